"""The worklist as a page: its numbers and its rows."""

from __future__ import annotations

import re
from itertools import groupby
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import event as sql_event

from pakkeforlop_service.application import Application
from pakkeforlop_service.pages.worklist.listing import ROWS
from tests.service.conftest import Watch
from tests.support.documents import employee, event, pathway, talk, told
from tests.support.recorded import add, append
from tests.support.worklist_page import COORDINATOR, SOCIAL_WORKER, Worklist, add_person, fill, handover

VIEWS = ["Alt nå", "Over tiden", "Bør tas nå", "Kommer", "Venter på kvittering", "Uten ansvarlig"]


def update(status: str, on: str, **fields: Any) -> dict[str, Any]:
    return event("handover_update", on, handover="h", status=status, **{"by": COORDINATOR, **fields})


@pytest.fixture
def person(application: Application) -> str:
    return add_person(application)


@pytest.fixture
def filled(application: Application, watch: Watch) -> Application:
    return fill(application, watch)


class TestNumbers:
    @pytest.mark.parametrize("lang", ["nb", "nn", "en"])
    @pytest.mark.parametrize("unit", ["", "demo-kommune-1", "demo-sykehus-a"])
    @pytest.mark.parametrize("role", ["", COORDINATOR, "hospital_contact_nurse"])
    def test_are_of_the_rows(
        self, client: TestClient, filled: Application, unit: str, role: str, lang: str
    ) -> None:
        """Behind each number are as many rows, and everywhere the same numbers, in the language chosen."""
        first = Worklist(client, f"/?enhet={unit}&ansvarlig={role}&lang={lang}")
        numbers = {label: number for label, (_, number, _) in first.chips.items()}
        assert len(numbers) == len(VIEWS)
        for label, (href, number, _) in first.chips.items():
            shown = Worklist(client, href)
            assert len(shown.rows) == number <= ROWS, label
            assert [name for name, chip in shown.chips.items() if chip[2]] == [label]
            assert {name: count for name, (_, count, _) in shown.chips.items()} == numbers

    def test_something_is_counted(self, client: TestClient, filled: Application) -> None:
        """The cohort has some of each but one, and those past their time and the others are all that is due."""
        shown = Worklist(client, "/")
        assert list(shown.chips) == VIEWS
        assert all(shown.number(label) > 0 for label in VIEWS if label != "Uten ansvarlig")
        assert shown.number("Alt nå") == shown.number("Over tiden") + shown.number("Bør tas nå")

    def test_few_questions(self, client: TestClient, filled: Application) -> None:
        """However many rows there are, the database is asked few times."""
        asked: list[str] = []

        def ask(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
            if not statement.startswith(("BEGIN", "PRAGMA")):
                asked.append(statement)

        engine = filled.store._engine
        sql_event.listen(engine, "before_cursor_execute", ask)
        rows = Worklist(client, "/").rows
        sql_event.remove(engine, "before_cursor_execute", ask)
        assert len(rows) > 20
        assert len(asked) <= 9

    def test_a_page_is_small(self, client: TestClient, filled: Application) -> None:
        """As many rows as a page holds, as long as these are, are no more than 60 kB."""
        shown = Worklist(client, "/?lang=nn")
        frame = len(Worklist(client, "/?lang=nn&ansvarlig=nav_advisor").html.encode())
        each = (len(shown.html.encode()) - frame) / len(shown.rows)
        assert frame + ROWS * each <= 60_000


class TestRows:
    def test_say_what_is_needed(self, client: TestClient, application: Application, person: str) -> None:
        """The person, the conversation, why, since when, whose, and who followed up last and when."""
        append(application, person, talk("2026-03-04", "declined", "ph-1", by=COORDINATOR))
        [row] = [row for row in Worklist(client, "/").rows if "Tidlig samtale" in row]
        assert row == (
            "p-1 Tidlig samtale om arbeid og kontakt med arbeidsgiver "
            "Over tiden siden 23. februar 2026, regnet fra diagnosen 12. januar 2026 "
            "Også: Kontakten med arbeidsgiver under sykmelding "
            "siden 23. februar 2026 Ansvarlig: sosionom på sykehuset "
            "Sist fulgt opp: kreftkoordinator i kommunen 4. mars 2026"
        )

    def test_what_comes_stands_by_the_day_it_opens(self, client: TestClient, filled: Application) -> None:
        """Not by the day on which it would be over time, which is not shown of it."""
        months = [
            "januar",
            "februar",
            "mars",
            "april",
            "mai",
            "juni",
            "juli",
            "august",
            "september",
            "oktober",
            "november",
            "desember",
        ]
        shown = Worklist(client, "/?vis=kommer").rows
        days = [re.search(r"åpner (?:cirka )?(\d+)\. (\w+) (\d+)", row) for row in shown]
        found = [(int(day[3]), months.index(day[2]), int(day[1])) for day in days if day]
        assert len(found) == len(shown) > 5
        assert found == sorted(found)

    def test_nobody_has_followed_up(self, client: TestClient, person: str) -> None:
        """Where no conversation or hand-over is recorded, the row says so."""
        assert Worklist(client, "/").rows[0].endswith("Sist fulgt opp: ikke registrert")

    def test_what_is_not_over_time(self, client: TestClient, application: Application) -> None:
        """When it opened, and when it will be over time, if ever."""
        add(application, pathway(told("2026-05-01"), employee("2026-05-01"), subject="p-2"))
        rows = Worklist(client, "/?vis=bor-tas").rows
        assert any("siden 1. mai 2026 over tiden fra 12. juni 2026" in row for row in rows)
        assert any("siden 1. mai 2026 uten frist" in row for row in rows)

    def test_what_comes(self, client: TestClient, application: Application) -> None:
        """The day it opens."""
        add(application, pathway(told("2026-03-20"), employee("2026-03-20"), subject="p-2"))
        shown = Worklist(client, "/?vis=kommer")
        assert any("Samhandlingspunkt 2" in row and "åpner 20. juni 2026" in row for row in shown.rows)
        assert "som åpner i løpet av 8 uker" in shown.page.text

    def test_over_time_comes_first(self, client: TestClient, filled: Application) -> None:
        """All that is over time before what is not, under a heading each."""
        shown = Worklist(client, "/")
        late = shown.number("Over tiden")
        assert all("Over tiden siden" in row for row in shown.rows[:late])
        assert not any("Over tiden siden" in row for row in shown.rows[late:])
        headings = [f"Over tiden ({late})", f"Bør tas nå ({shown.number('Bør tas nå')})"]
        assert [heading for heading in headings if heading in shown.page.text] == headings

    @pytest.mark.parametrize("order", ["person", "samtale"])
    def test_other_orders(
        self, client: TestClient, filled: Application, monkeypatch: pytest.MonkeyPatch, order: str
    ) -> None:
        """In one list, each row with its answer in a word; the same rows as ever, page by page."""
        everything = Worklist(client, "/")
        monkeypatch.setattr("pakkeforlop_service.pages.worklist.listing.ROWS", 7)
        rows: list[str] = []
        address = f"/?sorter={order}"
        while address:
            shown = Worklist(client, address)
            rows += shown.rows
            following = [link for link in shown.page.links if "fra=" in link]
            address = following[0] if following else ""
        assert len(rows) == len(everything.rows)
        assert sorted(row.split()[0] for row in rows) == sorted(everything.people)
        assert all(re.search("(over tiden|bør tas nå|kan tas) siden", row) for row in rows)
        if order == "person":
            assert [row.split()[0] for row in rows] == sorted(everything.people)
        else:
            titles = [row.split(maxsplit=1)[1].split(" Åpen ")[0].split(" Over ")[0] for row in rows]
            assert len(list(groupby(titles))) == len(set(titles))

    def test_units_by_their_names(self, client: TestClient, filled: Application, watch: Watch) -> None:
        """Units are called what the directory calls them now."""
        assert '<option value="demo-kommune-1">Demo kommune 1</option>' in Worklist(client, "/").html
        for name in ("Ada kommune", "Eda kommune"):
            document = {"id": "demo-kommune-1", "kind": "municipality", "name": name}
            filled.directory.put(document, watch.forward(minutes=1), None)
        assert '<option value="demo-kommune-1">Eda kommune</option>' in Worklist(client, "/").html


class TestHandovers:
    def test_until_acknowledged(self, client: TestClient, application: Application, person: str) -> None:
        """To whom, since when, for how long, whether the receiver was told, and whose it still is."""
        append(
            application,
            person,
            handover(),
            update("message_sent", "2026-05-02", channel="plo", by=SOCIAL_WORKER),
        )
        shown = Worklist(client, "/?vis=kvittering&enhet=sykehus-a")
        [row] = shown.rows
        assert row == (
            "p-1 kreftkoordinator i kommunen, kommune-1 Melding til mottakeren sendt 2. mai 2026 "
            "registrert 1. mai 2026 har ventet 14 dager Avsender: sosionom på sykehuset "
            "Sist fulgt opp: sosionom på sykehuset 2. mai 2026"
        )
        assert shown.number("Venter på kvittering") == 1
        append(application, person, update("acknowledged", "2026-05-10"))
        assert Worklist(client, "/?vis=kvittering&enhet=sykehus-a").rows == []

    @pytest.mark.parametrize(
        ("choice", "there"),
        [
            ("", 1),
            ("enhet=sykehus-a", 1),
            ("enhet=kommune-1", 0),
            (f"ansvarlig={SOCIAL_WORKER}", 1),
            (f"ansvarlig={COORDINATOR}", 0),
            ("ansvarlig=nav_advisor", 0),
        ],
    )
    def test_are_the_senders(
        self, client: TestClient, application: Application, person: str, choice: str, there: int
    ) -> None:
        """They stand with the unit and the role that sent them, not with the receiver."""
        append(application, person, handover())
        shown = Worklist(client, f"/?vis=kvittering&{choice}")
        assert len(shown.rows) == shown.number("Venter på kvittering") == there

    def test_long_waits_in_weeks(self, client: TestClient, application: Application, person: str) -> None:
        """What has waited for months is said in weeks; what nobody has been told about is said too."""
        append(application, person, handover(on="2026-03-20"))
        [row] = Worklist(client, "/?vis=kvittering").rows
        assert "har ventet 8 uker" in row
        assert "Ingen melding til mottakeren er registrert" in row

    def test_a_message_that_lies_ahead(
        self, client: TestClient, application: Application, person: str
    ) -> None:
        """What is dated after today has not been sent yet."""
        ahead = update("message_sent", "2026-05-20", channel="letter", by=SOCIAL_WORKER)
        append(application, person, handover(), ahead)
        assert "Ingen melding til mottakeren er registrert" in Worklist(client, "/?vis=kvittering").rows[0]

    def test_more_than_a_page(
        self, client: TestClient, application: Application, person: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The oldest are shown, the number is of all, and the page says so."""
        monkeypatch.setattr("pakkeforlop_service.pages.worklist.listing.ROWS", 2)
        append(application, person, *(handover(id=f"h{number}") for number in range(3)))
        shown = Worklist(client, "/?vis=kvittering")
        assert (len(shown.rows), shown.number("Venter på kvittering")) == (2, 3)
        assert "De 2 som har ventet lengst, vises her." in shown.page.text
