# language: no
@fritak-arbeidsgiverperiode
Egenskap: Flere sykefravær: fritak for arbeidsgiverperioden
  Er pasienten sykmeldt på nytt innen et år, får hun eller han vite at Nav kan dekke sykepengene fra første dag. Både
  pasienten og arbeidsgiveren kan søke. Det fortelles én gang.

  Kilde: Nav («kan arbeidstakeren eller arbeidsgiveren søke om at NAV dekker sykepengene i arbeidsgiverperioden»).
  Ingen kilde sier når det bør fortelles; tidene er produktråd.

  Bakgrunn:
    Gitt en pasient født i juni 1980 som er ansatt
    Og at pasienten fikk diagnosen 1. september 2025
    Og at pasienten var helt sykmeldt fra 6. oktober 2025 til 31. oktober 2025

  Scenario: Ikke første gang, men når det kommer igjen
    Gitt at pasienten var helt sykmeldt fra 2. februar 2026
    Så blir svarene slik:
      | dag             | svar          |
      | 6. oktober 2025 | ikke nå       |
      | 2. februar 2026 | bør tas nå    |
      | 29. mars 2026   | bør tas nå    |
      | 30. mars 2026   | over tiden    |
      | 27. april 2026  | ble ikke tatt |

  Scenario: Ikke når det er mer enn et år siden
    Gitt at pasienten var helt sykmeldt fra 1. november 2026
    Når det er 1. november 2026
    Så er svaret «ikke nå»

  Scenario: Fortalt én gang, ikke hver gang
    Gitt at pasienten var helt sykmeldt fra 2. februar 2026 til 6. februar 2026
    Og at samtalen ble gjennomført 3. februar 2026
    Og at pasienten var helt sykmeldt fra 16. mars 2026
    Når det er 16. mars 2026
    Så er svaret «ikke nå»

  Scenario: Sykmelder forteller det
    Gitt at pasienten var helt sykmeldt fra 2. februar 2026
    Når det er 2. februar 2026
    Så er svaret «bør tas nå»
    Og den ansvarlige er sykmelder
    Og får den som spør, vite: «Begge kan søke. Søker arbeidsgiveren, bør det skje sammen med pasienten.»

  Scenario: Uten arbeidsgiver er det ikke noe å søke om
    Gitt at pasienten fortalte 1. desember 2025 å være selvstendig næringsdrivende
    Og at pasienten var helt sykmeldt fra 2. februar 2026
    Når det er 2. februar 2026
    Så er svaret «ikke nå»
