"""The three example documents: valid, and with the answers that a first reader is promised."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pakkeforlop_rules import Answer, Catalogue
from pakkeforlop_workflow.history import replayed
from pakkeforlop_workflow.pathway import Pathway

EXAMPLES = Path(__file__).parents[2] / "examples"
AS_OF = date(2026, 5, 15)


def pathway(name: str) -> Pathway:
    return Pathway.read((EXAMPLES / f"{name}.json").read_bytes())


def answers(name: str) -> dict[str, Answer]:
    """The answers of a person with one course and one episode at most, by checkpoint (first occurrence)."""
    found = Catalogue.load().evaluate(pathway(name), AS_OF)
    return {answer.checkpoint: answer for answer in reversed(found)}


@pytest.mark.parametrize("name", sorted(path.stem for path in EXAMPLES.glob("*.json")))
class TestEveryExample:
    """What holds for each file in the folder."""

    def test_it_is_valid_and_synthetic(self, name: str) -> None:
        """The service takes it, and it says that nobody is meant."""
        assert pathway(name).synthetic

    def test_it_reads_in_order_of_time(self, name: str) -> None:
        """Events stand in the order in which they happened."""
        days = [event.on for event in pathway(name).events]
        assert days == sorted(days)

    def test_nothing_is_told_from_the_future(self, name: str) -> None:
        """All of it was known on the day the README asks about."""
        assert all(event.recorded_at.date() <= AS_OF for event in pathway(name).events)

    def test_it_has_no_gaps(self, name: str) -> None:
        """A first example is of a pathway in which one thing follows from another."""
        assert replayed(pathway(name)).gaps == ()


class TestBreastCancer:
    """An employee between surgery and the end of chemotherapy."""

    def test_something_is_due_and_something_over_time(self) -> None:
        """The municipality's conversation is due; the one about contact with the employer is over time."""
        found = answers("brystkreft")
        assert (found["ph-2"].code, found["ph-2"].over_time) == ("due", False)
        assert (found["arbeidsgiver-kontakt"].code, found["arbeidsgiver-kontakt"].over_time) == ("due", True)

    def test_something_is_coming(self) -> None:
        """The planned end of treatment and the planned return cast their shadows."""
        found = answers("brystkreft")
        assert {found["forberede-overgang"].code, found["plan-for-retur"].code} == {"upcoming"}

    def test_one_conversation_was_held_and_one_declined(self) -> None:
        """A no stands for three months."""
        found = answers("brystkreft")
        assert found["ph-1"].code == "held"
        declined = found["tidlig-arbeid-arbeidsgiver"]
        assert (declined.code, declined.until) == ("declined", date(2026, 5, 24))


class TestSelfEmployed:
    """Treatment days: no sick leave that Nav counts, so only the clinic can raise work."""

    def test_work_between_treatments_is_due(self) -> None:
        """Nobody has talked about work yet."""
        assert answers("selvstendig")["behandlingsdager-arbeid"].code == "due"

    def test_no_clock_of_sick_leave_runs(self) -> None:
        """Treatment days start no episode, and there is no employer to talk to."""
        assert all(answer.episode is None for answer in answers("selvstendig").values())
        assert answers("selvstendig")["arbeidsgiver-kontakt"].code == "not_due"


class TestLifeProlonging:
    """Life-prolonging treatment silences nothing."""

    def test_work_goes_on(self) -> None:
        """Nothing is silenced, and contact with Nav is over time after the exempted meeting."""
        found = answers("livsforlengende")
        assert {answer.silenced_by for answer in found.values()} == {None}
        assert (found["nav-kontakt-sykmeldt"].code, found["nav-kontakt-sykmeldt"].over_time) == ("due", True)

    def test_the_end_of_sick_pay_is_coming(self) -> None:
        """Thirteen weeks before the day that was told."""
        coming = answers("livsforlengende")["etter-sykepengene"]
        assert coming.code == "upcoming"
        assert coming.dates is not None
        assert coming.dates.opens == date(2026, 7, 3)

    def test_one_conversation_can_take_several_checkpoints(self) -> None:
        """The talk in December closed three of them."""
        found = answers("livsforlengende")
        taken = ("tidlig-arbeid-arbeidsgiver", "arbeidsgiver-kontakt", "beh-rehab-samtale")
        assert {found[checkpoint].code for checkpoint in taken} == {"held"}
