"""The OpenAPI document: whole, and true of every answer and of every example."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from functools import reduce
from typing import Any, get_type_hints

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator, FormatChecker

from pakkeforlop_rules import Catalogue
from pakkeforlop_rules.answers import Owner
from pakkeforlop_service.api.operations import HEADERS, OPERATIONS, TAGS
from pakkeforlop_service.api.shapes.due import OwnerStanding
from pakkeforlop_service.cohort import cohort
from tests.docs.api_run import NOW, STEPS, Run, run

CHECKER = FormatChecker(["date"])
CHECKER.checks("date-time", raises=ValueError)(
    lambda text: not isinstance(text, str) or datetime.fromisoformat(text).tzinfo is not None
)
SLIPS: dict[str, dict[str, Any]] = {
    "extra": {"more": 1},
    "null": {"goal": None},
    "no_day": {"due": "15.5.2026"},
}
PATHS = {one.id: where for where, one in OPERATIONS.items()}


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return run(tmp_path_factory.mktemp("run"), Catalogue.load())


@pytest.fixture(scope="module")
def document(done: Run) -> dict[str, Any]:
    """As a client gets it."""
    found: dict[str, Any] = json.loads(json.dumps(done.app.openapi()))
    return found


@pytest.fixture(scope="module")
def strict(document: dict[str, Any]) -> dict[str, Any]:
    """The same with no field allowed that is not declared."""
    closed: dict[str, Any] = json.loads(json.dumps(document))
    for schema in closed["components"]["schemas"].values():
        if "properties" in schema:
            schema.setdefault("additionalProperties", False)
    return closed


def faults(document: dict[str, Any], schema: Any, value: Any) -> list[str]:
    """What is wrong with a value, by a schema of the document."""
    whole = {**schema, "components": document["components"]}
    found = Draft202012Validator(whole, format_checker=CHECKER).iter_errors(value)
    return [f"{error.json_path}: {error.message[:200]}" for error in found]


def answer_of(document: dict[str, Any], name: str, status: int) -> dict[str, Any]:
    """How an operation's answer is described."""
    method, path = PATHS[name]
    answer: dict[str, Any] = document["paths"][path][method]["responses"][str(status)]
    return answer


def everything(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in a document."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from everything(inner)


class TestDocument:
    def test_every_route_is_described(self, document: dict[str, Any]) -> None:
        """Each in the table of operations, and nothing there that is no route."""
        routes = {(method, path) for path, methods in document["paths"].items() for method in methods}
        assert routes == OPERATIONS.keys()

    def test_names_are_for_clients(self, document: dict[str, Any]) -> None:
        """Each operation has one of its own, that can be a name in any language; so has each schema."""
        names = [one["operationId"] for methods in document["paths"].values() for one in methods.values()]
        assert len(set(names)) == len(names) == len(OPERATIONS)
        assert [name for name in names if not re.fullmatch(r"[a-z][A-Za-z]+", name)] == []
        schemas = document["components"]["schemas"]
        assert [name for name in schemas if not re.fullmatch(r"[A-Z][A-Za-z]+", name)] == []
        assert [name for name, schema in schemas.items() if "title" in schema] == []

    def test_is_whole(self, document: dict[str, Any]) -> None:
        """OpenAPI 3.1 without servers; every reference leads somewhere; parameters of the path are declared."""
        assert document["openapi"].startswith("3.1.")
        assert "servers" not in document
        for one in everything(document):
            if isinstance(reference := one.get("$ref"), str):
                assert reference.startswith("#/")
                assert reduce(lambda part, name: part[name], reference[2:].split("/"), document)
        for path, methods in document["paths"].items():
            for operation in methods.values():
                declared = [one for one in operation.get("parameters", ()) if one["in"] == "path"]
                assert [one["name"] for one in declared] == re.findall(r"{(\w+)}", path)
                assert all(one["required"] for one in declared)
                assert operation["summary"]
                assert operation["description"]

    def test_every_schema_is_one(self, document: dict[str, Any]) -> None:
        """Valid by the dialect of OpenAPI 3.1."""
        for schema in document["components"]["schemas"].values():
            Draft202012Validator.check_schema(schema)

    def test_tags_are_in_order(self, document: dict[str, Any]) -> None:
        """Each route has one of the tags, and those that are used stand in the order of the table."""
        used = {
            tag for methods in document["paths"].values() for one in methods.values() for tag in one["tags"]
        }
        assert [tag["name"] for tag in document["tags"]] == [tag for tag in TAGS if tag in used]
        assert used <= set(TAGS)

    def test_says_once_what_time_means(self, document: dict[str, Any]) -> None:
        """As of which day, and as known when."""
        assert document["info"]["description"].count("registrert etter `known_at`") == 1

    def test_headers_that_are_read(self, document: dict[str, Any]) -> None:
        """Named as they are written."""
        read = {
            one["operationId"]: {part["name"] for part in one.get("parameters", ()) if part["in"] == "header"}
            for methods in document["paths"].values()
            for one in methods.values()
        }
        assert read["recordEvents"] == {"If-Match", "Idempotency-Key"}
        assert "Idempotency-Key" in read["createPathway"]
        assert read["putDirectoryUnit"] == {"If-Match", "If-None-Match"}
        assert read["catalogue"] == {"If-None-Match"}

    def test_how_things_are_written(self, document: dict[str, Any]) -> None:
        """Patterns for what has one, that take what is taken and not what is refused."""
        written = {
            one["name"]: _pattern(one["schema"])
            for methods in document["paths"].values()
            for operation in methods.values()
            for one in operation.get("parameters", ())
            if one["name"] in {"If-Match", "Idempotency-Key", "as_of", "from"}
        }
        born = _pattern(document["components"]["schemas"]["Pathway"]["properties"]["born"])
        for pattern, taken, refused in (
            (written["If-Match"], ('"3"', "3", 'W/"3"'), ("", "*", '"x"')),
            (written["Idempotency-Key"], ("a-1", '"a-1"', "x" * 128), ("", "a b", "x" * 129)),
            (written["as_of"], ("1900-01-01", "2199-12-31"), ("1899-12-31", "2200-01-01", "2026-1-1")),
            (written["from"], ("2026-05-15",), ("0510-02-21",)),
            (born, ("1980-06", "2014-12"), ("1980-13", "1880-06", "80-06")),
        ):
            assert [text for text in taken if not re.search(pattern, text)] == []
            assert [text for text in refused if re.search(pattern, text)] == []

    def test_every_parameter_says_what_it_is_for(self, document: dict[str, Any]) -> None:
        """In the address and in the head."""
        parameters = [
            one
            for methods in document["paths"].values()
            for operation in methods.values()
            for one in operation.get("parameters", ())
        ]
        assert [one["name"] for one in parameters if not one.get("description")] == []

    def test_recorded_at_is_not_asked_for(self, document: dict[str, Any]) -> None:
        """The schemas for what is stored have no recorded_at anywhere; those for what is judged do."""
        schemas = document["components"]["schemas"]
        stored = {name: schema for name, schema in schemas.items() if name.startswith("New")}
        judged = {
            name.removeprefix("New"): schemas[name.removeprefix("New")]
            for name in stored.keys() - {"NewEvents"}
        }
        assert "recorded_at" not in json.dumps(stored)
        assert "recorded_at" in json.dumps(judged)

    def test_owners_stand_as_the_rules_say(self) -> None:
        """The one vocabulary that the rules have no name for."""
        assert OwnerStanding.__value__ == get_type_hints(Owner)["standing"]

    def test_is_made_when_it_is_asked_for(self, client: TestClient) -> None:
        """Not when the service starts."""
        app: FastAPI = client.app.app.app  # type: ignore[attr-defined] # within the guard and the log
        assert app.openapi_schema is None
        assert client.get("/openapi.json").status_code == 200
        assert app.openapi_schema is not None


class TestAnswers:
    def test_every_answer_of_the_run(self, done: Run, strict: dict[str, Any]) -> None:
        """Whole, not as cut for an example: every field is declared, and every one that is declared is there."""
        for one in done.answers:
            [(kind, content)] = answer_of(strict, one.step.name, one.status)["content"].items()
            assert one.headers["content-type"].partition(";")[0] == kind
            assert faults(strict, content["schema"], one.body) == [], one.step

    def test_every_refusal_of_the_run(self, done: Run, strict: dict[str, Any]) -> None:
        """A problem, or what the service says of itself when it is not ready."""
        for one in done.refusals:
            name = "ReadyDocument" if one.step.name == "readiness" else "Problem"
            assert faults(strict, {"$ref": f"#/components/schemas/{name}"}, one.body) == [], one.step

    def test_answers_about_all_sorts_of_people(
        self, strict: dict[str, Any], client: TestClient, catalogue: Catalogue
    ) -> None:
        """What one example has no room for: gaps, waits, refusals, several courses, what cannot be told."""
        people = list(cohort(25, 3, NOW.date()))
        app: FastAPI = client.app.app.app  # type: ignore[attr-defined] # within the guard and the log
        app.state.application.fill(people, NOW)
        seen = set()
        for subject in (person.subject for person in people):
            for name, path in (
                ("dueForStored", "due"),
                ("pathwayStatus", "status"),
                ("timeline", "timeline"),
            ):
                body = client.get(f"/v1/pathways/{subject}/{path}").json()
                schema = answer_of(strict, name, 200)["content"]["application/json"]["schema"]
                assert faults(strict, schema, body) == [], (name, subject)
                seen |= {answer["answer"] for answer in body.get("answers", ())}
        assert len(seen) > 6
        codes = "&".join(f"answer={code}" for code in ("due", "upcoming", "cannot_tell", "lapsed", "resting"))
        rows = client.get(f"/v1/worklist?{codes}").json()
        assert len(rows["rows"]) > 20
        schema = answer_of(strict, "worklist", 200)["content"]["application/json"]["schema"]
        assert faults(strict, schema, rows) == []

    @pytest.mark.parametrize("slip", ["missing", "extra", "null", "no_day"])
    def test_another_shape_is_noticed(self, done: Run, strict: dict[str, Any], slip: str) -> None:
        """A field that is gone, one that is new, a null where none is meant, and a day that is none."""
        whole = next(one.body for one in done.answers if one.step.name == "pathwayStatus")
        milestone: dict[str, Any] = dict(whole["milestones"][0])
        if slip == "missing":
            del milestone["goal_text"]
        else:
            milestone |= SLIPS[slip]
        schema = {"$ref": "#/components/schemas/StatusDocument"}
        assert faults(strict, schema, whole) == []
        found = faults(strict, schema, {**whole, "milestones": [milestone]})
        assert found
        assert all(fault.startswith("$.milestones[0]") for fault in found)

    def test_every_example_fits(self, document: dict[str, Any], strict: dict[str, Any]) -> None:
        """In bodies that are sent, in answers and in refusals, each by the schema beside it."""
        found = 0
        for content in everything(document):
            schema = content.get("schema")
            named = [one["value"] for one in content.get("examples", {}).values()] if schema else []
            shown = [*named, *([content["example"]] if schema and "example" in content else [])]
            found += len(shown)
            assert [fault for value in shown for fault in faults(strict, schema, value)] == []
        assert found > 2 * len(OPERATIONS)

    def test_every_operation_has_an_example(self, document: dict[str, Any]) -> None:
        """And so has each sort of refusal."""
        for one in OPERATIONS.values():
            contents = [
                content
                for status in one.statuses
                for content in answer_of(document, one.id, status).get("content", {}).values()
            ]
            assert any("example" in content for content in contents), one.id
        for name, refusal in document["components"]["responses"].items():
            [content] = refusal["content"].values()
            assert "examples" in content or name == "Failed"

    def test_what_is_shown_as_sent_was_sent(self, document: dict[str, Any]) -> None:
        """The examples of bodies are those of the run."""
        sent = [step.json for step in STEPS if step.json is not None]
        for methods in document["paths"].values():
            for operation in methods.values():
                for content in operation.get("requestBody", {}).get("content", {}).values():
                    named = [one["value"] for one in content.get("examples", {}).values()]
                    assert all(
                        shown in sent for shown in [content.get("example"), *named] if shown is not None
                    )

    def test_headers_are_those_that_are_sent(self, done: Run, document: dict[str, Any]) -> None:
        """Each header that an operation was answered with is described, and each that is described was seen."""
        known = {name.lower() for name in HEADERS}
        seen: dict[tuple[str, int], set[str]] = {}
        for one in done.answers:
            seen.setdefault((one.step.name, one.status), set()).update(known & one.headers.keys())
        for (name, status), headers in seen.items():
            assert {header.lower() for header in answer_of(document, name, status)["headers"]} == headers, (
                name
            )
        refused = {name.lower() for one in done.refusals for name in one.headers} & known
        assert refused == {"etag", "retry-after", "x-request-id"}


def _pattern(schema: dict[str, Any]) -> str:
    """The pattern of a schema, or of the one that is not null."""
    found = [one["pattern"] for one in (schema, *schema.get("anyOf", ())) if "pattern" in one]
    assert len(found) == 1, schema
    return str(found[0])
