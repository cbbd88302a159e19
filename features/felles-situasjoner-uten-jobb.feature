# language: no
@felles
Egenskap: Den som ikke er i jobb
  Utenfor arbeidslivet er det stille om arbeid, men ikke om alt annet. Den som har arbeidsavklaringspenger, er på vei
  et sted.

  Aldersgrensene og hva som er stille, er produktråd.

  Bakgrunn:
    Gitt at pasienten fikk diagnosen 12. januar 2026

  Scenario: På arbeidsavklaringspenger fra før, og registrert utenfor arbeidslivet
    Gitt en pasient født i juni 1980 som er utenfor arbeidslivet
    Og at pasienten mottok arbeidsavklaringspenger (AAP) fra 1. juni 2025
    Når det er 11. mai 2026
    Så er svarene på samtalene slik:
      | samtale                                                                         | svar       | ansvarlig                   |
      | Underveis med arbeidsavklaringspenger: hvordan går det, og hva ønsker pasienten | bør tas nå | kreftkoordinator i kommunen |
      | Samhandlingspunkt 2: kartlegging av behov i kommunen, også jobb og økonomi      | bør tas nå | kreftkoordinator i kommunen |

  Scenario: Utenfor arbeidslivet: Pakkeforløp hjem, og ikke mer om arbeid
    Gitt en pasient født i juni 1980 som er utenfor arbeidslivet
    Når det er 11. mai 2026
    Så er svarene på samtalene slik:
      | samtale                                                                    | svar       |
      | Samhandlingspunkt 2: kartlegging av behov i kommunen, også jobb og økonomi | bør tas nå |
      | Tidlig samtale om arbeid og kontakt med arbeidsgiver                       | ikke nå    |
      | Arbeidssituasjonen: jobb, skole eller annet                                | ikke nå    |

  Scenario: Over 67 år uten jobb: ingen spør om arbeid
    Gitt en pasient født i juni 1957
    Når det er 11. mai 2026
    Så er svarene på samtalene slik:
      | samtale                                                                    | svar       |
      | Samhandlingspunkt 2: kartlegging av behov i kommunen, også jobb og økonomi | bør tas nå |
      | Arbeidssituasjonen: jobb, skole eller annet                                | ikke nå    |

  Scenario: Over 67 år med jobb: som andre
    Gitt en pasient født i juni 1957 som er ansatt
    Når det er 11. mai 2026
    Så er svarene på samtalene slik:
      | samtale                                              | svar       |
      | Tidlig samtale om arbeid og kontakt med arbeidsgiver | over tiden |

  Scenario: Et barn: skolen og foreldrenes arbeid
    Gitt en pasient født i mai 2016
    Når det er 2. mars 2026
    Så er svarene på samtalene slik:
      | samtale                                       | svar       |
      | Skolen eller barnehagen når et barn har kreft | over tiden |
      | Foreldrenes arbeid når et barn har kreft      | over tiden |
      | Arbeidssituasjonen: jobb, skole eller annet   | ikke nå    |
