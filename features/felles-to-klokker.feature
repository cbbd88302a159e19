# language: no
@felles
Egenskap: To klokker som går samtidig
  Pakkeforløp hjem teller måneder fra diagnosen. Sykefraværet teller uker fra første dag borte. Her går begge for den samme
  pasienten, fra den samme dagen. Andres frister er bakgrunn for samtalene, ikke samtaler i seg selv.

  Kilde: Pakkeforløp hjem («ca. 3–4 måneder», «ca. 12–18 måneder» etter diagnosen); Nav (spørsmål om møtebehov i uke 16,
  dialogmøte 2 innen 26 uker). Resten er produktråd.

  Bakgrunn:
    Gitt en pasient født i juni 1980 som er ansatt
    Og at pasienten fikk diagnosen 12. januar 2026

  Scenario: Samhandlingspunkt 2 og Navs spørsmål om møte faller i de samme ukene
    Gitt at pasienten var helt sykmeldt fra 12. januar 2026
    Når det er 4. mai 2026
    Så er svarene på samtalene slik:
      | samtale                                                                    | svar       |
      | Samhandlingspunkt 2: kartlegging av behov i kommunen, også jobb og økonomi | bør tas nå |
      | Kontakten med Nav under sykmelding, og dialogmøtet                         | bør tas nå |
    Og er andres frister slik:
      | uke | frist                                | hvordan den står |
      | 16  | svar til Nav om behov for dialogmøte | nå               |
      | 26  | dialogmøte 2 hos Nav                 | kommer           |

  Scenario: Mellom måned 4 og måned 12 har Pakkeforløp hjem ingen samtale; da spørres det midtveis, når ingen har snakket om arbeid på tre måneder
    Gitt at «Samhandlingspunkt 2: kartlegging av behov i kommunen, også jobb og økonomi» ble gjennomført 20. april 2026
    Og at det gjelder samtalen «Midtveis: hvordan pasienten selv ser på arbeid framover»
    Så blir svarene slik:
      | dag              | svar          |
      | 12. juli 2026    | ikke nå       |
      | 19. juli 2026    | ikke nå       |
      | 20. juli 2026    | bør tas nå    |
      | 12. oktober 2026 | over tiden    |
      | 12. januar 2027  | ble ikke tatt |

  Scenario: Behandlingsdager gir ingen frister hos Nav; da er det bare helsetjenesten som kan ta det opp
    Gitt at pasienten hadde enkeltstående behandlingsdager fra 2. februar 2026
    Når det er 16. mars 2026
    Så har andre ingen frister
    Og er svarene på samtalene slik:
      | samtale                                            | svar       |
      | Arbeid mellom behandlingene                        | bør tas nå |
      | Kontakten med Nav under sykmelding, og dialogmøtet | ikke nå    |
