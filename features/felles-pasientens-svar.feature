# language: no
@felles
Egenskap: Når pasienten takker nei, ikke svarer, eller nettopp er kontaktet
  Et nei er et nei. Det spørres igjen noen få ganger, og så bare når pasienten selv vil eller noe nytt begynner.
  Ingen skal kontaktes oftere enn hver fjerde uke.

  Tidene er produktråd.

  Bakgrunn:
    Gitt en pasient født i juni 1980 som er ansatt
    Og at det gjelder samtalen «Tidlig samtale om arbeid og kontakt med arbeidsgiver»
    Og at pasienten fikk diagnosen 12. januar 2026

  Scenario: Et nei gjelder i tre måneder
    Gitt at pasienten takket nei 20. januar 2026
    Så blir svarene slik:
      | dag             | svar       |
      | 19. januar 2026 | bør tas nå |
      | 20. januar 2026 | takket nei |
      | 19. april 2026  | takket nei |
      | 20. april 2026  | bør tas nå |
      | 31. mai 2026    | bør tas nå |
      | 1. juni 2026    | over tiden |

  Scenario: Det spørres igjen to ganger, og så når pasienten vil
    Gitt at pasienten takket nei 20. januar 2026
    Og at pasienten takket nei 25. april 2026
    Og at pasienten takket nei 30. juli 2026
    Og at pasientens ønske 5. desember 2026 var «ber om en samtale»
    Så blir svarene slik:
      | dag              | svar       |
      | 24. juli 2026    | takket nei |
      | 25. juli 2026    | bør tas nå |
      | 30. juli 2026    | takket nei |
      | 30. oktober 2026 | takket nei |
      | 4. desember 2026 | takket nei |
      | 5. desember 2026 | bør tas nå |

  Scenario: To tilbud uten svar hviler i seks måneder, eller til noe nytt skjer
    Gitt at samtalen ble tilbudt 20. januar 2026
    Og at samtalen ble tilbudt 12. februar 2026
    Og at pasienten var helt sykmeldt fra 4. mai 2026
    Så blir svarene slik:
      | dag              | svar           |
      | 9. februar 2026  | venter på svar |
      | 10. februar 2026 | bør tas nå     |
      | 4. mars 2026     | venter på svar |
      | 5. mars 2026     | hviler         |
      | 3. mai 2026      | hviler         |
      | 4. mai 2026      | over tiden     |

  Scenario: Fire uker mellom kontaktene
    Gitt at «Samhandlingspunkt 1: kartlegging av behov på sykehuset, også jobb og økonomi» ble gjennomført 14. januar 2026
    Så blir svarene slik:
      | dag              | svar       |
      | 13. januar 2026  | bør tas nå |
      | 14. januar 2026  | hviler     |
      | 10. februar 2026 | hviler     |
      | 11. februar 2026 | bør tas nå |

  Scenario: En avbrutt samtale endrer ingenting
    Gitt at samtalen ble avbrutt 20. januar 2026
    Når det er 20. januar 2026
    Så er svaret «bør tas nå»
    Og det gjenstår å snakke om «Arbeidet nå, slik pasienten ser det» og «Kontakt med arbeidsgiver»
