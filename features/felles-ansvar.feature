# language: no
@felles
Egenskap: Én ansvarlig, én dagsorden
  Det som bør tas med samme pasient av samme person, er én samtale med flere temaer. Og mangler vi én opplysning om
  arbeid, stilles ett spørsmål.

  Rekkefølgen av ansvarlige er produktråd der kilden ikke sier hvem.

  Scenario: To samtaler for sykmelder blir én dagsorden
    Gitt en pasient født i juni 1980 som er ansatt
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at pasienten var helt sykmeldt fra 2. februar 2026
    Og at «Tidlig samtale om arbeid og kontakt med arbeidsgiver» ble gjennomført 20. januar 2026
    Når det er 11. mai 2026
    Så har sykmelder to samtaler på én dagsorden

  Scenario: Det to ville spurt om, spør én om
    Gitt en pasient født i juni 1980 som er ansatt
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at pasienten var helt sykmeldt fra 2. februar 2026
    Når det er 9. mars 2026
    Så har sosionom på sykehuset to samtaler på én dagsorden

  Scenario: Ukjent arbeidssituasjon gir ett spørsmål
    Gitt en pasient født i juni 1980
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at behandlingen begynte 2. februar 2026
    Og at pasienten var helt sykmeldt fra 2. februar 2026
    Når det er 2. mars 2026
    Så bør disse samtalene tas:
      | ansvarlig                                     | samtale                                                                      |
      | den sykehuset har utpekt for Pakkeforløp hjem | Samhandlingspunkt 1: kartlegging av behov på sykehuset, også jobb og økonomi |
      | den sykehuset har utpekt for Pakkeforløp hjem | Arbeidssituasjonen: jobb, skole eller annet                                  |
      | den sykehuset har utpekt for Pakkeforløp hjem | Informasjon om kreftkoordinator i kommunen                                   |
      | kontaktsykepleier på sykehuset                | Informasjon om rehabilitering og støtte                                      |

  Scenario: Pasientens eget valg av koordinator går foran
    Gitt en pasient født i juni 1980 som er ansatt
    Og at det gjelder samtalen «Samhandlingspunkt 2: kartlegging av behov i kommunen, også jobb og økonomi»
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at det er bekreftet at det finnes kreftkoordinator i kommunen
    Og at pasienten 2. mars 2026 valgte fastlege som koordinator
    Så blir svarene slik:
      | dag            | svar       | ansvarlig                   |
      | 1. mars 2026   | kommer     | kreftkoordinator i kommunen |
      | 2. mars 2026   | kommer     | fastlege                    |
      | 12. april 2026 | bør tas nå | fastlege                    |

  Scenario: Ingenting før diagnosen er fortalt
    Gitt en pasient født i juni 1980 som er ansatt
    Og at behandlingen begynte 12. januar 2026
    Og at pasienten var helt sykmeldt fra 12. januar 2026
    Og at pasienten fikk diagnosen 4. mai 2026
    Når det er 3. mai 2026
    Så er det ingen samtale som bør tas
    Og er svaret «ikke nå» for alle samtaler
