# language: no
@foreldres-arbeid
Egenskap: Foreldrenes arbeid når et barn har kreft
  Foreldre må ofte være borte fra jobben når et barn er sykt. De skal få vite hva de kan søke om, og hvem som skriver
  legeerklæringen. Hva de forteller om jobbene sine, blir ikke lagret.

  Kilde: folketrygdloven § 9-10, og Navs side til leger («De første åtte ukene må legeerklæringen være skrevet av en
  sykehuslege»). Tidene er produktråd.

  Scenario: Fra diagnosen og et halvt år fram
    Gitt en pasient født i mai 2016
    Og at pasienten fikk diagnosen 12. januar 2026
    Så blir svarene slik:
      | dag             | svar          |
      | 12. januar 2026 | bør tas nå    |
      | 8. februar 2026 | bør tas nå    |
      | 9. februar 2026 | over tiden    |
      | 11. juli 2026   | over tiden    |
      | 12. juli 2026   | ble ikke tatt |

  Scenario: Både jobbene og det de kan søke om
    Gitt en pasient født i mai 2016
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at samtalen ble gjennomført 19. januar 2026, om «Foreldrenes arbeid»
    Når det er 20. januar 2026
    Så er svaret «bør tas nå»
    Og det gjenstår å snakke om «Pleiepenger og permisjon»
    Og den ansvarlige er sosionom på sykehuset

  Scenario: Fra 16 år spørres den unge først
    Gitt en pasient født i mai 2009
    Og at pasienten fikk diagnosen 12. januar 2026
    Når det er 12. januar 2026
    Så er svaret «bør tas nå»
    Og kan samtalen begynne slik: «Er det greit for deg at vi også snakker med foreldrene dine om jobbene deres? De kan ha rett til å være hos deg når du trenger det.»

  Scenario: Til 18 år
    Gitt en pasient født i mars 2008
    Og at pasienten fikk diagnosen 12. januar 2026
    Så blir svarene slik:
      | dag              | svar       |
      | 28. februar 2026 | over tiden |
      | 1. mars 2026     | ikke nå    |
