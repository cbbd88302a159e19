# language: no
@midtveis-arbeid
Egenskap: Midtveis: hvordan pasienten selv ser på arbeid framover
  Mellom måned fire og måned tolv har Pakkeforløp hjem ingen samtale. Har ingen snakket om arbeid på en stund, spørres
  pasienten åpent. Svaret måles ikke og gir ingen poeng.

  Kilde: utkast fra Nasjonalt fagråd for arbeid og helse («Slike forventninger kan endres i stadig mer negativ retning
  ved lange sykefravær»). Tidene er produktråd.

  Bakgrunn:
    Gitt en pasient født i juni 1980 som er ansatt
    Og at pasienten fikk diagnosen 12. januar 2026

  Scenario: Fra seks måneder til samhandlingspunkt 3
    Så blir svarene slik:
      | dag              | svar          |
      | 11. juli 2026    | kommer        |
      | 12. juli 2026    | bør tas nå    |
      | 11. oktober 2026 | bør tas nå    |
      | 12. oktober 2026 | over tiden    |
      | 12. januar 2027  | ble ikke tatt |

  Scenario: Ikke når arbeid nettopp er tatt opp
    Gitt at «Samhandlingspunkt 2: kartlegging av behov i kommunen, også jobb og økonomi» ble gjennomført 1. juni 2026
    Så blir svarene slik:
      | dag               | svar       |
      | 12. juli 2026     | ikke nå    |
      | 31. august 2026   | ikke nå    |
      | 1. september 2026 | bør tas nå |

  Scenario: Ikke når det er en plan for å komme tilbake
    Gitt at «Plan for å komme tilbake i arbeid» ble gjennomført 1. april 2026
    Så blir svarene slik:
      | dag                | svar       |
      | 30. september 2026 | ikke nå    |
      | 1. oktober 2026    | bør tas nå |

  Scenario: Livsforlengende behandling har sin egen måte å spørre på
    Gitt at målet med behandlingen 2. februar 2026 ble livsforlengende
    Når det er 12. juli 2026
    Så er svaret «bør tas nå»
    Og kan samtalen begynne slik: «Noen vil ha jobben som en del av hverdagen mens de får behandling, andre vil det ikke. Hvordan ønsker du å ha det det neste halve året?»

  Scenario: Når behandlingen snart er slutt, spør én om det samme, ikke to
    Gitt at behandlingen begynte 2. februar 2026, og etter planen slutter 31. juli 2026
    Og at «Samtale om tilrettelegging og retur til arbeid» ble gjennomført 9. mars 2026
    Og at «Informasjon om rehabilitering og støtte» ble gjennomført 9. mars 2026
    Når det er 13. juli 2026
    Så er svaret «bør tas nå»
    Og har kontaktsykepleier på sykehuset to samtaler på én dagsorden
