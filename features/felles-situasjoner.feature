# language: no
@felles
Egenskap: Samtalene følger hvordan pasienten er knyttet til arbeid
  Den som har en arbeidsgiver, spørres om kontakten med den. Den som ikke har det, spørres om noe annet.

  Hvem som regnes som hva, er produktråd.

  Bakgrunn:
    Gitt at pasienten fikk diagnosen 12. januar 2026
    Og at pasienten var helt sykmeldt fra 2. februar 2026
    Og at det 1. juni 2026 ble avtalt at pasienten skal tilbake i arbeid 1. september 2026

  Scenario: En lærling har en arbeidsgiver
    Gitt en pasient født i juni 2007 som er lærling
    Når det er 10. august 2026
    Så er svarene på samtalene slik:
      | samtale                                     | svar       |
      | Kontakten med arbeidsgiver under sykmelding | over tiden |
      | Plan for å komme tilbake i arbeid           | bør tas nå |

  Scenario: En permittert har fortsatt en arbeidsgiver
    Gitt en pasient født i juni 1980 som er permittert
    Når det er 10. august 2026
    Så er svarene på samtalene slik:
      | samtale                                     | svar       |
      | Kontakten med arbeidsgiver under sykmelding | over tiden |
      | Plan for å komme tilbake i arbeid           | bør tas nå |

  Scenario: En arbeidssøker spørres om veien til nytt arbeid, ikke om en arbeidsgiver
    Gitt en pasient født i juni 1980 som er arbeidssøker
    Når det er 10. august 2026
    Så er svarene på samtalene slik:
      | samtale                                     | svar       |
      | Kontakten med arbeidsgiver under sykmelding | ikke nå    |
      | Plan for å komme tilbake i arbeid           | ikke nå    |
      | Veien tilbake i arbeid uten arbeidsgiver    | bør tas nå |

  Scenario: En student spørres om studiene
    Gitt en pasient født i juni 2004 som er student
    Når det er 10. august 2026
    Så er svarene på samtalene slik:
      | samtale                                              | svar       |
      | Skole og studier under og etter behandlingen         | over tiden |
      | Tidlig samtale om arbeid og kontakt med arbeidsgiver | ikke nå    |
      | Kontakten med arbeidsgiver under sykmelding          | ikke nå    |

  Scenario: Delvis uføretrygd ved siden av en jobb endrer ingenting
    Gitt en pasient født i juni 1980 som er ansatt
    Og at pasienten mottok 50 prosent uføretrygd fra 1. januar 2020
    Når det er 10. august 2026
    Så er svarene på samtalene slik:
      | samtale                                     | svar       |
      | Kontakten med arbeidsgiver under sykmelding | over tiden |
      | Plan for å komme tilbake i arbeid           | bør tas nå |
