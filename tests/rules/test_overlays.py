"""Overlays: versions of a checkpoint for one cancer, end to end in time, that add and never remove."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pakkeforlop_rules import Answer, Catalogue
from pakkeforlop_rules.bounds import Window
from pakkeforlop_rules.document import Writer
from pakkeforlop_rules.entries import Conflict, Entry, Prompt
from pakkeforlop_rules.loading import parts_of
from pakkeforlop_rules.overlays import Amendment, Overlay, laid_over
from pakkeforlop_rules.sources import Citation
from pakkeforlop_rules.texts import Text
from pakkeforlop_workflow.codes import CancerGroup
from tests.grids.people import WORKER, control, treatment
from tests.support.catalogue import TEXTS
from tests.support.documents import event, pathway, sick, told

PARTS = parts_of(TEXTS)
GENERIC = {entry.id: entry for entry in PARTS.entries}
CATALOGUE = Catalogue.of(TEXTS)
FIRST = date(2022, 1, 24)
CANCERS: tuple[str | None, ...] = (None, *get_args(CancerGroup))
BASIS = (Citation(source="produktrad"),)
ADDED = Citation(source="produktrad", place="added")


def day(text: str) -> date:
    return date.fromisoformat(text)


def amendment(
    valid_from: str, valid_to: str | None = None, checkpoint: str = "ph-2", **more: Any
) -> Amendment:
    until = None if valid_to is None else day(valid_to)
    return Amendment(
        checkpoint=checkpoint, valid_from=day(valid_from), valid_to=until, wording=(ADDED,), **more
    )


def overlay(*amends: Amendment, cancer: CancerGroup = "breast", name: str = "layer") -> Overlay:
    title = Text(nb="Lag", nn="Lag", en="Layer")
    return Overlay(id=name, cancer=cancer, title=title, basis=BASIS, amends=amends)


def version(valid_from: str, valid_to: str | None = None, **changes: Any) -> Entry:
    until = None if valid_to is None else day(valid_to)
    return GENERIC["ph-2"].model_copy(update={"valid_from": day(valid_from), "valid_to": until, **changes})


def stretches(entries: tuple[Entry, ...], cancer: str | None) -> list[tuple[str, str | None, bool]]:
    """The versions for a cancer in order of time: from, to, and whether it was amended."""
    own = sorted((entry for entry in entries if entry.is_for(cancer)), key=lambda entry: entry.valid_from)
    return [(it.valid_from.isoformat(), _iso(it.valid_to), ADDED in it.wording) for it in own]


def _iso(on: date | None) -> str | None:
    return None if on is None else on.isoformat()


def only(answers: tuple[Answer, ...], checkpoint: str, course: str | None = None) -> Answer:
    (answer,) = (it for it in answers if it.checkpoint == checkpoint and course in {None, it.course})
    return answer


# Versions end to end.


def test_the_versions_of_a_cancer_lie_end_to_end() -> None:
    """Amended twice with a stretch between and one before: four versions, and no day without exactly one."""
    layer = overlay(amendment("2025-01-01"), amendment("2023-01-01", "2023-12-31"))
    entries = laid_over([version("2022-01-24")], [layer])
    assert stretches(entries, "breast") == [
        ("2022-01-24", "2022-12-31", False),
        ("2023-01-01", "2023-12-31", True),
        ("2024-01-01", "2024-12-31", False),
        ("2025-01-01", None, True),
    ]
    for other in ("lung", None):
        assert stretches(entries, other) == [("2022-01-24", None, False)]


def test_an_amendment_goes_on_over_versions_of_the_checkpoint() -> None:
    """Each version of the checkpoint is amended for as long as the amendment lasts."""
    old, new = version("2022-01-24", "2024-02-29"), version("2024-03-01", seeds=("new",))
    entries = laid_over([old, new], [overlay(amendment("2023-01-01", "2024-12-31"))])
    assert stretches(entries, "breast") == [
        ("2022-01-24", "2022-12-31", False),
        ("2023-01-01", "2024-02-29", True),
        ("2024-03-01", "2024-12-31", True),
        ("2025-01-01", None, False),
    ]
    assert [entry.seeds for entry in entries if entry.in_force(day("2024-03-01"))] == [("new",), ("new",)]
    assert {entry.since for entry in entries if entry.cancers} == {FIRST}


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        ("2020-01-01", "2022-01-23", [("2022-01-24", "2023-12-31", False)]),
        (
            "2020-01-01",
            "2022-01-24",
            [("2022-01-24", "2022-01-24", True), ("2022-01-25", "2023-12-31", False)],
        ),
        ("2020-01-01", None, [("2022-01-24", "2023-12-31", True)]),
        ("2023-12-31", None, [("2022-01-24", "2023-12-30", False), ("2023-12-31", "2023-12-31", True)]),
        ("2024-01-01", None, [("2022-01-24", "2023-12-31", False)]),
    ],
)
def test_an_amendment_is_in_force_no_longer_than_what_it_amends(
    starts: str, ends: str | None, expected: list[tuple[str, str | None, bool]]
) -> None:
    """The day before and on each edge of a checkpoint that was in force for two years."""
    entries = laid_over([version("2022-01-24", "2023-12-31")], [overlay(amendment(starts, ends))])
    assert stretches(entries, "breast") == expected


def test_what_is_not_amended_is_as_it_was() -> None:
    """No copies of checkpoints that no overlay touches, and none of those that are not for the cancer."""
    entry = version("2022-01-24", cancers=("breast", "skin"))
    assert laid_over([entry], [overlay(amendment("2023-01-01"), cancer="lung")]) == (entry,)
    assert laid_over([entry], [overlay(amendment("2023-01-01", checkpoint="ph-1"))]) == (entry,)
    entries = laid_over([entry], [overlay(amendment("2022-01-24"))])
    assert [stretches(entries, cancer) for cancer in ("breast", "skin", "lung", None)] == [
        [("2022-01-24", None, True)],
        [("2022-01-24", None, False)],
        [],
        [],
    ]


def test_two_overlays_stay_apart() -> None:
    """Each cancer has its own layer; everybody else has neither."""
    layers = [overlay(amendment("2022-01-24")), overlay(amendment("2023-01-01"), cancer="lung", name="other")]
    entries = laid_over([version("2022-01-24")], layers)
    named = {entry.overlay: stretches((entry,), entry.cancers[0]) for entry in entries if entry.cancers}
    assert sorted(named, key=str) == ["layer", "other"]
    assert stretches(entries, "breast") == [("2022-01-24", None, True)]
    assert stretches(entries, "lung") == [("2022-01-24", "2022-12-31", False), ("2023-01-01", None, True)]
    assert stretches(entries, "skin") == [("2022-01-24", None, False)]


@st.composite
def layered(draw: st.DrawFn) -> tuple[list[Entry], list[Overlay]]:
    """Versions of a checkpoint that follow each other, and amendments that never overlap."""
    edges = sorted(draw(st.sets(st.integers(1, 60), max_size=2)))
    starts = [FIRST + timedelta(days=edge) for edge in (0, *edges)]
    ends = [start - timedelta(days=1) for start in starts[1:]]
    versions = [
        version(start.isoformat(), _iso(end)) for start, end in zip(starts, (*ends, None), strict=True)
    ]
    layers = []
    for cancer in ("breast", "lung"):
        days = sorted(draw(st.sets(st.integers(-10, 80), min_size=1, max_size=4)))
        turns = [FIRST + timedelta(days=number) for number in days]
        amends = [
            amendment(start.isoformat(), (after - timedelta(days=1)).isoformat() if after else None)
            for start, after in zip(turns, (*turns[1:], None), strict=True)
            if draw(st.booleans())
        ]
        if amends:
            layers.append(overlay(*draw(st.permutations(amends)), cancer=cancer, name=cancer))
    return versions, layers


@given(layered())
def test_on_every_day_everybody_has_exactly_one_version(parts: tuple[list[Entry], list[Overlay]]) -> None:
    """Whatever the edges; and it is an amended one exactly on the days of an amendment for that cancer."""
    versions, layers = parts
    entries = laid_over(versions, layers)
    for number in range(-1, 90):
        on = FIRST + timedelta(days=number)
        for cancer in (None, "breast", "lung", "skin"):
            found = [entry for entry in entries if entry.in_force(on) and entry.is_for(cancer)]
            assert len(found) == (number >= 0)
            amended = any(
                it.valid_from <= on and (it.valid_to is None or on <= it.valid_to)
                for layer in layers
                if layer.cancer == cancer
                for it in layer.amends
            )
            assert [ADDED in entry.wording for entry in found] == [amended] * len(found)


# Only more.


def test_an_overlay_adds_and_never_removes() -> None:
    """Every version of every overlay that is shipped still has all that the generic one has."""
    seen = 0
    for entry in CATALOGUE.entries:
        if entry.overlay is None:
            continue
        seen += 1
        generic = next(it for it in PARTS.entries if it.id == entry.id and it.in_force(entry.valid_from))
        same = (
            "kind",
            "norm",
            "per",
            "each",
            "when",
            "need",
            "owner",
            "owner_basis",
            "participants",
            "deadlines",
        )
        for field in same:
            assert getattr(entry, field) == getattr(generic, field)
        for field in ("title", "summary", "patient"):
            assert getattr(entry, field) == getattr(generic, field)
        assert entry.occurrences[: len(generic.occurrences)] == generic.occurrences
        assert set(generic.prompts) <= set(entry.prompts)
        assert set(generic.wording) <= set(entry.wording)
        assert {it.basis for it in generic.background} <= {it.basis for it in entry.background}
        assert set(generic.conflicts) <= set(entry.conflicts)
        assert generic.themes.closing == entry.themes.closing[: len(generic.themes.closing)]
        assert set(generic.themes.also) <= set(entry.themes.also)
        assert entry.prompts[-1] == generic.prompts[-1]
    assert seen >= len(PARTS.overlays)


def test_there_is_no_field_that_takes_away() -> None:
    """An amendment can say where and when it is in force, re-time, and add; nothing else."""
    assert set(Amendment.model_fields) == {
        *("checkpoint", "valid_from", "valid_to", "windows"),
        *("prompts", "wording", "background", "conflicts", "closing", "also"),
    }


def test_a_new_sentence_comes_first_and_the_old_ones_stay() -> None:
    """Of sentences for everybody, the overlay's is said first; what fits the person better goes before both."""
    events = (told("2024-01-12"), WORKER, control("2025-09-01"))
    breast = only(
        CATALOGUE.evaluate(pathway(*events, cancer="breast"), day("2025-09-01")), "oppf-utmattelse-arbeid"
    )
    other = only(CATALOGUE.evaluate(pathway(*events), day("2025-09-01")), "oppf-utmattelse-arbeid")
    assert breast.prompts[1:] == other.prompts
    aimed = (*events, event("intent_set", "2025-01-01", intent="palliative"))
    gentle = [
        only(
            CATALOGUE.evaluate(pathway(*aimed, **header), day("2025-09-01")), "oppf-utmattelse-arbeid"
        ).prompts
        for header in ({"cancer": "breast"}, {})
    ]
    assert gentle[0] == gentle[1]


def test_conflicts_come_on_top() -> None:
    """Where sources disagree for everybody, they disagree for the cancer too."""
    about = Text(nb="Tiden", nn="Tida", en="The time")
    ours = Conflict(about=about, followed="produktrad", against=("fagrad-2021",))
    theirs = Conflict(about=about, followed="fagrad-2021", against=("produktrad",))
    generic = version("2022-01-24", conflicts=(ours,))
    _, piece = laid_over([generic], [overlay(amendment("2022-01-24", conflicts=(theirs,)))])
    assert piece.conflicts == (ours, theirs)


def test_only_the_occurrence_that_is_retimed_has_other_times() -> None:
    """The second time keeps its window when the first is moved, and a third can come on top."""
    window = GENERIC["ph-2"].windows[0]
    twice = (window, window.model_copy(update={"occurrence": 2}))
    moved = Window.model_validate({"anchor": "diagnosis_told", "opens": {"months": 1}, "basis": BASIS})
    third = moved.model_copy(update={"occurrence": 3})
    generic = version("2022-01-24", windows=twice)
    _, piece = laid_over([generic], [overlay(amendment("2022-01-24", windows=(moved, third)))])
    assert {it.occurrence: it for it in piece.windows} == {1: moved, 2: twice[1], 3: third}
    assert piece.occurrences == (1, 2, 3)


def test_a_prompt_for_everybody_stands_last_also_under_an_overlay() -> None:
    """An overlay with only conditional sentences leaves the generic last one in place."""
    prompt = Prompt.model_validate(
        {"say": {"nb": "Nå?", "nn": "No?", "en": "Now?"}, "when": {"fact": "absent", "is": True}}
    )
    _, piece = laid_over([GENERIC["ph-2"]], [overlay(amendment("2022-01-24", prompts=(prompt,)))])
    assert piece.prompts == (prompt, *GENERIC["ph-2"].prompts)


# Whose cancer.

TREATED = (told("2026-01-12"), WORKER, treatment("2026-02-02"))


def wording(answer: Answer) -> list[str | None]:
    return [citation.place for citation in answer.entry.wording]


@pytest.mark.parametrize("cancer", CANCERS)
def test_the_generic_is_for_every_cancer_without_an_overlay_and_for_the_unknown(cancer: str | None) -> None:
    """Breast and lung have their own words; nobody else sees them."""
    header = {} if cancer is None else {"cancer": cancer}
    answer = only(CATALOGUE.evaluate(pathway(*TREATED, **header), day("2026-03-02")), "beh-rehab-samtale")
    layers: dict[str | None, str] = {layer.cancer: layer.id for layer in PARTS.overlays}
    assert answer.entry.overlay == layers.get(cancer)
    if cancer not in layers:
        assert answer.entry.wording == GENERIC["beh-rehab-samtale"].wording
        assert answer.entry.background == GENERIC["beh-rehab-samtale"].background
    assert answer.code == "due"


@pytest.mark.parametrize("cancer", CANCERS)
def test_each_question_is_asked_once_whatever_the_cancer(cancer: str | None) -> None:
    """Before anything has happened, at the diagnosis, and across the day on which versions change."""
    header = {} if cancer is None else {"cancer": cancer}
    someone = pathway(told("2024-06-01"), WORKER, control("2024-06-20"), sick("2024-06-03"), **header)
    for text in (
        "2022-01-23",
        "2022-01-24",
        "2024-05-31",
        "2024-06-20",
        "2024-07-01",
        "2024-07-02",
        "2025-01-01",
    ):
        keys = [answer.key for answer in CATALOGUE.evaluate(someone, day(text), reasons=False)]
        assert len(keys) == len(set(keys))
        names = {key[0] for key in keys}
        general = {entry.id for entry in PARTS.entries if not entry.cancers and entry.in_force(day(text))}
        assert general <= names
        assert names - general <= {entry.id for entry in PARTS.entries if cancer in entry.cancers}


def test_two_cancers_in_one_pathway_have_each_their_own_words() -> None:
    """Breast cancer by the header; lung cancer told later, with its own name."""
    lung = told("2026-03-01", id="lung", cancer="lung", course="lung")
    second = treatment("2026-03-02", id="second", course="lung")
    found = CATALOGUE.evaluate(pathway(*TREATED, lung, second, cancer="breast"), day("2026-04-01"))
    first, other = (only(found, "beh-rehab-samtale", course) for course in (TREATED[0]["id"], "lung"))
    assert (first.entry.overlay, other.entry.overlay) == ("brystkreft", "lungekreft")
    asked = [(it.course, it.entry.overlay) for it in found if it.checkpoint == "yrkessykdom"]
    assert asked == [("lung", "lungekreft")]


def test_a_cancer_of_its_own_goes_before_the_headers_and_the_header_before_none() -> None:
    """The header says breast; the diagnosis says bowel, and has the generic words."""
    other = told("2026-01-12", cancer="colorectal")
    found = CATALOGUE.evaluate(pathway(other, *TREATED[1:], cancer="breast"), day("2026-03-02"))
    assert only(found, "beh-rehab-samtale").entry.overlay is None


@pytest.mark.parametrize(
    ("header", "first", "second", "expected"),
    [
        (None, "breast", None, "brystkreft"),
        ("breast", None, None, "brystkreft"),
        ("breast", "lung", None, "lungekreft"),
        ("breast", None, "lung", None),  # which of them came back is not known
        ("lung", "breast", "breast", "brystkreft"),
        (None, None, None, None),
    ],
)
def test_a_recurrence_is_of_the_cancer_that_was_told(
    header: str | None, first: str | None, second: str | None, expected: str | None
) -> None:
    """One cancer, told with the diagnosis or in the header; of two it is not known which."""
    names = {"header": header, "first": first, "second": second}
    own = {name: {} if value is None else {"cancer": value} for name, value in names.items()}
    events = [told("2025-01-12", id="a", **own["first"])]
    if second is not None:
        events.append(told("2025-03-12", id="b", **own["second"]))
    back = event("recurrence_found", "2026-01-12", id="back")
    later = told("2026-06-01", id="later", cancer="skin")
    someone = pathway(*events, back, WORKER, treatment("2026-02-02", course="back"), later, **own["header"])
    for on in ("2026-03-02", "2026-06-15"):
        assert (
            only(CATALOGUE.evaluate(someone, day(on)), "beh-rehab-samtale", "back").entry.overlay == expected
        )


def test_what_is_told_after_the_recurrence_does_not_change_whose_it_is() -> None:
    """A control of the recurrence, after another cancer was told, is still of the cancer that came back."""
    events = (told("2025-01-12"), event("recurrence_found", "2026-01-12", id="back"), WORKER)
    later = told("2026-03-01", id="later", cancer="skin")
    held = control("2026-06-01", course="back")
    answers = CATALOGUE.evaluate(pathway(*events, later, held, cancer="breast"), day("2026-06-01"))
    assert only(answers, "oppf-utmattelse-arbeid", "back").entry.overlay == "brystkreft"


# Times.


def test_retiming_moves_the_answer_of_that_cancer_only() -> None:
    """The occupational history: over time after four weeks for lung cancer, after twelve for the others."""
    for cancer, turns in (
        ("lung", "2026-02-09"),
        ("urological", "2026-04-06"),
        ("head_and_neck", "2026-04-06"),
    ):
        someone = pathway(told("2026-01-12"), cancer=cancer)
        before = only(CATALOGUE.evaluate(someone, day(turns) - timedelta(days=1)), "yrkessykdom")
        on = only(CATALOGUE.evaluate(someone, day(turns)), "yrkessykdom")
        assert (before.over_time, on.over_time) == (False, True)
        assert before.next_change is not None
        assert before.next_change.on == day(turns)


def test_the_version_of_the_day_is_the_one_that_answers() -> None:
    """The day before the edition of July 2024 and on it, for a control that lies before both."""
    someone = pathway(told("2023-06-01"), WORKER, control("2024-06-20"), cancer="breast")
    versions = [
        only(CATALOGUE.evaluate(someone, day(on)), "oppf-utmattelse-arbeid").entry.valid_from.isoformat()
        for on in ("2024-06-20", "2024-07-01", "2024-07-02")
    ]
    assert versions == ["2022-01-24", "2022-01-24", "2024-07-02"]


def test_what_was_not_taken_is_still_told_after_a_new_version() -> None:
    """A window that closed under the old version has not been forgotten under the new one."""
    someone = pathway(told("2023-06-01"), WORKER, control("2024-04-01"), cancer="breast")
    codes = [
        only(CATALOGUE.evaluate(someone, day(on)), "oppf-utmattelse-arbeid").code
        for on in ("2024-05-26", "2024-05-27", "2024-07-01", "2024-07-02", "2026-01-01")
    ]
    assert codes == ["due", "lapsed", "lapsed", "lapsed", "lapsed"]


def test_what_lies_before_the_first_version_was_never_left_untaken() -> None:
    """Nobody could have taken in 2021 what was first asked for in 2022, in whatever version it is asked about."""
    someone = pathway(told("2020-06-01"), WORKER, control("2021-11-01"), cancer="breast")
    for on in ("2022-01-24", "2024-07-02"):
        answer = only(CATALOGUE.evaluate(someone, day(on)), "oppf-utmattelse-arbeid")
        assert (answer.code, answer.because) == ("not_due", "closed_unused")


def test_the_next_change_looks_into_the_next_version() -> None:
    """Due before the new edition, and lapsed some days after it: that is the next change."""
    someone = pathway(told("2023-06-01"), WORKER, control("2024-06-20"), cancer="breast")
    answer = only(CATALOGUE.evaluate(someone, day("2024-06-25")), "oppf-utmattelse-arbeid")
    assert answer.next_change is not None
    assert (answer.next_change.on, answer.next_change.code) == (day("2024-08-15"), "lapsed")


def test_a_new_version_can_itself_be_the_next_change() -> None:
    """Over time from the day on which a version with an earlier day begins."""
    earlier = GENERIC["ph-2"].windows[0].model_dump(by_alias=True, exclude_none=True)
    window = Window.model_validate({**earlier, "over_time": {"months": 3, "days": 1}})
    entries = laid_over([GENERIC["ph-2"]], [overlay(amendment("2026-05-01", windows=(window,)))])
    catalogue = replace(CATALOGUE, entries=entries)
    someone = pathway(told("2026-01-12"), cancer="breast")
    (answer,) = catalogue.evaluate(someone, day("2026-04-20"))
    assert (answer.code, answer.over_time) == ("due", False)
    assert answer.next_change is not None
    assert (answer.next_change.on, answer.next_change.over_time) == (day("2026-05-01"), True)


@pytest.mark.parametrize("cancer", ["breast", "lung", None])
def test_the_timeline_equals_the_answers_of_each_day_across_versions(cancer: str | None) -> None:
    """Half a year around the change, day by day."""
    header = {} if cancer is None else {"cancer": cancer}
    events = (told("2023-06-01"), WORKER, treatment("2023-07-01", "2024-04-01"), control("2024-06-20"))
    someone = pathway(*events, sick("2023-06-05"), **header)
    first, last = day("2024-04-01"), day("2024-10-01")
    by_day: dict[date, dict[Any, Answer]] = {}
    for span in CATALOGUE.timeline(someone, first, last):
        on = span.first
        while on <= (span.until or last):
            by_day.setdefault(on, {})[span.answer.key] = span.answer._replace(as_of=on)
            on += timedelta(days=1)
    for number in range((last - first).days + 1):
        on = first + timedelta(days=number)
        answers = CATALOGUE.evaluate(someone, on, reasons=False)
        assert by_day[on] == {answer.key: answer for answer in answers}


# At the doors.


@pytest.mark.parametrize("cancer", CANCERS)
def test_on_a_day_each_checkpoint_has_one_version_for_a_cancer(cancer: CancerGroup | None) -> None:
    """Without a cancer the generic ones, those that are for some cancers only among them."""
    for on in ("2022-01-24", "2024-07-01", "2024-07-02", "2026-11-22"):
        ids = [entry.id for entry in CATALOGUE.in_force(day(on), cancer)]
        assert len(ids) == len(set(ids))
        assert cancer is not None or set(ids) == {it.id for it in PARTS.entries if it.in_force(day(on))}


def test_the_answer_says_which_overlay_it_is_of_and_where_sources_disagree() -> None:
    """The edition of 2024 disagrees with the one before; in 2023 there was nothing to disagree with."""
    someone = pathway(
        told("2022-06-01"), WORKER, control("2023-06-05"), control("2025-06-05"), cancer="breast"
    )
    writer = Writer(CATALOGUE, "nb")
    conflicts = {}
    for on in ("2023-06-05", "2025-06-05"):
        answers = CATALOGUE.evaluate(someone, day(on))
        answer = next(it for it in answers if it.event == f"control_held-{on}")
        document = writer.answer(answer)
        assert document["overlay"] == "brystkreft"
        conflicts[on] = [
            (it["followed"]["source"], [source["source"] for source in it["against"]])
            for it in document["conflicts"]
        ]
    assert conflicts == {
        "2023-06-05": [],
        "2025-06-05": [("handlingsprogram-brystkreft", ["handlingsprogram-brystkreft-2021"])],
    }
