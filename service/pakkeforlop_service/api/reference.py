"""The description of the API: the OpenAPI document, and a page made from it that needs no script and no internet."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from fastapi import APIRouter, FastAPI, Request
from fastapi.openapi.utils import get_openapi
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from pakkeforlop_service.problems import refusal_of
from pakkeforlop_workflow import InvalidDocument, Pathway

from .examples import PATHWAY

router = APIRouter(include_in_schema=False)

_PAGES: Final = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
)
_REF: Final = "#/components/schemas/"


def body(schema: str, example: dict[str, Any]) -> dict[str, Any]:
    """What a route that reads its body itself says about it."""
    content = {"schema": {"$ref": _REF + schema}, "example": example}
    return {"requestBody": {"required": True, "content": {"application/json": content}}}


@router.get("/docs")
async def docs(request: Request) -> HTMLResponse:
    """The page about the API."""
    document = request.app.openapi()
    operations = [
        {"method": method.upper(), "path": path, "parameters": [], **operation}
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]
    page = _PAGES.get_template("reference.html")
    return HTMLResponse(
        page.render(info=document["info"], operations=operations, values=_values, written=_written)
    )


def describe(app: FastAPI) -> None:
    """Make the service's OpenAPI document say what bodies hold, and what a refusal looks like."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            document = get_openapi(
                title=app.title, version=app.version, description=app.description, routes=app.routes
            )
            document["components"] = {"schemas": _schemas()}
            problem = {
                "application/problem+json": {"schema": {"$ref": f"{_REF}Problem"}, "example": _refused()}
            }
            for methods in document["paths"].values():
                for operation in methods.values():
                    operation["responses"].pop("422", None)
                    operation["responses"]["default"] = {"description": "Det som er galt", "content": problem}
            app.openapi_schema = document
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign] # the way FastAPI documents for a description of one's own


def _schemas() -> dict[str, Any]:
    """The document as it is sent to be judged, and, without `recorded_at`, as it is sent to be stored."""
    pathway = Pathway.model_json_schema(ref_template=_REF + "{model}")
    whole = {**pathway.pop("$defs"), "Pathway": pathway}
    stored = json.loads(json.dumps(whole).replace(_REF, f"{_REF}New"))
    for schema in stored.values():
        schema.get("properties", {}).pop("recorded_at", None)
        if "required" in schema:
            schema["required"] = [name for name in schema["required"] if name != "recorded_at"]
    events = {**stored["Pathway"]["properties"]["events"], "minItems": 1}
    events.pop("default", None)
    return {
        **whole,
        **{f"New{name}": schema for name, schema in stored.items()},
        "NewEvents": {
            "type": "object",
            "properties": {"events": events},
            "required": ["events"],
            "additionalProperties": False,
        },
        "Problem": _PROBLEM,
    }


def _refused() -> dict[str, Any]:
    """A real refusal: of a sick leave graded 10 percent."""
    events = [*PATHWAY["events"][:2], {**PATHWAY["events"][2], "form": "graded", "grade": 10}]
    try:
        Pathway.read({**PATHWAY, "events": events})
    except InvalidDocument as invalid:
        return refusal_of(invalid).document()
    raise AssertionError  # pragma: no cover - the document above is faulty on purpose


_TEXT: Final = {"type": "string"}
_PROBLEM: Final = {
    "type": "object",
    "description": "RFC 9457. `current_version` følger med når forløpet er endret siden det ble lest.",
    "required": ["title", "status", "detail"],
    "properties": {
        "title": _TEXT,
        "status": {"type": "integer"},
        "detail": _TEXT,
        "current_version": {"type": "integer"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["where", "value", "fault", "cure"],
                "properties": {"where": _TEXT, "value": _TEXT, "fault": _TEXT, "cure": _TEXT},
            },
        },
    },
}


def _values(schema: dict[str, Any]) -> list[str]:
    """The values that a parameter can have, when they are few and fixed."""
    inner = [schema, *schema.get("anyOf", ()), *([schema["items"]] if "items" in schema else ())]
    return [str(value) for part in inner for value in part.get("enum", ())]


def _written(example: object) -> str:
    return json.dumps(example, ensure_ascii=False, indent=2)
