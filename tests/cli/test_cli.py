"""The command line: what it prints, and how it says that something is wrong."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import pakkeforlop_rules
from pakkeforlop_service.cli import main
from tests.support.documents import employee, event, sick, talk, told

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str) -> tuple[int, str, str]:
        try:
            code = main(arguments)
        except SystemExit as stopped:  # argparse leaves this way
            code = int(stopped.code or 0)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


@pytest.fixture
def document(tmp_path: Path) -> Callable[..., str]:
    def write(*events: dict[str, Any], **header: Any) -> str:
        path = tmp_path / "doc.json"
        path.write_text(
            json.dumps({"subject": "test", "born": "1980-06", "events": events, **header}), encoding="utf-8"
        )
        return str(path)

    return write


def test_due_prints_agendas_with_words_and_why(run: Run, document: Callable[..., str]) -> None:
    """The text names the owner, the conversation, why, and a sentence to say."""
    code, out, err = run("due", document(told(), employee()), "--as-of", "2026-05-15")
    assert (code, err) == (0, "")
    assert "KREFTKOORDINATOR" in out
    assert "[ph-2]" in out
    assert "Over tiden siden 13. mai 2026" in out
    assert "Si: «" in out


def test_due_as_json_is_one_document(run: Run, document: Callable[..., str]) -> None:
    """JSON names release and day; codes stay the same in every language."""
    path = document(told(), employee())
    texts = [
        run("due", path, "--as-of", "2026-05-15", "--format", "json", "--lang", lang)[1]
        for lang in ("nb", "en")
    ]
    norwegian, english = map(json.loads, texts)
    codes = [
        [(item["checkpoint"], item["answer"]) for item in text["answers"]] for text in (norwegian, english)
    ]
    assert codes[0] == codes[1]
    assert norwegian["release"] == english["release"]
    assert norwegian["as_of"] == "2026-05-15"
    assert norwegian["answers"][0]["why"] != english["answers"][0]["why"]


def test_known_at_leaves_out_what_was_recorded_later(run: Run, document: Callable[..., str]) -> None:
    """A talk recorded in June is not known in May, though it was held in April."""
    held = talk("2026-04-20", "held", "ph-2", themes=["work", "economy"], recorded_at="2026-06-01T08:00:00Z")
    path = document(told(), employee(), held)
    now = json.loads(run("due", path, "--as-of", "2026-05-15", "--format", "json")[1])
    then = json.loads(
        run("due", path, "--as-of", "2026-05-15", "--format", "json", "--known-at", "2026-05-15T12:00:00Z")[1]
    )
    codes = [{item["checkpoint"]: item["answer"] for item in text["answers"]}["ph-2"] for text in (now, then)]
    assert codes == ["held", "due"]


def test_place_moves_the_owner(run: Run, document: Callable[..., str], tmp_path: Path) -> None:
    """Where there is no cancer coordinator, koordinerende enhet names somebody."""
    place = tmp_path / "place.json"
    place.write_text('{"lacks": ["municipal_cancer_coordinator"]}', encoding="utf-8")
    arguments = (
        "due",
        document(told(), employee()),
        "--as-of",
        "2026-05-15",
        "--format",
        "json",
        "--place",
        str(place),
    )
    owners = {item["checkpoint"]: item["owner"] for item in json.loads(run(*arguments)[1])["answers"]}
    assert owners["ph-2"]["role"] == "municipal_appointee"
    assert owners["ph-2"]["instead_of"] == "municipal_cancer_coordinator"


def test_explain_shows_the_tree_with_sources(run: Run, document: Callable[..., str]) -> None:
    """Why, with the source's own words and standing, and when it changes."""
    _, out, _ = run("explain", document(told(), employee()), "ph-2", "--as-of", "2026-05-15")
    assert "ca. 3–4 måneder etter" in out
    assert "nasjonal" in out
    assert "Endres 12. januar 2027" in out
    assert "Gjelder alle" in out
    assert "Ansvarlig: kreftkoordinator" in out


def test_timeline_prints_what_comes(run: Run, document: Callable[..., str]) -> None:
    """Twenty-four months ahead, in order of time."""
    _, out, _ = run("timeline", document(told(), employee()), "--as-of", "2026-01-20", "--months", "24")
    rows = [line for line in out.splitlines() if "ph-2" in line]
    assert [row.split("  ")[1] for row in rows] == ["kommer", "bør tas nå", "over tiden", "ble ikke tatt"]
    assert rows[1].startswith("2026-04-12 – 2026-05-12")


def test_schema_is_json_schema(run: Run) -> None:
    """The published schema parses and knows the events."""
    schema = json.loads(run("schema", "pathway")[1])
    assert schema["$schema"].endswith("2020-12/schema")
    assert "diagnosis_told" in json.dumps(schema)


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_diagrams_are_drawn_from_the_machines(run: Run, lang: str) -> None:
    """Every state and trigger has a word in each language: no code is left in the drawing."""
    _, out, _ = run("diagram", "--lang", lang)
    assert out.count("stateDiagram-v2") == 2
    shown = [line.split(": ", 1)[1] for line in out.splitlines() if " --> " in line and ": " in line]
    assert shown
    assert not [text for text in shown if "_" in text]


def test_the_version_names_the_release(run: Run) -> None:
    """What an inspector asks first: which program, and which catalogue."""
    code, out, _ = run("--version")
    assert code == 0
    assert pakkeforlop_rules.Catalogue.load().release in out


def test_diagrams_as_svg_files(run: Run, tmp_path: Path) -> None:
    """SVG is written to a folder, a file for each machine asked for (one here: the drawing takes its time)."""
    code, out, _ = run("diagram", "--machine", "medical", "--format", "svg", "--out", str(tmp_path / "drawn"))
    assert code == 0
    assert [Path(line).name for line in out.splitlines()] == ["medical.svg"]
    assert (tmp_path / "drawn" / "medical.svg").read_text(encoding="utf-8").lstrip().startswith("<svg")


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        (event("diagnosis_tolld", "2026-02-01"), "events[2].type"),
        ({**told("2026-02-01"), "on": "2026-02-30"}, "events[2].on"),
        (sick("2026-02-01", "2026-01-31"), "events[2].to"),
        (sick("2026-02-01", form="graded", grade=120), "events[2].grade"),
        (talk("2026-02-01", "held", "ph1"), "events[2].checkpoints[0]"),
        (talk("2026-02-01", "held", "ph-1", themes=["wrok"]), "events[2].themes[0]"),
        (told("1979-02-01"), "events[2].on"),
    ],
)
def test_a_faulty_document_exits_with_2_and_says_where(
    run: Run, document: Callable[..., str], wrong: dict[str, Any], where: str
) -> None:
    """File, place, value and cure on standard error; nothing on standard out; no traceback."""
    path = document(told(), employee(), wrong)
    code, out, err = run("due", path, "--as-of", "2026-05-15")
    assert (code, out) == (2, "")
    assert f"{path}: {where}: " in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("due", "no-such-file.json"), "kan ikke leses"),
        (("due", "{doc}", "--as-of", "2026-02-30"), "er ikke en dato"),
        (("due", "{doc}", "--known-at", "2026-02-01T10:00:00"), "tidssone"),
        (("due", "{doc}", "--lang", "se"), "--lang"),
        (("due", "{doc}", "--catalogue", "/nowhere"), "ikke en katalog"),
        (("due", "{doc}", "--place", "{doc}"), "Skriv {"),
        (("explain", "{doc}", "ph-9"), "er ikke et sjekkpunkt"),
        (("timeline", "{doc}", "--months", "-1"), "fra 0 til 240"),
        (("cohort", "--people", "-1"), "må være 0 eller mer"),
        ((), "kommando"),
    ],
)
def test_each_mistake_is_said_plainly(
    run: Run, document: Callable[..., str], arguments: tuple[str, ...], said: str
) -> None:
    """Exit code 2, a sentence that helps, no traceback."""
    path = document(told())
    code, _, err = run(*(argument.format(doc=path) for argument in arguments))
    assert code == 2
    assert said in err
    assert "Traceback" not in err


def test_a_faulty_catalogue_is_told_with_file_and_line(
    run: Run, document: Callable[..., str], tmp_path: Path
) -> None:
    """An entry without a source, or with an unknown fact: file, line, entry, place and cure."""
    shipped = Path(pakkeforlop_rules.__file__).parent / "catalogue"
    folder = tmp_path / "catalogue"
    (folder / "entries").mkdir(parents=True)
    for path in shipped.glob("*.yaml"):
        (folder / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    entry = (shipped / "entries/tidlig-arbeid-arbeidsgiver.yaml").read_text(encoding="utf-8")
    faulty = entry.replace("fact: in_working_life", "fact: in_workinglife")
    line = faulty[: faulty.index("in_workinglife")].count("\n") + 1
    (folder / "entries/tidlig-arbeid-arbeidsgiver.yaml").write_text(faulty, encoding="utf-8")
    code, _, err = run("due", document(told()), "--catalogue", str(folder), "--as-of", "2026-05-15")
    assert code == 2
    assert (
        f"entries/tidlig-arbeid-arbeidsgiver.yaml:{line}: tidlig-arbeid-arbeidsgiver: when.fact: ukjent"
        in err
    )


def test_the_installed_command_reads_standard_input_and_survives_a_closed_pipe() -> None:
    """As a real process: a document on stdin, and a reader that stops early."""
    command = str(Path(sys.executable).parent / "pakkeforlop")
    text = json.dumps({"subject": "test", "events": [told()]}).encode()
    done = subprocess.run(
        [command, "due", "-", "--as-of", "2026-05-15"], input=text, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "ph-2" in done.stdout.decode()
    piped = subprocess.run(
        f"'{command}' cohort --people 2000 --seed 1 | head -1", shell=True, capture_output=True, check=False
    )
    assert piped.stderr == b""
    assert json.loads(piped.stdout)["synthetic"] is True
