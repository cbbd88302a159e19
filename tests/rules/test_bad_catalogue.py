"""What is wrong in a catalogue is told with file, line, entry, place, value and cure; all of it at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import pakkeforlop_rules
from pakkeforlop_rules import Catalogue, CatalogueProblem, InvalidCatalogue
from pakkeforlop_rules.reading import documents
from pakkeforlop_rules.wording import Words

ROOT = Path(pakkeforlop_rules.__file__).parent / "catalogue"
TEXTS = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in ROOT.rglob("*.yaml")}
PH2, EARLY = "entries/ph-2.yaml", "entries/tidlig-arbeid-arbeidsgiver.yaml"


def problems(texts: dict[str, str]) -> tuple[CatalogueProblem, ...]:
    with pytest.raises(InvalidCatalogue) as raised:
        Catalogue.of(texts)
    assert all(problem.cure and problem.line > 0 for problem in raised.value.problems)
    return raised.value.problems


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


@pytest.mark.parametrize(
    ("file", "old", "new", "where", "fault"),
    [
        (EARLY, "fact: in_working_life, is", "fact: working, is", "when.fact", "ukjent opplysning"),
        (
            EARLY,
            "fact: in_working_life, is: true",
            "fact: in_working_life, is: maybe",
            "when",
            "«maybe» er ikke en verdi",
        ),
        (EARLY, "fact: in_working_life, is: true", "fact: in_working_life, below: 3", "when", "passer ikke"),
        (
            EARLY,
            "when: {fact: in_working_life, is: true}",
            "when: {says: anything}",
            "when",
            "ikke et vilkår",
        ),
        (PH2, "anchor: diagnosis_told", "anchor: birthday", "windows[0].anchor", "ukjent verdi"),
        (PH2, "kind: pathway_hjem", "kind: pathway", "kind", "ukjent verdi"),
        (PH2, "kind: pathway_hjem", "kind: pathway_hjem\nscore: 7", "score", "ukjent felt"),
        (PH2, "closing: [work, economy]", "closing: [work, money]", "themes.closing[1]", "ukjent tema"),
        (PH2, "closing: [work, economy]", "closing: []", "themes.closing", "mangler innhold"),
        (PH2, "valid_from: 2022-01-24", "valid_from: 2022-02-30", "valid_from", "ikke en dato"),
        (PH2, "id: ph-2", "id: ph-zwei", "id", "id-en er ikke filens navn"),
    ],
)
def test_each_fault_in_an_entry_is_named_with_its_line(
    file: str, old: str, new: str, where: str, fault: str
) -> None:
    """One changed word gives one problem, on its line."""
    faulty = TEXTS[file].replace(old, new, 1)
    assert faulty != TEXTS[file]
    (problem,) = problems({**TEXTS, file: faulty})
    assert (problem.file, problem.where) == (file, where)
    assert problem.fault.startswith(fault)
    assert problem.line in {line_of(faulty, new.splitlines()[-1]), line_of(faulty, new)}


def test_an_entry_without_sources_is_refused() -> None:
    """Every window needs a basis."""
    text = TEXTS[PH2]
    start, end = text.index("    basis:"), text.index("owner:")
    (problem,) = problems({**TEXTS, PH2: text[:start] + text[end:]})
    assert (problem.where, problem.fault) == ("windows[0].basis", "mangler")
    assert problem.entry == "ph-2"


def test_an_unknown_source_and_a_source_without_words_are_refused() -> None:
    """A citation points to the register, and only product advice goes without a quote."""
    unknown = TEXTS[PH2].replace("source: produktrad", "source: somewhere", 1)
    (problem,) = problems({**TEXTS, PH2: unknown})
    assert (problem.fault, problem.line) == ("ukjent kilde", line_of(unknown, "source: somewhere"))
    unquoted = TEXTS[PH2].replace("source: produktrad", "source: fagrad-2021", 1)
    (problem,) = problems({**TEXTS, PH2: unquoted})
    assert (problem.fault, problem.line) == (
        "kilden er ikke sitert",
        line_of(unquoted, "source: fagrad-2021"),
    )


def test_versions_in_force_on_the_same_day_are_refused() -> None:
    """Two versions of one checkpoint may not overlap."""
    twice = TEXTS[PH2] + "---\n" + TEXTS[PH2].replace("2022-01-24", "2026-01-01")
    (problem,) = problems({**TEXTS, PH2: twice})
    assert problem.fault == "to versjoner gjelder samme dag"
    assert problem.value == "2026-01-01"


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


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("id: [", "ikke gyldig YAML"),
        ("id: a\nid: b\n", "nøkkelen står to ganger"),
    ],
)
def test_what_is_not_yaml_is_told_with_its_line(text: str, fault: str) -> None:
    """The parser's own complaint, and a key that stands twice."""
    assert any(problem.fault.startswith(fault) for problem in problems({**TEXTS, "entries/x.yaml": text}))


def test_yaml_words_stay_words() -> None:
    """`on`, `no` and `yes` are words, not booleans, as in YAML 1.2."""
    (document,) = documents("x.yaml", "on: no\nlang: yes\nflag: true\nday: 2026-02-28\ntext: 'true'\n")
    assert document.data["on"] == "no"
    assert document.data["lang"] == "yes"
    assert document.data["flag"] is True
    assert document.data["text"] == "true"
    assert document.data["day"].isoformat() == "2026-02-28"


def test_a_silence_may_only_read_facts_about_the_person() -> None:
    """A silence by stage would depend on which course is asked about."""
    faulty = TEXTS["silences.yaml"].replace(
        "{fact: work_settled, is: true}", "{fact: stage, is: treatment}", 1
    )
    (problem,) = problems({**TEXTS, "silences.yaml": faulty})
    assert problem.fault.startswith("leser opplysninger om ett forløp")


def test_a_missing_file_is_told() -> None:
    """Without the source register there is no catalogue."""
    (problem,) = problems({name: text for name, text in TEXTS.items() if name != "sources.yaml"})
    assert (problem.file, problem.fault) == ("sources.yaml", "mangler")


def test_all_problems_come_at_once() -> None:
    """Two files with one fault each are two problems."""
    texts = {
        **TEXTS,
        PH2: TEXTS[PH2].replace("kind: pathway_hjem", "kind: x"),
        EARLY: TEXTS[EARLY].replace("in_working_life", "in_work", 1),
    }
    assert [problem.file for problem in problems(texts)] == [PH2, EARLY]


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
        (EARLY, TEXTS[EARLY].replace("weeks: 6", "weeks: 1000000")),
        (PH2, TEXTS[PH2].replace("opens: {months: 3}", "opens: {months: 5}")),
        (PH2, TEXTS[PH2].replace("anchor: diagnosis_told", "anchor: diagnosis_told\n    occurrence: 2")),
        (PH2, ""),
        ("sources.yaml", "- a"),
        ("sources.yaml", "5"),
        ("phrases.yaml", "null"),
        ("silences.yaml", "---"),
        ("silences.yaml", "{}"),
        ("silences.yaml", "[]"),
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


def test_a_catalogue_in_which_the_dead_are_asked_is_refused() -> None:
    """Death stops everything: the first silence must say so, for every kind."""
    fewer = TEXTS["silences.yaml"].replace(
        "kinds: [pathway_hjem, work_situation,", "kinds: [work_situation,", 1
    )
    assert "døden mangler" in {problem.fault for problem in problems({**TEXTS, "silences.yaml": fewer})}


def test_phrases_cannot_reach_into_values() -> None:
    """A field that is not filled in stays as it stands; nothing is evaluated."""
    hostile = TEXTS["phrases.yaml"].replace(
        'nb: "Åpen siden {opens}', 'nb: "{opens.__class__} {open} Åpen {opens}', 1
    )
    words = Words(Catalogue.of({**TEXTS, "phrases.yaml": hostile}).vocabulary, "nb")
    said = words.phrase("why-due", opens="1. mai", anchor="diagnosen", counted_from="1. mai")
    assert said.startswith("{opens.__class__} {open} Åpen 1. mai")
