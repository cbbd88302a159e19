# language: no
@felles
Egenskap: Det som stanser samtaler, og det som ikke gjør det
  Noe går foran alle samtaler om arbeid: at pasienten er død, ikke vil nå, eller er ferdig med spørsmålet. At
  kreften ikke kan kureres, stanser ingenting.

  Hva som stanser hva, og hvor lenge, er produktråd.

  Bakgrunn:
    Gitt at pasienten fikk diagnosen 12. januar 2026

  Scenario: Død stanser alt
    Gitt en pasient født i juni 1980 som er ansatt
    Og at pasienten var helt sykmeldt fra 2. februar 2026
    Og at pasienten døde 1. april 2026
    Når det er 1. april 2026
    Så er det ingen samtale som bør tas
    Og svaret er «ikke nå» for alle samtaler

  Scenario: Livsforlengende behandling stanser ingenting
    Gitt en pasient født i juni 1980 som er ansatt
    Og at pasienten var helt sykmeldt fra 2. februar 2026
    Og at målet med behandlingen 2. februar 2026 ble livsforlengende
    Når det er 13. april 2026
    Så bør disse samtalene tas:
      | ansvarlig                   | samtale                                                                    |
      | kreftkoordinator i kommunen | Samhandlingspunkt 2: kartlegging av behov i kommunen, også jobb og økonomi |
      | sosionom på sykehuset       | Tidlig samtale om arbeid og kontakt med arbeidsgiver                       |
      | sosionom på sykehuset       | Kontakten med arbeidsgiver under sykmelding                                |

  Scenario: «Ikke nå» gjelder i tre måneder
    Gitt en pasient født i juni 1980 som er ansatt
    Og at det gjelder samtalen «Tidlig samtale om arbeid og kontakt med arbeidsgiver»
    Og at pasientens ønske 2. mars 2026 var «ikke nå»
    Så blir svarene slik:
      | dag          | svar       |
      | 1. mars 2026 | over tiden |
      | 2. mars 2026 | ikke nå    |
      | 1. juni 2026 | ikke nå    |
      | 2. juni 2026 | over tiden |

  Scenario: Avklart til et nytt sykefravær begynner
    Gitt en pasient født i juni 1980 som er ansatt
    Og at det gjelder samtalen «Tidlig samtale om arbeid og kontakt med arbeidsgiver»
    Og at arbeid ble avklart 2. mars 2026
    Og at pasienten var helt sykmeldt fra 4. mai 2026
    Så blir svarene slik:
      | dag          | svar       |
      | 1. mars 2026 | over tiden |
      | 2. mars 2026 | ikke nå    |
      | 3. mai 2026  | ikke nå    |
      | 4. mai 2026  | over tiden |

  Scenario: Fra 67 år bare for den som har en jobb
    Gitt en pasient født i februar 1959
    Og at det gjelder samtalen «Tidlig samtale om arbeid og kontakt med arbeidsgiver»
    Og at pasienten fortalte 2. mars 2026 å være ansatt
    Så blir svarene slik:
      | dag             | svar               |
      | 31. januar 2026 | mangler opplysning |
      | 1. februar 2026 | ikke nå            |
      | 1. mars 2026    | ikke nå            |
      | 2. mars 2026    | over tiden         |
