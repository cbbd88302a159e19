# language: no
@pasienten-ber-om-samtale
Egenskap: Pasienten ber selv om en samtale
  Den som spør, skal få svar: også utenom de andre samtalenes tider, like etter en annen samtale, og uansett alder eller jobb.

  Kilde: utkast fra Nasjonalt fagråd for arbeid og helse, om at arbeid ofte ikke blir tatt opp når pasienten ikke gjør det
  selv. Tidene er produktråd.

  Scenario: Fra dagen pasienten ber om det, til samtalen er tatt
    Gitt en pasient født i juni 1980 som er ansatt
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at pasientens ønske 2. mars 2026 var «ber om en samtale»
    Og at samtalen ble gjennomført 23. mars 2026
    Så blir svarene slik:
      | dag           | svar        |
      | 1. mars 2026  | ikke nå     |
      | 2. mars 2026  | bør tas nå  |
      | 15. mars 2026 | bør tas nå  |
      | 16. mars 2026 | over tiden  |
      | 23. mars 2026 | gjennomført |

  Scenario: Også rett etter en samtale om noe annet
    Gitt en pasient født i juni 1980 som er ansatt
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at «Tidlig samtale om arbeid og kontakt med arbeidsgiver» ble gjennomført 23. februar 2026
    Og at pasientens ønske 2. mars 2026 var «ber om en samtale»
    Når det er 2. mars 2026
    Så er svaret «bør tas nå»

  Scenario: Også når pasienten er pensjonist
    Gitt en pasient født i juni 1950
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at pasientens ønske 2. mars 2026 var «ber om en samtale»
    Når det er 2. mars 2026
    Så er svaret «bør tas nå»

  Scenario: Også ved livets slutt
    Gitt en pasient født i juni 1980 som er ansatt
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at pasienten fra 2. februar 2026 er i livets slutt
    Og at pasientens ønske 2. mars 2026 var «ber om en samtale»
    Når det er 2. mars 2026
    Så er svaret «bør tas nå»
