"""After a conversation: what came of it is recorded, with the fewest words; what is wrong is said and kept."""

from __future__ import annotations

import re
from typing import Any, ClassVar

import pytest
from fastapi.testclient import TestClient

from pakkeforlop_service.application import Application
from pakkeforlop_service.pages.rendering import said
from pakkeforlop_workflow.events import Conversation
from tests.service.conftest import NOW
from tests.service.test_pages import EARLY, SAME_ORIGIN, Page, opened
from tests.support.documents import employee, event, pathway, sick, talk, told
from tests.support.recorded import add, append

OTHER = "arbeidsgiver-kontakt"
AFTER = f"/forlop/p-1/etter?checkpoint={EARLY}"


@pytest.fixture(autouse=True)
def person(application: Application) -> str:
    """Told in January, an employee, sick since February: over time in May."""
    events = (told("2026-01-12"), employee("2026-01-12"), sick("2026-02-02"))
    add(application, pathway(*events, subject="p-1", hospital_unit="sykehus-a"))
    return "/forlop/p-1"


def posted(client: TestClient, address: str = AFTER, /, **changed: Any) -> Any:
    """The form of a page, sent as it stands but for what is changed."""
    form = opened(client, address).forms[-1]
    return client.post(form["action"], data={**form["fields"], **changed}, headers=SAME_ORIGIN)


def recorded(application: Application) -> dict[str, Any]:
    """The last thing that was recorded, without what it says nothing of."""
    return application.pathway("p-1").events[-1].model_dump(mode="json", exclude_none=True)


def talks(application: Application) -> list[dict[str, Any]]:
    """The conversations that count."""
    found = application.person("p-1", NOW.date()).history.conversations
    return [one.model_dump(mode="json", exclude_none=True) for one in found]


def refused(response: Any, application: Application, field: str, fault: str, events: int = 3) -> None:
    """Nothing is stored, the fault is said twice, above with the way to its field, and beside the field."""
    assert response.status_code == 422
    page = Page(response.text)
    assert f"#{field}" in page.links
    assert field in {given.get("id") for _, given in page.tags}
    assert page.text.count(said(fault, "nb")) == 2
    assert page.text.index("Ikke lagret:") == 0 or response.text.index("<title>Ikke lagret") > 0
    assert len(application.pathway("p-1").events) == events


class TestForm:
    def test_most_is_filled_in(self, client: TestClient) -> None:
        """The conversation, its closing themes, whose it is, and the day: what is left is how it went."""
        fields = opened(client, AFTER).forms[0]["fields"]
        assert fields["checkpoint"] == [EARLY]
        assert {f"{EARLY}/work-now", f"{EARLY}/employer-contact"} <= set(fields["themes"])
        assert f"{EARLY}/economy" not in fields["themes"]
        assert fields["by"] == ["hospital_social_worker"]
        assert fields["on"] == ["2026-05-15"]
        assert fields["version"] == ["3"]
        assert "outcome" not in fields

    def test_several_at_once(self, client: TestClient) -> None:
        """An agenda is one talk: all of it can be ticked from the start, the first one first."""
        page = opened(client, f"/forlop/p-1/etter?checkpoint={OTHER}&checkpoint={EARLY}")
        assert page.forms[0]["fields"]["checkpoint"] == [OTHER, EARLY]
        assert page.forms[0]["fields"]["by"] == ["certifying_doctor"]
        assert page.forms[0]["action"] == f"/forlop/p-1/etter?checkpoint={OTHER}&checkpoint={EARLY}"

    def test_without_any(self, client: TestClient) -> None:
        """A talk that was not planned: nothing is ticked, everything that is due can be."""
        fields = opened(client, "/forlop/p-1/etter").forms[0]["fields"]
        assert "checkpoint" not in fields
        assert "by" not in fields

    def test_language_is_kept(self, client: TestClient) -> None:
        page = opened(client, f"{AFTER}&lang=nn")
        assert page.forms[0]["action"] == f"{AFTER}&lang=nn"
        assert f"{AFTER}&lang=en" in page.links
        assert dict(page.tags)["html"]["lang"] == "nn"
        response = posted(client, f"{AFTER}&lang=nn", outcome="offered")
        assert response.headers["location"] == "/forlop/p-1?lagret=offered&lang=nn"

    def test_says_whose_it_is_and_where_to_hand_it_over(self, client: TestClient) -> None:
        page = opened(client, AFTER)
        assert "sosionom på sykehuset" in page.text[page.text.index("Hvem har det videre?") :]
        assert "/forlop/p-1/overlever?ansvarlig=hospital_social_worker" in page.links

    @pytest.mark.parametrize("address", ["/forlop/p-1/etter?checkpoint=no-such", "/forlop/nobody/etter"])
    def test_unknown(self, client: TestClient, address: str) -> None:
        opened(client, address, 404)


class TestHeld:
    def test_leaves_the_list(self, client: TestClient, application: Application) -> None:
        """Back to the page with the line for the journal, and off the list."""
        response = posted(client, outcome="held")
        assert (response.status_code, response.headers["location"]) == (303, "/forlop/p-1?lagret=held")
        page = opened(client, response.headers["location"])
        assert said("recorded_held", "nb") in page.text
        assert "15. mai 2026: Samtale gjennomført: «Tidlig samtale om arbeid" in page.text
        assert "Tidlig samtale om arbeid" not in opened(client, "/").text
        assert recorded(application) | {"id": "", "recorded_at": ""} == {
            "id": "",
            "recorded_at": "",
            "type": "conversation",
            "on": "2026-05-15",
            "precision": "day",
            "by": "hospital_social_worker",
            "told_by": "journal",
            "outcome": "held",
            "checkpoints": [EARLY],
            "themes": ["work-now", "employer-contact"],
        }

    def test_only_what_was_just_recorded_is_ready_to_copy(
        self, client: TestClient, application: Application
    ) -> None:
        append(application, "p-1", talk("2026-05-01", "offered", OTHER))
        html = client.get(posted(client, outcome="held").headers["location"]).text
        [ready] = re.findall("<textarea[^>]*>(.*?)</textarea>", html, re.DOTALL)
        assert ready.count("2026: ") == 1
        assert ready.startswith("15. mai 2026: Samtale gjennomført: «Tidlig samtale om arbeid")

    def test_without_its_theme_it_stays(self, client: TestClient) -> None:
        """A talk that left out what closes it is kept, and what remains is still due."""
        assert posted(client, outcome="held", themes=[f"{EARLY}/economy"]).status_code == 303
        assert "Tidlig samtale om arbeid" in opened(client, "/").text

    def test_earlier_day(self, client: TestClient, application: Application) -> None:
        """What was held yesterday is recorded as yesterday's."""
        assert posted(client, outcome="held", on="2026-05-14").status_code == 303
        assert recorded(application)["on"] == "2026-05-14"

    def test_on_the_day_of_the_diagnosis(self, client: TestClient) -> None:
        """Not before it, so it can have been held."""
        assert posted(client, outcome="held", on="2026-01-12").status_code == 303

    def test_several_in_one_talk(self, client: TestClient, application: Application) -> None:
        """Two questions taken in one talk are both answered by it; the second does not rest as if asked too soon."""
        assert posted(client, outcome="held", checkpoint=[EARLY, OTHER]).status_code == 303
        assert recorded(application)["checkpoints"] == [EARLY, OTHER]
        after = opened(client, "/forlop/p-1").text
        assert "Kontakten med arbeidsgiver under sykmelding : gjennomført" in after

    def test_themes_of_what_was_not_ticked_do_not_count(
        self, client: TestClient, application: Application
    ) -> None:
        """They are ticked for whoever takes that conversation too, and out of sight for the others."""
        themes = [f"{EARLY}/work-now", f"{OTHER}/employer-contact"]
        posted(client, outcome="held", themes=themes)
        assert recorded(application)["themes"] == ["work-now"]


class TestOutcomes:
    @pytest.mark.parametrize(
        ("changed", "expected"),
        [
            ({"outcome": "offered"}, {}),
            ({"outcome": "contact_attempted"}, {}),
            ({"outcome": "interrupted"}, {}),
            ({"outcome": "done_elsewhere"}, {}),
            ({"outcome": "declined", "asked": "true"}, {"told_by": "patient"}),
            (
                {"outcome": "deferred", "until": "2026-06-30", "reason": "too_ill_now"},
                {"until": "2026-06-30", "reason": "too_ill_now"},
            ),
            ({"outcome": "not_relevant"}, {}),
            (
                {
                    "outcome": "not_relevant",
                    "until": "2026-09-01",
                    "review_on": "absence",
                    "reason": "other_first",
                },
                {"until": "2026-09-01", "review_on": "absence", "reason": "other_first"},
            ),
        ],
    )
    def test_recorded(
        self,
        client: TestClient,
        application: Application,
        changed: dict[str, str],
        expected: dict[str, str],
    ) -> None:
        """Each with what belongs to it, a message, and a line for the journal; without themes, as none was held."""
        response = posted(client, **changed)
        assert response.status_code == 303
        found = recorded(application)
        assert {name: found.get(name) for name in ("until", "reason", "review_on", "told_by")} == {
            "until": None,
            "reason": None,
            "review_on": None,
            "told_by": "journal",
            **expected,
        }
        assert found["themes"] == []
        text = opened(client, response.headers["location"]).text
        assert said(f"recorded_{changed['outcome']}", "nb") in text
        assert "Til journalen, klar til å kopieres 15. mai 2026:" in text

    def test_what_belongs_to_another_outcome_is_not_taken(
        self, client: TestClient, application: Application
    ) -> None:
        """Filled in before the choice was changed, and out of sight since."""
        typed = {"asked": "true", "until": "2026-06-30", "review_on": "wish", "reason": "no_employer"}
        assert posted(client, outcome="offered", **typed).status_code == 303
        assert recorded(application)["outcome"] == "offered"
        assert {"until", "review_on", "reason"}.isdisjoint(recorded(application))

    def test_a_no_and_when_it_is_asked_again(self, client: TestClient) -> None:
        """It leaves the list, and the page says the day."""
        response = posted(client, outcome="declined", asked="true")
        assert "Tidlig samtale om arbeid" not in opened(client, "/").text
        text = opened(client, response.headers["location"]).text
        message = text[text.index("Registrert: takket nei.") : text.index("Til journalen")]
        assert "Spørres igjen tidligst 15. august 2026" in message


def test_the_receipt_is_of_the_talk_that_was_held(client: TestClient, application: Application) -> None:
    """Of a question that comes every year, what is said afterwards is of this one, not of one that nobody took."""
    before = (told("2024-01-12"), employee("2024-01-12"), sick("2024-02-01", "2025-01-31"))
    add(application, pathway(*before, event("benefit", "2025-02-01", kind="aap"), subject="p-2"))
    response = posted(client, "/forlop/p-2/etter?checkpoint=paa-aap", outcome="held")
    shown = client.get(response.headers["location"]).text
    receipt = shown[shown.index('role="status"') : shown.index("</div>", shown.index('role="status"'))]
    title = "Underveis med arbeidsavklaringspenger"
    assert re.search(f"{title}[^.]*: gjennomført", receipt)
    assert "ble ikke tatt" not in receipt
    assert re.search(f"{title}[^.]*: ble ikke tatt", opened(client, "/forlop/p-2").text)


class TestNextStep:
    STEP: ClassVar = {"goal": "return_plan_made", "responsible": "gp", "due": "2026-06-15"}

    def test_recorded_with_the_conversation(self, client: TestClient, application: Application) -> None:
        """A milestone, and a line for the journal beside the conversation's."""
        response = posted(client, outcome="held", **self.STEP)
        before, step = application.pathway("p-1").events[-2:]
        assert isinstance(before, Conversation)
        assert recorded(application) == {
            "id": step.id,
            "recorded_at": "2026-05-14T22:30:00Z",
            "type": "milestone",
            "on": "2026-05-15",
            "precision": "day",
            "by": "hospital_social_worker",
            "told_by": "patient",
            **self.STEP,
        }
        text = opened(client, response.headers["location"]).text
        assert "Ansvarlig: fastlege. Innen 15. juni 2026." in text

    @pytest.mark.parametrize(
        ("changed", "field", "fault"),
        [
            ({"goal": ""}, "goal", "after_no_goal"),
            ({"responsible": ""}, "responsible", "after_no_responsible"),
            ({"due": ""}, "due", "after_no_due"),
            ({"due": "2026-05-14"}, "due", "after_due_before"),
        ],
    )
    def test_whole_or_not_at_all(
        self, client: TestClient, application: Application, changed: dict[str, str], field: str, fault: str
    ) -> None:
        response = posted(client, outcome="held", **{**self.STEP, **changed})
        refused(response, application, field, fault)
