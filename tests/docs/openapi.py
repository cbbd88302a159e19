"""`python -m tests.docs.openapi`: asks the service everything once, and writes the examples and docs/openapi.json."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from pakkeforlop_rules import Catalogue
from pakkeforlop_service.api.openapi import EXAMPLES
from pakkeforlop_service.api.operations import HEADERS
from tests.docs.api_run import Exchange, Run, run
from tests.docs.homes import ROOT

DOCUMENT: Final = ROOT / "docs" / "openapi.json"
_MANY: Final = 8
"""From how many entries on a mapping of like things is cut."""


def examples_of(done: Run) -> dict[str, Any]:
    """The examples that the package holds: of each operation the first answer, and every refusal."""
    answers: dict[str, Any] = {}
    for exchange in done.answers:
        answers.setdefault(exchange.step.name, _shown(exchange))
    refusals = {one.step.name: _shown(one) for one in done.refusals if "title" in one.body}
    return {"answers": answers, "refusals": refusals}


def _shown(exchange: Exchange) -> dict[str, Any]:
    known = {name.lower(): name for name in HEADERS}
    return {
        "status": exchange.status,
        "headers": {known[name]: value for name, value in exchange.headers.items() if name in known},
        "body": cut(exchange.body),
    }


def cut(value: Any) -> Any:
    """The same with long lists cut: of things to the first one, of words to the first three."""
    if isinstance(value, list):
        return [cut(item) for item in value[: 1 if value and isinstance(value[0], dict) else 3]]
    if isinstance(value, dict):
        alike = len(value) > _MANY and all(isinstance(item, dict) for item in value.values())
        return {name: cut(item) for name, item in list(value.items())[: 1 if alike else None]}
    if isinstance(value, str) and value.count("\r\n") > 3:
        return "".join(value.splitlines(keepends=True)[:3])
    return value


def written(document: Any) -> str:
    """As it stands in a file."""
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write both."""
    with TemporaryDirectory() as folder:
        done = run(Path(folder), Catalogue.load())
    EXAMPLES.write_text(written(examples_of(done)), encoding="utf-8")
    done.app.openapi_schema = None
    DOCUMENT.write_text(written(done.app.openapi()), encoding="utf-8")
    for path in (EXAMPLES, DOCUMENT):
        print(path.relative_to(ROOT))  # noqa: T201 - a command


if __name__ == "__main__":
    main()
