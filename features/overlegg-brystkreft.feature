# language: no
@felles
Egenskap: Egne ord for brystkreft, de samme samtalene for alle
  Et overlegg for en kreftform legger til ord og kan flytte tider. Det tar aldri noe bort. Brystkreft er fagrådets eget
  eksempel. Andre kreftformer, og den vi ikke vet kreftformen til, har de vanlige ordene.

  Hvilken dag en ny utgave gjelder fra, er datoen på utgaven (produktråd).

  Bakgrunn:
    Gitt en pasient født i juni 1980 som er ansatt

  Scenariomal: Fagrådets ord for brystkreft står bare der kreftformen er brystkreft
    Gitt at det gjelder samtalen «Samtale om tilrettelegging og retur til arbeid»
    Og at kreftformen er <kreftform>
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at behandlingen begynte 2. februar 2026
    Når det er 2. mars 2026
    Så er svaret «bør tas nå»
    Og <er> kildens ord: «Ved behov spørres pasienten om det er ønskelig med en samtale om tilrettelegging av og retur til arbeid.»

    Eksempler:
      | kreftform  | er                  |
      | brystkreft | er                  |
      | lungekreft | er dette ikke blant |
      | hudkreft   | er dette ikke blant |

  Scenario: Vet vi ikke kreftformen, er det de vanlige ordene
    Gitt at det gjelder samtalen «Informasjon om rehabilitering og støtte»
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at behandlingen begynte 2. februar 2026
    Når det er 2. mars 2026
    Så er svaret «bør tas nå»
    Og er kildens ord: «Pasienten skal under hele behandlingsforløpet få informasjon om muligheter for rehabilitering og støtte, både medisinsk og psykososialt.»
    Og er dette ikke blant kildens ord: «Pasienten skal under hele behandlingsforløpet få informasjon om rehabiliteringsprogrammer og mulighet for støtte både medisinsk og psykososialt etter endt behandling.»

  Scenario: Spurt i 2023, er det utgaven fra 2021 som gjelder
    Gitt at det gjelder samtalen «Utmattelse og andre seneffekter i arbeidet»
    Og at kreftformen er brystkreft
    Og at pasienten fikk diagnosen 6. juni 2022
    Og at pasienten var til kontroll på sykehuset 5. juni 2023
    Når det er 5. juni 2023
    Så er svaret «bør tas nå»
    Og får den som spør, vite: «De to første årene har sykehuset kontrollen hvert år.»

  Scenario: Spurt i 2025, er det utgaven fra 2024 som gjelder
    Gitt at det gjelder samtalen «Utmattelse og andre seneffekter i arbeidet»
    Og at kreftformen er brystkreft
    Og at pasienten fikk diagnosen 3. juni 2024
    Og at pasienten var til kontroll på sykehuset 2. juni 2025
    Når det er 2. juni 2025
    Så er svaret «bør tas nå»
    Og får den som spør, vite: «Kontroll på sykehuset er anbefalt 1, 2 og 5 år etter diagnosen ved infiltrerende brystkreft. Sykehuset setter dagen.»
    Og kan samtalen begynne slik: «Noen er slitne eller ukonsentrerte lenge etter brystkreft, eller har plager i armen. Merker du noe til det på jobben, og er det noe som kunne vært lagt bedre til rette?»

  Scenario: To kreftsykdommer hos samme pasient har hver sine ord
    Gitt at det gjelder samtalen «Samtale om tilrettelegging og retur til arbeid»
    Og at kreftformen er brystkreft
    Og at pasienten fikk diagnosen 3. mars 2025
    Og at pasienten fikk diagnosen lungekreft 12. januar 2026
    Og at behandlingen begynte 2. februar 2026
    Når det er 2. mars 2026
    Så får den som spør, vite: «I studier kommer færre tilbake i arbeid etter lungekreft enn etter brystkreft. Det gjelder grupper og sier ingenting om denne pasienten. Det er en grunn til å spørre, ikke til å la være.»
    Og er dette ikke blant kildens ord: «Ved behov spørres pasienten om det er ønskelig med en samtale om tilrettelegging av og retur til arbeid.»
