# language: no
@felles
Egenskap: Når sykdommen tar en ny vending
  At kreften ikke kan kureres, at den kommer tilbake, eller at det er to, er ingen grunn til å slutte å spørre. Det som
  er sagt, gjelder videre.

  Hva som stanser hva, er produktråd.

  Bakgrunn:
    Gitt en pasient født i juni 1980 som er ansatt
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at pasienten var helt sykmeldt fra 2. februar 2026

  Scenario: Livsforlengende behandling: samtalen begynner med hva pasienten ønsker
    Gitt at målet med behandlingen 2. februar 2026 ble livsforlengende
    Og at det gjelder samtalen «Kontakten med arbeidsgiver under sykmelding»
    Når det er 2. mars 2026
    Så er svaret «bør tas nå»
    Og kan samtalen begynne slik: «Noen vil gjerne høre fra jobben, andre vil helst ha ro. Hvordan ønsker du å ha det?»

  Scenario: Livets slutt, som så trekkes tilbake
    Gitt at det gjelder samtalen «Kontakten med arbeidsgiver under sykmelding»
    Og at pasienten fra 2. mars 2026 er i livets slutt
    Og at det 13. april 2026 ble trukket tilbake at pasienten er i livets slutt
    Så blir svarene slik:
      | dag            | svar       |
      | 1. mars 2026   | bør tas nå |
      | 2. mars 2026   | ikke nå    |
      | 13. april 2026 | over tiden |

  Scenario: Et tilbakefall begynner forfra, også med Pakkeforløp hjem
    Gitt at behandlingen varte fra 2. februar 2026 til 30. juni 2026
    Og at pasienten var helt tilbake i arbeid fra 3. august 2026
    Og at kreften kom tilbake 1. mars 2027
    Når det er 1. mars 2027
    Så er svarene på samtalene slik:
      | samtale                                                                      | svar       |
      | Samhandlingspunkt 1: kartlegging av behov på sykehuset, også jobb og økonomi | bør tas nå |
      | Tidlig samtale om arbeid og kontakt med arbeidsgiver                         | bør tas nå |

  Scenario: To kreftsykdommer: én samtale er nok for begge
    Gitt at det gjelder samtalen «Tidlig samtale om arbeid og kontakt med arbeidsgiver»
    Og at pasienten fikk diagnosen 4. mai 2026
    Og at samtalen ble gjennomført 11. mai 2026
    Når det er 11. juni 2026
    Så er svaret «gjennomført» på alle spørsmål om den samtalen

  Scenario: Et nei til å snakke om arbeidsgiver gjelder også etter et tilbakefall
    Gitt at det gjelder samtalen «Kontakten med arbeidsgiver under sykmelding»
    Og at pasientens ønske 2. mars 2026 var «vil ikke snakke om kontakten med arbeidsgiver»
    Og at pasienten var helt tilbake i arbeid fra 3. august 2026
    Og at kreften kom tilbake 1. mars 2027
    Og at pasienten var helt sykmeldt fra 8. mars 2027
    Når det er 29. mars 2027
    Så er svaret «ikke nå»
