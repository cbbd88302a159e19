# language: no
@ph-3
Egenskap: Samhandlingspunkt 3 – den siste planlagte kartleggingen, i kommunen
  Kartleggingen i Pakkeforløp hjem «ca. 12–18 måneder etter en kreftdiagnose», i kommunen. For mange er det også
  omtrent da sykepengene tar slutt.

  Kilde: Pakkeforløp hjem (Helsedirektoratet), nasjonal føring. At den står åpen til to år etter diagnosen, er
  produktråd.

  Bakgrunn:
    Gitt en pasient født i juni 1980
    Og at pasienten fikk diagnosen 12. januar 2026

  Scenario: Tolv til atten måneder etter diagnosen
    Så blir svarene slik:
      | dag               | svar          |
      | 16. november 2026 | ikke nå       |
      | 17. november 2026 | kommer        |
      | 11. januar 2027   | kommer        |
      | 12. januar 2027   | bør tas nå    |
      | 12. juli 2027     | bør tas nå    |
      | 13. juli 2027     | over tiden    |
      | 11. januar 2028   | over tiden    |
      | 12. januar 2028   | ble ikke tatt |

  Scenario: Like viktig for den som lever med kreft
    Gitt at målet med behandlingen 2. februar 2026 ble livsforlengende
    Når det er 12. januar 2027
    Så er svaret «bør tas nå»

  Scenario: Pasienten takker nei, og blir spurt igjen etter tre måneder
    Gitt at pasienten takket nei 1. februar 2027
    Så blir svarene slik:
      | dag             | svar       |
      | 31. januar 2027 | bør tas nå |
      | 1. februar 2027 | takket nei |
      | 30. april 2027  | takket nei |
      | 1. mai 2027     | bør tas nå |

  Scenario: Ikke ved livets slutt
    Gitt at pasienten fra 1. mars 2027 er i livets slutt
    Når det er 1. mars 2027
    Så er svaret «ikke nå»
    Og grunnen er «Livets slutt: bare det pasienten selv spør om»

  Scenario: En kommune der ingen er pekt ut
    Gitt at det ikke finnes noen kreftkoordinator i kommunen
    Og at koordinerende enhet ikke har pekt ut noen
    Når det er 12. januar 2027
    Så er svaret «bør tas nå»
    Og ingen er ansvarlig
