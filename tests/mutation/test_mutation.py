"""The mutators change one thing at a time and name it; the report tells who lives and where its list is wrong."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter

from pakkeforlop_rules.bounds import Window
from pakkeforlop_rules.conditions import Condition
from tests.mutation import conditions, general, windows
from tests.mutation.mutants import mutants, original
from tests.mutation.report import Report
from tests.mutation.trial import Verdict

CONDITION: TypeAdapter[Condition] = TypeAdapter(Condition)


@pytest.mark.parametrize(
    ("written", "changes"),
    [
        ({"fact": "absent", "is": True}, ["absent.is true → false"]),
        ({"fact": "wish", "is": "not_now"}, ["wish.is not_now → not_possible"]),
        ({"fact": "age", "known": False}, ["age.known false → true"]),
        ({"fact": "age", "below": 16}, ["age.below 16 → 15", "age.below 16 → 17"]),
        (
            {"fact": "intent", "one_of": ["palliative", "curative"]},
            ["intent.one_of[palliative] dropped", "intent.one_of[curative] dropped"],
        ),
        (
            {"all": [{"fact": "dead", "is": True}, {"not": {"fact": "absent", "is": True}}]},
            [
                "all[0] dropped",
                "all[1] dropped",
                "all[0].dead.is true → false",
                "all[1].not dropped",
                "all[1].not.absent.is true → false",
            ],
        ),
        (
            {"talked_about": ["work", "pace"], "within_months": 6},
            [
                "talked_about[work] dropped",
                "talked_about[pace] dropped",
                "talked_about.within_months 6 → 5",
                "talked_about.within_months 6 → 7",
                "talked_about.within_months dropped",
            ],
        ),
    ],
)
def test_a_condition_is_changed_in_one_thing(written: Any, changes: list[str]) -> None:
    """Each of them another condition than the one that is written."""
    condition = CONDITION.validate_python(written)
    found = list(conditions.mutated(condition))
    assert [what for what, _ in found] == changes
    assert all(changed != condition for _, changed in found)


def test_a_window_is_changed_in_one_thing() -> None:
    """Every number by one, every bound, the anchor; what the catalogue would refuse is left out."""
    window = Window.model_validate(
        {
            "anchor": "absence_started",
            "opens": {"weeks": 2},
            "over_time": {"weeks": 2},
            "closes": [{"from": "return_started"}, {"months": 3, "not_before": {"weeks": 4}}],
            "basis": [{"source": "produktrad"}],
        }
    )
    found = [what.removeprefix("windows[0].") for what, _ in windows.mutated((window,))]
    assert [what for what in found if what.startswith(("opens", "over_time"))] == [
        "opens[0].weeks 2 → 1",
        "opens[0].days 0 → -1",
        "over_time dropped",
        "over_time[0].weeks 2 → 3",
        "over_time[0].days 0 → 1",
    ]
    assert "anchor absence_started → sick_pay_end" in found
    assert "anchor absence_started → diagnosis_told" not in found
    assert {"closes dropped", "closes[0] dropped", "closes[0].from dropped", "closes[1].months 3 → 2"} <= {
        *found
    }
    assert {"closes[1].not_before dropped", "closes[1].not_before.weeks 4 → 5"} <= {*found}


def test_silences_change_places_only_where_it_can_be_seen() -> None:
    """With the next one that silences something in common and can hold at the same time."""
    silences = original().catalogue.silences
    moved = {name: what for name, _, (what, _) in general.silences(silences) if what.startswith("↔")}
    assert moved["dead"] == "↔ end-of-life"
    assert moved["not-now"] == "↔ outside-working-life"  # one has only one wish: past «not possible»
    assert "under-16" not in moved


def test_no_mutant_is_the_original() -> None:
    """And each has a name of its own."""
    of = original()
    found = [mutant for part in ("ph-2", "overlays/brystkreft", "silences") for mutant in mutants(of, part)]
    assert all(mutant.catalogue != of.catalogue for mutant in found)
    assert len({mutant.name for mutant in found}) == len(found)


def test_the_report_tells_who_lives_and_where_the_list_is_wrong() -> None:
    """Listed and living is equivalent; listed and noticed, or not there at all, is a fault of the list."""
    verdicts = [Verdict("x", "x: a", "some case"), Verdict("x", "x: b", None), Verdict("x", "x: c", None)]
    report = Report(verdicts, {"x: a": "wrong", "x: b": "right", "x: d": "gone"})
    assert report.survivors == ["x: c"]
    assert len(list(report.slips(whole=True))) == 2
    assert len(list(report.slips(whole=False))) == 1
    assert report.figures() == {
        "mutants": 3,
        "killed": 1,
        "equivalent": 1,
        "parts": {"x": {"mutants": 3, "killed": 1, "equivalent": 1}},
    }
    assert list(report.lines())[-1] == "lives: x: c"
