"""What is wrong in a catalogue is told with file, line, entry, place, value and cure; all of it at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import pytest
import yaml

from pakkeforlop_rules import Catalogue, CatalogueProblem, InvalidCatalogue
from pakkeforlop_rules.reading import documents
from pakkeforlop_rules.wording import Words
from tests.support.catalogue import TEXTS

BROKEN: Final = Path(__file__).parents[1] / "broken"
EXAMPLES: Final = sorted(path.name for path in BROKEN.iterdir() if path.is_dir())
SAID: Final[dict[str, str]] = yaml.safe_load((BROKEN / "messages.yaml").read_text(encoding="utf-8"))
PH2, EARLY = "entries/ph-2.yaml", "entries/tidlig-arbeid-arbeidsgiver.yaml"


def problems(texts: dict[str, str]) -> tuple[CatalogueProblem, ...]:
    """Every problem in a catalogue of these files, each of them complete."""
    with pytest.raises(InvalidCatalogue) as raised:
        Catalogue.of(texts)
    assert all(it.entry and it.where and it.fault and it.cure and it.line > 0 for it in raised.value.problems)
    return raised.value.problems


def laid(*examples: str) -> dict[str, str]:
    """The shipped catalogue with broken examples laid over it."""
    texts = dict(TEXTS)
    for example in examples:
        folder = BROKEN / example
        for path in sorted(folder.rglob("*.y*ml")):
            texts[path.relative_to(folder).as_posix()] = path.read_text(encoding="utf-8")
    return texts


def marked(texts: dict[str, str]) -> tuple[str, int]:
    """The file and line of the mark; the first line of the file that is ours when there is no mark."""
    ours = {name: text for name, text in texts.items() if TEXTS.get(name) != text}
    for name, text in ours.items():
        for number, line in enumerate(text.splitlines(), 1):
            if line.endswith("# FEIL"):
                return name, number
    return next(iter(ours)), 1


@pytest.mark.parametrize("example", EXAMPLES)
def test_each_error_is_told_once_with_its_line_and_cure(example: str) -> None:
    """One fault is one problem, on the line where it stands, in words one can act on."""
    texts = laid(example)
    (problem,) = problems(texts)
    file, line = marked(texts)
    assert str(problem) == f"{file}:{line}: {SAID[example]}"


def test_every_example_has_a_message() -> None:
    """And every message an example."""
    assert sorted(SAID) == EXAMPLES


def test_all_problems_come_at_once() -> None:
    """A folder with all the broken entries is told of them all, each as if it stood alone."""
    alone = [example for example in EXAMPLES if (BROKEN / example / "entries" / f"{example}.yaml").is_file()]
    told = {str(problem).split(": ", 1)[1] for problem in problems(laid(*alone))}
    assert told == {SAID[example] for example in alone}
    assert len(alone) > 50


@pytest.mark.parametrize("file", ["sources.yaml", "vocabulary.yaml", "entries/ph-2.yaml"])
def test_what_points_to_something_faulty_is_not_faulty(file: str) -> None:
    """A file that cannot be read is one problem, not one for each that names something in it."""
    assert [problem.file for problem in problems({**TEXTS, file: f"a: [\n{TEXTS[file]}"})] == [file]


def test_a_missing_file_is_told() -> None:
    """Without the source register there is no catalogue."""
    (problem,) = problems({name: text for name, text in TEXTS.items() if name != "sources.yaml"})
    assert (problem.file, problem.fault) == ("sources.yaml", "mangler")


def test_a_missing_language_is_told_wherever_texts_stand() -> None:
    """In the phrases and the vocabulary, by the name of the phrase or the code."""
    texts = dict(TEXTS)
    texts["phrases.yaml"] += "nothing: {nb: Ingenting, nn: Ingenting}\n"
    texts["vocabulary.yaml"] += "nothing:\n  at-all: {nb: Ingenting, en: Nothing}\n"
    assert [(it.file, it.entry, it.where, it.fault) for it in problems(texts)] == [
        ("phrases.yaml", "nothing", "en", "mangler på engelsk"),
        ("vocabulary.yaml", "at-all", "nn", "mangler på nynorsk"),
    ]


def test_the_version_in_force_is_the_one_that_counts() -> None:
    """The day before, the old version; from its first day, the new."""
    old = TEXTS[PH2].replace("valid_from: 2022-01-24", "valid_from: 2022-01-24\nvalid_to: 2025-12-31")
    new = TEXTS[PH2].replace("2022-01-24", "2026-01-01")
    catalogue = Catalogue.of({**TEXTS, PH2: f"{old}---\n{new}"})
    versions = [
        [entry.valid_from for entry in catalogue.in_force(day) if entry.id == "ph-2"]
        for day in (date(2022, 1, 23), date(2025, 12, 31), date(2026, 1, 1))
    ]
    assert versions == [[], [date(2022, 1, 24)], [date(2026, 1, 1)]]


def test_yaml_words_stay_words() -> None:
    """`on`, `no` and `yes` are words, not booleans, as in YAML 1.2."""
    (document,) = documents("x.yaml", "on: no\nlang: yes\nflag: true\nday: 2026-02-28\ntext: 'true'\n")
    assert document.data["on"] == "no"
    assert document.data["lang"] == "yes"
    assert document.data["flag"] is True
    assert document.data["text"] == "true"
    assert document.data["day"].isoformat() == "2026-02-28"


@pytest.mark.parametrize("number", ["012", "0x1F", "0o17", "1_000", "12:30", "-07"])
def test_a_number_that_programs_read_differently_is_refused(number: str) -> None:
    """Ten or twelve? A quoted text is what it is."""
    with pytest.raises(InvalidCatalogue, match="leses ulikt"):
        list(documents("x.yaml", f"a: {number}"))
    (document,) = documents("x.yaml", f"a: '{number}'")
    assert document.data == {"a": number}


def test_the_release_names_the_content() -> None:
    """The same files give the same release; one changed letter another."""
    assert Catalogue.of(TEXTS).release == Catalogue.load().release
    changed = {**TEXTS, PH2: TEXTS[PH2] + "# a word\n"}
    assert Catalogue.of(changed).release != Catalogue.of(TEXTS).release


@pytest.mark.parametrize(
    ("file", "text"),
    [
        (EARLY, TEXTS[EARLY].replace("when: {fact: in_working_life, is: true}", "when: foo")),
        (EARLY, TEXTS[EARLY].replace("when: {fact: in_working_life, is: true}", "when: {not: 5}")),
        (EARLY, TEXTS[EARLY].replace("when: {fact: in_working_life, is: true}", "when: {all: [foo]}")),
        (EARLY, TEXTS[EARLY].replace("weeks: 6", "weeks: true")),
        (PH2, ""),
        ("sources.yaml", "- a"),
        ("sources.yaml", "5"),
        ("phrases.yaml", "null"),
        ("silences.yaml", "---"),
        ("silences.yaml", "{}"),
        ("silences.yaml", "[]"),
        ("silences.yaml", ""),
        ("timing.yaml", ""),
        ("timing.yaml", "# nothing\n"),
        ("timing.yaml", TEXTS["timing.yaml"] + "---\n" + TEXTS["timing.yaml"]),
        ("vocabulary.yaml", "a: 5"),
        ("terms.yaml", "- a"),
        ("entries/x.yaml", "id: &a [*a]"),
        ("entries/x.yaml", "a: &a [1]\nb: [*a, *a]"),
        ("entries/x.yaml", "[" * 3000),
        ("entries/x.yaml", "id: \x00"),
        ("entries/x.yaml", "id: \ud800"),
        ("entries/x.yaml", "id: " + "9" * 5000),
        ("entries/x.yaml", "!!python/object/apply:os.system [echo]"),
    ],
)
def test_whatever_is_wrong_is_a_problem_and_never_a_crash(file: str, text: str) -> None:
    """Wrong shapes, numbers without bounds, aliases, deep nesting and what is no text at all."""
    assert text != TEXTS.get(file)
    assert problems({**TEXTS, file: text})


def test_a_file_in_another_encoding_is_a_problem(tmp_path: Path) -> None:
    """As some editors save it; the line with the first letter that cannot be read."""
    for name, text in TEXTS.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "entries" / "x.yaml").write_bytes("id: x\ntitle: på\n".encode("latin-1"))
    with pytest.raises(InvalidCatalogue) as raised:
        Catalogue.load(tmp_path)
    (problem,) = raised.value.problems
    assert (problem.file, problem.line, problem.fault) == ("entries/x.yaml", 2, "ikke UTF-8")


def test_phrases_cannot_reach_into_values() -> None:
    """A field that is not filled in stays as it stands; nothing is evaluated."""
    hostile = TEXTS["phrases.yaml"].replace(
        'nb: "Åpen siden {opens}', 'nb: "{opens.__class__} {open} Åpen {opens}', 1
    )
    words = Words(Catalogue.of({**TEXTS, "phrases.yaml": hostile}).vocabulary, "nb")
    said = words.phrase("why-due", opens="1. mai", anchor="diagnosen", counted_from="1. mai")
    assert said.startswith("{opens.__class__} {open} Åpen 1. mai")
