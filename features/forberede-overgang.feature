# language: no
@forberede-overgang
Egenskap: Forventninger til tiden etter behandlingen
  Mange er ikke forberedt på hvor krevende det kan være å komme tilbake til hverdagen. Derfor spør noen før
  behandlingen er over.

  Kilde: utkast fra Nasjonalt fagråd for arbeid og helse. Tidene er produktråd.

  Bakgrunn:
    Gitt en pasient født i juni 1980 som er ansatt
    Og at pasienten fikk diagnosen 12. januar 2026

  Scenario: Tre uker før behandlingen etter planen slutter, til seks uker etter
    Gitt at behandlingen begynte 2. februar 2026, og etter planen slutter 30. juni 2026
    Så blir svarene slik:
      | dag             | svar          |
      | 8. juni 2026    | kommer        |
      | 9. juni 2026    | bør tas nå    |
      | 29. juni 2026   | bør tas nå    |
      | 30. juni 2026   | over tiden    |
      | 10. august 2026 | over tiden    |
      | 11. august 2026 | ble ikke tatt |

  Scenario: Uten plan for når behandlingen slutter, er det ingenting å regne fra
    Gitt at behandlingen begynte 2. februar 2026
    Når det er 30. juni 2026
    Så er svaret «ikke nå»
    Og grunnen er «Det den regnes fra, har ikke skjedd: ventet behandlingsslutt, behandlingsslutt»

  Scenario: En samtale som er tatt et annet sted
    Gitt at behandlingen begynte 2. februar 2026, og etter planen slutter 30. juni 2026
    Og at samtalen ble tatt et annet sted 15. juni 2026
    Så blir svarene slik:
      | dag             | svar               |
      | 14. juni 2026   | bør tas nå         |
      | 15. juni 2026   | tatt et annet sted |
      | 11. august 2026 | tatt et annet sted |

  Scenario: Er det ikke kontaktsykepleier, har kreftkoordinator samtalen
    Gitt at behandlingen begynte 2. februar 2026, og etter planen slutter 30. juni 2026
    Og at det ikke finnes noen kontaktsykepleier på sykehuset
    Når det er 9. juni 2026
    Så er svaret «bør tas nå»
    Og den ansvarlige er kreftkoordinator i kommunen
