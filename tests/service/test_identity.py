"""A national identity number is found however it is written, refused wherever it stands, and never repeated."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from hypothesis import assume, given
from hypothesis import strategies as st

from pakkeforlop_service import identity
from pakkeforlop_service.api import examples
from pakkeforlop_service.cohort import cohort
from tests.service.conftest import HOME, NOW

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.json"))
ROWS = ("376189452", "5432765432")
"""The factors of the two check digits, as Skatteetaten writes them out."""
SEPARATORS = ("", " ", "-", ".", "\u00a0", "\u202f", "\u2013")
OTHER_DIGITS = (0x0660, 0x06F0, 0x0966, 0xFF10, 0x1D7CE)
"""Where the zeros of Arabic-Indic, Persian, Devanagari, fullwidth and mathematical digits are."""


def checked(nine: str, remainder: int = 0) -> str | None:
    """Nine digits with their two check digits; none when there is no such number."""
    for row, allowed in zip(ROWS, (remainder, 0), strict=True):
        total = sum(int(digit) * int(factor) for digit, factor in zip(nine, row, strict=True))
        digit = (11 + allowed - total % 11) % 11
        if digit == 10:
            return None
        nine += str(digit)
    return nine


@st.composite
def numbers(draw: st.DrawFn, day: int = 0, month: int = 0, remainder: int = 0) -> str:
    """A number of somebody who does not exist, with what is added to the day and the month of birth."""
    on = draw(st.dates())
    serial = draw(st.integers(0, 999))
    number = checked(f"{on.day + day:02}{on.month + month:02}{on.year % 100:02}{serial:03}", remainder)
    assume(number is not None)
    return str(number)


def some(day: int = 0, month: int = 0, remainder: int = 0) -> st.SearchStrategy[str]:
    return numbers(day, month, remainder)


ANY = st.one_of(
    [some(day, month, rest) for day in (0, 40) for month in (0, 20, 40, 60, 80) for rest in (0, 1, 2, 3)]
)
ONE = next(number for serial in range(100) if (number := checked(f"010190{serial:03}")) is not None)


class TestNumbers:
    @given(ANY)
    def test_every_kind_is_found(self, number: str) -> None:
        """Birth, D- and help numbers, synthetic ones, by today's check and the one of 2032."""
        assert identity.holds(number)
        assert identity.holds(f"Pasienten er {number}.")

    @given(st.integers(800_000_000, 999_999_999))
    def test_common_help_numbers(self, nine: int) -> None:
        """«Felles hjelpenummer» begins with 8 or 9 and has check digits, but no date."""
        number = checked(str(nine))
        assume(number is not None)
        assert identity.holds(str(number))

    @pytest.mark.parametrize("number", ["02013299997", "30108299920", "30108299939"])
    def test_skatteetatens_own_examples(self, number: str) -> None:
        """The numbers with which Skatteetaten explains the rule of 2032."""
        assert identity.holds(number)

    @given(ANY, st.sampled_from(SEPARATORS))
    def test_however_it_is_parted(self, number: str, sign: str) -> None:
        """One sign between the date and the rest."""
        assert identity.holds(f"{number[:6]}{sign}{number[6:]}")

    @given(ANY, st.sampled_from(OTHER_DIGITS))
    def test_in_any_script(self, number: str, zero: int) -> None:
        """Digits are digits, also in other scripts."""
        assert identity.holds("".join(chr(zero + int(digit)) for digit in number))

    @given(ANY, st.sampled_from(("id", "fnr:", "d", "p_", "fnr-", '"', ",", ";", "x=", "f")))
    def test_beside_other_signs(self, number: str, before: str) -> None:
        """Letters beside it do not hide it."""
        assert identity.holds(f"{before}{number}")
        assert identity.holds(f"{number}{before}")


class TestNearMisses:
    @given(ANY, st.integers(0, 10), st.integers(1, 9))
    def test_one_digit_wrong(self, number: str, at: int, more: int) -> None:
        """The second check digit fails when one digit is another: no date, no number."""
        wrong = number[:at] + str((int(number[at]) + more) % 10) + number[at + 1 :]
        total = sum(int(digit) * int(factor) for digit, factor in zip(wrong, f"{ROWS[1]}1", strict=True))
        assert total % 11 != 0
        assert not identity.holds(wrong)

    @given(some(remainder=0), st.integers(4, 10))
    def test_the_other_remainders(self, number: str, remainder: int) -> None:
        """A first check that neither today's rule nor the coming one allows."""
        wrong = checked(number[:9], remainder)
        assume(wrong is not None)
        assert not identity.holds(str(wrong))

    @given(st.integers(800_000_000, 999_999_999), st.integers(1, 10))
    def test_a_common_help_number_of_2032(self, nine: int, remainder: int) -> None:
        """The coming rule is for birth and D-numbers only."""
        wrong = checked(str(nine), remainder)
        assume(wrong is not None)
        assert not identity.holds(str(wrong))

    @given(ANY, st.text("0123456789", min_size=1, max_size=5))
    def test_part_of_a_longer_number(self, number: str, more: str) -> None:
        """Twelve digits are no identity number."""
        assert not identity.holds(number + more)
        assert not identity.holds(more + number)

    @pytest.mark.parametrize(
        "start", ["0001", "3201", "3002", "3104", "4001", "7201", "0100", "0113", "0199"]
    )
    def test_no_such_date(self, start: str) -> None:
        """Check digits alone are not enough when there is no such day or month."""
        found = [checked(f"{start}90{serial:03}") for serial in range(20)]
        assert any(found)
        assert not any(identity.holds(number) for number in found if number)

    @given(ANY)
    def test_part_of_a_hash(self, number: str) -> None:
        """Digits in a UUID, a trace id or a hash are no number, but beside one they are."""
        assert not identity.holds(f"550e8400-e29b-41d4-a716-{number}f")
        assert not identity.holds(f"00-4bf92{number}7b34da6a3ce929d-00f067aa0ba902b7-01")
        assert identity.holds(f"4bf92f3577b34da6a3ce929d0e0e4736-{number}")

    @given(st.integers(0, 7_000_000_000), st.floats(), st.uuids())
    def test_what_programs_write(self, seconds: int, number: float, name: object) -> None:
        """Instants, decimal numbers of the usual kind and UUIDs pass."""
        for text in (
            datetime.fromtimestamp(seconds, UTC).isoformat(),
            str(seconds),
            f"{number:.4g}",
            str(name),
        ):
            assert not identity.holds(text)


class TestBodies:
    @given(ANY, st.sampled_from(("events[1].id", "subject", "events[0].more.note", "list[2][1]")))
    def test_place_in_json(self, number: str, where: str) -> None:
        """The place is told as in other problems, and never the number."""
        documents: dict[str, Any] = {
            "events[1].id": {"events": [{}, {"id": number}]},
            "subject": {"subject": f"x {number} y"},
            "events[0].more.note": {"events": [{"more": {"note": number}}]},
            "list[2][1]": {"list": [1, 2, [3, int(number)]]},
        }
        for text in (json.dumps(documents[where]), json.dumps(documents[where], indent=2)):
            assert identity.in_body(text.encode(), "application/json") == where

    @given(ANY)
    def test_as_a_key(self, number: str) -> None:
        """A field's name is not repeated either."""
        body = json.dumps({"events": [{number: 1}]}).encode()
        assert identity.in_body(body, "application/json") == "et feltnavn i events[0]"

    @given(ANY)
    def test_escaped(self, number: str) -> None:
        """Under JSON's escapes, some of the digits or all."""
        hidden = f"\\u003{number[0]}{number[1:9]}\\u003{number[9]}\\u003{number[10]}"
        assert identity.in_body(f'{{"a": "{hidden}"}}'.encode(), "application/json") == "a"
        assert identity.in_body(f'{{"a": "{hidden}"'.encode(), "application/json") == "innholdet"

    @given(some().filter(lambda number: number.startswith("0")))
    def test_a_whole_number_without_its_zero(self, number: str) -> None:
        """A spreadsheet drops the zero in front."""
        assert identity.in_body(f'{{"a": [{int(number)}]}}'.encode(), "application/json") == "a[0]"

    @given(ANY)
    def test_hidden_by_a_second_value(self, number: str) -> None:
        """A key given twice: the value that is not read is refused too."""
        body = f'{{"a": "{number}", "a": "b"}}'.encode()
        assert identity.in_body(body, "application/json") == "innholdet"

    @given(ANY)
    def test_in_a_file(self, number: str) -> None:
        """A CSV file, by its line, in the encodings that files come in."""
        for encoding in ("utf-8-sig", "cp1252"):
            body = f"kommune;merknad\r\nÅ;ingen\r\nØ;{number}\r\n".encode(encoding)
            assert identity.in_body(body, "text/csv") == "linje 3"
            assert identity.in_body(body, "multipart/form-data") == "innholdet"

    @given(ANY)
    def test_in_a_form(self, number: str) -> None:
        """A form's spaces and escapes."""
        for text in (
            number,
            f"{number[:6]}+{number[6:]}",
            f"{number[:6]}%20{number[6:]}",
            f"%3{number[0]}{number[1:]}",
        ):
            body = f"outcome=held&note={text}".encode()
            assert identity.in_body(body, "application/x-www-form-urlencoded") == "innholdet"


class TestOrdinaryDocuments:
    @pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
    def test_examples(self, path: Path) -> None:
        assert identity.in_body(path.read_bytes(), "application/json") is None

    def test_the_interfaces_own_examples(self) -> None:
        for document in (examples.PATHWAY, examples.NEW_PATHWAY, examples.EVENTS):
            assert identity.in_body(json.dumps(document).encode(), "application/json") is None

    def test_the_cohort(self) -> None:
        """None of a thousand made-up people."""
        for pathway in cohort(1000, 3, NOW.date()):
            assert identity.in_body(pathway.model_dump_json().encode(), "application/json") is None


def _path(number: str, client: TestClient) -> Any:
    return client.get(f"/v1/pathways/{number}")


def _page(number: str, client: TestClient) -> Any:
    return client.get(f"/forlop/{number[:6]}%20{number[6:]}")


def _escaped_path(number: str, client: TestClient) -> Any:
    return client.get(f"/v1/pathways/%3{number[0]}{number[1:]}")


def _twice_escaped_path(number: str, client: TestClient) -> Any:
    return client.get(f"/v1/pathways/{quote('%3') + number[0]}{number[1:]}")


def _query(number: str, client: TestClient) -> Any:
    return client.get(f"/v1/catalogue?q={number[:6]}+{number[6:]}")


def _header(number: str, client: TestClient) -> Any:
    return client.get("/v1/catalogue", headers={"Idempotency-Key": number})


def _header_name(number: str, client: TestClient) -> Any:
    return client.get("/v1/catalogue", headers={f"X-{number}": "1"})


def _request_id(number: str, client: TestClient) -> Any:
    return client.get("/v1/catalogue", headers={"X-Request-Id": number})


def _body(number: str, client: TestClient) -> Any:
    return client.post("/v1/pathways", json={**examples.NEW_PATHWAY, "note": number})


def _csv(number: str, client: TestClient) -> Any:
    return client.post("/v1/directory", content=f"a\n{number}\n", headers={"content-type": "text/csv"})


def _form(number: str, client: TestClient) -> Any:
    return client.post("/forlop/p-1/etter", data={"by": number}, headers={"origin": HOME})


@pytest.mark.parametrize(
    ("sends", "where"),
    [
        (_path, "stien i adressen"),
        (_page, "stien i adressen"),
        (_escaped_path, "stien i adressen"),
        (_twice_escaped_path, "stien i adressen"),
        (_query, "parametrene i adressen"),
        (_header, "hodet idempotency-key"),
        (_header_name, "navnet på et hode"),
        (_request_id, "hodet x-request-id"),
        (_body, "note"),
        (_csv, "linje 2"),
        (_form, "innholdet"),
    ],
)
def test_refused_at_the_door(client: TestClient, sends: Callable[[str, TestClient], Any], where: str) -> None:
    """422 that says where, at every door, with nothing stored; neither number nor its parts are repeated."""
    response = sends(ONE, client)
    assert response.status_code == 422
    text = response.text.replace("&#39;", "'")
    assert where in text
    assert "ser ut som et fødselsnummer" in text
    assert "Ingenting er lagret" in text
    assert "text/html" in response.headers["content-type"] if sends in {_page, _form} else response.json()
    everything = text + repr(response.headers)
    assert ONE not in everything
    assert ONE[6:] not in everything
    assert client.get(f"/v1/pathways/{examples.NEW_PATHWAY['subject']}").status_code == 404


def test_what_is_no_number_passes(client: TestClient) -> None:
    """Eleven digits that are no identity number are judged by the door, not by the guard."""
    almost = f"{ONE[:10]}{(int(ONE[10]) + 1) % 10}"
    assert client.get("/v1/catalogue", headers={"Idempotency-Key": almost}).status_code == 200
