"""The event types of a pathway: what can have happened, as a closed union.

`on` is always the day on which something happened, was decided or was told (a period's first day); days that
lie ahead have fields of their own (`to`, `planned_to`, `return_on`, `ends_on`). All reasons are closed codes:
there is no free text about a person anywhere. A type exists only because something reads it. Those between the
helpers stand in `cooperation`; after the talks of a day comes what was agreed, then who takes it over.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, StrictBool, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from . import codes
from .cooperation import HandoverSent, HandoverUpdate, MilestoneSet, MilestoneUpdate, NetworkMeeting
from .envelope import Code, CourseEvent, Day, Envelope, Instant, Percent, Reference, not_before_start


class Referred(CourseEvent):
    """Referred on suspicion of cancer: an investigation begins."""

    type: Literal["referred"]


class SuspicionRefuted(CourseEvent):
    """The investigation ended without cancer."""

    type: Literal["suspicion_refuted"]


class DiagnosisTold(CourseEvent):
    """The patient is told the diagnosis. Opens a course; `cancer` when it differs from the header's."""

    type: Literal["diagnosis_told"]
    cancer: codes.CancerGroup | None = None


class RecurrenceFound(CourseEvent):
    """The cancer has come back and the patient is told: opens a new course."""

    type: Literal["recurrence_found"]


class ProgressionFound(CourseEvent):
    """The disease has advanced: the course goes back to planning of treatment."""

    type: Literal["progression_found"]


class IntentSet(CourseEvent):
    """The aim of treatment. Says nothing about work: no intent silences anything."""

    type: Literal["intent_set"]
    intent: codes.Intent


class Treatment(CourseEvent):
    """A stretch of treatment. `to` is its last day; `planned_to` the day it is planned to end.

    `long_term` treatment (hormone therapy for years, say) does not keep the course in the treatment stage
    once the other treatments have ended.
    """

    type: Literal["treatment"]
    kind: codes.TreatmentKind
    long_term: StrictBool = False
    to: Day | None = None
    planned_to: Day | None = None

    _ends = field_validator("to", "planned_to")(not_before_start)


class TreatmentPlanned(CourseEvent):
    """More treatment is planned, from `starts_on`: until it begins, the end of another is not the end of treatment.

    A treatment of the same kind begun since is taken for it. One that has not begun four weeks after its day no
    longer holds the stage.
    """

    type: Literal["treatment_planned"]
    kind: codes.TreatmentKind
    starts_on: Day

    _starts = field_validator("starts_on")(not_before_start)


class ControlHeld(CourseEvent):
    """A follow-up examination was held, at the hospital or by the GP."""

    type: Literal["control_held"]
    held_at: codes.Level = "hospital"


class HospitalControlsEnded(CourseEvent):
    """The hospital's controls have ended. Ends neither the work track nor its checkpoints."""

    type: Literal["hospital_controls_ended"]


class Affiliation(Envelope):
    """One tie to working life or education, with its percentage. A person may have several at once."""

    type: Literal["affiliation"]
    affiliation: Reference = "main"
    kind: codes.AffiliationKind
    percent: Percent | None = None
    to: Day | None = None

    _ends = field_validator("to")(not_before_start)


class Absence(Envelope):
    """A period away from work. `employment` names one affiliation; without it all are meant.

    `grade` is the sick-listed share in percent of a graded certificate, 20 to 99, and only of that form.
    """

    type: Literal["absence"]
    form: codes.AbsenceForm
    grade: Annotated[int, Field(ge=20, le=99, strict=True)] | None = Field(
        default=None, validate_default=True
    )
    employment: Reference | None = None
    to: Day | None = None

    _ends = field_validator("to")(not_before_start)

    @field_validator("grade")
    @classmethod
    def _grade_fits_form(cls, grade: int | None, info: ValidationInfo) -> int | None:
        form = info.data.get("form")
        if form == "graded" and grade is None:
            raise PydanticCustomError("grade_missing", "a graded certificate needs its grade")
        if form is not None and form != "graded" and grade is not None:
            raise PydanticCustomError("grade_unexpected", "only a graded certificate has a grade")
        return grade


class Benefit(Envelope):
    """A benefit the person receives."""

    type: Literal["benefit"]
    kind: codes.BenefitKind
    percent: Percent | None = None
    to: Day | None = None

    _ends = field_validator("to")(not_before_start)


class SickPayEndTold(Envelope):
    """The patient or Nav has told the last day with sick pay (maksdato). Told, never computed."""

    type: Literal["sick_pay_end_told"]
    ends_on: Day


class ReturnPlanned(Envelope):
    """A return to work is planned for `return_on`, at `percent` of a full position."""

    type: Literal["return_planned"]
    return_on: Day
    percent: Percent


class ReturnStarted(Envelope):
    """The person is back at work, at `percent` of a full position."""

    type: Literal["return_started"]
    percent: Percent


class WorkSettled(Envelope):
    """The question of work is settled for this person."""

    type: Literal["work_settled"]


class EmployerPlan(Envelope):
    """The employer's follow-up plan (oppfølgingsplan) is made, or was found not to be needed."""

    type: Literal["employer_plan"]
    status: codes.PlanStatus
    employment: Reference | None = None


class DialogueMeeting(Envelope):
    """Dialogue meeting 1, 2 or 3: planned, held or exempted. `on` is the day of the decision or the meeting."""

    type: Literal["dialogue_meeting"]
    number: Annotated[int, Field(ge=1, le=3, strict=True)]
    status: codes.MeetingStatus
    reason: codes.ExemptionReason | None = None
    employment: Reference | None = None


class Wish(Envelope):
    """What the patient wants about work. `until` limits a «not now» (3 months when not given)."""

    type: Literal["wish"]
    code: codes.WishCode
    until: Day | None = None

    _ends = field_validator("until")(not_before_start)


class FactTold(Envelope):
    """Something that makes work hard, as the patient puts it; `value` false when it no longer does."""

    type: Literal["fact"]
    code: codes.Obstacle
    value: StrictBool = True

    @field_validator("code")
    @classmethod
    def _is_the_patients(cls, code: codes.Obstacle, info: ValidationInfo) -> codes.Obstacle:
        if info.data.get("told_by") not in {None, "patient"}:
            raise PydanticCustomError("fact_not_asked", "only the patient can say what makes work hard")
        return code


class CoordinatorChosen(Envelope):
    """The patient has chosen who coordinates; goes above the catalogue and the local directory."""

    type: Literal["coordinator_chosen"]
    kind: codes.CoordinatorRole
    until: Day | None = None

    _ends = field_validator("until")(not_before_start)


class PathwayHjemDeclined(Envelope):
    """The patient does not want Pakkeforløp hjem, or has taken that no back (`withdrawn`)."""

    type: Literal["pathway_hjem_declined"]
    withdrawn: StrictBool = False


class Moved(Envelope):
    """The person has a new municipality, a new hospital unit, or both."""

    type: Literal["moved"]
    municipality: Reference | None = None
    hospital_unit: Reference | None = None


class Conversation(CourseEvent):
    """What came of a conversation, or of an attempt at one.

    `checkpoints` and `themes` are the catalogue's codes, opaque here. `until` is the day to take a deferred
    question up again or to review one that was not relevant; `review_on` the fact whose change reopens it.
    """

    type: Literal["conversation"]
    outcome: codes.Outcome
    checkpoints: Annotated[tuple[Code, ...], Field(max_length=40)] = ()
    themes: Annotated[tuple[Code, ...], Field(max_length=40)] = ()
    until: Day | None = Field(default=None, validate_default=True)
    reason: codes.OutcomeReason | None = None
    review_on: codes.ReviewOn | None = None

    @field_validator("until")
    @classmethod
    def _until_fits_outcome(cls, until: date | None, info: ValidationInfo) -> date | None:
        outcome = info.data.get("outcome")
        if outcome == "deferred" and until is None:
            raise PydanticCustomError("until_missing", "a deferred conversation needs its day")
        if until is not None and outcome not in {None, "deferred", "not_relevant"}:
            raise PydanticCustomError("until_unexpected", "only deferred and not_relevant have a day")
        return not_before_start(until, info)

    @field_validator("outcome")
    @classmethod
    def _no_is_the_patients(cls, outcome: codes.Outcome, info: ValidationInfo) -> codes.Outcome:
        if outcome == "declined" and info.data.get("told_by") not in {None, "patient"}:
            raise PydanticCustomError(
                "no_not_asked", "a no is recorded only by somebody who asked the patient"
            )
        return outcome


class EndOfLife(Envelope):
    """The end-of-life phase has begun (or the marking is `withdrawn`). Silences everything."""

    type: Literal["end_of_life"]
    withdrawn: StrictBool = False


class Died(Envelope):
    """The person has died. Stops everything, before any other rule."""

    type: Literal["died"]


Happening = Annotated[
    Referred
    | SuspicionRefuted
    | DiagnosisTold
    | RecurrenceFound
    | ProgressionFound
    | IntentSet
    | Treatment
    | TreatmentPlanned
    | ControlHeld
    | HospitalControlsEnded
    | Affiliation
    | Absence
    | Benefit
    | SickPayEndTold
    | ReturnPlanned
    | ReturnStarted
    | WorkSettled
    | EmployerPlan
    | DialogueMeeting
    | Wish
    | FactTold
    | CoordinatorChosen
    | PathwayHjemDeclined
    | Moved
    | Conversation
    | NetworkMeeting
    | MilestoneSet
    | MilestoneUpdate
    | HandoverSent
    | HandoverUpdate
    | EndOfLife
    | Died,
    Field(discriminator="type"),
]


class Correction(BaseModel):
    """Takes back an event, or puts another in its place; the original stays in the document.

    Also how an open period gets its last day. The replacement carries the id of what it corrects; when
    several corrections point to one event, the one recorded last counts. A correction can be corrected.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    type: Literal["correction"]
    id: Reference
    on: Day
    recorded_at: Instant
    by: codes.Role
    told_by: codes.ToldBy = "journal"
    corrects: Reference
    withdraws: StrictBool = False
    replaces: Happening | None = Field(default=None, validate_default=True)

    @field_validator("replaces")
    @classmethod
    def _exactly_one(cls, replaces: Any, info: ValidationInfo) -> Any:
        if "withdraws" in info.data and (replaces is None) != info.data["withdraws"]:
            raise PydanticCustomError("correction_unclear", "either withdraws: true or replaces, not both")
        if replaces is not None and replaces.id != info.data.get("corrects"):
            raise PydanticCustomError("correction_other_id", "the replacement must keep the corrected id")
        return replaces


Event = Annotated[
    Annotated[Happening, Field(discriminator="type")] | Correction,
    Field(discriminator="type"),
]

ORDER: tuple[str, ...] = tuple(
    get_args(member.model_fields["type"].annotation)[0] for member in get_args(get_args(Happening)[0])
)
"""Event types in the order in which they count when they fall on the same day."""
