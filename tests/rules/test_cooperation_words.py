"""Hand-overs, meetings and milestones in words: every code has one, and every text is filled in whole."""

from __future__ import annotations

import re
from typing import Any, get_args, get_type_hints

import pytest

from pakkeforlop_rules import Catalogue
from pakkeforlop_rules.answers import Owner
from pakkeforlop_rules.texts import LANGS, Lang
from pakkeforlop_rules.wording import Words
from pakkeforlop_workflow import codes

VOCABULARY = Catalogue.load().vocabulary
FIELDS = {
    "handover-message": {"from_role", "to_role", "place", "titles", "on"},
    "handover-everything": set(),
    "journal-handover": {"on", "from_role", "to_role", "place", "titles"},
    "journal-handover-message_sent": {"on", "to_role", "place", "channel"},
    "journal-handover-acknowledged": {"on", "to_role", "place", "titles"},
    "journal-handover-refused": {"on", "from_role", "to_role", "place", "titles"},
    "journal-handover-withdrawn": {"on", "to_role", "place", "titles"},
    "journal-network_meeting-planned": {"on", "meets_on", "by", "participants"},
    "journal-network_meeting-held": {"on", "by", "participants"},
    "journal-network_meeting-cancelled": {"on"},
    "journal-milestone": {"on", "goal", "responsible", "due"},
    "journal-milestone-done": {"on", "goal"},
    "journal-milestone-dropped": {"on", "goal"},
    "journal-milestone-moved": {"on", "goal", "due"},
}
"""What is filled in, by phrase."""


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("handover_status", {*get_args(codes.HandoverStatus), *get_args(codes.HandoverState)}),
        ("handover_channel", set(get_args(codes.HandoverChannel))),
        ("refusal_reason", set(get_args(codes.RefusalReason))),
        ("network_meeting_status", set(get_args(codes.NetworkMeetingStatus))),
        ("meeting_purpose", set(get_args(codes.MeetingPurpose))),
        ("milestone_goal", set(get_args(codes.MilestoneGoal))),
        ("milestone_status", {*get_args(codes.MilestoneStatus), *get_args(codes.MilestoneState), "overdue"}),
        ("owner_standing", set(get_args(get_type_hints(Owner)["standing"]))),
    ],
)
def test_every_code_has_a_word_and_no_word_is_of_nothing(kind: str, wanted: set[str]) -> None:
    """Nobody reads a code, in any language."""
    assert VOCABULARY.codes(kind) == wanted


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", FIELDS)
def test_every_text_has_its_fields_in_every_language(name: str, lang: Lang) -> None:
    """What the fields are is the same whatever the language, so that none is left open or left out."""
    assert set(re.findall(r"{(\w+)}", VOCABULARY.word("phrase", name, lang))) == FIELDS[name]


@pytest.mark.parametrize("status", [*get_args(codes.HandoverStatus)])
def test_every_step_of_a_hand_over_has_a_line_for_the_journal(status: str) -> None:
    """As every outcome of a conversation has."""
    assert f"journal-handover-{status}" in FIELDS


@pytest.mark.parametrize("status", [*get_args(codes.NetworkMeetingStatus)])
def test_every_step_of_a_meeting_has_one(status: str) -> None:
    assert f"journal-network_meeting-{status}" in FIELDS


@pytest.mark.parametrize("status", [*get_args(codes.MilestoneStatus)])
def test_every_step_of_a_milestone_has_one(status: str) -> None:
    assert f"journal-milestone-{status}" in FIELDS


def test_the_message_asks_for_a_receipt_and_says_nothing_of_the_illness() -> None:
    """Who, to whom, where, what and when, and that it stays with the sender until then."""
    values: dict[str, Any] = {
        "from_role": "kontaktsykepleier på sykehuset",
        "to_role": "kreftkoordinator i kommunen",
        "place": "Demokommunen",
        "titles": "Plan for retur til arbeid",
        "on": "9. mars 2026",
    }
    assert Words(VOCABULARY, "nb").phrase("handover-message", **values) == (
        "Overlevering. Fra: kontaktsykepleier på sykehuset. Til: kreftkoordinator i kommunen, Demokommunen. "
        "Dato: 9. mars 2026. Vi ber dere overta dette med pasienten: Plan for retur til arbeid. "
        "Svar med en kvittering på at dere overtar, eller med hvorfor dere ikke kan. "
        "Til dere har kvittert, er det fortsatt avsenderens."
    )
