"""Which release of the catalogue a page shows, and from which day it is seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Annotated, Any, Literal, NamedTuple

from fastapi import HTTPException
from pydantic import StringConstraints
from starlette.responses import HTMLResponse

from pakkeforlop_rules import Catalogue, InvalidCatalogue
from pakkeforlop_rules.document import Writer
from pakkeforlop_rules.wording import Words
from pakkeforlop_service.application import Application
from pakkeforlop_service.clock import OSLO
from pakkeforlop_service.pages.asked import PageQuery
from pakkeforlop_service.pages.rendering import page, said
from pakkeforlop_service.store import NoSuchRelease

ReleaseName = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]


class RulesQuery(PageQuery):
    """Which release: an earlier one, or the one in use."""

    utgave: ReleaseName | Literal[""] = ""


class Use(NamedTuple):
    """A stretch of days on which a release was in use; the last one has no end."""

    release: str
    first: date
    last: date | None


@dataclass(frozen=True, slots=True)
class Shown:
    """The catalogue that a page shows, in a language, seen from a day."""

    app: Application
    writer: Writer
    day: date
    """Today; for an earlier release the last day it was in use."""
    use: Use | None
    """When an earlier release was in use; `None` for the one that is."""

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue of the release."""
        return self.writer.catalogue

    @property
    def words(self) -> Words:
        """Its words."""
        return self.writer.words

    def page(self, template: str, path: str, query: RulesQuery, **values: Any) -> HTMLResponse:
        """A page about it; links to other pages about it are made by `link_here`, and keep the release."""
        earlier = {} if self.use is None else {"utgave": self.use.release}
        return page(
            template,
            path,
            query.model_dump(exclude={"lang"}, exclude_none=True),
            self.words,
            query=query,
            earlier=earlier,
            use=self.use,
            edition=self.catalogue.release,
            release=self.app.catalogue.release,
            **values,
        )


def shown(app: Application, query: RulesQuery, today: date) -> Shown:
    """What the address asks for. Raises `NoSuchRelease`, and a 409 for one that cannot be read any more."""
    if query.utgave in {"", app.catalogue.release}:
        return Shown(app, Writer(app.catalogue, query.lang), today, None)
    use = next((use for use in uses(app) if use.release == query.utgave), None)
    if use is None:
        raise NoSuchRelease
    try:
        catalogue = app.catalogue_of(query.utgave)
    except InvalidCatalogue:
        raise HTTPException(409, said("rules_unreadable", query.lang)) from None
    return Shown(app, Writer(catalogue, query.lang), use.last or today, use)


def uses(app: Application) -> Iterator[Use]:
    """When each release was in use, the latest first; one that came back stands there once for each time."""
    changes: list[tuple[str, date]] = []
    for adoption in app.adoptions():
        if not changes or changes[-1][0] != adoption.release:  # else only the policy was changed
            changes.append((adoption.release, adoption.adopted_at.astimezone(OSLO).date()))
    ended = [Use(release, first, after) for (release, first), (_, after) in pairwise(changes)]
    yield Use(*changes[-1], None)
    yield from reversed(ended)
