# language: no
@ph-1
Egenskap: Samhandlingspunkt 1 – den første kartleggingen, på sykehuset
  Den første kartleggingen i Pakkeforløp hjem, når pasienten har fått diagnosen. Den gjelder alle, også barn og
  eldre, og jobb og økonomi er med sammen med resten av hverdagen.

  Kilde: Pakkeforløp hjem (Helsedirektoratet), nasjonal føring. Kilden setter ingen dag, så samtalen er uten frist.
  At den står åpen til samhandlingspunkt 2 åpner, er produktråd.

  Bakgrunn:
    Gitt en pasient født i juni 1980
    Og at pasienten fikk diagnosen 12. januar 2026

  Scenario: Åpen fra diagnosen til samhandlingspunkt 2 åpner
    Så blir svarene slik:
      | dag             | svar          |
      | 11. januar 2026 | ikke nå       |
      | 12. januar 2026 | bør tas nå    |
      | 11. april 2026  | bør tas nå    |
      | 12. april 2026  | ble ikke tatt |

  Scenario: Sykehuset har samtalen, og den har ingen frist
    Når det er 11. april 2026
    Så er svaret «bør tas nå»
    Og samtalen er uten frist
    Og den ansvarlige er den sykehuset har utpekt for Pakkeforløp hjem

  Scenario: Både jobb og økonomi må være med
    Gitt at samtalen ble gjennomført 20. januar 2026, om «Jobb/skole/utdanning» og «Psykisk helse»
    Når det er 21. januar 2026
    Så er svaret «bør tas nå»
    Og det gjenstår å snakke om «Økonomi og boforhold»

  Scenario: Utsatt til en dag pasienten selv har valgt
    Gitt at samtalen ble utsatt 20. januar 2026 til 2. mars 2026
    Så blir svarene slik:
      | dag             | svar       |
      | 20. januar 2026 | utsatt     |
      | 1. mars 2026    | utsatt     |
      | 2. mars 2026    | bør tas nå |

  Scenario: Et tilbakefall gir en ny kartlegging
    Gitt at samtalen ble gjennomført 20. januar 2026
    Og at kreften kom tilbake 3. august 2026
    Så blir svarene slik:
      | dag            | svar        |
      | 2. august 2026 | gjennomført |
      | 3. august 2026 | bør tas nå  |
