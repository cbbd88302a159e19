"""The description of the API: the OpenAPI document, and a page made from it that needs no script and no internet."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from fastapi import APIRouter, FastAPI, Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from . import openapi
from .operations import REFUSALS
from .schemas import REF

router = APIRouter(include_in_schema=False)

_PAGES: Final = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def body(
    schema: str, example: dict[str, Any] | None = None, named: Mapping[str, dict[str, Any]] | None = None
) -> dict[str, Any]:
    """What a route that reads its body itself says about it: one example, or several by name."""
    shown = (
        {"example": example}
        if named is None
        else {"examples": {name: {"value": one} for name, one in named.items()}}
    )
    content = {"schema": {"$ref": REF + schema}, **shown}
    return {"requestBody": {"required": True, "content": {"application/json": content}}}


def describe(app: FastAPI) -> None:
    """Let the service describe itself, when it is first asked to."""

    def described() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = openapi.openapi(app)
        return app.openapi_schema

    app.openapi = described  # type: ignore[method-assign] # the way FastAPI documents for a description of one's own


@router.get("/docs")
def docs(request: Request) -> HTMLResponse:
    """The page about the API."""
    document = request.app.openapi()
    page = _PAGES.get_template("reference.html").render(
        info=document["info"],
        sections=[
            (tag["name"], [one for one in _operations(document) if tag["name"] in one["tags"]])
            for tag in document["tags"]
        ],
        refusals=[
            (status, document["components"]["responses"][name], name)
            for status, (name, _) in REFUSALS.items()
        ],
        values=_values,
        written=_written,
        examples=_examples,
    )
    return HTMLResponse(page)


def _operations(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Every operation in the order of the document, its answers parted from its refusals."""
    return [
        {
            "parameters": [],
            "requestBody": None,
            **operation,
            "method": method.upper(),
            "path": path,
            "answers": {
                status: answer for status, answer in operation["responses"].items() if "$ref" not in answer
            },
            "refused": [
                (status, answer["$ref"].rpartition("/")[2])
                for status, answer in operation["responses"].items()
                if "$ref" in answer and status != "default"
            ],
        }
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]


def _values(schema: dict[str, Any]) -> list[str]:
    """The values that a parameter can have, when they are few and fixed."""
    inner = [schema, *schema.get("anyOf", ()), *([schema["items"]] if "items" in schema else ())]
    return [str(value) for part in inner for value in part.get("enum", ())]


def _examples(content: dict[str, Any]) -> list[Any]:
    """The examples of a body."""
    named = [one["value"] for one in content.get("examples", {}).values()]
    return [*([content["example"]] if "example" in content else ()), *named]


def _written(example: object) -> str:
    return example.strip() if isinstance(example, str) else json.dumps(example, ensure_ascii=False, indent=2)
