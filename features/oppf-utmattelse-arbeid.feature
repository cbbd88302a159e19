# language: no
@oppf-utmattelse-arbeid
Egenskap: Utmattelse og andre seneffekter i arbeidet
  Ved hver kontroll: Merker pasienten noe til utmattelse eller annet når hun eller han arbeider, og er det behov for
  tilrettelegging?

  Kilde: utkast fra Nasjonalt fagråd for arbeid og helse («vedvarende fysisk og mental utmattelse»). Samtalen hører
  til kontrollen og er uten frist. At den står åpen i åtte uker, er produktråd.

  Scenario: Fra kontrollen og åtte uker fram
    Gitt en pasient født i juni 1980 som er ansatt
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at pasienten var til kontroll på sykehuset 1. september 2026
    Så blir svarene slik:
      | dag               | svar          |
      | 31. august 2026   | ikke nå       |
      | 1. september 2026 | bør tas nå    |
      | 26. oktober 2026  | bør tas nå    |
      | 27. oktober 2026  | ble ikke tatt |

  Scenario: Uten frist
    Gitt en pasient født i juni 1980 som er ansatt
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at pasienten var til kontroll på sykehuset 1. september 2026
    Når det er 26. oktober 2026
    Så er svaret «bør tas nå»
    Og samtalen er uten frist

  Scenario: På nytt ved neste kontroll
    Gitt en pasient født i juni 1980 som er ansatt
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at pasienten var til kontroll på sykehuset 1. september 2026
    Og at samtalen ble gjennomført 2. september 2026
    Og at pasienten var til kontroll på sykehuset 1. mars 2027
    Så blir svarene slik:
      | dag               | svar        |
      | 2. september 2026 | gjennomført |
      | 28. februar 2027  | gjennomført |
      | 1. mars 2027      | bør tas nå  |

  Scenariomal: Den som har kontrollen, har samtalen
    Gitt en pasient født i juni 1980 som er ansatt
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at pasienten var til kontroll <sted> 1. september 2026
    Når det er 1. september 2026
    Så er svaret «bør tas nå»
    Og den ansvarlige er <ansvarlig>

    Eksempler:
      | sted          | ansvarlig                      |
      | på sykehuset  | kontaktsykepleier på sykehuset |
      | hos fastlegen | fastlege                       |

  Scenario: Vi vet ikke om pasienten er i arbeidslivet
    Gitt en pasient født i juni 1980
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at pasienten var til kontroll på sykehuset 1. september 2026
    Når det er 1. september 2026
    Så er svaret «mangler opplysning»
    Og det som mangler, er «i arbeidslivet»
