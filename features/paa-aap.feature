# language: no
@paa-aap
Egenskap: Underveis med arbeidsavklaringspenger
  Mange har arbeidsavklaringspenger en tid. Det er et vanlig steg på veien, verken et nederlag eller et endepunkt. Noen
  skal spørre hvordan det går, og hva pasienten ønsker.

  Kilde: utkast fra Nasjonalt fagråd for arbeid og helse («I en norsk studie gikk omlag 30 % over på
  arbeidsavklaringspenger før de eventuelt kom tilbake i jobb»). Tidene er produktråd.

  Scenario: Etter tre måneder, og så hvert år i tre år
    Gitt en pasient født i juni 1980 som er ansatt
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at pasienten mottok arbeidsavklaringspenger (AAP) fra 1. februar 2027
    Så blir svarene slik:
      | gang | dag             | svar          |
      | 1.   | 30. april 2027  | kommer        |
      | 1.   | 1. mai 2027     | bør tas nå    |
      | 1.   | 1. juli 2027    | over tiden    |
      | 1.   | 1. februar 2028 | ble ikke tatt |
      | 2.   | 1. februar 2028 | bør tas nå    |
      | 3.   | 1. februar 2029 | bør tas nå    |
      | 3.   | 1. februar 2030 | ble ikke tatt |

  Scenario: Også for den som er registrert utenfor arbeidslivet
    Gitt en pasient født i juni 1980 som er utenfor arbeidslivet
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at pasienten mottok arbeidsavklaringspenger (AAP) fra 1. februar 2027
    Når det er 1. mai 2027
    Så er svaret «bør tas nå»
    Og den ansvarlige er kreftkoordinator i kommunen

  Scenario: Den som hadde arbeidsavklaringspenger fra før, spørres tre måneder etter diagnosen
    Gitt en pasient født i juni 1980 som er utenfor arbeidslivet
    Og at pasienten mottok arbeidsavklaringspenger (AAP) fra 1. juni 2025
    Og at pasienten fikk diagnosen 12. januar 2026
    Så blir svarene slik:
      | dag            | svar       |
      | 11. april 2026 | kommer     |
      | 12. april 2026 | bør tas nå |
      | 12. juni 2026  | over tiden |

  Scenario: Ikke når arbeidsavklaringspengene er slutt
    Gitt en pasient født i juni 1980 som er ansatt
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at pasienten mottok arbeidsavklaringspenger (AAP) fra 1. februar 2027 til 15. juni 2027
    Så blir svarene slik:
      | dag           | svar       |
      | 15. juni 2027 | bør tas nå |
      | 16. juni 2027 | ikke nå    |

  Scenario: Ikke når arbeid ikke er mulig, sier pasienten
    Gitt en pasient født i juni 1980 som er ansatt
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at pasienten mottok arbeidsavklaringspenger (AAP) fra 1. februar 2027
    Og at pasientens ønske 5. april 2027 var «arbeid er ikke mulig»
    Når det er 1. mai 2027
    Så er svaret «ikke nå»
