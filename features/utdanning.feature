# language: no
@utdanning
Egenskap: Skole og studier under og etter behandlingen
  Den som går på skole eller studerer, spørres to ganger: når sykdommen kommer, og når behandlingen går mot slutten.

  Kilde: den nasjonale kreftstrategien, gjengitt av Nasjonalt fagråd for arbeid og helse («bistand til å komme tilbake
  i arbeid og utdanning»). Tidene er produktråd.

  Scenario: Første gang fra diagnosen, andre gang når behandlingen går mot slutten
    Gitt en pasient født i juni 2004 som er student
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at behandlingen begynte 2. februar 2026, og etter planen slutter 30. juni 2026
    Så blir svarene slik:
      | gang | dag              | svar          |
      | 1.   | 12. januar 2026  | bør tas nå    |
      | 1.   | 23. februar 2026 | over tiden    |
      | 1.   | 8. juni 2026     | over tiden    |
      | 1.   | 9. juni 2026     | ble ikke tatt |
      | 2.   | 8. juni 2026     | kommer        |
      | 2.   | 9. juni 2026     | bør tas nå    |
      | 2.   | 30. juni 2026    | over tiden    |
      | 2.   | 11. august 2026  | ble ikke tatt |

  Scenario: En kort behandling gir én samtale, ikke to
    Gitt en pasient født i juni 2004 som er student
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at behandlingen varte fra 19. januar 2026 til 30. januar 2026
    Så blir svarene slik:
      | gang | dag             | svar       |
      | 1.   | 18. januar 2026 | bør tas nå |
      | 1.   | 19. januar 2026 | ikke nå    |
      | 2.   | 19. januar 2026 | bør tas nå |
      | 2.   | 30. januar 2026 | over tiden |

  Scenario: En elev spørres om skolen
    Gitt en pasient født i juni 2009 som er elev
    Og at pasienten fikk diagnosen 12. januar 2026
    Når det er 12. januar 2026
    Så er svaret «bør tas nå»
    Og den ansvarlige er sosionom på sykehuset
    Og kan samtalen begynne slik: «Hvordan går det med skolen, og hvordan vil du ha det framover? Er det noe lærerne og klassen bør vite, og noe du vil holde for deg selv?»

  Scenario: Under 16 år er det foreldrene som spørres om skolen
    Gitt en pasient født i februar 2010 som er elev
    Og at pasienten fikk diagnosen 12. januar 2026
    Så blir svarene slik:
      | dag             | svar       |
      | 31. januar 2026 | ikke nå    |
      | 1. februar 2026 | bør tas nå |

  Scenario: Vi vet ikke om pasienten studerer
    Gitt en pasient født i juni 2004
    Og at pasienten fikk diagnosen 12. januar 2026
    Når det er 12. januar 2026
    Så er svaret «mangler opplysning»
