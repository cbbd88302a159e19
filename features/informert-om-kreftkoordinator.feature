# language: no
@informert-om-kreftkoordinator
Egenskap: Informasjon om kreftkoordinator i kommunen
  Alle får vite at kommunen kan ha en kreftkoordinator. Pasienten kan ringe selv, uten skjema og uten vedtak.

  Kilde: handlingsplan for 2015–2017, gjengitt i en masteroppgave («Dessuten skal alle pasienter få info om
  kreftkoordinator»). Planen gjelder ikke lenger. Tidene er produktråd.

  Scenario: Fra diagnosen til kommunen selv har sin samtale
    Gitt en pasient født i juni 1980
    Og at pasienten fikk diagnosen 12. januar 2026
    Så blir svarene slik:
      | dag              | svar          |
      | 11. januar 2026  | ikke nå       |
      | 12. januar 2026  | bør tas nå    |
      | 22. februar 2026 | bør tas nå    |
      | 23. februar 2026 | over tiden    |
      | 12. april 2026   | ble ikke tatt |

  Scenario: Den sykehuset har utpekt, tar den sammen med samhandlingspunkt 1
    Gitt en pasient født i juni 1980 som er ansatt
    Og at pasienten fikk diagnosen 12. januar 2026
    Når det er 12. januar 2026
    Så har den sykehuset har utpekt for Pakkeforløp hjem to samtaler på én dagsorden

  Scenario: Ordene er sanne også der det ikke er noen kreftkoordinator
    Gitt en pasient født i juni 1980
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at det ikke finnes noen kreftkoordinator i kommunen
    Når det er 12. januar 2026
    Så er svaret «bør tas nå»
    Og kan samtalen begynne slik: «Mange kommuner har en kreftkoordinator du kan ringe rett til. Er det ingen der du bor, kan kommunen fortelle deg hvem du kan snakke med. Skal vi finne ut hvem det er?»

  Scenario: Et barns familie får også vite det
    Gitt en pasient født i mars 2018
    Og at pasienten fikk diagnosen 12. januar 2026
    Når det er 12. januar 2026
    Så er svaret «bør tas nå»
    Og kan samtalen begynne slik: «Mange kommuner har en kreftkoordinator som familien kan ringe rett til. Er det ingen der dere bor, kan kommunen fortelle hvem dere kan snakke med. Skal vi finne ut hvem det er?»

  Scenario: Den som har sagt nei til Pakkeforløp hjem, får likevel vite det
    Gitt en pasient født i juni 1980
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at pasienten takket nei til Pakkeforløp hjem 13. januar 2026
    Når det er 20. januar 2026
    Så er svaret «bør tas nå»
