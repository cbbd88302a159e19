"""The early talk: from the diagnosis, over time at six weeks, until treatment is over."""

from __future__ import annotations

from tests.grids.people import WORKER, affiliated, closing, edges, owners, treatment, wish
from tests.grids.runner import cases_of
from tests.grids.sentences import SELF_EMPLOYED, aim, by_business, by_intent, says
from tests.support.documents import event, talk, told

case = cases_of("tidlig-arbeid-arbeidsgiver")
IN_WORKING_LIFE = ("employee", "apprentice", "self_employed", "freelancer", "laid_off", "job_seeker")
JOB_SEEKER = affiliated("job_seeker")
GENERAL = "Mange lurer på hva de skal si på jobben."
OWN = "Når man driver for seg selv, er det ikke alltid noen som kan ta over."
ALONE = "Mange lurer på hvordan det blir med arbeid og inntekt når de blir syke."
AIM = "Noen vil gjerne holde fast i jobben"

CASES = (
    case(
        "opens with the diagnosis, over time at six weeks, closes on the day after treatment",
        [told("2026-01-12"), WORKER, treatment("2026-02-02", "2026-06-30")],
        edges("2026-01-12", "2026-02-23", "2026-07-01", before="not_due/no_anchor"),
    ),
    case(
        "its window, once treatment is over",
        [told("2026-01-12"), WORKER, treatment("2026-02-02", "2026-06-30")],
        {"2026-07-01": "lapsed"},
        window=("2026-01-12", "2026-02-23", "2026-07-01"),
    ),
    case(
        "short treatment: open six weeks all the same",
        [told("2026-01-12"), WORKER, treatment("2026-01-19", "2026-01-30", kind="surgery")],
        edges(None, None, "2026-02-23"),
    ),
    case(
        "short treatment: its window",
        [told("2026-01-12"), WORKER, treatment("2026-01-19", "2026-01-30", kind="surgery")],
        {"2026-02-23": "lapsed"},
        window=("2026-01-12", "2026-02-23", "2026-02-23"),
    ),
    case("29 February", [told("2024-02-29"), WORKER], edges(None, "2024-04-11")),
    case("some day in January", [told("2026-01-12", precision="month"), WORKER], edges(None, "2026-03-14")),
    case("about 12 January", [told("2026-01-12", precision="about"), WORKER], edges(None, "2026-03-26")),
    case(
        "stays open while treatment has no end",
        [told(), WORKER, treatment("2026-02-02", planned_to="2026-06-30")],
        {"2026-07-01": "over_time", "2027-01-11": "over_time"},
    ),
    case(
        "no longer than until twelve months, whatever the treatment",
        [told("2026-01-12"), WORKER, treatment("2026-02-02")],
        edges(None, None, "2027-01-12", before="over_time"),
    ),
    case(
        "twelve months of a rough day: from the earliest, where point 3 opens",
        [told("2026-01-12", precision="month"), WORKER],
        edges(None, None, "2027-01-01", before="over_time"),
    ),
    case(
        "closes after the last of two treatments",
        [
            told(),
            WORKER,
            treatment("2026-02-02", "2026-06-30"),
            treatment("2026-05-04", "2026-09-30", kind="radiotherapy"),
        ],
        edges(None, None, "2026-10-01", before="over_time") | {"2026-07-01": "over_time"},
    ),
    case(
        "long-term treatment does not keep it open",
        [
            told(),
            WORKER,
            treatment("2026-02-02", "2026-06-30"),
            treatment("2026-05-04", long_term=True),
        ],
        {"2026-06-30": "over_time", "2026-07-01": "lapsed"},
    ),
    *(case(f"for: {kind}", [told(), affiliated(kind)], {"2026-01-12": "due"}) for kind in IN_WORKING_LIFE),
    *(
        case(f"not for: {kind}", [told(), affiliated(kind)], {"2026-01-12": "not_due/condition_false"})
        for kind in ("student", "pupil")
    ),
    *(
        case(f"silent for: {kind}", [told(), affiliated(kind)], {"2026-01-12": "not_due/silenced"})
        for kind in ("outside", "retired")
    ),
    case(
        "for a pensioner who also has a job",
        [told(), affiliated("retired"), affiliated("employee")],
        {"2026-01-12": "due"},
    ),
    case(
        "cannot tell before work is known",
        [told()],
        {"2026-01-12": "cannot_tell", "2026-02-23": "cannot_tell"},
        missing=("in_working_life",),
    ),
    case(
        "from the day that work is known",
        [told(), affiliated("freelancer", "2026-02-01")],
        {"2026-01-31": "cannot_tell", "2026-02-01": "due", "2026-02-23": "over_time"},
    ),
    case(
        "until the job ends",
        [told(), affiliated("employee", to="2026-02-10")],
        {"2026-02-10": "due", "2026-02-11": "cannot_tell"},
    ),
    *closing(
        "tidlig-arbeid-arbeidsgiver", [told(), WORKER], "2026-01-20", "due", "work-now", "employer-contact"
    ),
    case(
        "the self-employed: the business instead of an employer",
        [told(), affiliated("freelancer")],
        {"2026-01-12": "due"},
        remaining=("work-now", "own-business"),
    ),
    case(
        "a job beside one's own business: the employer, and not the business",
        [told(), affiliated("self_employed"), WORKER],
        {"2026-01-12": "due"},
        remaining=("work-now", "employer-contact"),
    ),
    case(
        "a job seeker has no employer to be asked about",
        [told(), JOB_SEEKER],
        {"2026-01-12": "due"},
        remaining=("work-now",),
    ),
    case(
        "no contact with the employer, says the patient: nor any question about it",
        [told(), WORKER, wish("2026-01-20", "no_employer_contact")],
        {"2026-01-20": "due"},
        remaining=("work-now",),
        says=(ALONE,),
    ),
    case(
        "a no to contact, from the self-employed",
        [told(), SELF_EMPLOYED, wish("2026-01-20", "no_employer_contact")],
        {"2026-01-20": "due"},
        says=(OWN, ALONE),
    ),
    *(
        case(
            f"is asked about their own business: {kind}",
            [told(), affiliated(kind)],
            {"2026-01-12": "due"},
            remaining=("work-now", "own-business"),
        )
        for kind in ("self_employed", "freelancer")
    ),
    case(
        "closed as held: what holds of the patient later opens nothing",
        [
            told("2026-01-12"),
            WORKER,
            wish("2026-01-20", "no_employer_contact"),
            talk("2026-02-02", "held", "tidlig-arbeid-arbeidsgiver", themes=["work-now"]),
            wish("2027-03-01", "employer_contact"),
        ],
        {"2026-02-02": "held", "2027-01-12": "held", "2027-03-01": "held"},
    ),
    case(
        "closed untaken: a job that ends later settles nothing",
        [
            told("2026-01-12"),
            affiliated("employee", to="2027-06-30"),
            talk("2026-02-02", "held", "tidlig-arbeid-arbeidsgiver", themes=["work-now"]),
        ],
        {"2027-01-12": "lapsed", "2027-07-01": "lapsed"},
        remaining=("employer-contact",),
    ),
    case(
        "a no to contact survives a recurrence",
        [
            told(),
            WORKER,
            wish("2026-01-20", "no_employer_contact"),
            event("recurrence_found", "2027-03-01", id="c2"),
        ],
        {"2027-03-01": "due"},
        course="c2",
        remaining=("work-now",),
        says=(ALONE,),
    ),
    *owners(
        case,
        [told(), WORKER],
        {"2026-01-12": "due"},
        "hospital_social_worker",
        "hospital_pathway_coordinator",
        "hospital_contact_nurse",
    ),
    *says(
        case,
        [told()],
        {"2026-01-12": "due"},
        {
            **by_business(GENERAL, OWN),
            "a job seeker": ((ALONE,), (JOB_SEEKER,)),
            **by_intent(AIM, WORKER),
            "the self-employed, treated to live longer": (
                (OWN, AIM),
                (SELF_EMPLOYED, aim("life_prolonging")),
            ),
            "a job seeker treated to live longer": ((ALONE, AIM), (JOB_SEEKER, aim("life_prolonging"))),
        },
    ),
)
