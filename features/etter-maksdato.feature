# language: no
@etter-maksdato
Egenskap: Når sykepengene er slutt og pasienten fortsatt er borte
  Ingen går automatisk over på en annen ytelse. Den som fortsatt er borte når sykepengene er slutt, spørres om inntekten,
  og om noe venter på svar. Ikke den som alt har arbeidsavklaringspenger.

  Kilde: Nav («Du går ikke automatisk over på AAP.»). Ukene er produktråd.

  Bakgrunn:
    Gitt en pasient født i juni 1980 som er ansatt
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at pasienten var helt sykmeldt fra 2. februar 2026

  Scenario: Når dagen er kjent, fra to uker etter
    Gitt at pasienten 1. juni 2026 fortalte at sykepengene tar slutt 29. januar 2027
    Så blir svarene slik:
      | dag              | svar          |
      | 11. februar 2027 | kommer        |
      | 12. februar 2027 | bør tas nå    |
      | 11. mars 2027    | bør tas nå    |
      | 12. mars 2027    | over tiden    |
      | 29. juli 2027    | over tiden    |
      | 30. juli 2027    | ble ikke tatt |

  Scenario: Når dagen ikke er kjent, noe over et år ut i fraværet
    Så blir svarene slik:
      | dag              | svar       |
      | 28. februar 2027 | kommer     |
      | 1. mars 2027     | bør tas nå |
      | 29. mars 2027    | over tiden |

  Scenario: Én gang til et halvt år senere
    Så blir svarene slik:
      | dag            | gang | svar       |
      | 1. august 2027 | 2.   | kommer     |
      | 2. august 2027 | 2.   | bør tas nå |

  Scenario: Ikke den som har arbeidsavklaringspenger
    Gitt at pasienten mottok arbeidsavklaringspenger (AAP) fra 1. februar 2027
    Når det er 1. mars 2027
    Så er svaret «ikke nå»
