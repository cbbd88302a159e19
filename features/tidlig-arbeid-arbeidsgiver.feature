# language: no
@tidlig-arbeid-arbeidsgiver
Egenskap: Tidlig samtale om arbeid og kontakt med arbeidsgiver
  Arbeid blir et tema tidlig i behandlingen, for eksempel hvordan pasienten vil ha det med arbeidsgiveren.

  Kilde: utkast fra Nasjonalt fagråd for arbeid og helse («tidlig i behandlingsforløpet»); hvem: den nasjonale
  kreftstrategien. At «tidlig» er lest som innen seks uker, er produktråd.

  Scenario: Fra diagnosen til behandlingen er over
    Gitt en pasient født i juni 1980 som er ansatt
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at behandlingen varte fra 2. februar 2026 til 30. juni 2026
    Så blir svarene slik:
      | dag              | svar          |
      | 12. januar 2026  | bør tas nå    |
      | 22. februar 2026 | bør tas nå    |
      | 23. februar 2026 | over tiden    |
      | 30. juni 2026    | over tiden    |
      | 1. juli 2026     | ble ikke tatt |

  Scenario: Vi vet ikke om pasienten er i arbeidslivet
    Gitt en pasient født i juni 1980
    Og at pasienten fikk diagnosen 12. januar 2026
    Når det er 12. januar 2026
    Så er svaret «mangler opplysning»
    Og det som mangler, er «i arbeidslivet»

  Scenariomal: For den som er i arbeidslivet
    Gitt en pasient født i juni 1980 som er <er>
    Og at pasienten fikk diagnosen 12. januar 2026
    Når det er 12. januar 2026
    Så er svaret «<svar>»

    Eksempler:
      | er                          | svar       |
      | selvstendig næringsdrivende | bør tas nå |
      | permittert                  | bør tas nå |
      | arbeidssøker                | bør tas nå |
      | student                     | ikke nå    |
      | pensjonist                  | ikke nå    |

  Scenario: Ferdig når arbeidet og kontakten med arbeidsgiver er tatt opp
    Gitt en pasient født i juni 1980 som er ansatt
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at samtalen ble gjennomført 20. januar 2026, om «Arbeidet nå, slik pasienten ser det» og «Kontakt med arbeidsgiver»
    Så blir svarene slik:
      | dag             | svar        |
      | 19. januar 2026 | bør tas nå  |
      | 20. januar 2026 | gjennomført |

  Scenario: Et sykehus uten sosionom
    Gitt en pasient født i juni 1980 som er ansatt
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at det ikke finnes noen sosionom på sykehuset
    Når det er 12. januar 2026
    Så er svaret «bør tas nå»
    Og den ansvarlige er forløpskoordinator på sykehuset
