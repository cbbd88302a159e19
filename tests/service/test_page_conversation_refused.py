"""After a conversation, when it cannot be stored: what is wrong is said, what was typed is kept."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from pakkeforlop_service.application import Application, recording
from pakkeforlop_service.pages.rendering import said
from pakkeforlop_service.store import Stale
from tests.service.test_page_conversation import AFTER, OTHER, posted, refused
from tests.service.test_pages import EARLY, SAME_ORIGIN, Page, opened
from tests.support.documents import employee, event, pathway, sick, talk, told
from tests.support.recorded import add, append


@pytest.fixture(autouse=True)
def person(application: Application) -> str:
    """Told in January, an employee, sick since February: over time in May."""
    events = (told("2026-01-12"), employee("2026-01-12"), sick("2026-02-02"))
    add(application, pathway(*events, subject="p-1", hospital_unit="sykehus-a"))
    return "/forlop/p-1"


class TestFaults:
    @pytest.mark.parametrize(
        ("changed", "field", "fault"),
        [
            ({"outcome": ""}, "outcome", "after_no_outcome"),
            ({"outcome": "declined"}, "asked", "after_not_asked"),
            ({"outcome": "deferred"}, "until", "after_no_until"),
            ({"outcome": "deferred", "until": "2026-02-30"}, "until", "after_no_until"),
            ({"outcome": "deferred", "until": "2026-05-15"}, "until", "after_until_before"),
            ({"outcome": "not_relevant", "until": "2026-05-01"}, "until", "after_until_before"),
            ({"checkpoint": []}, "checkpoints", "after_no_checkpoint"),
            ({"by": ""}, "by", "after_no_by"),
            ({"on": ""}, "on", "after_no_day"),
            ({"on": "2026-02-30"}, "on", "after_no_day"),
            ({"on": "15.5.2026"}, "on", "after_no_day"),
            ({"on": "2026-05-16"}, "on", "after_in_future"),
            ({"on": "2016-05-10"}, "on", "after_before_diagnosis"),
            ({"on": "2026-01-11"}, "on", "after_before_diagnosis"),
        ],
    )
    def test_said_and_nothing_stored(
        self, client: TestClient, application: Application, changed: dict[str, Any], field: str, fault: str
    ) -> None:
        refused(posted(client, **{"outcome": "held", **changed}), application, field, fault)

    def test_what_was_typed_is_kept(self, client: TestClient) -> None:
        """All of it, right or wrong, ticked or not."""
        typed = {
            "outcome": "deferred",
            "until": "2026-02-30",
            "reason": "other_first",
            "review_on": "wish",
            "checkpoint": [OTHER],
            "themes": [f"{OTHER}/employer-info"],
            "by": "gp",
            "on": "yesterday",
            "goal": "hours_tried",
            "due": "soon",
        }
        fields = Page(posted(client, **typed).text).forms[0]["fields"]
        kept = {name: value if isinstance(value, list) else [value] for name, value in typed.items()}
        assert {name: fields[name] for name in kept} == kept

    def test_what_was_found_further_down_is_brought_up(
        self, client: TestClient, application: Application
    ) -> None:
        """A conversation that was ticked among the folded ones is not folded away again."""
        append(application, "p-1", talk("2026-05-01", "declined", OTHER))
        before = opened(client, AFTER).text
        title = "Kontakten med arbeidsgiver under sykmelding"
        assert before.index("Andre samtaler") < before.index(title)
        after = Page(posted(client, checkpoint=[OTHER]).text).text
        assert after.index(title) < after.index("Andre samtaler")

    def test_what_was_unticked_stays_so(self, client: TestClient) -> None:
        fields = Page(posted(client, outcome="held", themes=[], on="").text).forms[0]["fields"]
        assert "themes" not in fields

    @pytest.mark.parametrize("lang", ["nn", "en"])
    def test_in_the_language_of_the_page(self, client: TestClient, lang: Any) -> None:
        text = posted(client, f"{AFTER}&lang={lang}", outcome="declined").text
        assert said("after_not_asked", lang).replace("'", "&#39;") in text

    @pytest.mark.parametrize(
        "changed",
        [
            {"checkpoint": "no-such"},
            {"checkpoint": "<script>"},
            {"themes": ["no-such"]},
            {"themes": [f"{EARLY}/no-such"]},
            {"themes": [f"{EARLY}/nav"]},
            {"by": "patient"},
            {"by": "import"},
            {"outcome": "forgotten"},
            {"reason": "lazy"},
            {"review_on": "moon"},
            {"goal": "be-happy"},
            {"responsible": "import"},
            {"version": "x"},
            {"version": "-1"},
            {"on": "x" * 41},
            {"extra": "1"},
        ],
    )
    def test_other_than_our_form(
        self, client: TestClient, application: Application, changed: dict[str, Any]
    ) -> None:
        """What our form cannot have sent is refused with a page, and nothing is stored."""
        response = posted(client, **{"outcome": "held", **changed})
        assert response.status_code == 422
        assert "<h1>" in response.text
        assert len(application.pathway("p-1").events) == 3

    def test_from_another_page(self, client: TestClient) -> None:
        """A form that does not say that it comes from here is refused."""
        form = opened(client, AFTER).forms[0]
        assert client.post(form["action"], data={**form["fields"], "outcome": "held"}).status_code == 403

    def test_unknown_person(self, client: TestClient) -> None:
        form = opened(client, AFTER).forms[0]
        fields = {**form["fields"], "outcome": "held"}
        assert client.post("/forlop/nobody/etter", data=fields, headers=SAME_ORIGIN).status_code == 404


class TestStale:
    def test_what_was_typed_is_kept_and_what_is_new_is_said(
        self, client: TestClient, application: Application
    ) -> None:
        form = opened(client, AFTER).forms[0]
        other = talk("2026-05-13", "offered", OTHER, by="certifying_doctor")
        append(application, "p-1", event("control_held", "2026-05-10"), other)
        fields = {**form["fields"], "outcome": "declined", "on": "2026-05-14", "asked": "true"}
        response = client.post(form["action"], data=fields, headers=SAME_ORIGIN)
        assert response.status_code == 409
        assert len(application.pathway("p-1").events) == 5
        page = Page(response.text)
        assert said("after_changed", "nb") in page.text
        assert "10. mai 2026: kontroll holdt" in page.text
        assert "13. mai 2026: samtale: tilbudt, sykmelder (Kontakten med arbeidsgiver" in page.text
        assert "diagnosen fortalt" not in page.text
        kept = page.forms[0]["fields"]
        assert (kept["version"], kept["outcome"], kept["on"], kept["asked"]) == (
            ["5"],
            ["declined"],
            ["2026-05-14"],
            ["true"],
        )
        again = client.post(page.forms[0]["action"], data=kept, headers=SAME_ORIGIN)
        assert again.status_code == 303

    def test_wrong_too(self, client: TestClient, application: Application) -> None:
        """What is new is said before what is wrong: else the next try would be stored by who never saw it."""
        form = opened(client, AFTER).forms[0]
        append(application, "p-1", event("control_held", "2026-05-10"))
        fields = {**form["fields"], "outcome": "deferred"}
        response = client.post(form["action"], data=fields, headers=SAME_ORIGIN)
        assert response.status_code == 409
        assert said("after_changed", "nb") in Page(response.text).text

    def test_in_the_same_moment(
        self, client: TestClient, application: Application, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Somebody wrote between the look at the version and the writing."""

        def late(*_: object) -> None:
            raise Stale(4)

        form = opened(client, AFTER).forms[0]
        monkeypatch.setattr(recording, "record", late)
        fields = {**form["fields"], "outcome": "held"}
        response = client.post(form["action"], data=fields, headers=SAME_ORIGIN)
        assert response.status_code == 409
        assert Page(response.text).forms[0]["fields"]["outcome"] == ["held"]

    def test_a_correction_among_what_is_new(self, client: TestClient, application: Application) -> None:
        append(application, "p-1", talk("2026-05-01", "offered", EARLY, id="t-1"))
        form = opened(client, AFTER).forms[0]
        correction = event("correction", "2026-05-14", corrects="t-1", withdraws=True)
        append(application, "p-1", correction)
        fields = {**form["fields"], "outcome": "held"}
        response = client.post(form["action"], data=fields, headers=SAME_ORIGIN)
        assert "14. mai 2026: retting" in Page(response.text).text


class TestHostile:
    EVIL = '"><script>alert(1)</script>'

    @pytest.mark.parametrize(
        ("address", "field"),
        [
            *((AFTER, field) for field in ("on", "until", "due")),
            *(("/forlop/p-1/rett/t-1", field) for field in ("on", "until")),
        ],
    )
    def test_what_is_kept_is_no_markup(
        self, client: TestClient, application: Application, field: str, address: str
    ) -> None:
        """The fields that take anything typed give it back as words."""
        append(application, "p-1", talk("2026-05-01", "deferred", EARLY, id="t-1", until="2026-06-01"))
        action = {"do": "replace"} if "rett" in address else {}
        response = posted(client, address, outcome="deferred", **action, **{field: self.EVIL})
        assert response.status_code == 422
        assert "&#34;&gt;&lt;script&gt;" in response.text
        assert "<script>" not in response.text

    @pytest.mark.parametrize(
        "field",
        [
            "version",
            "outcome",
            "checkpoint",
            "themes",
            "by",
            "review_on",
            "reason",
            "goal",
            "responsible",
            "asked",
        ],
    )
    def test_the_other_fields_take_nothing(
        self, client: TestClient, application: Application, field: str
    ) -> None:
        response = posted(client, **{"outcome": "held", field: self.EVIL})
        assert response.status_code == 422
        assert "<script>" not in response.text
        assert len(application.pathway("p-1").events) == 3
