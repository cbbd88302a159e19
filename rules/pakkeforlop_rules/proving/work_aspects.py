"""The aspects of a life that are about work and sick leave."""

from __future__ import annotations

from typing import Any, Final, get_args

from pakkeforlop_workflow.codes import AffiliationKind

from .ways import Aspect, Thing, Way, at, on_course, on_leave


def works(kind: str, **fields: Any) -> Thing:
    """A tie to working life since long before the diagnosis."""
    return on_course("affiliation", -730, kind=kind, affiliation=kind, **fields)


_KINDS: Final[tuple[AffiliationKind, ...]] = get_args(AffiliationKind)
WORK: Final = Aspect(
    "work",
    (
        *(Way(kind, (works(kind),)) for kind in _KINDS),
        Way("nothing told"),
        Way("employee and self-employed", (works("employee"), works("self_employed"))),
        Way("employee and student", (works("employee"), works("student"))),
        Way("pupil and outside", (works("pupil"), works("outside"))),
        Way("job ended", (works("employee", to=at(45)),)),
        Way(
            "job ended, seeks work",
            (works("employee", to=at(45)), on_course("affiliation", 60, kind="job_seeker")),
        ),
        Way("told late", (on_course("affiliation", 50, kind="employee", affiliation="employee"),)),
    ),
    ("affiliations", "in_working_life", "has_employer", "outside_working_life"),
    ("affiliations_ended",),
    stirs=(on_course("affiliation", 0, kind="job_seeker", affiliation="employee"),),
)
ABSENCE: Final = Aspect(
    "absence",
    (
        Way("full", (on_leave("absence", 0, form="full"),)),
        Way("none"),
        Way("full, known roughly", (on_leave("absence", 0, form="full", precision="about"),)),
        Way("graded", (on_leave("absence", 0, form="graded", grade=50),)),
        Way("until week 10", (on_leave("absence", 0, form="full", to=at(69)),)),
        Way(
            "again after half a year",
            (
                on_leave("absence", 0, form="full", to=at(69)),
                on_leave("return_started", 70, percent=100),
                on_leave("absence", 182, form="full"),
            ),
        ),
        Way(
            "second in a year",
            (on_leave("absence", -200, form="full", to=at(-140)), on_leave("absence", 0, form="full")),
        ),
        Way("treatment days", (on_leave("absence", 0, form="treatment_days"),)),
        Way("treatment days until week 20", (on_leave("absence", 0, form="treatment_days", to=at(139)),)),
    ),
    ("absent", "still_absent", "absent_again", "absent_before"),
    ("absence_started", "treatment_days_started", "treatment_days_ended"),
    stirs=(on_leave("absence", 0, form="full"),),
    alone=False,
)
RETURN: Final = Aspect(
    "return",
    (
        Way("not planned"),
        Way("planned", (on_leave("return_planned", 70, return_on=at(126), percent=50),)),
        Way(
            "planned some day",
            (on_leave("return_planned", 70, return_on=at(126), percent=50, precision="month"),),
        ),
        Way(
            "planned, and partly back",
            (
                on_leave("return_planned", 70, return_on=at(126), percent=50),
                on_leave("return_started", 126, percent=50),
            ),
        ),
        Way(
            "partly, then fully back",
            (on_leave("return_started", 126, percent=50), on_leave("return_started", 168, percent=100)),
        ),
        Way("fully back", (on_leave("return_started", 126, percent=100),)),
    ),
    ("absent", "still_absent"),
    ("return_planned", "return_started"),
    stirs=(
        on_leave("return_started", 0, percent=100),
        on_leave("return_planned", 0, return_on=at(42), percent=50),
    ),
)
SICK_PAY: Final = Aspect(
    "sick pay",
    (Way("end not told"), Way("end told", (on_leave("sick_pay_end_told", 60, ends_on=at(364)),))),
    ("sick_pay_end_known",),
    ("sick_pay_end",),
    stirs=(on_leave("sick_pay_end_told", 0, ends_on=at(91)),),
)
MEETING: Final = Aspect(
    "dialogue meeting",
    (
        Way("none"),
        Way("exempted", (on_leave("dialogue_meeting", 40, number=2, status="exempted", reason="medical"),)),
        Way(
            "exempted, then planned",
            (
                on_leave("dialogue_meeting", 40, number=2, status="exempted", reason="medical"),
                on_leave("dialogue_meeting", 90, number=2, status="planned"),
            ),
        ),
    ),
    ("dialogue_meeting_exempted",),
    ("dialogue_meeting_exempted",),
    stirs=(on_leave("dialogue_meeting", 0, number=2, status="exempted", reason="medical"),),
)
BENEFIT: Final = Aspect(
    "benefit",
    (
        Way("none"),
        Way("aap", (on_course("benefit", 180, kind="aap"),)),
        Way("aap until a day", (on_course("benefit", 180, kind="aap", to=at(400)),)),
        Way("disability pension", (on_course("benefit", 180, kind="disability"),)),
    ),
    ("receives_aap", "receives_disability_pension"),
    ("aap_started",),
    stirs=(on_course("benefit", 0, kind="aap"),),
)
