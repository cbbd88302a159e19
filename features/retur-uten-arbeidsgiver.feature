# language: no
@retur-uten-arbeidsgiver
Egenskap: Veien tilbake i arbeid uten arbeidsgiver
  Den som driver for seg selv eller søker arbeid, har ingen arbeidsgiver å lage planen med. Samtalen er om tempoet, om
  veien til nytt arbeid, og om hva Nav kan bidra med.

  Kilde: utkast fra Nasjonalt fagråd for arbeid og helse («opplever at de ikke får den hjelpen de trenger for å prøve
  seg tilbake i jobb»). Tidene er produktråd.

  Scenario: Rundt den avtalte dagen, som for andre
    Gitt en pasient født i juni 1980 som er selvstendig næringsdrivende
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at pasienten var helt sykmeldt fra 2. februar 2026
    Og at det 1. juni 2026 ble avtalt at pasienten skal tilbake i arbeid 1. september 2026
    Så blir svarene slik:
      | dag                | svar          |
      | 3. august 2026     | kommer        |
      | 4. august 2026     | bør tas nå    |
      | 1. september 2026  | over tiden    |
      | 28. september 2026 | over tiden    |
      | 29. september 2026 | ble ikke tatt |

  Scenario: Uten avtalt dag, fra to uker etter at behandlingen er over
    Gitt en pasient født i juni 1980 som er arbeidssøker
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at pasienten var helt sykmeldt fra 2. februar 2026
    Og at behandlingen varte fra 2. februar 2026 til 30. juni 2026
    Så blir svarene slik:
      | dag               | svar          |
      | 14. juli 2026     | kommer        |
      | 15. juli 2026     | bør tas nå    |
      | 26. august 2026   | over tiden    |
      | 30. desember 2026 | ble ikke tatt |

  Scenario: En arbeidssøker skal også få snakke om veien til nytt arbeid
    Gitt en pasient født i juni 1980 som er arbeidssøker
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at pasienten var helt sykmeldt fra 2. februar 2026
    Og at det 1. juni 2026 ble avtalt at pasienten skal tilbake i arbeid 1. september 2026
    Og at samtalen ble gjennomført 10. august 2026, om «Tempo» og «Hva Nav kan bidra med»
    Når det er 11. august 2026
    Så er svaret «bør tas nå»
    Og det gjenstår å snakke om «Veien til nytt arbeid»
    Og den ansvarlige er fastlege

  Scenario: For den som driver for seg selv, er tempo og Nav nok
    Gitt en pasient født i juni 1980 som er selvstendig næringsdrivende
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at pasienten var helt sykmeldt fra 2. februar 2026
    Og at det 1. juni 2026 ble avtalt at pasienten skal tilbake i arbeid 1. september 2026
    Og at samtalen ble gjennomført 10. august 2026, om «Tempo» og «Hva Nav kan bidra med»
    Når det er 11. august 2026
    Så er svaret «gjennomført»

  Scenario: Ikke for den som har en arbeidsgiver
    Gitt en pasient født i juni 1980 som er ansatt
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at pasienten var helt sykmeldt fra 2. februar 2026
    Og at det 1. juni 2026 ble avtalt at pasienten skal tilbake i arbeid 1. september 2026
    Når det er 4. august 2026
    Så er svaret «ikke nå»
    Og grunnen er «har arbeidsgiver: ja»
