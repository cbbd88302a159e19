"""The log: one JSON object a line, and never anything about a person in it.

Our own lines hold what they are given. Others' lines are another matter: a library may put a value, a statement's
parameters or a whole document into its message. So of an error only its type and the places it passed are written,
and of a library's line only who wrote it and where in its code, unless the library is one that is listed here.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator, Mapping
from types import TracebackType
from typing import Any, Final, Literal, TextIO

import structlog
from structlog.stdlib import BoundLogger, ProcessorFormatter
from structlog.typing import EventDict

Format = Literal["json", "console"]
Level = Literal["debug", "info", "warning", "error"]

_TRUSTED: Final = frozenset({"uvicorn", "alembic"})
"""Whose messages hold no data: uvicorn speaks of processes and sockets (its access log is off), alembic of steps."""
_PLACES: Final = 40
"""Most places that are listed for an error."""

LOG: Final[BoundLogger] = structlog.wrap_logger(
    logging.getLogger("pakkeforlop"),
    processors=[
        structlog.stdlib.filter_by_level,
        structlog.contextvars.merge_contextvars,
        ProcessorFormatter.wrap_for_formatter,
    ],
    wrapper_class=BoundLogger,
    cache_logger_on_first_use=True,
)
"""Where the service writes. What is bound to the context of a request stands on all its lines."""


def configure(level: Level, form: Format, stream: TextIO = sys.stdout) -> None:
    """Let this process log to a stream, and nothing log past it: no library, thread, warning or last gasp."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        ProcessorFormatter(
            foreign_pre_chain=[_of_others],
            processors=[
                _first_things,
                ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(ensure_ascii=False)
                if form == "json"
                else structlog.dev.ConsoleRenderer(colors=stream.isatty()),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level.upper())
    logging.captureWarnings(capture=True)
    sys.excepthook = _last_gasp
    threading.excepthook = _thread_died


def fault(error: BaseException | None) -> dict[str, Any]:
    """What is logged of an error: its types, itself first and then what caused it, and where it passed.

    Neither messages nor local variables: they may hold what somebody has sent or stored.
    """
    chain = list(_chain(error))
    return {
        "error": [f"{type(link).__module__}.{type(link).__qualname__}" for link in chain],
        "at": [place for link in chain for place in _places(link.__traceback__)][-_PLACES:],
    }


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _places(traceback: TracebackType | None) -> Iterator[str]:
    """Where in our own code an error passed, and where it was raised; what lies between is other people's."""
    step = traceback
    while step is not None:
        frame = step.tb_frame
        module = str(frame.f_globals.get("__name__", "?"))
        if module.startswith("pakkeforlop_") or step.tb_next is None:
            yield f"{module}.{frame.f_code.co_qualname}:{step.tb_lineno}"
        step = step.tb_next


def _of_others(_: Any, __: str, line: EventDict) -> EventDict:
    """A library's line, without what it may hold."""
    record: logging.LogRecord = line["_record"]
    if record.name.partition(".")[0] not in _TRUSTED:
        line["event"] = "library"
        line["where"] = f"{record.module}:{record.lineno}"
    line["logger"] = record.name
    info = line.pop("exc_info", None)
    line.pop("stack_info", None)
    if isinstance(info, tuple):
        line.update(fault(info[1]))
    return structlog.contextvars.merge_contextvars(None, "", line)


def _first_things(_: Any, __: str, line: EventDict) -> Mapping[str, Any]:
    """Every line with its time and level, and in an order that reads well."""
    record: logging.LogRecord = line["_record"]
    stamped = structlog.processors.TimeStamper(fmt="iso", utc=True, key="time")(None, "", {})
    return {**stamped, "level": record.levelname.lower(), "event": line.pop("event"), **line}


def _last_gasp(_: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
    LOG.critical("process died", **fault(error))


def _thread_died(died: threading.ExceptHookArgs) -> None:
    LOG.error("thread died", **fault(died.exc_value))
