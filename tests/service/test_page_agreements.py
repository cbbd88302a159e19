"""The pages for what was agreed: the patient's own goals and network meetings, recorded once and followed up."""

from __future__ import annotations

import re
from typing import Any, Final

import pytest
from fastapi.testclient import TestClient

from pakkeforlop_service.application import Application
from pakkeforlop_service.pages.rendering import said
from pakkeforlop_workflow.commitments import Meeting
from pakkeforlop_workflow.cooperation import MilestoneUpdate, NetworkMeeting
from pakkeforlop_workflow.history import replayed
from tests.support.documents import employee, event, pathway, sick, told
from tests.support.handing_over import ORIGIN, text_of
from tests.support.recorded import add, append

TODAY: Final = "2026-05-15"
NURSE: Final = "hospital_contact_nurse"
GOAL: Final = "/forlop/p-1/maal/goal"
NEW: Final = "/forlop/p-1/mote"
PLANNED: Final = "/forlop/p-1/mote/plan"


@pytest.fixture(autouse=True)
def somebody(application: Application) -> None:
    """A goal to be reached by the first of May, and a meeting planned for the twentieth."""
    goal = event(
        *("milestone", "2026-04-01"), id="goal", goal="hours_tried", responsible="employer", due="2026-05-01"
    )
    plan = event(
        *("network_meeting", "2026-05-04"),
        id="plan",
        by=NURSE,
        status="planned",
        meets_on="2026-05-20",
        participants=["patient", "employer"],
        purposes=["mapping"],
        consented=True,
    )
    add(
        application,
        pathway(told("2026-01-12"), employee("2026-01-12"), sick("2026-02-02"), goal, plan, subject="p-1"),
    )


def send(client: TestClient, address: str, **form: Any) -> Any:
    given = {"version": "5", "by": NURSE, **form}
    return client.post(address, data=given, headers=ORIGIN)


class TestGoal:
    @pytest.mark.parametrize(
        ("status", "stands"),
        [("done", "nådd"), ("dropped", "ikke lenger et mål")],
    )
    def test_settled(self, client: TestClient, application: Application, status: str, stands: str) -> None:
        """It is so from today, by the patient's word; a line for the journal; and then there is nothing to record."""
        assert "dagen er passert" in text_of(client, GOAL)
        response = send(client, GOAL, status=status)
        assert (response.status_code, response.headers["location"]) == (
            303,
            f"/forlop/p-1?lagret=milestone_{status}",
        )
        update = application.pathway("p-1").events[-1]
        assert isinstance(update, MilestoneUpdate)
        assert (update.status, update.on.isoformat(), update.by, update.told_by, update.due) == (
            *(status, TODAY, NURSE, "patient"),
            None,
        )
        shown = text_of(client, response.headers["location"])
        assert said(f"recorded_milestone_{status}", "nb") in shown
        assert "15. mai 2026: " in shown
        assert "ha prøvd å jobbe noen timer" in shown
        assert f"({stands})" in re.sub(r"\s+", " ", shown)
        after = client.get(GOAL).text
        assert "<form" not in after
        assert send(client, GOAL, version="6", status="done").status_code == 409

    def test_moved(self, client: TestClient) -> None:
        """To a day from today on; it is open and no longer past its day."""
        response = send(client, GOAL, status="moved", due=TODAY)
        assert response.status_code == 303
        assert "Målet har fått ny dag: ha prøvd å jobbe noen timer, 15. mai 2026." in text_of(
            client, response.headers["location"]
        )
        after = text_of(client, GOAL)
        assert "dagen er passert" not in after
        assert "åpen" in after

    @pytest.mark.parametrize(
        ("form", "wrong"),
        [
            ({}, "goal_no_status"),
            ({"status": "done", "by": ""}, "agreed_no_by"),
            ({"status": "done", "by": "employer"}, "agreed_no_by"),
            ({"status": "moved"}, "goal_no_due"),
            ({"status": "moved", "due": "2026-02-30"}, "goal_no_due"),
            ({"status": "moved", "due": "2026-05-14"}, "goal_due_before"),
        ],
    )
    def test_what_is_missing_or_wrong(
        self, client: TestClient, application: Application, form: dict[str, Any], wrong: str
    ) -> None:
        """Nothing is stored, and the page says what to put right, with what was typed still there."""
        response = send(client, GOAL, **form)
        assert response.status_code == 422
        assert said(wrong, "nb") in response.text
        assert form.get("due", "") in response.text
        assert len(application.pathway("p-1").events) == 5

    def test_a_day_is_only_of_a_move(self, client: TestClient, application: Application) -> None:
        """What is left in a field that is folded away is not taken."""
        assert send(client, GOAL, status="done", due="2026-06-01").status_code == 303
        update = application.pathway("p-1").events[-1]
        assert isinstance(update, MilestoneUpdate)
        assert update.due is None

    def test_somebody_was_first(self, client: TestClient, application: Application) -> None:
        """What happened since is shown, what was typed stands, and nothing is stored."""
        append(application, "p-1", event("wish", "2026-05-14", code="talk"))
        response = send(client, GOAL, status="moved", due="2026-06-01")
        assert response.status_code == 409
        assert said("after_changed", "nb") in response.text
        assert 'value="2026-06-01"' in response.text
        assert 'name="version" value="6"' in response.text
        assert len(application.pathway("p-1").events) == 6

    def test_no_such(self, client: TestClient) -> None:
        assert said("goal_no_such", "en") in text_of(client, "/forlop/p-1/maal/other?lang=en", 404)


def test_what_was_agreed_stands_with_what_is_due(client: TestClient) -> None:
    """An open goal and a planned meeting, each with its day and a way on; settled, it is gone from there."""

    def now() -> str:
        page = client.get("/forlop/p-1").text
        return page[page.index('id="now"') : page.index('id="agreed"')]

    assert "Avtalt: ha prøvd å jobbe noen timer – arbeidsgiver, innen 1. mai 2026." in now()
    assert "dagen er passert" in now()
    assert "Avtalt: nettverksmøte 20. mai 2026." in now()
    assert f'href="{GOAL}"' in now()
    assert f'href="{PLANNED}"' in now()
    send(client, GOAL, status="done")
    send(client, PLANNED, version="6", status="cancelled")
    assert "Avtalt:" not in now()
    assert "15. mai 2026: ha prøvd å jobbe noen timer – nådd (arbeidsgiver, frist 1. mai 2026)" in " ".join(
        client.get("/forlop/p-1").text.split()
    )


class TestLikely:
    """Whose list was looked at last is most likely who records."""

    def test_by_the_list(self, client: TestClient) -> None:
        client.get("/?ansvarlig=gp")
        for address in (GOAL, NEW):
            assert '<option value="gp" selected>' in client.get(address).text

    def test_without_a_list(self, client: TestClient) -> None:
        """Who is responsible, when that is somebody who holds conversations; else nobody is guessed."""
        for address in (GOAL, NEW):
            form = client.get(address).text
            assert " selected>" not in form[form.index('id="by"') :]

    def test_the_patient_is_there(self, client: TestClient) -> None:
        assert 'value="patient" id="participants" checked' in client.get(NEW).text


class TestMeeting:
    def test_planned(self, client: TestClient, application: Application) -> None:
        """For a day ahead; it stands on the person's page with a way to follow it up."""
        response = send(
            client,
            NEW,
            status="planned",
            on="2026-05-28",
            participants=["patient", "gp"],
            purposes=["information", "mapping"],
        )
        assert response.headers["location"] == "/forlop/p-1?lagret=meeting_planned"
        meeting = application.pathway("p-1").events[-1]
        assert isinstance(meeting, NetworkMeeting)
        assert (meeting.on.isoformat(), str(meeting.meets_on), meeting.participants, meeting.purposes) == (
            *(TODAY, "2026-05-28"),
            ("patient", "gp"),
            ("information", "mapping"),
        )
        shown = client.get(response.headers["location"]).text
        assert "Nettverksmøte planlagt til 28. mai 2026, innkalt av kontaktsykepleier" in shown
        assert f'href="/forlop/p-1/mote/{meeting.id}"' in shown

    def test_held_as_planned(self, client: TestClient, application: Application) -> None:
        """The form has what was planned filled in, and the meeting is settled by it."""
        form = client.get(PLANNED).text
        assert re.search(r'value="employer" checked', form)
        assert re.search(r'name="consented" value="true" id="consented" checked', form)
        response = send(
            client,
            PLANNED,
            status="held",
            on="2026-05-04",
            participants=["patient", "employer"],
            consented="true",
        )
        assert response.status_code == 303
        (meeting,) = _meetings(application)
        assert (meeting.id, meeting.settled is not None) == ("plan", True)
        assert "<form" not in client.get(PLANNED).text
        assert send(client, PLANNED, version="6", status="cancelled").status_code == 409

    def test_cancelled(self, client: TestClient, application: Application) -> None:
        """Nothing more is asked for, and whoever was to take part is not repeated."""
        response = send(client, PLANNED, status="cancelled", on="", participants=["employer"])
        assert response.headers["location"] == "/forlop/p-1?lagret=meeting_cancelled"
        meeting = application.pathway("p-1").events[-1]
        assert isinstance(meeting, NetworkMeeting)
        assert (meeting.status, meeting.meeting, meeting.participants) == ("cancelled", "plan", ())
        assert "Nettverksmøtet er avlyst" in text_of(client, response.headers["location"])

    @pytest.mark.parametrize("on", [TODAY, "2026-05-12"])
    def test_held_without_a_plan(self, client: TestClient, application: Application, on: str) -> None:
        """One that nobody planned here is a meeting of its own, on the day that it was."""
        assert send(client, NEW, status="held", on=on, participants=["patient"]).status_code == 303
        assert application.pathway("p-1").events[-1].on.isoformat() == on
        assert [meeting.id for meeting in _meetings(application)][:1] == ["plan"]
        assert len(_meetings(application)) == 2

    @pytest.mark.parametrize(
        ("address", "form", "wrong"),
        [
            (NEW, {"status": ""}, "meeting_no_status"),
            (NEW, {"by": ""}, "agreed_no_by"),
            (NEW, {"by": "relative"}, "agreed_no_by"),
            (NEW, {"on": ""}, "meeting_no_day"),
            (NEW, {"on": "2026-05-14"}, "meeting_before_today"),
            (NEW, {"status": "held", "on": "2026-05-16"}, "meeting_after_today"),
            (NEW, {"participants": []}, "meeting_no_participants"),
            *(
                (NEW, {"participants": ["patient", one]}, "meeting_not_agreed")
                for one in ("relative", "employer")
            ),
            (NEW, {"participants": ["nav_advisor"]}, "meeting_not_agreed"),
            (PLANNED, {"status": "held", "on": "2026-05-03"}, "meeting_before_planned"),
        ],
    )
    def test_what_is_missing_or_wrong(
        self, client: TestClient, application: Application, address: str, form: dict[str, Any], wrong: str
    ) -> None:
        """Nothing is stored, and the page says what to put right."""
        whole = {"status": "planned", "on": TODAY, "participants": ["patient", "gp"]}
        response = send(client, address, **{**whole, **form})
        assert response.status_code == 422
        assert said(wrong, "nb") in response.text
        assert len(application.pathway("p-1").events) == 5

    def test_with_consent(self, client: TestClient) -> None:
        """Those outside the health service take part when the patient has agreed."""
        outside = {"participants": ["relative", "employer", "nav_advisor"], "consented": "true"}
        assert send(client, NEW, status="planned", on=TODAY, **outside).status_code == 303

    @pytest.mark.parametrize(("address", "status"), [(NEW, "cancelled"), (PLANNED, "planned")])
    def test_what_no_form_sends(
        self, client: TestClient, application: Application, address: str, status: str
    ) -> None:
        """A meeting that nobody planned is not cancelled, and one that is planned is not planned again."""
        form = {"status": status, "on": TODAY, "participants": ["patient"]}
        response = send(client, address, **form)
        assert response.status_code == 422
        assert "Skjemaet passer ikke med møtet." in response.text
        assert len(application.pathway("p-1").events) == 5

    def test_somebody_was_first(self, client: TestClient, application: Application) -> None:
        append(application, "p-1", event("wish", "2026-05-14", code="talk"))
        response = send(client, PLANNED, status="cancelled")
        assert response.status_code == 409
        assert said("after_changed", "nb") in response.text
        assert len(application.pathway("p-1").events) == 6

    def test_no_such(self, client: TestClient) -> None:
        assert said("meeting_no_such", "nn") in text_of(client, f"{NEW}/other?lang=nn", 404)


@pytest.mark.parametrize(
    ("address", "settled"),
    [
        (GOAL, event("milestone_update", "2026-05-14", milestone="goal", status="done")),
        (PLANNED, event("network_meeting", "2026-05-14", meeting="plan", status="cancelled")),
    ],
)
def test_somebody_settled_it_first(
    client: TestClient, application: Application, address: str, settled: dict[str, Any]
) -> None:
    """The page says what has happened since it was opened, and has nothing more to send."""
    append(application, "p-1", settled)
    response = send(client, address, status="cancelled" if address == PLANNED else "dropped")
    assert response.status_code == 409
    assert said("after_changed", "nb") in response.text
    assert "14. mai 2026: " in response.text
    assert "<form" not in response.text


@pytest.mark.parametrize("address", [GOAL, NEW, PLANNED])
def test_only_from_our_own_page(client: TestClient, application: Application, address: str) -> None:
    """A form that another site sends is refused, and so is one that does not say where it comes from."""
    form = {"version": "5", "status": "held", "by": NURSE}
    for headers in ({}, {"Origin": "https://other.example"}):
        assert client.post(address, data=form, headers=headers).status_code == 403
    assert len(application.pathway("p-1").events) == 5


def _meetings(application: Application) -> tuple[Meeting, ...]:
    return replayed(application.pathway("p-1")).network_meetings
