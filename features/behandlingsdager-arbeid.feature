# language: no
@behandlingsdager-arbeid
Egenskap: Arbeid mellom behandlingene
  Noen jobber mellom behandlingene, med sykmelding bare for enkeltstående behandlingsdager. Da spør ikke Nav, og
  helsetjenesten er den eneste som kan ta opp hvordan det går på jobben.

  Kilde: utkast fra Nasjonalt fagråd for arbeid og helse («ved bruk av helsetjenester parallelt med arbeid»).
  Tidene er produktråd.

  Bakgrunn:
    Gitt en pasient født i juni 1980 som er ansatt
    Og at pasienten fikk diagnosen 12. januar 2026

  Scenario: Fire uker etter de første behandlingsdagene, til fire uker etter de siste
    Gitt at pasienten hadde enkeltstående behandlingsdager fra 9. februar 2026 til 28. juni 2026
    Så blir svarene slik:
      | dag             | svar          |
      | 8. februar 2026 | ikke nå       |
      | 9. februar 2026 | kommer        |
      | 8. mars 2026    | kommer        |
      | 9. mars 2026    | bør tas nå    |
      | 19. april 2026  | bør tas nå    |
      | 20. april 2026  | over tiden    |
      | 26. juli 2026   | over tiden    |
      | 27. juli 2026   | ble ikke tatt |

  Scenario: Ikke når arbeid allerede er tatt opp
    Gitt at pasienten hadde enkeltstående behandlingsdager fra 9. februar 2026
    Og at «Tidlig samtale om arbeid og kontakt med arbeidsgiver» ble gjennomført 23. mars 2026
    Så blir svarene slik:
      | dag           | svar       |
      | 22. mars 2026 | bør tas nå |
      | 23. mars 2026 | ikke nå    |

  Scenario: Ikke for den som er helt sykmeldt
    Gitt at pasienten var helt sykmeldt fra 9. februar 2026
    Når det er 9. mars 2026
    Så er svaret «ikke nå»
    Og grunnen er «Det den regnes fra, har ikke skjedd: første behandlingsdag med sykmelding»

  Scenario: Er det ikke kontaktsykepleier, har fastlegen samtalen
    Gitt at pasienten hadde enkeltstående behandlingsdager fra 9. februar 2026
    Og at det ikke finnes noen kontaktsykepleier på sykehuset
    Når det er 9. mars 2026
    Så er svaret «bør tas nå»
    Og den ansvarlige er fastlege
