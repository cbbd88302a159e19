# language: no
@beh-rehab-samtale
Egenskap: Samtale om tilrettelegging og retur til arbeid, under behandlingen
  Pasienten spørres om en samtale om tilrettelegging og retur til arbeid, og om det som kan bli vanskelig.

  Kilde: utkast fra Nasjonalt fagråd for arbeid og helse («Ved behov spørres pasienten om det er ønskelig med en
  samtale om tilrettelegging av og retur til arbeid»). Tidene er produktråd.

  Bakgrunn:
    Gitt en pasient født i juni 1980 som er ansatt
    Og at pasienten fikk diagnosen 12. januar 2026

  Scenario: Fra fire uker ut i behandlingen til fire uker etter den
    Gitt at behandlingen varte fra 2. februar 2026 til 30. juni 2026
    Så blir svarene slik:
      | dag             | svar          |
      | 1. februar 2026 | ikke nå       |
      | 2. februar 2026 | kommer        |
      | 1. mars 2026    | kommer        |
      | 2. mars 2026    | bør tas nå    |
      | 12. april 2026  | bør tas nå    |
      | 13. april 2026  | over tiden    |
      | 28. juli 2026   | over tiden    |
      | 29. juli 2026   | ble ikke tatt |

  Scenario: Etter en kort behandling er det likevel tid
    Gitt at behandlingen varte fra 2. februar 2026 til 20. februar 2026
    Så blir svarene slik:
      | dag            | svar          |
      | 2. mars 2026   | bør tas nå    |
      | 12. april 2026 | bør tas nå    |
      | 13. april 2026 | ble ikke tatt |

  Scenario: Begge temaene må være med
    Gitt at behandlingen begynte 2. februar 2026
    Og at samtalen ble gjennomført 10. mars 2026, om «Tilrettelegging»
    Når det er 11. mars 2026
    Så er svaret «bør tas nå»
    Og det gjenstår å snakke om «Det som kan bli vanskelig, slik pasienten ser det»

  Scenario: Ikke aktuelt nå, men tas fram igjen på dagen som er avtalt
    Gitt at behandlingen begynte 2. februar 2026
    Og at samtalen 10. mars 2026 ble satt til side som ikke aktuell til 1. juni 2026
    Så blir svarene slik:
      | dag           | svar         |
      | 10. mars 2026 | ikke aktuelt |
      | 31. mai 2026  | ikke aktuelt |
      | 1. juni 2026  | over tiden   |

  Scenario: Er det ikke kontaktsykepleier, har forløpskoordinator samtalen
    Gitt at behandlingen begynte 2. februar 2026
    Og at det ikke finnes noen kontaktsykepleier på sykehuset
    Når det er 2. mars 2026
    Så er svaret «bør tas nå»
    Og den ansvarlige er forløpskoordinator på sykehuset
