"""The page of one hand-over: the text to send, where it stands, and that it is answered once."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from pakkeforlop_service.application import Application
from pakkeforlop_service.pages.rendering import said
from pakkeforlop_workflow.cooperation import HandoverUpdate
from tests.support.documents import event
from tests.support.handing_over import (
    LISTED,
    MUNICIPALITY,
    ONE,
    ORIGIN,
    RECEIVER,
    SENDER,
    WAITING,
    map_places,
    somebody,
    text_of,
)
from tests.support.recorded import append


@pytest.fixture
def waiting(client: TestClient, application: Application) -> TestClient:
    """One hand-over that has waited twelve days."""
    map_places(application)
    somebody(application, WAITING)
    return client


def answer(client: TestClient, status: str, address: str = ONE, **more: Any) -> Any:
    form = {"version": "4", "status": status, "by": RECEIVER, **more}
    return client.post(address, data=form, headers=ORIGIN)


class TestAnswer:
    def test_taken_over_from_the_list(self, waiting: TestClient, application: Application) -> None:
        """Back to the same list, where it is no longer; the question is now the receiver's."""
        mine = f"/?enhet={MUNICIPALITY}&ansvarlig={SENDER}"
        assert "Tidlig samtale" in text_of(waiting, mine)
        form = f"{ONE}?enhet={MUNICIPALITY}&ansvarlig={RECEIVER}&lang=nn"
        assert form.replace("&", "&amp;").split("?")[0] in text_of(waiting, LISTED)
        response = answer(waiting, "acknowledged", form)
        assert response.status_code == 303
        back = response.headers["location"]
        assert back.startswith(
            f"/overleveringer?ansvarlig={RECEIVER}&enhet={MUNICIPALITY}&lagret=acknowledged"
        )
        assert back.endswith("lang=nn")
        text = text_of(waiting, back)
        assert said("handover_done_acknowledged", "nn") in text
        assert "ventar på svar (0)" in text
        update = application.pathway("p-1").events[-1]
        assert isinstance(update, HandoverUpdate)
        assert (update.by, update.status, update.on.isoformat()) == (RECEIVER, "acknowledged", "2026-05-15")
        assert "Tidlig samtale" not in text_of(waiting, mine)
        assert "Tidlig samtale" in text_of(waiting, f"/?enhet={MUNICIPALITY}&ansvarlig={RECEIVER}")

    def test_refused(self, waiting: TestClient, application: Application) -> None:
        """With a reason; it stays with the sender, and the page says so with a line for the journal."""
        response = answer(waiting, "refused", reason="no_capacity")
        assert response.headers["location"] == f"{ONE}?lagret=refused"
        text = text_of(waiting, response.headers["location"])
        assert "har ikke kapasitet" in text
        assert "Ansvaret er fortsatt hos sosionom på sykehuset." in text
        assert "15. mai 2026: kreftkoordinator i kommunen, Demo kommune 1, overtar ikke" in text
        assert "<form" not in text

    def test_refused_elsewhere_without_a_reason(self, waiting: TestClient, application: Application) -> None:
        """A program may leave the reason out; the page still says a whole sentence."""
        refused = event("handover_update", "2026-05-10", handover="h", status="refused", by=RECEIVER)
        append(application, "p-1", refused)
        assert "Svaret kom 10. mai 2026. Ansvaret" in text_of(waiting, ONE)

    def test_a_message_is_no_receipt(self, waiting: TestClient, application: Application) -> None:
        """«Sendt på PLO» is recorded, and it waits on."""
        assert said("handover_no_message", "nb") in text_of(waiting, ONE)
        assert answer(waiting, "message_sent", by=SENDER, channel="plo").status_code == 303
        text = text_of(waiting, ONE)
        assert "PLO-melding, 15. mai 2026" in text
        assert "Ikke bekreftet." in text
        assert "Melding sendt 15. mai 2026 (PLO-melding)" in text_of(waiting, LISTED)

    def test_withdrawn(self, waiting: TestClient) -> None:
        assert answer(waiting, "withdrawn", by=SENDER).status_code == 303
        assert "Trukket tilbake 15. mai 2026" in text_of(waiting, ONE)
        assert "svar (0)" in text_of(waiting, LISTED)

    def test_told_by_phone(self, waiting: TestClient, application: Application) -> None:
        """The sender may record the receiver's yes."""
        assert answer(waiting, "acknowledged", by=SENDER).status_code == 303
        assert "Tatt over 15. mai 2026 av kreftkoordinator i kommunen, Demo kommune 1." in text_of(
            waiting, ONE
        )

    @pytest.mark.parametrize(
        ("status", "more", "wrong"),
        [("refused", {}, "no_reason"), ("message_sent", {"by": SENDER}, "no_channel")],
    )
    def test_what_is_missing(
        self, waiting: TestClient, application: Application, status: str, more: dict[str, Any], wrong: str
    ) -> None:
        response = answer(waiting, status, **more)
        assert response.status_code == 422
        assert said(f"handover_wrong_{wrong}", "nb") in response.text
        assert len(application.pathway("p-1").events) == 4

    def test_answered_once(self, waiting: TestClient, application: Application) -> None:
        """The first answer counts; a second one is not stored."""
        assert answer(waiting, "acknowledged").status_code == 303
        response = answer(waiting, "refused", reason="other_unit", version="5")
        assert response.status_code == 409
        assert said("handover_wrong_settled", "nb") in response.text
        assert len(application.pathway("p-1").events) == 5

    def test_stale(self, waiting: TestClient, application: Application) -> None:
        append(application, "p-1", event("control_held", "2026-05-10"))
        response = answer(waiting, "acknowledged")
        assert response.status_code == 409
        assert said("handover_wrong_changed", "nb") in response.text
        assert 'name="version" value="5"' in response.text
        assert len(application.pathway("p-1").events) == 5

    @pytest.mark.parametrize(
        "changed",
        [
            {"by": "gp"},
            {"status": "withdrawn"},
            {"status": "message_sent", "channel": "plo"},
            {"status": "acknowledged", "reason": "other_unit"},
            {"status": "acknowledged", "channel": "plo"},
            {"status": "sent"},
            {"reason": "x", "status": "refused"},
        ],
    )
    def test_other_than_our_forms(
        self, waiting: TestClient, application: Application, changed: dict[str, Any]
    ) -> None:
        """Only the sender tells of its own message and withdraws; nobody else answers for either."""
        assert answer(waiting, **{"status": "acknowledged", **changed}).status_code == 422
        assert len(application.pathway("p-1").events) == 4

    def test_no_such(self, waiting: TestClient) -> None:
        assert said("handover_no_such", "nb") in text_of(waiting, "/forlop/p-1/overlevering/x", 404)
        assert answer(waiting, "acknowledged", "/forlop/p-1/overlevering/x").status_code == 404
        text_of(waiting, "/forlop/nobody/overlevering/h", 404)
        text_of(waiting, "/forlop/nobody/overlever", 404)
