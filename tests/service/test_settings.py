"""Settings: where they are found, what is shown of them, and everything that is wrong at once."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pakkeforlop_service import settings
from pakkeforlop_service.settings import InvalidSettings, Settings, load, variable


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.upper().startswith((settings.PREFIX, "OTEL_")):
            monkeypatch.delenv(name)


def test_defaults() -> None:
    """Nothing needs to be set."""
    loaded = load({})
    assert loaded.settings.store_url == "sqlite:///var/pakkeforlop.sqlite"
    assert (loaded.settings.host, loaded.settings.port, loaded.settings.workers) == ("127.0.0.1", 8000, 1)
    assert set(loaded.sources.values()) == {"default"}


def test_the_command_line_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then the environment, then the files of secrets."""
    for name, text in (("port", "9001\n"), ("workers", "2"), ("retry_after", "7")):
        tmp_path.joinpath(f"PAKKEFORLOP_{name.upper()}").write_text(text)
    monkeypatch.setenv(settings.SECRETS, str(tmp_path))
    monkeypatch.setenv("PAKKEFORLOP_PORT", "9002")
    monkeypatch.setenv("PAKKEFORLOP_WORKERS", "3")
    loaded = load({"port": "9003"})
    found = loaded.settings
    assert (found.port, found.workers, found.retry_after) == (9003, 3, 7)
    names = ("port", "workers", "retry_after", "host")
    assert [loaded.sources[name] for name in names] == ["flag", "env", "secret", "default"]


def test_the_standard_variable_for_traces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where traces go is said as in every other program."""
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4318")
    loaded = load({})
    assert loaded.settings.otlp_endpoint == "http://127.0.0.1:4318"
    assert loaded.sources["otlp_endpoint"] == "env"


def test_the_summary(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line a setting: variable, value and source."""
    monkeypatch.setenv("PAKKEFORLOP_LOG_LEVEL", "debug")
    lines = [re.sub(" +", " ", line) for line in load({"port": "9000"}).summary()]
    assert len(lines) == len(Settings.model_fields)
    assert "PAKKEFORLOP_PORT 9000 (flag)" in lines
    assert "PAKKEFORLOP_LOG_LEVEL debug (env)" in lines
    assert "PAKKEFORLOP_HOST 127.0.0.1 (default)" in lines
    assert "OTEL_EXPORTER_OTLP_ENDPOINT – (default)" in lines


HIDDEN = "hemmelig-7f3a"


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        (f"postgresql://u:{HIDDEN}@db/p", "postgresql://u:***@db/p"),
        (f"postgresql+psycopg://u:{HIDDEN}@db:5432/p?sslmode=require", None),
        (f"postgresql://u:x/{HIDDEN}@db/p", None),
        (f"postgresql://u:x@{HIDDEN}@db/p", None),
        (f"postgresql://:{HIDDEN}@db/p", None),
        (f"postgresql://db/p?user=u&password={HIDDEN}&sslmode=require", None),
        (f"postgresql://db/p?sslPassword={HIDDEN}", None),
    ],
)
def test_passwords_are_hidden(url: str, shown: str | None) -> None:
    """However they are written into the address."""
    lines = list(load({"store_url": url}).summary())
    assert not any(HIDDEN in line for line in lines)
    assert any("***" in line for line in lines)
    assert shown is None or any(shown in line for line in lines)


@given(st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=6, max_size=12).map("Q~".__add__))
def test_any_password_is_hidden(password: str) -> None:
    """Also one that should have been escaped."""
    lines = list(load({"store_url": f"postgresql://bruker:{password}@db/p"}).summary())
    assert not any(password in line for line in lines)


ELSEWHERE = ("0.0.0.0", "::", "192.168.1.4", "ward-pc", "localhost.example", "", "127.0.0.2")  # noqa: S104 - refused


@pytest.mark.parametrize("host", ELSEWHERE)
def test_this_machine_only(host: str) -> None:
    """Until there is sign-in nobody else can be let in."""
    with pytest.raises(InvalidSettings, match="ingen innlogging") as refused:
        load({"host": host})
    assert "Bruk 127.0.0.1, ::1 eller localhost." in str(refused.value)


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost"])
def test_names_of_this_machine(host: str) -> None:
    assert load({"host": host}).settings.host == host


FAULTY = {
    "store_url": (
        f"mysql://u:{HIDDEN}@db/p",
        "sqlite://",
        "sqlite:///:memory:",
        "postgresql://",
        "fil.sqlite",
    ),
    "connections": ("0", "201", "mange"),
    "host": ("0.0.0.0",),  # noqa: S104 - refused
    "port": ("0", "65536", "http"),
    "workers": ("0", "65", "to"),
    "catalogue": ("/no/such/folder",),
    "policy": ("/no/such/file",),
    "log_level": ("trace",),
    "log_format": ("xml",),
    "otlp_endpoint": (f"ftp://u:{HIDDEN}@x", "localhost:4318"),
    "retry_after": ("0", "3601", "x"),
    "stop_seconds": ("0", "601", "x"),
    "accessibility_contact": ("brukerstotte", "mailto:a@example.invalid", "javascript:alert(1)", "a b@x"),
}


@pytest.mark.parametrize("name", Settings.model_fields)
def test_each_fault_has_its_words(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What, where, why and what to do, in Norwegian; never a password."""
    for value in FAULTY[name]:
        monkeypatch.setenv(variable(name), value)
        with pytest.raises(InvalidSettings) as refused:
            load({})
        [problem] = refused.value.problems
        assert problem.where == variable(name)
        assert problem.fault
        assert problem.cure.endswith(".")
        assert HIDDEN not in str(problem)


def test_everything_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command line's faults by their option, the environment's by their variable, and names that mean nothing."""
    monkeypatch.setenv("PAKKEFORLOP_WORKERS", "to")
    monkeypatch.setenv("PAKKEFORLOP_STORE_ULR", "x")
    monkeypatch.setenv(settings.SECRETS, str(tmp_path / "nothing"))
    with pytest.raises(InvalidSettings) as refused:
        load({"port": "http", "store_url": "x"})
    told_of_store = ". ".join(settings._WORDS["store_url"])
    told = str(refused.value).splitlines()
    assert told == [
        "PAKKEFORLOP_STORE_ULR: ukjent innstilling. Mente du PAKKEFORLOP_STORE_URL?",
        f'PAKKEFORLOP_SECRETS: ikke en mappe som finnes (fant "{tmp_path / "nothing"}"). Skriv stien til mappen.',
        f"--store: {told_of_store}",
        '--port: ikke en port (fant "http"). Skriv et helt tall fra 1 til 65535.',
        'PAKKEFORLOP_WORKERS: ikke et antall prosesser (fant "to"). Skriv et helt tall fra 1 til 64.',
    ]
