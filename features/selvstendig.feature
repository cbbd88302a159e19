# language: no
@selvstendig
Egenskap: Når pasienten driver for seg selv
  Den som driver for seg selv, har ingen arbeidsgiver som passer på. Hvem tar over, hva med sykepengene, og holder
  økonomien?

  Kilde: utkast fra Nasjonalt fagråd for arbeid og helse («For selvstendig næringsdrivende kan retur til arbeid være
  ekstra vanskelig»), og Navs side om sykepenger («Vanlegvis får du sjukepengar frå dag 17»). Tidene er produktråd.

  Scenario: Fra to uker ut i sykmeldingen, til samtalen om rettigheter tar over
    Gitt en pasient født i juni 1980 som er selvstendig næringsdrivende
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at pasienten var helt sykmeldt fra 2. februar 2026
    Så blir svarene slik:
      | dag              | svar          |
      | 15. februar 2026 | kommer        |
      | 16. februar 2026 | bør tas nå    |
      | 22. mars 2026    | bør tas nå    |
      | 23. mars 2026    | over tiden    |
      | 11. oktober 2026 | over tiden    |
      | 12. oktober 2026 | ble ikke tatt |

  Scenario: Bare til pasienten er i gang igjen
    Gitt en pasient født i juni 1980 som er selvstendig næringsdrivende
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at pasienten var helt sykmeldt fra 2. februar 2026
    Og at pasienten var delvis tilbake i arbeid fra 13. april 2026
    Så blir svarene slik:
      | dag            | svar          |
      | 12. april 2026 | over tiden    |
      | 13. april 2026 | ble ikke tatt |

  Scenario: Er driften alt snakket om, spørres det ikke igjen
    Gitt en pasient født i juni 1980 som er selvstendig næringsdrivende
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at pasienten var helt sykmeldt fra 2. februar 2026
    Og at «Tidlig samtale om arbeid og kontakt med arbeidsgiver» ble gjennomført 20. januar 2026, om «Driften og økonomien»
    Så blir svarene slik:
      | dag              | svar       |
      | 16. februar 2026 | ikke nå    |
      | 19. juli 2026    | ikke nå    |
      | 20. juli 2026    | over tiden |

  Scenario: En frilanser spørres om oppdragene
    Gitt en pasient født i juni 1980 som er frilanser
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at pasienten var helt sykmeldt fra 2. februar 2026
    Når det er 16. februar 2026
    Så er svaret «bør tas nå»
    Og den ansvarlige er sosionom på sykehuset
    Og kan samtalen begynne slik: «Som frilanser må man ofte si nei til oppdrag når man er syk. Hvordan går det med oppdragene dine, og vet du hva du kan få i sykepenger?»

  Scenario: Ikke for den som også har en arbeidsgiver
    Gitt en pasient født i juni 1980 som er selvstendig næringsdrivende
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at pasienten var helt sykmeldt fra 2. februar 2026
    Og at pasienten fortalte 16. februar 2026 også å være ansatt
    Når det er 16. februar 2026
    Så er svaret «ikke nå»
