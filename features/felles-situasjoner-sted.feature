# language: no
@felles
Egenskap: Ansvaret følger stedet
  Sykehuset og kommunen kan ligge hvert sitt sted, og pasienten kan flytte. Den ansvarlige er alltid en som finnes der
  pasienten er.

  Rekkefølgen av ansvarlige er produktråd der kilden ikke sier hvem.

  Bakgrunn:
    Gitt en pasient født i juni 1980 som er ansatt
    Og at pasienten fikk diagnosen 12. januar 2026

  Scenario: Pasienten flytter til et sted uten kreftkoordinator
    Gitt at det gjelder samtalen «Samhandlingspunkt 2: kartlegging av behov i kommunen, også jobb og økonomi»
    Og at det er bekreftet at det finnes kreftkoordinator i kommunen
    Og at pasienten 4. mai 2026 flyttet til et sted uten kreftkoordinator i kommunen
    Så blir svarene slik:
      | dag         | svar       | ansvarlig                       |
      | 3. mai 2026 | bør tas nå | kreftkoordinator i kommunen     |
      | 4. mai 2026 | bør tas nå | den koordinerende enhet utpeker |

  Scenario: Behandlet et annet sted enn hjemme
    Gitt at det ikke finnes noen sosionom på sykehuset
    Og at det er bekreftet at det finnes kreftkoordinator i kommunen
    Når det er 12. april 2026
    Så er svarene på samtalene slik:
      | samtale                                                                    | svar       | ansvarlig                       |
      | Tidlig samtale om arbeid og kontakt med arbeidsgiver                       | over tiden | forløpskoordinator på sykehuset |
      | Samhandlingspunkt 2: kartlegging av behov i kommunen, også jobb og økonomi | bør tas nå | kreftkoordinator i kommunen     |
