# language: no
@felles
Egenskap: Hvor langt en overlevering rekker
  En overlevering gjelder det avsenderen har, eller bare de samtalene som er nevnt. Pasientens eget valg av koordinator
  går foran. Et nytt kreftforløp begynner hos dem katalogen nevner, og flytter pasienten, er den som overtok, ikke
  lenger der.

  Hvor langt den rekker, er produktråd.

  Scenario: Bare de samtalene som er nevnt
    Gitt en pasient født i juni 1980 som er ansatt
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at behandlingen begynte 2. februar 2026
    Og at kontaktsykepleier på sykehuset 9. mars 2026 overleverte «Samtale om tilrettelegging og retur til arbeid» til fastlege
    Og at fastlege 16. mars 2026 bekreftet overleveringen
    Når det er 16. mars 2026
    Så er svarene på samtalene slik:
      | samtale                                        | svar       | ansvarlig                      |
      | Samtale om tilrettelegging og retur til arbeid | bør tas nå | fastlege                       |
      | Informasjon om rehabilitering og støtte        | bør tas nå | kontaktsykepleier på sykehuset |

  Scenario: Det som er en annens, følger ikke med
    Gitt en pasient født i juni 1980 som er ansatt
    Og at det gjelder samtalen «Kontakten med arbeidsgiver under sykmelding»
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at pasienten var helt sykmeldt fra 2. februar 2026
    Og at kontaktsykepleier på sykehuset 9. mars 2026 overleverte alle samtalene sine til kreftkoordinator i kommunen
    Og at kreftkoordinator i kommunen 10. mars 2026 bekreftet overleveringen
    Når det er 11. mars 2026
    Så er den ansvarlige sykmelder

  Scenario: Pasientens eget valg går foran
    Gitt en pasient født i juni 1980 som er ansatt
    Og at det gjelder samtalen «Samhandlingspunkt 2: kartlegging av behov i kommunen, også jobb og økonomi»
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at kreftkoordinator i kommunen 2. mars 2026 overleverte alle samtalene sine til sosionom på sykehuset
    Og at sosionom på sykehuset 9. mars 2026 bekreftet overleveringen
    Og at pasienten 16. april 2026 valgte fastlege som koordinator
    Så blir svarene slik:
      | dag            | svar       | ansvarlig             |
      | 9. mars 2026   | kommer     | sosionom på sykehuset |
      | 15. april 2026 | bør tas nå | sosionom på sykehuset |
      | 16. april 2026 | bør tas nå | fastlege              |

  Scenario: Et nytt kreftforløp begynner hos dem katalogen nevner
    Gitt en pasient født i juni 1980 som er ansatt
    Og at det gjelder samtalen «Samhandlingspunkt 2: kartlegging av behov i kommunen, også jobb og økonomi»
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at kreftkoordinator i kommunen 2. mars 2026 overleverte alle samtalene sine til fastlege
    Og at fastlege 9. mars 2026 bekreftet overleveringen
    Og at kreften kom tilbake 4. mai 2026
    Så blir svarene slik:
      | dag            | svar       | ansvarlig                   |
      | 12. april 2026 | bør tas nå | fastlege                    |
      | 4. mai 2026    | ikke nå    | kreftkoordinator i kommunen |
      | 4. august 2026 | bør tas nå | kreftkoordinator i kommunen |

  Scenario: Flytter pasienten, må det overleveres på nytt
    Gitt en pasient født i juni 1980 som er ansatt
    Og at det gjelder samtalen «Samtale om tilrettelegging og retur til arbeid»
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at behandlingen begynte 2. februar 2026
    Og at kontaktsykepleier på sykehuset 9. mars 2026 overleverte alle samtalene sine til kreftkoordinator i kommunen
    Og at kreftkoordinator i kommunen 16. mars 2026 bekreftet overleveringen
    Og at pasienten 23. mars 2026 flyttet til et sted uten kreftkoordinator i kommunen
    Så blir svarene slik:
      | dag           | svar       | ansvarlig                      |
      | 22. mars 2026 | bør tas nå | kreftkoordinator i kommunen    |
      | 23. mars 2026 | bør tas nå | kontaktsykepleier på sykehuset |
