"""What whoever runs the service decides: on the command line, in the environment or in files of secrets."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, DirectoryPath, Field, FilePath, ValidationError
from pydantic_settings import BaseSettings, EnvSettingsSource, SecretsSettingsSource, SettingsConfigDict

from pakkeforlop_workflow import Problem
from pakkeforlop_workflow.errors import shown

from .guard import HOSTS
from .operation.logs import Format, Level

PREFIX: Final = "PAKKEFORLOP_"
SECRETS: Final = "PAKKEFORLOP_SECRETS"
"""The environment variable that names a folder with a file for each secret setting, named as its variable."""
TRACES: Final = "OTEL_EXPORTER_OTLP_ENDPOINT"

Source = Literal["flag", "env", "secret", "default"]

_STORE: Final = re.compile(r"sqlite:///(?!:memory:).+|postgresql(\+psycopg)?://.+")
_PASSWORD: Final = re.compile(r"(://[^:/?#]*):.*@")
_SECRET_PARAMETER: Final = re.compile(r"([?&][^=&]*(?:password|secret|token|key)[^=&]*=)[^&]*", re.IGNORECASE)


def _a_store(url: str) -> str:
    if not _STORE.fullmatch(url):
        raise ValueError
    return url


def _an_address(url: str) -> str:
    if not re.fullmatch(r"https?://\S+", url):
        raise ValueError
    return url


def _this_machine(host: str) -> str:
    if host not in HOSTS:
        raise ValueError
    return host


def _a_contact(contact: str) -> str:
    if not re.fullmatch(r"https?://\S+|[^@\s:]+@[^@\s:]+", contact):
        raise ValueError
    return contact


class Settings(BaseSettings):
    """The settings of `pakkeforlop serve`. Made by `load`."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="ignore", frozen=True, populate_by_name=True)

    store_url: Annotated[str, AfterValidator(_a_store)] = Field(
        "sqlite:///var/pakkeforlop.sqlite",
        description="The database: `sqlite:///FILE`, or `postgresql://USER:PASSWORD@HOST/DATABASE`.",
    )
    connections: int = Field(
        10, ge=1, le=200, description="Connections to the database that one worker process has at most."
    )
    host: Annotated[str, AfterValidator(_this_machine)] = Field(
        "127.0.0.1", description="Where it listens; only this machine until there is sign-in."
    )
    port: int = Field(8000, ge=1, le=65535, description="The port it listens on.")
    workers: int = Field(1, ge=1, le=64, description="Worker processes that share the port.")
    catalogue: DirectoryPath | None = Field(
        None, description="A folder with another catalogue than the one in the package."
    )
    policy: FilePath | None = Field(
        None, description='A JSON file with the clinical owner\'s choices, such as `{"asking": "judgement"}`.'
    )
    log_level: Level = Field("info", description="The least serious line that is logged.")
    log_format: Format = Field("json", description="`json` for machines, `console` for people.")
    otlp_endpoint: Annotated[str, AfterValidator(_an_address)] | None = Field(
        None, validation_alias=TRACES, description="The collector that traces are sent to; none without it."
    )
    retry_after: int = Field(
        5, ge=1, le=3600, description="Seconds after which a client refused with 503 is asked to try again."
    )
    stop_seconds: int = Field(
        30, ge=1, le=600, description="Seconds that requests have to finish in when the service is stopped."
    )
    accessibility_contact: Annotated[str, AfterValidator(_a_contact)] | None = Field(
        None,
        description="Where people report what they cannot use: an e-mail address, or a page; shown in the "
        "accessibility statement.",
    )


_WORDS: Final[dict[str, tuple[str, str]]] = {
    "store_url": (
        "ikke en database tjenesten kan bruke",
        "Skriv sqlite:///FIL eller postgresql://BRUKER:PASSORD@VERT/DATABASE.",
    ),
    "connections": ("ikke et antall forbindelser", "Skriv et helt tall fra 1 til 200."),
    "host": (
        "tjenesten har ingen innlogging ennå og kan bare lytte på denne maskinen",
        "Bruk 127.0.0.1, ::1 eller localhost.",
    ),
    "port": ("ikke en port", "Skriv et helt tall fra 1 til 65535."),
    "workers": ("ikke et antall prosesser", "Skriv et helt tall fra 1 til 64."),
    "catalogue": (
        "ikke en mappe som finnes",
        "Skriv stien til katalogens mappe, eller ta innstillingen bort.",
    ),
    "policy": ("ikke en fil som finnes", "Skriv stien til JSON-filen, eller ta innstillingen bort."),
    "log_level": ("ikke et loggnivå", "Skriv debug, info, warning eller error."),
    "log_format": ("ikke et loggformat", "Skriv json eller console."),
    "otlp_endpoint": ("ikke en adresse", "Skriv for eksempel http://127.0.0.1:4318."),
    "retry_after": ("ikke et antall sekunder", "Skriv et helt tall fra 1 til 3600."),
    "stop_seconds": ("ikke et antall sekunder", "Skriv et helt tall fra 1 til 600."),
    "accessibility_contact": (
        "ikke en e-postadresse eller en nettadresse",
        "Skriv for eksempel brukerstotte@example.invalid eller https://example.invalid/meld-fra.",
    ),
}
_URLS: Final = frozenset({"store_url", "otlp_endpoint"})
"""May hold a password, and a faulty one cannot be redacted surely: its value is not repeated."""


class InvalidSettings(ValueError):
    """Settings that cannot be used, with every problem found in them."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


@dataclass(frozen=True, slots=True)
class Loaded:
    """The settings, and where each was found."""

    settings: Settings
    sources: Mapping[str, Source]

    def summary(self) -> Iterator[str]:
        """A line for each setting: its variable, its value without passwords, and where it was found."""
        width = max(len(variable(name)) for name in Settings.model_fields)
        for name in Settings.model_fields:
            value = getattr(self.settings, name)
            text = "–" if value is None else _redacted(str(value))
            yield f"{variable(name):{width}}  {text}  ({self.sources[name]})"


def variable(name: str) -> str:
    """The environment variable of a setting."""
    return str(Settings.model_fields[name].validation_alias or f"{PREFIX}{name.upper()}")


def load(flags: Mapping[str, Any]) -> Loaded:
    """The settings: the command line's word first, then the environment's, then the secrets'.

    Raises `InvalidSettings` with all that is wrong.
    """
    folder = os.environ.get(SECRETS)
    problems = list(_unknown())
    if folder is not None and not Path(folder).is_dir():
        problems.append(
            Problem(SECRETS, shown(folder), "ikke en mappe som finnes", "Skriv stien til mappen.")
        )
        folder = None
    found: dict[str, Source] = dict.fromkeys(Settings.model_fields, "default")
    if folder is not None:
        found |= dict.fromkeys(_names(SecretsSettingsSource(Settings, secrets_dir=folder)()), "secret")
    found |= dict.fromkeys(_names(EnvSettingsSource(Settings)()), "env")
    found |= dict.fromkeys(flags, "flag")
    settings = None
    try:
        settings = Settings(_secrets_dir=folder, **flags)
    except ValidationError as error:
        details = {_name(str(detail["loc"][0])): detail["input"] for detail in error.errors()}
        problems += [_problem(name, value, found[name]) for name, value in details.items()]
    if settings is None or problems:
        raise InvalidSettings(tuple(problems))
    return Loaded(settings, found)


def _names(found: Mapping[str, Any]) -> list[str]:
    return [_name(name) for name in found]


def _name(name: str) -> str:
    return "otlp_endpoint" if name == TRACES else name


def _problem(name: str, value: object, source: Source) -> Problem:
    where = f"--{name.removesuffix('_url')}" if source == "flag" else variable(name)
    return Problem(where, "" if name in _URLS else shown(value), *_WORDS[name])


def _unknown() -> Iterator[Problem]:
    """Variables with our prefix that mean nothing: most likely a setting, mistyped, that would go unnoticed."""
    known = [*map(variable, Settings.model_fields), SECRETS]
    for name in sorted(os.environ):
        if name.upper().startswith(PREFIX) and name.upper() not in known:
            near = get_close_matches(name.upper(), known, n=1)
            yield Problem(
                name,
                "",
                "ukjent innstilling",
                f"Mente du {near[0]}?" if near else f"Ta den bort. De som finnes: {', '.join(known)}.",
            )


def _redacted(text: str) -> str:
    return _SECRET_PARAMETER.sub(r"\1***", _PASSWORD.sub(r"\1:***@", text))
