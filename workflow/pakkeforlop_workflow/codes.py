"""The closed vocabularies of the pathway document.

Every code is a plain string, so a document reads the same in any programming language. The words that
people see for them («fastlege», «gradert sykmelding») live with the catalogue, in three languages.
"""

from __future__ import annotations

from typing import Literal

Precision = Literal["day", "month", "about"]
"""How exactly a date is known: the day, that month, or give or take a month («siden mars»)."""

ToldBy = Literal["patient", "journal", "sykmelding", "nav_letter", "other"]
"""Where the information comes from."""

HandoverRole = Literal[
    "hospital_unit",
    "hospital_doctor",
    "hospital_contact_nurse",
    "hospital_pathway_coordinator",
    "hospital_social_worker",
    "gp",
    "certifying_doctor",
    "municipal_cancer_coordinator",
    "municipal_coordinating_unit",
    "municipal_appointee",
]
"""Who can hand a question over, and to whom: the health service's roles that talk with patients, and the
coordinating unit, which has it until it hands it on to somebody. Not Nav or the employer: they hold none of it."""

Party = Literal[
    "patient",
    "relative",
    HandoverRole,
    "nav_advisor",
    "employer",
]
"""Who can take part in something or be responsible for it. The level (hospital, municipality) is part of the role: a
«kreftkoordinator» exists in both. `hospital_unit` is whom the hospital has named for Pakkeforløp hjem,
`municipal_appointee` whom koordinerende enhet has named."""

Role = Literal[Party, "import"]
"""Who does or records something: a party, or a system that carries events over from a journal."""

CoordinatorRole = Literal[
    "hospital_contact_nurse",
    "hospital_pathway_coordinator",
    "hospital_social_worker",
    "gp",
    "municipal_cancer_coordinator",
    "municipal_appointee",
]
"""Whom a patient can choose as coordinator."""

CancerGroup = Literal[
    "brain",
    "breast",
    "colorectal",
    "gynaecological",
    "haematological",
    "head_and_neck",
    "lung",
    "prostate",
    "skin",
    "testicular",
    "urological",
    "other",
]

Intent = Literal["curative", "life_prolonging", "palliative"]
TreatmentKind = Literal["surgery", "systemic", "radiotherapy", "symptom_relief", "surveillance", "combined"]
Level = Literal["hospital", "gp"]

AffiliationKind = Literal[
    "employee",
    "apprentice",
    "self_employed",
    "freelancer",
    "laid_off",
    "job_seeker",
    "student",
    "pupil",
    "outside",
    "retired",
]
EMPLOYED: frozenset[str] = frozenset({"employee", "apprentice", "laid_off"})
"""Affiliations with an employer to talk to."""
WORKING_LIFE: frozenset[str] = EMPLOYED | {"self_employed", "freelancer", "job_seeker"}
"""Affiliations that count as «i arbeidslivet»."""

AbsenceForm = Literal[
    "full",
    "graded",
    "waiting",
    "self_certified",
    "admitted",
    "treatment_days",
    "travel_subsidy",
    "vacation",
    "leave",
]
"""Forms of absence: full, graded and «avventende» (waiting) sykmelding, egenmelding, innlagt, enkeltstående
behandlingsdager, reisetilskudd, ferie and permisjon. Which of them count as sick days: `sick_leave`."""

BenefitKind = Literal["aap", "disability", "unemployment", "work_placement", "care", "pension", "other"]
"""Arbeidsavklaringspenger, uføretrygd, dagpenger, friskmelding til arbeidsformidling, pleiepenger, pensjon."""

Obstacle = Literal[
    "fatigue",
    "cognition",
    "pain",
    "sleep",
    "mobility",
    "heavy_work",
    "high_demands",
    "adaptations_missing",
    "unsure_of_capacity",
    "back_too_soon",
]
"""What the patient says makes work hard. Closed on purpose: mood, family, schooling and standing in society are
background to read in the catalogue, and are never stored."""

PlanStatus = Literal["made", "not_needed"]
MeetingStatus = Literal["planned", "held", "exempted"]
ExemptionReason = Literal["medical", "admitted", "well_soon", "measure", "plainly_unnecessary"]

WorkWish = Literal["continue_working", "return_to_work", "change_work", "not_now", "not_possible"]
WishCode = Literal[WorkWish, "no_employer_contact", "employer_contact", "talk"]
"""What the patient wants. `no_employer_contact` and `employer_contact` answer whether the clinic may touch on
contact with the employer; `talk` is the patient's own initiative and lifts an earlier no."""

Outcome = Literal[
    "held",
    "offered",
    "contact_attempted",
    "declined",
    "deferred",
    "not_relevant",
    "done_elsewhere",
    "interrupted",
]
OutcomeReason = Literal[
    "no_employer", "not_in_work", "already_solved", "too_ill_now", "patient_asked", "other_first"
]
ReviewOn = Literal["affiliation", "absence", "stage", "wish"]
"""The fact whose change reopens a question that was set aside as not relevant."""

HandoverStatus = Literal["message_sent", "acknowledged", "refused", "withdrawn"]
"""What is told of a hand-over after it was made. Only a message leaves it open: the other three settle it."""
HandoverChannel = Literal["plo", "dialogmelding", "letter", "phone", "meeting"]
"""How the receiver was told: electronic message to the municipality (pleie- og omsorgsmelding), dialogmelding, …"""
RefusalReason = Literal["no_capacity", "other_unit", "not_our_task", "patient_unknown"]
HandoverState = Literal["sent", "acknowledged", "refused", "withdrawn"]
"""Where a hand-over stands: only one that is acknowledged moves anything."""

NetworkMeetingStatus = Literal["planned", "held", "cancelled"]
MeetingPurpose = Literal["information", "mapping"]
"""The council's two purposes of a network meeting: passing on information, and mapping needs for follow-up."""
NEEDS_CONSENT: frozenset[str] = frozenset({"relative", "employer", "nav_advisor"})
"""Parties outside the health service: they take part in a meeting only when the patient has agreed."""

MilestoneGoal = Literal[
    "employer_contact",
    "return_plan_made",
    "hours_tried",
    "part_time_back",
    "full_time_back",
    "nav_meeting",
    "adjustments_made",
    "education_taken_up",
    "work_rehabilitation_applied",
    "other_agreed",
]
"""The patient's own goal. Closed on purpose: the patient's words for it belong in the record."""
MilestoneStatus = Literal["done", "dropped", "moved"]
MilestoneState = Literal["open", "done", "dropped"]

Stage = Literal[
    "investigation", "diagnosed", "treatment", "after_treatment", "follow_up", "controls_ended", "refuted"
]
WorkState = Literal[
    "unknown",
    "in_work",
    "absent_full",
    "absent_partial",
    "treatment_days",
    "returning",
    "on_benefit",
    "outside",
    "settled",
]

ErasureReason = Literal["patients_request", "wrong_person", "kept_long_enough", "test_data"]
"""Why a pathway is erased. Whether it may be is decided by whoever is responsible for the data, outside."""
