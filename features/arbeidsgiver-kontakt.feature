# language: no
@arbeidsgiver-kontakt
Egenskap: Kontakten med arbeidsgiver under sykmelding
  Hvordan pasienten har det med arbeidsgiveren, og vil ha det videre, mens hun eller han er sykmeldt.

  Kilde: utkast fra Nasjonalt fagråd for arbeid og helse («opprettholdelse av kommunikasjon under sykefraværet»).
  Tidene er produktråd: før arbeidsgiveren holder sitt dialogmøte.

  Scenario: Fra to uker ut i sykefraværet til pasienten er i gang igjen
    Gitt en pasient født i juni 1980 som er ansatt
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at pasienten var helt sykmeldt fra 2. februar 2026
    Og at pasienten var delvis tilbake i arbeid fra 4. mai 2026
    Så blir svarene slik:
      | dag              | svar          |
      | 1. februar 2026  | ikke nå       |
      | 15. februar 2026 | kommer        |
      | 16. februar 2026 | bør tas nå    |
      | 22. mars 2026    | bør tas nå    |
      | 23. mars 2026    | over tiden    |
      | 3. mai 2026      | over tiden    |
      | 4. mai 2026      | ble ikke tatt |

  Scenario: Ikke når pasienten ikke vil
    Gitt en pasient født i juni 1980 som er ansatt
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at pasienten var helt sykmeldt fra 2. februar 2026
    Og at pasientens ønske 20. februar 2026 var «vil ikke snakke om kontakten med arbeidsgiver»
    Når det er 20. februar 2026
    Så er svaret «ikke nå»
    Og grunnen er «nei til å snakke om kontakten med arbeidsgiver: ja»

  Scenario: Ikke for den som ikke har noen arbeidsgiver
    Gitt en pasient født i juni 1980 som er selvstendig næringsdrivende
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at pasienten var helt sykmeldt fra 2. februar 2026
    Når det er 16. februar 2026
    Så er svaret «ikke nå»
    Og grunnen er «har arbeidsgiver: nei»

  Scenario: Et sykefravær er over på den 16. dagen uten sykmelding
    Gitt en pasient født i juni 1980 som er ansatt
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at pasienten var 50 prosent sykmeldt fra 2. februar 2026 til 1. mars 2026
    Så blir svarene slik:
      | dag           | svar       |
      | 16. mars 2026 | bør tas nå |
      | 17. mars 2026 | ikke nå    |

  Scenariomal: Den som sykmelder har samtalen, ellers fastlegen, ellers kreftkoordinator
    Gitt en pasient født i juni 1980 som er ansatt
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at pasienten var helt sykmeldt fra 2. februar 2026
    Og at det ikke finnes noen <mangler>
    Når det er 16. februar 2026
    Så er svaret «bør tas nå»
    Og den ansvarlige er <ansvarlig>

    Eksempler:
      | mangler                  | ansvarlig                   |
      | fastlege                 | sykmelder                   |
      | sykmelder                | fastlege                    |
      | sykmelder eller fastlege | kreftkoordinator i kommunen |
