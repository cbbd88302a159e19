# language: no
@beh-rehab-info
Egenskap: Informasjon om rehabilitering og støtte, under hele behandlingen
  Alle skal få vite hva som finnes av rehabilitering og støtte. Den som er i arbeidslivet, skal også få høre om
  arbeidsrettet rehabilitering.

  Kilde: utkast fra Nasjonalt fagråd for arbeid og helse («Pasienten skal under hele behandlingsforløpet få informasjon
  om muligheter for rehabilitering og støtte»). Tidene er produktråd: de samme som for samtalen om tilrettelegging.

  Scenario: Fra fire uker ut i behandlingen til fire uker etter den, også for en pensjonist
    Gitt en pasient født i mars 1950 som er pensjonist
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at behandlingen varte fra 2. februar 2026 til 30. juni 2026
    Så blir svarene slik:
      | dag            | svar          |
      | 1. mars 2026   | kommer        |
      | 2. mars 2026   | bør tas nå    |
      | 13. april 2026 | over tiden    |
      | 28. juli 2026  | over tiden    |
      | 29. juli 2026  | ble ikke tatt |

  Scenario: Informasjonen og samtalen om tilrettelegging er ett møte
    Gitt en pasient født i juni 1980 som er ansatt
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at behandlingen begynte 2. februar 2026
    Når det er 2. mars 2026
    Så har kontaktsykepleier på sykehuset to samtaler på én dagsorden

  Scenario: Den som er i arbeidslivet, skal høre om arbeidsrettet rehabilitering
    Gitt en pasient født i juni 1980 som er ansatt
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at behandlingen begynte 2. februar 2026
    Og at samtalen ble gjennomført 9. mars 2026, om «Rehabiliteringstilbud»
    Når det er 9. mars 2026
    Så er svaret «bør tas nå»
    Og det gjenstår å snakke om «Arbeidsrettet rehabilitering»

  Scenario: Den som ikke vil snakke om arbeid nå, får likevel vite om resten
    Gitt en pasient født i juni 1980 som er ansatt
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at behandlingen begynte 2. februar 2026
    Og at pasientens ønske 23. februar 2026 var «ikke nå»
    Og at samtalen ble gjennomført 9. mars 2026, om «Rehabiliteringstilbud»
    Så blir svarene slik:
      | dag          | svar        |
      | 8. mars 2026 | bør tas nå  |
      | 9. mars 2026 | gjennomført |

  Scenario: Lindrende behandling: også arbeid, slik pasienten ønsker det
    Gitt en pasient født i juni 1980 som er ansatt
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at målet med behandlingen 2. februar 2026 ble lindrende
    Og at behandlingen begynte 2. februar 2026
    Når det er 2. mars 2026
    Så kan samtalen begynne slik: «Det finnes tilbud som kan gi mer overskudd, og hjelp til å arbeide slik du selv ønsker. Vil du høre hva som finnes for deg?»
