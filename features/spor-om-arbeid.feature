# language: no
@spor-om-arbeid
Egenskap: Arbeidssituasjonen – jobb, skole eller annet
  Noen spør hva pasienten driver med til daglig. Vet vi det ikke, vet vi heller ikke hvilke andre samtaler som er
  aktuelle. Derfor stilles ett spørsmål, ikke ett for hver samtale.

  Kilde: utkast fra Nasjonalt fagråd for arbeid og helse. Tidene er produktråd.

  Scenario: Spørsmålet står fra diagnosen til svaret er kjent
    Gitt en pasient født i juni 1980
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at pasienten fortalte 16. mars 2026 å være frilanser
    Så blir svarene slik:
      | dag              | svar       |
      | 11. januar 2026  | ikke nå    |
      | 12. januar 2026  | bør tas nå |
      | 22. februar 2026 | bør tas nå |
      | 23. februar 2026 | over tiden |
      | 15. mars 2026    | over tiden |
      | 16. mars 2026    | ikke nå    |

  Scenario: Ikke for den vi vet er i arbeid
    Gitt en pasient født i juni 1980 som er ansatt
    Og at pasienten fikk diagnosen 12. januar 2026
    Når det er 12. januar 2026
    Så er svaret «ikke nå»
    Og grunnen er «tilknytning til arbeidslivet: ansatt»

  Scenariomal: Fra 16 år til og med 66 år
    Gitt en pasient født i <født>
    Og at pasienten fikk diagnosen 12. januar 2026
    Når det er 20. januar 2026
    Så er svaret «<svar>»

    Eksempler:
      | født         | svar       |
      | februar 2010 | ikke nå    |
      | januar 2010  | bør tas nå |
      | februar 1959 | bør tas nå |
      | januar 1959  | ikke nå    |

  Scenario: To tilbud uten svar, så hviler det
    Gitt en pasient født i juni 1980
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at samtalen ble tilbudt 20. januar 2026
    Og at pasienten ble forsøkt kontaktet 12. februar 2026
    Så blir svarene slik:
      | dag              | svar           |
      | 9. februar 2026  | venter på svar |
      | 10. februar 2026 | bør tas nå     |
      | 12. februar 2026 | venter på svar |
      | 26. februar 2026 | hviler         |
      | 11. august 2026  | hviler         |
      | 12. august 2026  | over tiden     |

  Scenario: Har sykehuset ikke pekt ut noen, er det kommunen som spør
    Gitt en pasient født i juni 1980
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at sykehuset ikke har pekt ut noen for Pakkeforløp hjem
    Når det er 12. januar 2026
    Så er svaret «bør tas nå»
    Og den ansvarlige er kreftkoordinator i kommunen
