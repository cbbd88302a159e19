"""A conversation that was recorded wrongly is corrected, never edited."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from pakkeforlop_service.application import Application, recording
from pakkeforlop_service.pages.rendering import said
from pakkeforlop_service.store import Stale
from tests.service.test_page_conversation import posted, recorded, refused, talks
from tests.service.test_pages import EARLY, SAME_ORIGIN, Page, opened
from tests.support.documents import employee, event, pathway, sick, talk, told
from tests.support.recorded import add, append

RETT = "/forlop/p-1/rett/t-1"


@pytest.fixture(autouse=True)
def person(application: Application) -> str:
    """Told in January, an employee, sick since February: over time in May."""
    events = (told("2026-01-12"), employee("2026-01-12"), sick("2026-02-02"))
    add(application, pathway(*events, subject="p-1", hospital_unit="sykehus-a"))
    return "/forlop/p-1"


class TestCorrecting:
    @pytest.fixture(autouse=True)
    def _talk(self, application: Application) -> None:
        themes = ["work-now", "employer-contact"]
        held = talk(
            "2026-05-01",
            "held",
            EARLY,
            id="t-1",
            themes=themes,
            by="hospital_contact_nurse",
            precision="about",
        )
        append(application, "p-1", held)

    def test_shows_what_was_recorded(self, client: TestClient) -> None:
        page = opened(client, RETT)
        assert "1. mai 2026: Samtale gjennomført: «Tidlig samtale om arbeid" in page.text
        fields = page.forms[0]["fields"]
        assert fields["outcome"] == ["held"]
        assert fields["checkpoint"] == [EARLY]
        assert {f"{EARLY}/work-now", f"{EARLY}/employer-contact"} <= set(fields["themes"])
        assert f"{EARLY}/economy" not in fields["themes"]
        assert (fields["on"], fields["by"], fields["corrected_by"]) == (
            ["2026-05-01"],
            ["hospital_contact_nurse"],
            ["hospital_contact_nurse"],
        )

    def test_replaced(self, client: TestClient, application: Application) -> None:
        """The original is kept, another counts, and the question is back on the list until the no is over."""
        response = posted(client, RETT, do="replace", outcome="declined", asked="true", corrected_by="gp")
        assert (response.status_code, response.headers["location"]) == (303, "/forlop/p-1?lagret=corrected")
        correction = recorded(application)
        assert (correction["type"], correction["corrects"], correction["by"], correction["on"]) == (
            "correction",
            "t-1",
            "gp",
            "2026-05-15",
        )
        assert application.pathway("p-1").events[3].model_dump()["outcome"] == "held"
        [counts] = talks(application)
        assert (counts["outcome"], counts["told_by"], counts["themes"]) == ("declined", "patient", [])
        text = opened(client, response.headers["location"]).text
        assert said("recorded_corrected", "nb") in text
        assert "1. mai 2026: Tilbud om samtale gitt: «Tidlig samtale" in text

    def test_what_is_not_asked_about_stays(self, client: TestClient, application: Application) -> None:
        """How exactly the day is known and from whom, while neither day nor outcome is another."""
        posted(client, RETT, do="replace", by="gp")
        [counts] = talks(application)
        assert (counts["by"], counts["precision"], counts["told_by"]) == ("gp", "about", "journal")

    def test_another_day_is_that_day(self, client: TestClient, application: Application) -> None:
        posted(client, RETT, do="replace", on="2026-05-02")
        [counts] = talks(application)
        assert (counts["on"], counts["precision"]) == ("2026-05-02", "day")

    def test_the_course_stays(self, client: TestClient, application: Application) -> None:
        append(
            application,
            "p-1",
            talk("2026-05-02", "held", EARLY, id="t-2", course="diagnosis_told-2026-01-12"),
        )
        posted(client, "/forlop/p-1/rett/t-2", do="replace", by="gp")
        assert recorded(application)["replaces"]["course"] == "diagnosis_told-2026-01-12"

    def test_corrected_twice(self, client: TestClient, application: Application) -> None:
        """The last word counts, and the form begins with the word before it."""
        posted(client, RETT, do="replace", by="gp")
        assert opened(client, RETT).forms[0]["fields"]["by"] == ["gp"]
        posted(client, RETT, do="replace", outcome="offered")
        [counts] = talks(application)
        assert (counts["by"], counts["outcome"]) == ("gp", "offered")

    def test_withdrawn(self, client: TestClient, application: Application) -> None:
        """It counts no more, the question is due again, and there is nothing for the journal."""
        assert "Tidlig samtale om arbeid" not in opened(client, "/").text
        response = posted(client, RETT, do="withdraw", on="", outcome="")
        assert (response.status_code, response.headers["location"]) == (303, "/forlop/p-1?lagret=withdrawn")
        assert talks(application) == []
        page = opened(client, response.headers["location"])
        assert said("recorded_withdrawn", "nb") in page.text
        assert "klar til å kopieres" not in page.text
        assert "Tidlig samtale om arbeid" in opened(client, "/").text
        opened(client, RETT, 404)

    @pytest.mark.parametrize("do", ["replace", "withdraw"])
    def test_needs_to_know_who_corrects(self, client: TestClient, application: Application, do: str) -> None:
        response = posted(client, RETT, do=do, corrected_by="")
        refused(response, application, "corrected_by", "correct_no_by", 4)

    def test_faults(self, client: TestClient, application: Application) -> None:
        response = posted(client, RETT, do="replace", on="2026-05-16")
        refused(response, application, "on", "after_in_future", 4)

    def test_stale(self, client: TestClient, application: Application) -> None:
        form = opened(client, RETT).forms[0]
        append(application, "p-1", event("control_held", "2026-05-10"))
        fields = {**form["fields"], "do": "replace", "by": "gp", "on": "2026-05-16"}
        response = client.post(form["action"], data=fields, headers=SAME_ORIGIN)
        assert response.status_code == 409
        page = Page(response.text)
        assert "10. mai 2026: kontroll holdt" in page.text
        assert (page.forms[0]["fields"]["version"], page.forms[0]["fields"]["by"]) == (["5"], ["gp"])

    def test_in_the_same_moment(self, client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
        form = opened(client, RETT).forms[0]

        def late(*_: object) -> None:
            raise Stale(5)

        monkeypatch.setattr(recording, "record", late)
        fields = {**form["fields"], "do": "withdraw"}
        assert client.post(form["action"], data=fields, headers=SAME_ORIGIN).status_code == 409

    def test_from_a_journal(self, client: TestClient, application: Application) -> None:
        """Carried over with themes and no checkpoint: both stay, and so does where it came from."""
        append(application, "p-1", talk("2026-05-02", "held", themes=["nav", "pace"], id="t-3", by="import"))
        fields = opened(client, "/forlop/p-1/rett/t-3").forms[0]["fields"]
        assert fields["by"] == ["import"]
        assert {"/nav", "/pace"} <= set(fields["themes"])
        response = posted(client, "/forlop/p-1/rett/t-3", do="replace", on="2026-05-03", corrected_by="gp")
        assert response.status_code == 303
        counts = talks(application)[-1]
        assert (counts["themes"], counts["checkpoints"], counts["by"]) == (["nav", "pace"], [], "import")

    @pytest.mark.parametrize("name", ["nothing", "diagnosis_told-2026-01-12"])
    def test_nothing_to_correct(self, client: TestClient, name: str) -> None:
        """Only conversations are corrected here."""
        opened(client, f"/forlop/p-1/rett/{name}", 404)

    def test_another_deed(self, client: TestClient, application: Application) -> None:
        assert posted(client, RETT, do="forget").status_code == 422
        assert len(application.pathway("p-1").events) == 4


def test_a_correction_does_not_take_up_more_than_was_said(
    client: TestClient, application: Application
) -> None:
    """A checkpoint that is added is added with its closing themes; one that is not ticked adds nothing."""
    append(application, "p-1", talk("2026-05-01", "held", EARLY, id="t-1", themes=["work-now"]))
    posted(client, "/forlop/p-1/rett/t-1", do="replace")
    assert talks(application)[0]["themes"] == ["work-now"]
