"""The OpenAPI document: what FastAPI reads from the routes, with the answers, the refusals and the examples added."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from .operations import HEADERS, OPERATIONS, REFUSALS, SUCCEEDED, TAGS, Operation
from .schemas import REF, schemas

EXAMPLES: Final = Path(__file__).with_name("responses.json")
"""What the service answered when it was asked; `make docs` asks anew."""
TIMES: Final = """
Dagen det spørres om, og det som var kjent, er to ting. Det som er datert etter `as_of`, teller ikke. Det som er
registrert etter `known_at`, et tidspunkt med tidssone, teller ikke, og rollene i kommunen og på sykehuset er de som
var registrert da; uten `known_at` teller alt som er registrert. Den som spør om et lagret forløp på nytt med
`as_of`, `known_at` og `release` fra et svar, får det samme svaret, også når noe er endret siden.
"""
_JSON: Final = "application/json"
_PROBLEM: Final = "application/problem+json"


def openapi(app: FastAPI) -> dict[str, Any]:
    """The document about an application."""
    document = get_openapi(
        title=app.title, version=app.version, description=app.description + TIMES, routes=app.routes
    )
    examples = json.loads(EXAMPLES.read_bytes())
    used: set[str] = set()
    for path, methods in document["paths"].items():
        for method, route in methods.items():
            operation = OPERATIONS.get((method, path))
            if operation is not None:  # else it is described as FastAPI does; a test says that it is missing
                _describe(route, operation, examples["answers"].get(operation.id))
            used.update(route["tags"])
    document["tags"] = [{"name": name} for name in TAGS if name in used]
    document["components"] = {"schemas": schemas(), "responses": _refusals(examples["refusals"])}
    return document


def _describe(route: dict[str, Any], operation: Operation, shown: dict[str, Any] | None) -> None:
    route["operationId"] = operation.id
    for parameter in route.get("parameters", ()):
        if parameter["in"] == "header":
            parameter["name"] = parameter["name"].title()
        parameter["schema"].pop("title", None)
    route["responses"] = {
        **{str(status): _answer(operation, status, shown) for status in operation.statuses},
        **{
            str(status): {"$ref": f"#/components/responses/{REFUSALS[status][0]}"}
            for status in sorted(operation.refusals)
        },
        "default": {"$ref": "#/components/responses/Failed"},
    }


def _answer(operation: Operation, status: int, shown: dict[str, Any] | None) -> dict[str, Any]:
    shown = shown or {"status": None, "headers": {}, "body": None}
    wanted = (*operation.headers, *(["Retry-After"] if status == 503 else []), "X-Request-Id")
    answer: dict[str, Any] = {
        "description": SUCCEEDED[status],
        "headers": {name: _header(name, shown["headers"].get(name)) for name in wanted},
    }
    if status == 304:
        return answer
    schema = {"type": "string"} if operation.answer is None else {"$ref": REF + operation.answer.__name__}
    content: dict[str, Any] = {"schema": schema}
    if shown["status"] == status:
        content["example"] = shown["body"]
    answer["content"] = {_JSON if operation.answer is not None else "text/csv": content}
    return answer


def _header(name: str, example: str | None = None) -> dict[str, Any]:
    kind, description = HEADERS[name]
    header: dict[str, Any] = {"description": description, "schema": {"type": kind}}
    if example is not None:
        header["example"] = example
    return header


def _refusals(examples: dict[str, dict[str, Any]]) -> dict[str, Any]:
    found = {name: _refusal(status, text, examples) for status, (name, text) in REFUSALS.items()}
    return {**found, "Failed": _refusal(500, "Alt annet. Feil hos oss har status 500.", examples)}


def _refusal(status: int, text: str, examples: dict[str, dict[str, Any]]) -> dict[str, Any]:
    own = {409: ("ETag",), 503: ("Retry-After",)}.get(status, ())
    content: dict[str, Any] = {"schema": {"$ref": f"{REF}Problem"}}
    shown = {name: {"value": one["body"]} for name, one in examples.items() if one["status"] == status}
    if shown:
        content["examples"] = shown
    headers = {name: _header(name) for name in (*own, "X-Request-Id")}
    return {"description": text, "headers": headers, "content": {_PROBLEM: content}}
