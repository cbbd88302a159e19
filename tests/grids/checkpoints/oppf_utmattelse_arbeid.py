"""Late effects at work: from each control, for eight weeks or until the next one, never over time."""

from __future__ import annotations

from pakkeforlop_rules import Place
from tests.grids.people import WORKER, affiliated, closing, control, edges, needed, obstacle, owners, wish
from tests.grids.runner import ABSENT, cases_of
from tests.grids.sentences import SELF_EMPLOYED, aim, by_business, by_intent, says
from tests.support.documents import sick, talk, told

case = cases_of("oppf-utmattelse-arbeid")
AT_HOSPITAL = (told("2026-01-12"), WORKER, control("2026-09-01"))
AT_GP = (told("2026-01-12"), WORKER, control("2026-09-01", "gp"))
TWICE = (*AT_HOSPITAL, control("2026-10-05", "gp"))
GENERAL = "Mange er slitne lenge etter behandlingen. Merker du noe til det på jobben"
OWN = "Mange er slitne lenge etter behandlingen. Merker du noe til det når du arbeider"
AIM = "Hvordan merker du sykdommen og behandlingen i hverdagen"
SPEAKING = (
    "fatigue",
    "cognition",
    "pain",
    "sleep",
    "mobility",
    "heavy_work",
    "high_demands",
    "adaptations_missing",
    "back_too_soon",
)
SILENT = ("unsure_of_capacity",)

CASES = (
    case(
        "opens with the control, closes at 8 weeks",
        AT_HOSPITAL,
        edges("2026-09-01", None, "2026-10-27", before="not_due/no_anchor"),
    ),
    case(
        "has no day to be over time",
        AT_HOSPITAL,
        {"2026-09-01": "due", "2026-10-26": "due"},
        window=("2026-09-01", None, "2026-10-27"),
    ),
    case(
        "29 February",
        [told("2024-01-12"), WORKER, control("2024-02-29")],
        edges("2024-02-29", None, "2024-04-25", before="not_due"),
    ),
    case(
        "a control some day in September",
        [told("2026-01-12"), WORKER, control("2026-09-01", precision="month")],
        edges("2026-09-01", None, "2026-11-25", before="not_due/no_anchor"),
    ),
    case(
        "the next control takes over",
        TWICE,
        {"2026-10-04": "due", "2026-10-05": "lapsed"},
        control="control_held-2026-09-01",
    ),
    case(
        "the next control has its own",
        TWICE,
        edges("2026-10-05", None, "2026-11-30", before=ABSENT),
        control="control_held-2026-10-05",
    ),
    case(
        "a talk after the first control does not count after the second",
        [*TWICE, talk("2026-09-02", "held", "oppf-utmattelse-arbeid", themes=["late-effects-at-work"])],
        {"2026-10-05": "due"},
        control="control_held-2026-10-05",
    ),
    case(
        "a talk after the first control counts after the first",
        [*TWICE, talk("2026-09-02", "held", "oppf-utmattelse-arbeid", themes=["late-effects-at-work"])],
        {"2026-09-01": "due", "2026-09-02": "held", "2026-10-04": "held"},
        control="control_held-2026-09-01",
    ),
    case(
        "cannot tell before work is known",
        [told(), control("2026-09-01")],
        {"2026-09-01": "cannot_tell"},
        missing=("in_working_life",),
    ),
    case(
        "not for a student",
        [told(), affiliated("student"), control("2026-09-01")],
        {"2026-09-01": "not_due/condition_false"},
    ),
    *closing("oppf-utmattelse-arbeid", AT_HOSPITAL, "2026-09-08", "due", "late-effects-at-work"),
    *owners(case, AT_HOSPITAL, {"2026-09-01": "due"}, "hospital_contact_nurse"),
    *owners(case, AT_GP, {"2026-09-01": "due"}, "gp", "hospital_contact_nurse"),
    case(
        "whose the second is: the GP held it",
        TWICE,
        {"2026-10-05": "due"},
        control="control_held-2026-10-05",
        owner="gp/not_confirmed",
    ),
    case(
        "a place without a GP changes nothing for the hospital's control",
        AT_HOSPITAL,
        {"2026-09-01": "due"},
        owner="hospital_contact_nurse/not_confirmed",
        place=Place(lacks=frozenset({"gp"})),
    ),
    *says(
        case,
        [told("2026-01-12"), control("2026-09-01")],
        {"2026-09-01": "due"},
        {
            **by_business(GENERAL, OWN),
            **by_intent(AIM, WORKER),
            "the self-employed, treated to live longer": (
                (AIM, OWN),
                (SELF_EMPLOYED, aim("life_prolonging")),
            ),
        },
    ),
    *needed(
        case,
        AT_HOSPITAL,
        "2026-09-01",
        speaking={
            "a wish to talk": wish("2026-08-17", "talk"),
            "a sick leave": sick("2026-08-17"),
            **{code: obstacle("2026-08-17", code) for code in SPEAKING},
        },
        silent={
            "another wish": wish("2026-08-17", "continue_working"),
            **{code: obstacle("2026-08-17", code) for code in SILENT},
        },
    ),
)
