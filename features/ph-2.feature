# language: no
@ph-2
Egenskap: Samhandlingspunkt 2 – kartlegging i kommunen
  Kartleggingen i Pakkeforløp hjem «ca. 3–4 måneder etter en kreftdiagnose», i kommunen. Den gjelder alle, enten
  samhandlingspunkt 1 ble tatt eller ikke.

  Kilde: Pakkeforløp hjem (Helsedirektoratet), nasjonal føring. At den står åpen til samhandlingspunkt 3 åpner, er
  produktråd.

  Bakgrunn:
    Gitt en pasient født i juni 1980

  Scenario: Tre til fire måneder etter diagnosen
    Gitt at pasienten fikk diagnosen 12. januar 2026
    Så blir svarene slik:
      | dag              | svar          |
      | 14. februar 2026 | ikke nå       |
      | 15. februar 2026 | kommer        |
      | 11. april 2026   | kommer        |
      | 12. april 2026   | bør tas nå    |
      | 12. mai 2026     | bør tas nå    |
      | 13. mai 2026     | over tiden    |
      | 11. januar 2027  | over tiden    |
      | 12. januar 2027  | ble ikke tatt |

  Scenario: Dagen for diagnosen er bare omtrent kjent
    Gitt at pasienten fikk diagnosen en gang i januar 2026
    Så blir svarene slik:
      | dag           | svar       |
      | 31. mars 2026 | kommer     |
      | 1. april 2026 | bør tas nå |
      | 31. mai 2026  | bør tas nå |
      | 1. juni 2026  | over tiden |

  Scenario: En samtale som ble tatt inntil fire uker før, teller
    Gitt at pasienten fikk diagnosen 12. januar 2026
    Og at samtalen ble gjennomført 15. mars 2026
    Når det er 12. april 2026
    Så er svaret «gjennomført»

  Scenario: En kommune uten kreftkoordinator
    Gitt at pasienten fikk diagnosen 12. januar 2026
    Og at det ikke finnes noen kreftkoordinator i kommunen
    Når det er 12. april 2026
    Så er svaret «bør tas nå»
    Og den ansvarlige er den koordinerende enhet utpeker

  Scenario: Nei til Pakkeforløp hjem, som det spørres om én gang til
    Gitt at pasienten fikk diagnosen 12. januar 2026
    Og at pasienten takket nei til Pakkeforløp hjem 2. mars 2026
    Så blir svarene slik:
      | dag          | svar       |
      | 1. mars 2026 | kommer     |
      | 2. mars 2026 | ikke nå    |
      | 1. juni 2026 | ikke nå    |
      | 2. juni 2026 | over tiden |
