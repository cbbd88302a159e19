"""From a template and values to a page, in one language."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from pakkeforlop_rules.texts import LANGS, Lang
from pakkeforlop_rules.wording import Words

from . import assets
from .last_list import last_list
from .texts import LANGUAGES, TEXTS

_TEMPLATES: Final = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def page(
    template: str, path: str, query: dict[str, Any], words: Words, status: int = 200, /, **values: Any
) -> HTMLResponse:
    """A page. `path` and `query` are its own address, for the links that show it in another language."""
    lang = words.lang

    def text(name: str, **parts: Any) -> str:
        return said(name, lang, **parts)

    def day(value: date | str | None, *, circa: bool = False) -> str:
        return words.day(date.fromisoformat(value) if isinstance(value, str) else value, circa=circa)

    def link(to: str, **parameters: Any) -> str:
        return address(to, lang, **parameters)

    last = last_list()
    languages = [(code, LANGUAGES[code], address(path, code, **query)) for code in LANGS]
    html = _TEMPLATES.get_template(template).render(
        lang=lang,
        languages=languages,
        path=path,
        text=text,
        day=day,
        link=link,
        home=link("/", **last),
        home_handovers=link("/overleveringer", **{name: last.get(name) for name in ("enhet", "ansvarlig")}),
        asset=assets.address,
        words=words,
        **values,
    )
    return HTMLResponse(html, status)


def said(name: str, lang: Lang, **parts: Any) -> str:
    """A text of the pages, its places filled; a part called `n` is a number of something, and chooses the form."""
    return TEXTS[name].in_(lang, parts.get("n")).format(**parts)


def address(path: str, lang: Lang, **parameters: Any) -> str:
    """A path with its parameters; what is empty is left out, and so is bokmål, which comes by itself.

    A parameter with several values stands several times.
    """
    given = {name: value for name, value in parameters.items() if value not in (None, "", ())}
    if lang != "nb":
        given["lang"] = lang
    return f"{path}?{urlencode(given, doseq=True)}" if given else path
