"""What a report shows of small groups, and that none can be read off it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import product
from typing import NamedTuple

import pytest

from pakkeforlop_service.application import Application, reporting
from pakkeforlop_service.application.disclosure import LEAST, Cell
from pakkeforlop_service.application.reporting import OutsideReach, period_of
from pakkeforlop_service.cohort import cohort
from pakkeforlop_service.store.reports import MEASURES, SETTLED, Period
from tests.service.conftest import NOW, on_both
from tests.support.documents import event, talk, told
from tests.support.reported import TODAY, counted, figures, people

THEMES = ("work", "economy")


class TestShown:
    @pytest.mark.parametrize(("number", "shown"), [(0, "0"), (1, "<5"), (4, "<5"), (5, "5")])
    def test_four_are_hidden_and_five_are_not(
        self, application: Application, number: int, shown: str
    ) -> None:
        """Nobody is shown as 0."""
        application.fill(people(number, told("2026-01-12")), NOW)
        assert figures(application, "k-1")["ph-1"]["people"] == shown

    @pytest.mark.parametrize(
        ("held", "shown", "share"), [(8, "8", "62"), (9, "9–12", None), (12, "9–12", None), (13, "13", "100")]
    )
    def test_a_rest_of_four_is_hidden_too(
        self, application: Application, held: int, shown: str, share: str | None
    ) -> None:
        """With 13 people, 9 held would say that there were 4 without."""
        talked = talk("2026-01-20", "held", "ph-1", themes=THEMES)
        application.fill(
            [
                *people(held, told("2026-01-12"), talked, name="held"),
                *people(13 - held, told("2026-01-12"), name="not"),
            ],
            NOW,
        )
        found = figures(application, "k-1")["ph-1"]
        assert (found["people"], found["held"], found["share_held"]) == ("13", shown, share)

    def test_units_together_are_one_sum(self, application: Application) -> None:
        """Two municipalities with three each have six, who moved between them counted once, and no part is shown."""
        moved = event("moved", "2026-02-01", municipality="k-2")
        application.fill(
            [
                *people(2, told("2026-01-12"), name="a"),
                *people(1, told("2026-01-12"), moved, name="b"),
                *people(3, told("2026-01-12"), name="c", municipality="k-2"),
            ],
            NOW,
        )
        assert [figures(application, unit)["ph-1"]["people"] for unit in ("k-1", "k-2")] == ["<5", "<5"]
        for units in (("k-1", "k-2"), ("k-2", "k-1", "k-2")):
            assert figures(application, *units)["ph-1"]["people"] == "6"
        assert application.report(["k-1", "k-1"], period_of(2026, TODAY, TODAY)).units == ("k-1",)

    def test_made_up_people_stay_apart(self, application: Application) -> None:
        """Where there is one who exists, the made-up are left out; where there is none, the report says so."""
        made_up = people(9, told("2026-01-12"), name="made-up", synthetic=True)
        elsewhere = people(6, told("2026-01-12"), name="other", municipality="k-2", synthetic=True)
        application.fill([*made_up, *elsewhere, *people(5, told("2026-01-12"), name="real")], NOW)
        period = period_of(2026, TODAY, TODAY)
        found = {units: application.report(units, period) for units in (("k-1",), ("k-2",), ("k-1", "k-2"))}
        assert {units: report.synthetic for units, report in found.items()} == {
            ("k-1",): False,
            ("k-2",): True,
            ("k-1", "k-2"): False,
        }
        assert [figures(application, *units)["ph-1"]["people"] for units in found] == ["5", "6", "5"]
        comparison = application.comparison("ph-1", "municipality", period)
        assert (comparison.synthetic, [line.place for line in comparison.units]) == (False, ["k-1"])

    def test_every_checkpoint_has_a_line(self, application: Application) -> None:
        """Nobody is a number too: each of the catalogue's, once."""
        report = application.report(["k-1"], period_of(2026, TODAY, TODAY))
        ids = [entry.id for entry in application.catalogue.entries]
        assert [line.place for line in report.checkpoints] == list(dict.fromkeys(ids))
        assert report.empty
        assert not report.synthetic

    @on_both
    def test_units_side_by_side(self, application: Application) -> None:
        """Each unit of a kind by itself, and no sum of them."""
        talked = talk("2026-01-20", "held", "ph-1", themes=THEMES)
        application.fill(
            [
                *people(5, told("2026-01-12"), talked, name="a", hospital_unit="h-1"),
                *people(5, told("2026-01-12"), name="b", hospital_unit="h-1"),
                *people(4, told("2026-01-12"), name="c", municipality="k-2", hospital_unit="h-1"),
            ],
            NOW,
        )
        period = period_of(2026, TODAY, TODAY)
        lines = {line.place: line for line in application.comparison("ph-1", "municipality", period).units}
        shown = {name: str(cell) for name, cell in lines["k-1"].figures.items() if name in {"people", "held"}}
        assert shown == {"people": "10", "held": "5"}
        assert str(lines["k-1"].figures["share_held"]) == "50"
        assert [lines[unit].concerns_few for unit in ("k-1", "k-2")] == [False, True]
        hospital = application.comparison("ph-1", "hospital_unit", period).units
        assert [(line.place, str(line.figures["people"])) for line in hospital] == [("h-1", "14")]
        before = period_of(2026, date(2026, 4, 11), TODAY)
        assert application.comparison("ph-2", "municipality", before).units == ()

    @pytest.mark.parametrize(
        ("year", "as_of", "field", "limit"),
        [
            (2014, TODAY, "year", "2015"),
            (2027, TODAY, "year", "2026"),
            (2026, date(2025, 12, 31), "year", "2025"),
            (2026, date(2026, 5, 16), "as_of", "2026-05-15"),
        ],
    )
    def test_no_report_of_the_future(self, year: int, as_of: date, field: str, limit: str) -> None:
        """Nor of a year before there was anything to report."""
        with pytest.raises(OutsideReach) as caught:
            period_of(year, as_of, TODAY)
        assert (caught.value.field, caught.value.limit) == (field, limit)


World = Mapping[str, int]
"""The true numbers."""
Shown = dict[str, Cell | None]


def attack(worlds: Iterable[tuple[World, Shown]]) -> None:
    """Somebody who knows the method and sees one report tries every world that would look the same."""
    looking_alike: defaultdict[tuple[tuple[str, Cell | None], ...], list[World]] = defaultdict(list)
    for world, shown in worlds:
        looking_alike[tuple(shown.items())].append(world)
    assert len(looking_alike) > 20
    for published, alike in looking_alike.items():
        for name, cell in published:
            if cell is None or name not in alike[0]:
                continue
            possible = {world[name] for world in alike}
            assert all(cell.least <= number <= cell.most for number in possible), (published, possible)
            if cell.hidden:
                assert len(possible) >= LEAST - 1, (published, name, possible)
            else:
                assert possible == {0} or min(possible) >= LEAST, (published, name, possible)


class TestAttack:
    """In every case small enough to try: a hidden number stays one of four or more."""

    def test_parts_of_a_group(self) -> None:
        """People, and two measures of them that overlap as they will."""
        attack(
            (
                world,
                dict(reporting._figures(world["people"], {"held": world["held"], "lapsed": world["lapsed"]})),
            )
            for number in range(24)
            for held, lapsed in product(range(number + 1), repeat=2)
            for world in [{"people": number, "held": held, "lapsed": lapsed}]
        )

    def test_the_rest_of_a_group(self) -> None:
        """Nobody can see that all but one to four had, or had not."""
        for number in range(40):
            for held in range(number + 1):
                cell = reporting._figures(number, {"held": held})["held"]
                assert cell is not None
                assert cell.hidden or held == 0 or number - held not in range(1, LEAST)

    def test_first_talks(self) -> None:
        """In a year that runs, who was told in it and has talked is among those who talked in it."""

        class Row(NamedTuple):
            told_on: date
            first_talk_on: date | None

        period = Period(2026, TODAY)
        this_year, last_year, talked_on = date(2026, 1, 5), date(2025, 12, 1), date(2026, 2, 1)

        def worlds() -> Iterator[tuple[World, Shown]]:
            for number in range(26):
                for without in range(number + 1):
                    for talked in range(number - without, 30):
                        rows = [
                            *(Row(this_year, None) for _ in range(without)),
                            *(Row(this_year, talked_on) for _ in range(number - without)),
                            *(Row(last_year, talked_on) for _ in range(talked - number + without)),
                        ]
                        shown = dict(reporting._first_talk(rows, period))
                        for name in ("median_days", "lower_days", "upper_days"):
                            shown[name] = shown[name] and Cell(1, 1)  # whether, not how many
                        yield {"told": number, "without": without, "talked": talked}, shown

        attack(worlds())

    def test_handovers(self) -> None:
        """Everybody handed over is in at least one state, so the total bounds the states."""

        class Row(NamedTuple):
            pathway: int
            state: str
            sent_on: date = TODAY
            settled_on: date = TODAY

        def rows(number: int, parts: Sequence[int]) -> list[Row]:
            """So many in each state, overlapping so that there are so many people in all."""
            people = [index % number for index in range(sum(parts))]
            states = [state for state, part in zip(SETTLED, parts, strict=False) for _ in range(part)]
            return [Row(person, state) for person, state in zip(people, states, strict=True)]

        def worlds() -> Iterator[tuple[World, Shown]]:
            for parts in product(range(8), range(8), range(8), [0]):
                for number in range(max(parts), sum(parts) + 1):
                    shown = dict(reporting._handovers(rows(number, parts)))
                    shown = {name: shown[name] for name in ("handed_over", *SETTLED)}
                    total = shown["handed_over"]
                    assert total is not None
                    assert total.hidden or all(number - part not in range(1, LEAST) for part in parts if part)
                    yield {"handed_over": number, **dict(zip(SETTLED, parts, strict=True))}, shown

        attack(worlds())

    def test_a_whole_report(self, application: Application) -> None:
        """Every figure of a real report holds what was counted, and shows no group of one to four."""
        application.fill(cohort(150, seed=5, today=TODAY), NOW)
        exact = 0
        for unit in ("demo-kommune-1", "demo-sykehus-a"):
            raw = counted(application, unit, 2025)
            report = application.report([unit], period_of(2025, TODAY, TODAY))
            for line in report.checkpoints:
                numbers = raw.get(line.place, {})
                total = numbers.get("people", 0)
                for name in ("people", *MEASURES):
                    cell, number = line.figures[name], numbers.get(name, 0)
                    assert cell is not None
                    assert cell.least <= number <= cell.most
                    if not cell.hidden:
                        exact += number > 0
                        assert number not in range(1, LEAST)
                        assert number == 0 or total - number not in range(1, LEAST)
        assert exact > 20
