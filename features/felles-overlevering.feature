# language: no
@felles
Egenskap: En overlevering flytter ansvaret først når noen har bekreftet den
  Ingen skal tro at noen andre har tatt over. Til den som overtar har bekreftet, er samtalen fortsatt avsenderens. En
  melding som er sendt, er ingen bekreftelse.

  At det er bekreftelsen som teller, og hva som kan overleveres til hvem, er produktråd: kildene sier at overgangen er
  sårbar, ikke hvordan ansvaret skal flyttes.

  Bakgrunn:
    Gitt en pasient født i juni 1980 som er ansatt
    Og at det gjelder samtalen «Samtale om tilrettelegging og retur til arbeid»
    Og at pasienten fikk diagnosen 12. januar 2026
    Og at behandlingen begynte 2. februar 2026

  Scenario: Sendt er ikke overtatt
    Gitt at kontaktsykepleier på sykehuset 9. mars 2026 overleverte alle samtalene sine til kreftkoordinator i kommunen
    Og at melding om overleveringen ble sendt 9. mars 2026
    Så blir svarene slik:
      | dag            | svar       | ansvarlig                      |
      | 9. mars 2026   | bør tas nå | kontaktsykepleier på sykehuset |
      | 13. april 2026 | over tiden | kontaktsykepleier på sykehuset |

  Scenario: Bekreftet er overtatt, fra den dagen
    Gitt at kontaktsykepleier på sykehuset 9. mars 2026 overleverte alle samtalene sine til kreftkoordinator i kommunen
    Og at kreftkoordinator i kommunen 16. mars 2026 bekreftet overleveringen
    Så blir svarene slik:
      | dag           | svar       | ansvarlig                      |
      | 15. mars 2026 | bør tas nå | kontaktsykepleier på sykehuset |
      | 16. mars 2026 | bør tas nå | kreftkoordinator i kommunen    |
    Når det er 16. mars 2026
    Så er samtalen overtatt fra kontaktsykepleier på sykehuset

  Scenario: Avslått blir hos avsenderen
    Gitt at kontaktsykepleier på sykehuset 9. mars 2026 overleverte alle samtalene sine til fastlege
    Og at fastlege 16. mars 2026 avslo overleveringen
    Når det er 17. mars 2026
    Så er svaret «bør tas nå»
    Og den ansvarlige er kontaktsykepleier på sykehuset

  Scenario: Trukket tilbake før noen bekreftet, blir hos avsenderen
    Gitt at kontaktsykepleier på sykehuset 9. mars 2026 overleverte alle samtalene sine til fastlege
    Og at overleveringen ble trukket tilbake 13. mars 2026
    Og at fastlege 16. mars 2026 bekreftet overleveringen
    Når det er 17. mars 2026
    Så er den ansvarlige kontaktsykepleier på sykehuset

  Scenario: Videre fra hånd til hånd, og tilbake
    Gitt at kontaktsykepleier på sykehuset 9. mars 2026 overleverte alle samtalene sine til kreftkoordinator i kommunen
    Og at kreftkoordinator i kommunen 16. mars 2026 bekreftet overleveringen
    Og at kreftkoordinator i kommunen 18. mars 2026 overleverte alle samtalene sine til fastlege
    Og at fastlege 20. mars 2026 bekreftet overleveringen
    Og at fastlege 25. mars 2026 overleverte alle samtalene sine til kontaktsykepleier på sykehuset
    Og at kontaktsykepleier på sykehuset 27. mars 2026 bekreftet overleveringen
    Så blir svarene slik:
      | dag           | svar       | ansvarlig                      |
      | 19. mars 2026 | bør tas nå | kreftkoordinator i kommunen    |
      | 20. mars 2026 | bør tas nå | fastlege                       |
      | 26. mars 2026 | bør tas nå | fastlege                       |
      | 27. mars 2026 | bør tas nå | kontaktsykepleier på sykehuset |
