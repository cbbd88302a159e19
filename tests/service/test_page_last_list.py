"""The way back to the worklist leads to what was chosen there last."""

from __future__ import annotations

import re
from html import unescape

import pytest
from fastapi.testclient import TestClient

from pakkeforlop_service.application import Application
from pakkeforlop_service.pages.last_list import COOKIE
from tests.support.worklist_page import COORDINATOR, add_person

CHOSEN = f"enhet=kommune-1&ansvarlig={COORDINATOR}"


@pytest.fixture(autouse=True)
def person(application: Application) -> str:
    return add_person(application)


def lists(client: TestClient, address: str) -> set[str]:
    """The addresses of the worklist that the heading and the way back of a page have."""
    page = client.get(address).text
    found = re.findall(r'<p class="(?:product|back)"><a href="([^"]*)"', page)
    found += re.findall(r'<nav aria-label="[^"]*">\s*<ul>\s*<li><a href="([^"]*)"', page)[:1]
    assert found, address
    return {unescape(href) for href in found}


@pytest.mark.parametrize("page", ["/forlop/p-1", "/overleveringer", "/forlop/p-1/etter", "/forlop/nobody"])
def test_leads_to_what_was_chosen(client: TestClient, page: str) -> None:
    """On every page, and in the language of the page."""
    assert lists(client, page) == {"/"}
    client.get(f"/?{CHOSEN}&vis=kommer")
    assert lists(client, page) == {f"/?{CHOSEN}&vis=kommer"}
    assert lists(client, f"{page}?lang=nn") == {f"/?{CHOSEN}&vis=kommer&lang=nn"}


def test_is_forgotten_with_the_bare_list(client: TestClient) -> None:
    """The list itself is reached bare from itself, and what was chosen is then forgotten."""
    client.get(f"/?{CHOSEN}")
    assert lists(client, f"/?{CHOSEN}&vis=kommer") == {"/"}
    client.get("/")
    assert COOKIE not in client.cookies
    assert lists(client, "/forlop/p-1") == {"/"}


@pytest.mark.parametrize("foreign", ["lang=xx&path=//other", "%%%", "=&=", "fra=1&enhet=", "x" * 4000])
def test_leaves_out_what_is_not_ours(client: TestClient, foreign: str) -> None:
    """A cookie that something else on the host has set does no harm."""
    client.cookies.set(COOKIE, foreign)
    assert lists(client, "/forlop/p-1") == {"/"}


def test_a_refused_choice_is_not_kept(client: TestClient) -> None:
    """What the list could not show is not led to."""
    client.get(f"/?{CHOSEN}")
    assert client.get("/?vis=alt").status_code == 422
    assert lists(client, "/forlop/p-1") == {f"/?{CHOSEN}"}


def test_the_browser_keeps_it_from_scripts(client: TestClient) -> None:
    """No script reads it, no other site sends it, and it says nothing but the choice."""
    kept = client.get(f"/?{CHOSEN}").headers["set-cookie"]
    assert kept.startswith(f"{COOKIE}=")
    assert {"HttpOnly", "SameSite=lax"} <= set(kept.split("; "))
    assert "p-1" not in kept
