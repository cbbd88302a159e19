"""The words of the pages themselves; those of the catalogue come with the catalogue."""

from __future__ import annotations

from typing import Final

from pakkeforlop_rules.texts import Lang, Text

LANGUAGES: Final[dict[Lang, str]] = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}

_WORDS: Final[dict[str, tuple[str, str, str]]] = {
    "product": ("Pakkeforløp hjem – arbeid", "Pakkeforløp heim – arbeid", "Pathway home – work"),
    "skip": ("Hopp til innholdet", "Hopp til innhaldet", "Skip to the content"),
    "language": ("Språk", "Språk", "Language"),
    "local": (
        "Uten innlogging: tjenesten svarer bare på denne maskinen. Utgave {release}.",
        "Utan innlogging: tenesta svarer berre på denne maskina. Utgåve {release}.",
        "No sign-in: the service answers on this machine only. Release {release}.",
    ),
    "synthetic": (
        "Syntetiske data: ingen av personene finnes.",
        "Syntetiske data: ingen av personane finst.",
        "Synthetic data: none of these people exist.",
    ),
    # The worklist
    "worklist": ("Arbeidsliste", "Arbeidsliste", "Worklist"),
    "worklist_lead": (
        "Samtaler om arbeid som bør tas, per {day}.",
        "Samtalar om arbeid som bør takast, per {day}.",
        "Conversations about work to be held, as of {day}.",
    ),
    "over_time": ("Over tiden", "Over tida", "Past its time"),
    "due": ("Bør tas nå", "Bør takast no", "Should be held now"),
    "nothing": ("Ingen.", "Ingen.", "None."),
    "filter": ("Velg ut", "Vel ut", "Choose"),
    "owner": ("Ansvarlig", "Ansvarleg", "Owner"),
    "unit": ("Kommune eller enhet", "Kommune eller eining", "Municipality or unit"),
    "choose_unit": (
        "Velg kommune eller enhet for å se lista.",
        "Vel kommune eller eining for å sjå lista.",
        "Choose a municipality or unit to see the list.",
    ),
    "next_page": ("Flere", "Fleire", "More"),
    "all": ("Alle", "Alle", "All"),
    "show": ("Vis", "Vis", "Show"),
    "subject": ("Person", "Person", "Person"),
    "conversation": ("Samtale", "Samtale", "Conversation"),
    "why": ("Hvorfor", "Kvifor", "Why"),
    "since": ("Siden", "Sidan", "Since"),
    # One person
    "person": ("Person {subject}", "Person {subject}", "Person {subject}"),
    "now": ("Nå", "No", "Now"),
    "nothing_now": (
        "Ingen samtale om arbeid bør tas nå.",
        "Ingen samtale om arbeid bør takast no.",
        "No conversation about work is due now.",
    ),
    "agenda": ("Samtale for {owner}", "Samtale for {owner}", "Conversation for {owner}"),
    "say": ("Kan sies slik", "Kan seiast slik", "Can be said like this"),
    "product_advice": ("produktråd", "produktråd", "product advice"),
    "wording": ("Kildens ord", "Orda i kjelda", "The source's words"),
    "closing": ("Temaer som hører med", "Tema som høyrer med", "Themes that belong"),
    "waiting": ("Venter på dette", "Ventar på dette", "Waiting for this"),
    "reasons": ("Hvorfor: hva vi har sett på", "Kvifor: kva vi har sett på", "Why: what was looked at"),
    "source": ("Kilde", "Kjelde", "Source"),
    "background": ("Bakgrunn", "Bakgrunn", "Background"),
    "missing": ("Mangler opplysning", "Manglar opplysning", "Information missing"),
    "missing_line": ("{fact} (spør {who})", "{fact} (spør {who})", "{fact} (ask {who})"),
    "lapsed_too": ("Ble ikke tatt i tide", "Vart ikkje teken i tide", "Was not held in time"),
    "deadlines": ("Andres frister", "Fristane til andre", "Others' deadlines"),
    "deadlines_lead": (
        "Bakgrunn for samtalen: det arbeidsgiver, Nav og sykmelder gjør. Ikke oppgaver for dere.",
        "Bakgrunn for samtalen: det arbeidsgivar, Nav og sjukmeldar gjer. Ikkje oppgåver for dykk.",
        "Background to the conversation: what employer, Nav and doctor do. Not tasks of yours.",
    ),
    "week": ("Uke {week}", "Veke {week}", "Week {week}"),
    "coming": ("Kommer", "Kjem", "Coming"),
    "opens": ("Åpner {day}", "Opnar {day}", "Opens {day}"),
    "done": ("Svar som er gitt", "Svar som er gitt", "Answers given"),
    "talks": ("Samtaler som er registrert", "Samtalar som er registrerte", "Conversations recorded"),
    "not_now": ("Ikke nå", "Ikkje no", "Not now"),
    "gaps": ("Hull i forløpet", "Hol i forløpet", "Gaps in the pathway"),
    "back": ("Til arbeidslista", "Til arbeidslista", "To the worklist"),
    "next_change": ("Neste endring", "Neste endring", "Next change"),
    # Facts at the top
    "course": ("Kreftforløp", "Kreftforløp", "Cancer course"),
    "stage": ("Fase", "Fase", "Stage"),
    "intent": ("Målet med behandlingen", "Målet med behandlinga", "Aim of treatment"),
    "work": ("Arbeid", "Arbeid", "Work"),
    "affiliation": ("Tilknytning", "Tilknyting", "Affiliation"),
    "absence": ("Fravær", "Fråvær", "Absence"),
    "wish": ("Pasientens ønske", "Ønsket til pasienten", "The patient's wish"),
    "from": ("fra {day}", "frå {day}", "from {day}"),
    "since_day": ("siden {day}", "sidan {day}", "since {day}"),
    # Recording
    "held": ("Gjennomført", "Gjennomført", "Held"),
    "declined": ("Takket nei", "Takka nei", "Declined"),
    "resting": ("Venter eller hviler", "Ventar eller kviler", "Waiting or resting"),
    "also": (
        "Tok dere også dette i samme samtale?",
        "Tok de òg dette i same samtale?",
        "Was this taken in the same conversation?",
    ),
    "themes": ("Hva ble tatt opp?", "Kva vart teke opp?", "What was talked about?"),
    "by": ("Hvem hadde samtalen?", "Kven hadde samtalen?", "Who held the conversation?"),
    "asked_by": ("Hvem spurte?", "Kven spurde?", "Who asked?"),
    "on": ("Dato", "Dato", "Date"),
    "choose": ("Velg", "Vel", "Choose"),
    "asked": ("Jeg har spurt pasienten", "Eg har spurt pasienten", "I have asked the patient"),
    "record_held": ("Registrer gjennomført", "Registrer gjennomført", "Record as held"),
    "record_declined": ("Registrer takket nei", "Registrer takka nei", "Record as declined"),
    "recorded_held": ("Registrert: gjennomført.", "Registrert: gjennomført.", "Recorded: held."),
    "recorded_declined": ("Registrert: takket nei.", "Registrert: takka nei.", "Recorded: declined."),
    "journal": ("Til journalen", "Til journalen", "For the record"),
    "journal_copy": (
        "Til journalen, klar til å kopieres",
        "Til journalen, klar til å kopierast",
        "For the record, ready to copy",
    ),
    "not_asked": (
        "Ikke lagret. «Takket nei» er pasientens svar: kryss av for at du har spurt.",
        "Ikkje lagra. «Takka nei» er svaret til pasienten: kryss av for at du har spurt.",
        "Not stored. A no is the patient's: tick that you have asked.",
    ),
    "before_diagnosis": (
        "Ikke lagret: dagen er før diagnosen. Rett dagen og prøv igjen.",
        "Ikkje lagra: dagen er før diagnosen. Rett dagen og prøv igjen.",
        "Not saved: the day is before the diagnosis. Correct the day and try again.",
    ),
    "in_future": (
        "Ikke lagret. Datoen kan ikke være etter i dag.",
        "Ikkje lagra. Datoen kan ikkje vere etter i dag.",
        "Not stored. The date cannot be after today.",
    ),
    "changed": (
        "Ikke lagret. Noen har registrert noe siden du åpnet siden. Se over det som gjelder nå.",
        "Ikkje lagra. Nokon har registrert noko sidan du opna sida. Sjå over det som gjeld no.",
        "Not stored. Somebody has recorded something since you opened the page. This is how it stands now.",
    ),
    # When something is wrong
    "what_now": (
        "Gå tilbake og prøv igjen, eller begynn på arbeidslista.",
        "Gå tilbake og prøv igjen, eller byrj på arbeidslista.",
        "Go back and try again, or start from the worklist.",
    ),
}

TEXTS: Final[dict[str, Text]] = {name: Text(nb=nb, nn=nn, en=en) for name, (nb, nn, en) in _WORDS.items()}
