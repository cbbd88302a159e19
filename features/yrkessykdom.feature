# language: no
@yrkessykdom
Egenskap: Tidligere jobber: kan sykdommen henge sammen med arbeidet?
  Ved noen kreftformer spørres det én gang om tidligere jobber, også den som er pensjonist. Mistenker legen en
  sammenheng, skal legen melde det til Arbeidstilsynet. Hvem som har rett til hva, vurderes ikke her.

  Kilde: arbeidsmiljøloven § 5-3 («skal gi skriftlig melding om det til Arbeidstilsynet»). Loven setter ingen frist for å
  spørre; tidene er produktråd.

  Scenario: Fra diagnosen og det første året
    Gitt en pasient født i mars 1950 som er pensjonist
    Og at kreftformen er kreft i nyrer eller urinveier
    Og at pasienten fikk diagnosen 12. januar 2026
    Så blir svarene slik:
      | dag             | svar          |
      | 11. januar 2026 | ikke nå       |
      | 12. januar 2026 | bør tas nå    |
      | 5. april 2026   | bør tas nå    |
      | 6. april 2026   | over tiden    |
      | 12. januar 2027 | ble ikke tatt |

  Scenario: Ved lungekreft haster det mer
    Gitt en pasient født i mars 1950 som er pensjonist
    Og at kreftformen er lungekreft
    Og at pasienten fikk diagnosen 12. januar 2026
    Så blir svarene slik:
      | dag             | svar       |
      | 8. februar 2026 | bør tas nå |
      | 9. februar 2026 | over tiden |

  Scenario: Ved andre kreftformer minnes det ikke om
    Gitt en pasient født i juni 1980 som er ansatt
    Og at kreftformen er brystkreft
    Og at pasienten fikk diagnosen 12. januar 2026
    Når det er 12. januar 2026
    Så finnes ikke samtalen for denne pasienten

  Scenario: Legen har samtalen, og får vite hva plikten er
    Gitt en pasient født i mars 1950 som er pensjonist
    Og at kreftformen er hode- og halskreft
    Og at pasienten fikk diagnosen 12. januar 2026
    Når det er 12. januar 2026
    Så er den ansvarlige sykehuslege
    Og får den som spør, vite: «Plikten er å melde skriftlig til Arbeidstilsynet når legen antar at sykdommen skyldes arbeidet. Mistanke er nok; årsaken trenger ikke å være utredet først.»
    Og får den som spør, vite: «Arbeidstilsynet viser til pasienten ved navn bare når pasienten samtykker.»

  Scenario: Spurt én gang er nok
    Gitt en pasient født i mars 1950 som er pensjonist
    Og at kreftformen er lungekreft
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at samtalen ble gjennomført 20. januar 2026
    Når det er 20. januar 2027
    Så er svaret «gjennomført»
