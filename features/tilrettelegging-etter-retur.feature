# language: no
@tilrettelegging-etter-retur
Egenskap: Tilrettelegging på jobben – hva er avtalt, og hva er gjort
  Når pasienten er i gang igjen: Ble det noe av det som ble avtalt, og passer det fortsatt? Samtalen kommer igjen,
  for behovet varer ofte lenge.

  Kilde: utkast fra Nasjonalt fagråd for arbeid og helse («særlig i den første perioden etter retur, men også
  oppfølging over tid»). Tidene er produktråd.

  Bakgrunn:
    Gitt en pasient født i juni 1980 som er ansatt
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at pasienten var helt sykmeldt fra 2. februar 2026
    Og at pasienten var delvis tilbake i arbeid fra 1. september 2026

  Scenario: Første gang, fra fire uker etter retur
    Så blir svarene slik:
      | dag                | svar          |
      | 31. august 2026    | ikke nå       |
      | 28. september 2026 | kommer        |
      | 29. september 2026 | bør tas nå    |
      | 9. november 2026   | bør tas nå    |
      | 10. november 2026  | over tiden    |
      | 7. desember 2026   | over tiden    |
      | 8. desember 2026   | ble ikke tatt |

  Scenario: Igjen etter et halvt år, ett år, og så hvert år i tre år
    Så blir svarene slik:
      | gang | dag               | svar          |
      | 2.   | 28. februar 2027  | kommer        |
      | 2.   | 1. mars 2027      | bør tas nå    |
      | 2.   | 10. mai 2027      | ble ikke tatt |
      | 3.   | 1. september 2027 | bør tas nå    |
      | 4.   | 1. september 2028 | bør tas nå    |
      | 5.   | 1. september 2029 | bør tas nå    |
      | 6.   | 31. august 2030   | kommer        |
      | 6.   | 1. september 2030 | bør tas nå    |

  Scenario: En samtale teller for den gangen den ble tatt
    Gitt at samtalen ble gjennomført 5. oktober 2026
    Så blir svarene slik:
      | gang | dag             | svar        |
      | 1.   | 4. oktober 2026 | bør tas nå  |
      | 1.   | 5. oktober 2026 | gjennomført |
      | 2.   | 1. mars 2027    | bør tas nå  |

  Scenario: At kontrollene er slutt, stanser den ikke; det gjør at arbeid er avklart
    Gitt at kontrollene på sykehuset sluttet 28. september 2026
    Og at arbeid ble avklart 5. oktober 2026
    Så blir svarene slik:
      | dag                | svar       |
      | 29. september 2026 | bør tas nå |
      | 4. oktober 2026    | bør tas nå |
      | 5. oktober 2026    | ikke nå    |

  Scenario: En kommune uten kreftkoordinator
    Gitt at det ikke finnes noen kreftkoordinator i kommunen
    Når det er 29. september 2026
    Så er svaret «bør tas nå»
    Og den ansvarlige er fastlege
