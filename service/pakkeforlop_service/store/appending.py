"""Appending events to a pathway with what follows from them: all of it, or nothing when somebody came between."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from pydantic_core import to_json
from sqlalchemy import (
    Column,
    Connection,
    Integer,
    TableValuedAlias,
    Text,
    bindparam,
    cast,
    column,
    delete,
    exists,
    func,
    select,
    true,
    update,
)
from sqlalchemy.dialects.postgresql import JSONB, insert

from pakkeforlop_workflow.events import Event

from .followings import Following, columns, replace_commitments, replace_spans
from .pathways import Stored, event_rows, insert_events
from .spans import OWN_COLUMNS
from .state import held
from .tables import EVENTS, PATHWAYS, SPANS, STATE


def append(
    connection: Connection, subject: str, events: Sequence[Event], read_as: Stored, following: Following
) -> bool:
    """Append events to a pathway that is as it was read, with what follows from them.

    False, and nothing done, when somebody has written since, or what its spans follow from has changed.
    """
    if _must_wait(read_as, following):
        held(connection)
    step = _at_once if connection.dialect.name == "postgresql" else _step_by_step
    if not step(connection, subject, events, read_as, following):
        return False
    if following.commitments is not None:
        replace_commitments(connection, subject, following.commitments)
    return True


def is_one_statement(read_as: Stored, following: Following) -> bool:
    """Whether PostgreSQL is sent one statement, which needs no transaction around it."""
    return following.commitments is None and not _must_wait(read_as, following)


def _at_once(
    connection: Connection, subject: str, events: Sequence[Event], read_as: Stored, following: Following
) -> bool:
    """As one statement: journeys to the server take longer than what it does."""
    put = {(row["question"], row["first"]) for row in following.spans}
    gone = [{"question": one, "first": first} for one, first in following.gone if (one, first) not in put]
    rows = {"events": list(event_rows(events, read_as.version)), "gone": gone, "spans": following.spans}
    documents = {name: to_json(value).decode() for name, value in rows.items()}
    values = _values(subject, events, read_as, following)
    return connection.execute(_AT_ONCE, {**values, **documents}).scalar_one() == 1


def _step_by_step(
    connection: Connection, subject: str, events: Sequence[Event], read_as: Stored, following: Following
) -> bool:
    """As several statements, where one cannot write to several tables and the server is no journey away."""
    if connection.execute(_GO_ON, _values(subject, events, read_as, following)).rowcount != 1:
        return False
    insert_events(connection, subject, events, after=read_as.version)
    replace_spans(connection, subject, following)
    return True


def _must_wait(read_as: Stored, following: Following) -> bool:
    """Whether a change of the directory that is on its way has to be waited for, before what was read is looked at.

    It tells those who belong or belonged somewhere, and looks for them in what is stored. Who waits is told already
    and would not notice; who comes to another place, today or in the past, would not be found.
    """
    profile = following.profile
    homes = {(row["municipality"], row["hospital_unit"]) for row in following.spans}
    return read_as.waits or {*homes, (profile.municipality, profile.hospital_unit)} != {read_as.places}


def _values(subject: str, events: Sequence[Event], read_as: Stored, following: Following) -> dict[str, Any]:
    becomes = {
        "version": read_as.version + len(events),
        "adoption": following.adoption,
        "waits": False,
        **columns(following.profile),
    }
    return {
        "subject": subject,
        "version_read": read_as.version,
        "adoption_read": read_as.adoption,
        "waits_read": read_as.waits,
        "adoption_in_use": read_as.state.adoption,
        "directory_in_use": read_as.state.directory,
        **{f"new_{name}": value for name, value in becomes.items()},
    }


_BECOMES: Final = (
    "version",
    "adoption",
    "waits",
    "municipality",
    "hospital_unit",
    "told_on",
    "first_talk_on",
)
_GO_ON: Final = (
    update(PATHWAYS)
    .where(
        PATHWAYS.c.id == bindparam("subject"),
        PATHWAYS.c.version == bindparam("version_read"),
        PATHWAYS.c.adoption.is_not_distinct_from(bindparam("adoption_read", type_=Integer)),
        PATHWAYS.c.waits == bindparam("waits_read"),
        # The rules and the directory in use are those that were read.
        exists().where(
            STATE.c.adoption.is_not_distinct_from(bindparam("adoption_in_use", type_=Integer)),
            STATE.c.directory == bindparam("directory_in_use"),
        ),
    )
    .values({name: bindparam(f"new_{name}", type_=PATHWAYS.c[name].type) for name in _BECOMES})
)


def _sent(name: str, columns: Sequence[Column[Any]]) -> TableValuedAlias:
    """Rows that the statement is given as one JSON document, by this name."""
    document = cast(bindparam(name, type_=Text), JSONB)
    rows = func.jsonb_to_recordset(document).table_valued(*(column(one.name, one.type) for one in columns))
    return rows.render_derived(name=f"sent_{name}", with_types=True)


_WENT_ON: Final = _GO_ON.returning(PATHWAYS.c.id).cte("went_on")
_EVENT_COLUMNS: Final = tuple(one for one in EVENTS.c if one.name != "pathway")
_KEY: Final = (SPANS.c.question, SPANS.c.first)
_NEW_EVENTS, _GONE, _NEW_SPANS = (
    _sent("events", _EVENT_COLUMNS),
    _sent("gone", _KEY),
    _sent("spans", OWN_COLUMNS),
)
_TOLD: Final = insert(EVENTS).from_select(
    ["pathway", *_NEW_EVENTS.c.keys()],
    select(_WENT_ON.c.id, *_NEW_EVENTS.c).select_from(_WENT_ON.join(_NEW_EVENTS, true())),
)
_TAKEN_AWAY: Final = delete(SPANS).where(
    SPANS.c.pathway == _WENT_ON.c.id, SPANS.c.question == _GONE.c.question, SPANS.c.first == _GONE.c.first
)
_PUT: Final = insert(SPANS).from_select(
    ["pathway", *_NEW_SPANS.c.keys()],
    select(_WENT_ON.c.id, *_NEW_SPANS.c).select_from(_WENT_ON.join(_NEW_SPANS, true())),
)
# One that takes the place of another is an update: a statement sees no row that it deletes itself as gone.
_REPLACED: Final = _PUT.on_conflict_do_update(
    index_elements=["pathway", "question", "first"],
    set_={one.name: _PUT.excluded[one.name] for one in OWN_COLUMNS if one not in _KEY},
)
_AT_ONCE: Final = (
    select(func.count())
    .select_from(_WENT_ON)
    .add_cte(_TOLD.cte("told"), _TAKEN_AWAY.cte("taken_away"), _REPLACED.cte("replaced"))
)
