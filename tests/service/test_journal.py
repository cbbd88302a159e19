"""After a conversation is recorded, the page has a line to copy into the journal."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from pakkeforlop_rules import Catalogue
from pakkeforlop_rules.document import Writer
from pakkeforlop_service.application import Application
from pakkeforlop_service.pages.conversation.journal import journal_lines
from pakkeforlop_workflow.events import Conversation
from tests.service.test_pages import SAME_ORIGIN, opened
from tests.support.documents import employee, event, pathway, sick, told
from tests.support.recorded import add, append

EARLY, CONTACT = "tidlig-arbeid-arbeidsgiver", "arbeidsgiver-kontakt"
TITLE = "Tidlig samtale om arbeid og kontakt med arbeidsgiver"


@pytest.fixture
def person(application: Application) -> str:
    """A person on sick leave, with the early conversation over time."""
    events = (told("2026-01-12"), employee("2026-01-12"), sick("2026-04-06"))
    add(application, pathway(*events, subject="p-1"))
    return "/forlop/p-1"


def talk(**fields: object) -> Conversation:
    found = pathway(event("conversation", "2026-05-15", **fields)).events[0]
    assert isinstance(found, Conversation)
    return found


def copied(text: str) -> str:
    """What stands in the field to copy from."""
    return "".join(re.findall(r"<textarea id=\"journal\"[^>]*>(.*?)</textarea>", text, re.DOTALL))


def recorded(client: TestClient, person: str, **fields: str) -> str:
    """The page one comes to, when the form is sent as it stands but for some fields."""
    form = opened(client, f"{person}/etter?checkpoint={EARLY}").forms[-1]
    usual = {"on": "2026-05-15", "by": "hospital_social_worker"}
    response = client.post(form["action"], data={**form["fields"], **usual, **fields}, headers=SAME_ORIGIN)
    assert response.status_code == 303
    return client.get(response.headers["location"]).text


def test_right_after_it_is_recorded(client: TestClient, person: str) -> None:
    """The line stands in a field of its own, with a label, on the page one comes to."""
    text = recorded(client, person, outcome="held", themes=f"{EARLY}/employer-contact")
    assert copied(text) == f"15. mai 2026: Samtale gjennomført: «{TITLE}». Tema: Kontakt med arbeidsgiver."
    assert '<label for="journal">Til journalen, klar til å kopieres</label>' in text


def test_a_no(client: TestClient, person: str) -> None:
    """A no has its line too."""
    text = recorded(client, person, outcome="declined", asked="true")
    assert copied(text).endswith(f"«{TITLE}». Pasienten takket nei.")


def test_later_it_is_found_with_the_conversation(client: TestClient, person: str) -> None:
    """The field is there only right after; the line stays with the conversation in the list."""
    recorded(client, person, outcome="held", themes=f"{EARLY}/employer-contact")
    text = client.get(person).text
    assert copied(text) == ""
    assert f"Samtale gjennomført: «{TITLE}»" in text[text.index("Samtaler som er registrert") :]


def test_the_line_is_about_what_was_recorded_last(
    client: TestClient, application: Application, person: str
) -> None:
    """Not about an earlier conversation, nor about the one with the latest day."""
    before = event("conversation", "2026-05-10", outcome="offered", checkpoints=[CONTACT])
    append(application, "p-1", before)
    text = recorded(client, person, on="2026-05-09", outcome="held", themes=f"{EARLY}/employer-contact")
    assert copied(text).startswith("9. mai 2026: Samtale gjennomført")


def test_an_address_alone_gives_no_line(client: TestClient, person: str) -> None:
    """Where nothing was recorded, the address that says so shows no line."""
    assert copied(client.get(f"{person}?lagret=held").text) == ""


def test_several_in_one_conversation(catalogue: Catalogue) -> None:
    """A line for each, with its own themes; what belongs to none of them stands in the first."""
    one = talk(outcome="held", checkpoints=[EARLY, CONTACT], themes=["economy", "sexual-health"])
    first, second = journal_lines(one, Writer(catalogue, "nb"))
    assert first.endswith("Tema: Økonomi og boforhold; Seksuell helse.")
    assert second.endswith("«Kontakten med arbeidsgiver under sykmelding».")


def test_a_conversation_about_no_checkpoint(catalogue: Catalogue) -> None:
    """A talk recorded by themes alone has no line: it is about none of our conversations by name."""
    assert journal_lines(talk(outcome="held", themes=["economy"]), Writer(catalogue, "nb")) == []
