# language: no
@plan-for-retur
Egenskap: Plan for å komme tilbake i arbeid
  Hvordan veien tilbake skal bli: planen, tempoet, og hva Nav kan bidra med. Verken for tidlig i full jobb eller
  lenger borte enn nødvendig.

  Kilde: utkast fra Nasjonalt fagråd for arbeid og helse («planlegging av hvordan retur til arbeid skal foregå»).
  Tidene er produktråd.

  Scenario: Fra fire uker før den avtalte dagen til fire uker etter
    Gitt en pasient født i juni 1980 som er ansatt
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at pasienten var helt sykmeldt fra 2. februar 2026
    Og at det 1. juni 2026 ble avtalt at pasienten skal tilbake i arbeid 1. september 2026
    Så blir svarene slik:
      | dag                | svar          |
      | 3. august 2026     | kommer        |
      | 4. august 2026     | bør tas nå    |
      | 31. august 2026    | bør tas nå    |
      | 1. september 2026  | over tiden    |
      | 28. september 2026 | over tiden    |
      | 29. september 2026 | ble ikke tatt |

  Scenario: Uten avtalt dag, fra to uker etter at behandlingen er over
    Gitt en pasient født i juni 1980 som er ansatt
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at pasienten var helt sykmeldt fra 2. februar 2026
    Og at behandlingen varte fra 2. februar 2026 til 30. juni 2026
    Så blir svarene slik:
      | dag               | svar          |
      | 14. juli 2026     | kommer        |
      | 15. juli 2026     | bør tas nå    |
      | 25. august 2026   | bør tas nå    |
      | 26. august 2026   | over tiden    |
      | 29. desember 2026 | over tiden    |
      | 30. desember 2026 | ble ikke tatt |

  Scenario: Ikke når pasienten er helt tilbake i arbeid
    Gitt en pasient født i juni 1980 som er ansatt
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at pasienten var helt sykmeldt fra 2. februar 2026
    Og at det 1. juni 2026 ble avtalt at pasienten skal tilbake i arbeid 1. september 2026
    Og at pasienten var helt tilbake i arbeid fra 17. august 2026
    Når det er 17. august 2026
    Så er svaret «ikke nå»
    Og grunnen er «fortsatt borte i dette sykefraværet: nei»

  Scenario: Vi vet ikke om pasienten har en arbeidsgiver
    Gitt en pasient født i juni 1980
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at pasienten var helt sykmeldt fra 2. februar 2026
    Og at det 1. juni 2026 ble avtalt at pasienten skal tilbake i arbeid 1. september 2026
    Når det er 4. august 2026
    Så er svaret «mangler opplysning»
    Og det som mangler, er «har arbeidsgiver»

  Scenario: Plan, tempo og Nav må være med
    Gitt en pasient født i juni 1980 som er ansatt
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at pasienten var helt sykmeldt fra 2. februar 2026
    Og at det 1. juni 2026 ble avtalt at pasienten skal tilbake i arbeid 1. september 2026
    Og at samtalen ble gjennomført 10. august 2026, om «Plan for retur til arbeid»
    Når det er 11. august 2026
    Så er svaret «bør tas nå»
    Og det gjenstår å snakke om «Tempo» og «Hva Nav kan bidra med»
    Og den ansvarlige er fastlege
