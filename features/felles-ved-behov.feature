# language: no
@felles
Egenskap: Hva «ved behov» skal bety
  Uttalelsen sier «ved behov», men ikke hvem som avgjør behovet. Derfor velger de som eier innholdet, én av tre måter:
  spørre alle det gjelder, spørre den som noe registrert tilsier det for, eller la den som møter pasienten, avgjøre.

  Å spørre alle det gjelder, én gang, er produktråd til fagrådet bestemmer noe annet.

  Bakgrunn:
    Gitt en pasient født i juni 1980 som er ansatt
    Og at det gjelder samtalen «Samtale om tilrettelegging og retur til arbeid»
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at behandlingen varte fra 2. februar 2026 til 30. juni 2026

  Scenario: Alle spørres: ingen blir glemt fordi hun eller han ikke sa noe selv
    Gitt at alle det gjelder, spørres
    Så blir svarene slik:
      | dag            | svar          |
      | 2. mars 2026   | bør tas nå    |
      | 13. april 2026 | over tiden    |
      | 29. juli 2026  | ble ikke tatt |

  Scenario: Bare når noe registrert tilsier det: fra dagen pasienten forteller at noe er vanskelig
    Gitt at bare den spørres som noe registrert tilsier det for
    Og at pasienten 16. mars 2026 fortalte at «utmattelse» gjør arbeidet vanskelig
    Så blir svarene slik:
      | dag            | svar       |
      | 2. mars 2026   | ikke nå    |
      | 15. mars 2026  | ikke nå    |
      | 16. mars 2026  | bør tas nå |
      | 13. april 2026 | over tiden |

  Scenario: Svaret sier hvorfor det ikke ble foreslått
    Gitt at bare den spørres som noe registrert tilsier det for
    Når det er 2. mars 2026
    Så er svaret «ikke nå»
    Og grunnen er «Ikke foreslått: kilden sier «ved behov», og ingenting er registrert som tilsier det»

  Scenario: Den som møter pasienten, avgjør: aldri over tiden, og aldri noe som ikke ble tatt
    Gitt at den som møter pasienten, avgjør
    Så blir svarene slik:
      | dag            | svar       |
      | 2. mars 2026   | bør tas nå |
      | 13. april 2026 | bør tas nå |
      | 28. juli 2026  | bør tas nå |
      | 29. juli 2026  | ikke nå    |

  Scenario: Svaret sier at den kan tas, ikke at den bør
    Gitt at den som møter pasienten, avgjør
    Når det er 13. april 2026
    Så er samtalen uten frist
    Og grunnen er «Kan tas etter klinisk skjønn, siden 2. mars 2026: kilden sier «ved behov»»
