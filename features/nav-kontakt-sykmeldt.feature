# language: no
@nav-kontakt-sykmeldt
Egenskap: Kontakten med Nav under sykmelding, og dialogmøtet
  Har pasienten kontakt med Nav, og er det avtalt et dialogmøte? Et unntak fra møtet er en utsettelse, ikke et svar.

  Kilde: utkast fra Nasjonalt fagråd for arbeid og helse («lite eller ingen kontakt med NAV mens de er sykmeldt»).
  Tidene er produktråd. Fristene for selve møtene er Navs og arbeidsgiverens, ikke helsetjenestens.

  Bakgrunn:
    Gitt en pasient født i juni 1980 som er ansatt
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at pasienten var helt sykmeldt fra 2. februar 2026

  Scenario: Fra uke 14 til uke 39 i sykefraværet
    Så blir svarene slik:
      | dag              | svar          |
      | 15. mars 2026    | ikke nå       |
      | 16. mars 2026    | kommer        |
      | 10. mai 2026     | kommer        |
      | 11. mai 2026     | bør tas nå    |
      | 19. juli 2026    | bør tas nå    |
      | 20. juli 2026    | over tiden    |
      | 1. november 2026 | over tiden    |
      | 2. november 2026 | ble ikke tatt |

  Scenario: Fire uker etter et unntak fra dialogmøtet
    Gitt at Nav 16. mars 2026 gjorde unntak fra dialogmøtet
    Så blir svarene slik:
      | dag            | svar       |
      | 12. april 2026 | kommer     |
      | 13. april 2026 | bør tas nå |

  Scenario: Ikke når pasienten er helt tilbake i arbeid
    Gitt at pasienten var helt tilbake i arbeid fra 1. juni 2026
    Så blir svarene slik:
      | dag          | svar       |
      | 31. mai 2026 | bør tas nå |
      | 1. juni 2026 | ikke nå    |

  Scenario: Både Nav og dialogmøtet må være med
    Gitt at samtalen ble gjennomført 12. mai 2026, om «Kontakt med Nav»
    Når det er 13. mai 2026
    Så er svaret «bør tas nå»
    Og det gjenstår å snakke om «Dialogmøte»

  Scenario: Verken sykmelder eller fastlege å spørre
    Gitt at det ikke finnes noen sykmelder eller fastlege
    Når det er 11. mai 2026
    Så er svaret «bør tas nå»
    Og den ansvarlige er kreftkoordinator i kommunen
