# language: no
@skole
Egenskap: Skolen eller barnehagen når et barn har kreft
  Barn skal ha skole og barnehage også når de er syke. Det er foreldrene som spørres om hvordan kontakten skal være.

  Kilde: Pakkeforløp hjem («Jobb/skole/utdanning»). Tidene er produktråd.

  Scenario: Fra diagnosen og et halvt år fram
    Gitt en pasient født i mai 2016
    Og at pasienten fikk diagnosen 12. januar 2026
    Så blir svarene slik:
      | dag              | svar          |
      | 11. januar 2026  | ikke nå       |
      | 12. januar 2026  | bør tas nå    |
      | 22. februar 2026 | bør tas nå    |
      | 23. februar 2026 | over tiden    |
      | 11. juli 2026    | over tiden    |
      | 12. juli 2026    | ble ikke tatt |

  Scenario: Om et lite barn er det barnehagen det gjelder
    Gitt en pasient født i mai 2022
    Og at pasienten fikk diagnosen 12. januar 2026
    Når det er 12. januar 2026
    Så er svaret «bør tas nå»
    Og den ansvarlige er sosionom på sykehuset
    Og kan samtalen begynne slik: «Hvordan er det med barnehagen nå? Hva vil dere at de voksne der skal vite, og hvordan kan barnet holde kontakten med de andre?»

  Scenario: Til 16 år
    Gitt en pasient født i mars 2010
    Og at pasienten fikk diagnosen 12. januar 2026
    Så blir svarene slik:
      | dag              | svar       |
      | 28. februar 2026 | over tiden |
      | 1. mars 2026     | ikke nå    |

  Scenario: Snakket om én gang er nok
    Gitt en pasient født i mai 2016
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at samtalen ble gjennomført 19. januar 2026
    Når det er 23. februar 2026
    Så er svaret «gjennomført»
