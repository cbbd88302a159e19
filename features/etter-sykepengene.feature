# language: no
@etter-sykepengene
Egenskap: Rettigheter når sykepengene tar slutt
  Hva pasienten kan ha rett til når sykepengene tar slutt, tatt opp i god tid. Dagen fortelles av pasienten eller
  Nav og regnes aldri ut her, for ferie og arbeid flytter den.

  Kilde: Nav («i god tid før retten din til sykepenger er brukt opp»). Ukene er produktråd.

  Bakgrunn:
    Gitt en pasient født i juni 1980 som er ansatt
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at pasienten var helt sykmeldt fra 2. februar 2026

  Scenario: Når dagen er kjent, fra tretten uker før
    Gitt at pasienten 1. juni 2026 fortalte at sykepengene tar slutt 29. januar 2027
    Så blir svarene slik:
      | dag               | svar          |
      | 29. oktober 2026  | kommer        |
      | 30. oktober 2026  | bør tas nå    |
      | 17. desember 2026 | bør tas nå    |
      | 18. desember 2026 | over tiden    |
      | 28. januar 2027   | over tiden    |
      | 29. januar 2027   | ble ikke tatt |

  Scenario: Når dagen ikke er kjent, fra uke 36 i sykefraværet
    Så blir svarene slik:
      | dag               | svar          |
      | 11. oktober 2026  | kommer        |
      | 12. oktober 2026  | bør tas nå    |
      | 22. november 2026 | bør tas nå    |
      | 23. november 2026 | over tiden    |
      | 31. januar 2027   | over tiden    |
      | 1. februar 2027   | ble ikke tatt |

  Scenario: Dagen blir kjent underveis, og da gjelder den
    Gitt at pasienten 25. november 2026 fortalte at sykepengene tar slutt 26. februar 2027
    Så blir svarene slik:
      | dag               | svar       |
      | 24. november 2026 | over tiden |
      | 25. november 2026 | kommer     |
      | 27. november 2026 | bør tas nå |
      | 15. januar 2027   | over tiden |

  Scenario: Også når pasienten sier at arbeid ikke er mulig
    Gitt at pasientens ønske 1. september 2026 var «arbeid er ikke mulig»
    Når det er 12. oktober 2026
    Så er svaret «bør tas nå»

  Scenario: En pasient uten fastlege
    Gitt at det ikke finnes noen fastlege
    Når det er 12. oktober 2026
    Så er svaret «bør tas nå»
    Og den ansvarlige er kreftkoordinator i kommunen
