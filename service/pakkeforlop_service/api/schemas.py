"""Every schema of the OpenAPI document, made when it is first asked for."""

from __future__ import annotations

import json
from typing import Any, Final

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from pakkeforlop_workflow import Pathway

from .operations import OPERATIONS
from .shapes.directory import Units
from .shapes.parts import Problem

REF: Final = "#/components/schemas/"
_TEMPLATE: Final = f"{REF}{{model}}"


def schemas() -> dict[str, Any]:
    """Of what is sent, of what is answered, and of a refusal; by name."""
    shapes = {one.answer for one in OPERATIONS.values() if one.answer not in {None, Pathway}}
    parts = sorted(shapes | {Problem, Units}, key=lambda shape: shape.__name__)
    _, found = TypeAdapter.json_schemas(
        [(shape.__name__, "validation", TypeAdapter(shape)) for shape in parts],
        ref_template=_TEMPLATE,
        schema_generator=_Untitled,
    )
    named = {**_sent(), **found["$defs"]}
    for schema in named.values():
        schema.pop("title", None)  # generated clients would take it for the name, and some are the same
    return named


def _sent() -> dict[str, Any]:
    """The document as it is sent to be judged, and, without `recorded_at`, as it is sent to be stored."""
    pathway = Pathway.model_json_schema(ref_template=_TEMPLATE, schema_generator=_Untitled)
    whole = {**pathway.pop("$defs"), "Pathway": pathway}
    stored = json.loads(json.dumps(whole).replace(REF, f"{REF}New"))
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
    }


class _Untitled(GenerateJsonSchema):
    """Fields without titles: they only repeat the name."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - pydantic's own way to call
        return False
