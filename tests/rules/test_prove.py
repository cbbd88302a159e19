"""Each law catches a catalogue that breaks it, and tells of it as a person's story."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, get_args

import pytest
from pydantic import TypeAdapter

from pakkeforlop_rules import Answer, Catalogue, Owner, outcomes
from pakkeforlop_rules.agenda import Agenda, agendas
from pakkeforlop_rules.conditions import Condition
from pakkeforlop_rules.entries import Candidate, Entry, Themes
from pakkeforlop_rules.proving import Part, Tally, document_of, lines_of, overlapping, owning, prove, work
from pakkeforlop_rules.proving.aspects import ASPECTS
from pakkeforlop_rules.proving.living import lives
from pakkeforlop_rules.proving.looking import looked_at
from pakkeforlop_rules.proving.people import Sort, sorts_for
from pakkeforlop_rules.proving.sequences import alphabet
from pakkeforlop_workflow import Pathway
from pakkeforlop_workflow.anchors import AnchorName
from pakkeforlop_workflow.dates import AsOf
from pakkeforlop_workflow.facts import FACTS, UNKNOWN, View, value_of
from pakkeforlop_workflow.history import replayed

CATALOGUE = Catalogue.load()
FIRST = date(2025, 1, 24)
"""The day of the diagnosis, of the people made here."""
SHARE = 60
"""Of sequences, every so-many-th: the whole run is `make prove`."""


def of(checkpoint: str) -> Entry:
    return next(entry for entry in CATALOGUE.entries if entry.id == checkpoint and entry.overlay is None)


def alone(*entries: Entry, **changes: Any) -> Catalogue:
    """A catalogue of these versions only."""
    return replace(CATALOGUE, entries=entries, **changes)


def when(**data: Any) -> Condition:
    condition: Condition = TypeAdapter(Condition).validate_python(data)
    return condition


def broken(catalogue: Catalogue, law: str) -> str:
    """The report of a proof in which this law does not hold."""
    found = prove(replace(catalogue), only=catalogue.entries[-1].id, share=SHARE)
    assert law in {failure.law for failure in found.failures}
    return "\n".join(lines_of(found, catalogue))


def test_the_shipped_catalogue_keeps_the_laws() -> None:
    """A part of it here; the whole of it with `make prove`."""
    for checkpoint in ("ph-2", "behandlingsdager-arbeid", "nav-kontakt-sykmeldt", "spor-om-arbeid"):
        found = prove(alone(of(checkpoint)), only=checkpoint, share=SHARE)
        assert found.failures == []
        assert min(found.people, found.days, found.answers) > 100
        assert all(found.checks[law] for law in ("closes", "owner", "silence", "contact", "no"))
    some = tuple(lives(CATALOGUE.entries))[::150]
    lived = {failure.law for failure in work(CATALOGUE, Part("lives", lives=some)).tally.failures}
    assert lived.isdisjoint({"silence", "contact", "no", "left-alone"})


# ---- every checkpoint can become due, and can be closed


def test_a_window_that_never_is_open() -> None:
    """Though it is, when the day counted from is only known roughly."""
    entry = of("ph-1")
    windows = (entry.windows[0].model_copy(update={"closes": entry.windows[0].opens}),)
    report = broken(alone(entry.model_copy(update={"windows": windows})), "closes")
    assert "✗ Hvert sjekkpunkt kan bli aktuelt, og kan lukkes: ph-1" in report
    assert "Ble aldri aktuell" in report


def test_a_talk_that_does_not_close() -> None:
    """The next time comes at once and takes the talk for its own."""
    entry = of("tilrettelegging-etter-retur")
    first, second, *others = entry.windows
    windows = (first, second.model_copy(update={"opens": first.opens}), *others)
    report = broken(alone(entry.model_copy(update={"windows": windows})), "closes")
    assert "En samtale om alle temaene samme dag lukker den ikke." in report
    assert "samtale: gjennomført, tilrettelegging-etter-retur, Hva er avtalt, Hva er gjort" in report


def test_a_fact_nobody_can_be_given(monkeypatch: pytest.MonkeyPatch) -> None:
    """A new fact or anchor must be made by some aspect: else the proof says so, and proves nothing in silence."""
    monkeypatch.setattr(
        "pakkeforlop_rules.proving.looking.ASPECTS", tuple(it for it in ASPECTS if it.name != "work")
    )
    assert "Beviset kan ikke lage noen med opplysningen «affiliations»" in broken(
        alone(of("spor-om-arbeid")), "closes"
    )


# ---- no two ask the same at once


def test_two_that_ask_the_same() -> None:
    twin = of("ph-2").model_copy(update={"id": "ph-2-igjen"})
    report = broken(alone(of("ph-2"), twin), "asks-once")
    assert "✗ Ikke to spør om det samme samtidig: ph-2, ph-2-igjen" in report
    assert "ph-2-igjen [diagnosis-told:2025-01-24]: bør tas nå; igjen: Jobb/skole/utdanning" in report


def test_one_theme_on_two_agendas(monkeypatch: pytest.MonkeyPatch) -> None:
    def each_by_itself(answers: Iterable[Answer]) -> tuple[Agenda, ...]:
        return tuple(agenda for answer in answers for agenda in agendas([answer]))

    monkeypatch.setattr(overlapping, "agendas", each_by_itself)
    other = of("ph-2").model_copy(
        update={"id": "ph-2-igjen", "themes": Themes.model_validate({"closing": ["work", "nutrition"]})}
    )
    assert "Et tema står på to dagsordener, eller på ingen." in broken(alone(of("ph-2"), other), "asks-once")


# ---- one owner, or visibly nobody


def test_nobody_although_somebody_is_there() -> None:
    only_sometimes = (
        Candidate(role="gp", when=when(fact="intent", **{"is": "palliative"})),
        Candidate(role="certifying_doctor", when=when(fact="intent", **{"is": "curative"})),
    )
    report = broken(alone(of("ph-2").model_copy(update={"owner": only_sometimes})), "owner")
    assert "Ingen ansvarlig, enda det er noen å spørre." in report
    assert "stedet har: " in report
    assert "ansvarlig: ingen ansvarlig (ingen ansvarlig)" in report


@pytest.mark.parametrize(
    ("owner", "fault"),
    [
        (Owner(None, "confirmed"), "Enten en rolle eller «ingen ansvarlig»"),
        (Owner("nav_advisor", "confirmed"), "ingen av dem sjekkpunktet nevner"),
        (Owner("gp", "patients_choice"), "Pasientens valg følges ikke."),
        (Owner("municipal_cancer_coordinator", "not_confirmed"), "enda stedet har rollen"),
        (Owner("municipal_cancer_coordinator", "confirmed"), "enda stedet ikke har rollen"),
        (Owner("municipal_appointee", "to_be_named"), "enda ingen kan pekes ut"),
    ],
)
def test_an_owner_that_does_not_fit_the_place(
    owner: Owner, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the engine would say."""
    monkeypatch.setattr(owning, "owner_of", lambda *_: owner)
    found = prove(alone(of("ph-2")), only="ph-2", share=SHARE)
    assert any(failure.law == "owner" and fault in failure.fault for failure in found.failures)


# ---- what silences


@pytest.mark.parametrize(
    ("silence", "checkpoint", "because"),
    [
        ("dead", "foreldres-arbeid", "pasienten er død"),
        ("dead", "pasienten-ber-om-samtale", "pasienten er død"),
        ("end-of-life", "ph-2", "livets slutt"),
        ("end-of-life-unasked", "etter-sykepengene", "livets slutt, og pasienten har ikke spurt"),
        ("pathway-hjem-declined", "ph-2", "nei til Pakkeforløp hjem"),
        ("work-settled", "behandlingsdager-arbeid", "arbeid er avklart"),
        ("not-now", "behandlingsdager-arbeid", "pasienten vil ikke nå"),
        ("not-possible", "behandlingsdager-arbeid", "arbeid er ikke mulig, sier pasienten"),
        ("outside-working-life", "etter-sykepengene", "utenfor arbeidslivet"),
        ("aged-67", "etter-sykepengene", "67 år eller eldre, uten tilknytning til arbeidslivet"),
        ("under-16", "etter-sykepengene", "under 16 år"),
    ],
)
def test_a_silence_that_is_missing(silence: str, checkpoint: str, because: str) -> None:
    """What silences is written a second time in the proof, after its meaning and not after `silences.yaml`."""
    left = tuple(one for one in CATALOGUE.silences if one.id != silence)
    report = broken(alone(of(checkpoint), silences=left), "silence")
    assert f"Skulle vært stille: {because}." in report


def test_a_silence_that_silences_too_much() -> None:
    settled = next(one for one in CATALOGUE.silences if one.id == "work-settled")
    more = settled.model_copy(update={"kinds": (*settled.kinds, "pathway_hjem")})
    report = broken(alone(of("ph-2"), silences=(*CATALOGUE.silences, more)), "silence")
    assert "Skulle fortsatt vært aktuell: arbeid er avklart stilner ikke denne." in report


@pytest.mark.parametrize("goal", ["life_prolonging", "palliative"])
def test_a_goal_of_treatment_that_silences(goal: str) -> None:
    entry = of("ph-2").model_copy(update={"when": when(**{"not": {"fact": "intent", "is": goal}})})
    report = broken(alone(entry), "silence")
    assert "ikke når behandlingen er livsforlengende eller lindrende" in report


# ---- no more contacts than stated


def test_a_contact_that_does_not_let_the_rest_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outcomes, "CONTACTS", frozenset({"held", "offered", "declined", "deferred"}))
    report = broken(alone(of("ph-2")), "contact")
    assert "Pasienten ble kontaktet om noe annet 2025-04-14, for under 4 uker siden." in report
    assert "samtale: avbrutt, noe-annet" in report


def test_one_that_asks_again_the_day_it_was_talked_about() -> None:
    """The talk brings a new theme with it: whoever is diligent asks twice."""
    themes = ["work", {"theme": "economy", "when": {"talked_about": ["work"]}}]
    entry = of("ph-2").model_copy(update={"themes": Themes.model_validate({"closing": themes})})
    found = work(alone(entry), Part("lives", lives=tuple(lives(CATALOGUE.entries))[:1])).tally
    faults = [failure.fault for failure in found.failures if failure.law == "contact"]
    assert faults == ["Forrige kontakt var 2027-10-02, for under 4 uker siden."]


# ---- a no


@pytest.mark.parametrize(
    ("number", "value", "fault"),
    [
        ("reask_months", 2, "for under 3 måneder siden."),
        ("reasks", 3, "Pasienten har takket nei 3 ganger; det skal spørres igjen høyst 2 ganger."),
    ],
)
def test_a_no_that_is_asked_about_too_soon_or_too_often(number: str, value: int, fault: str) -> None:
    """The numbers are the proof's own, so that another number in the catalogue is noticed."""
    stated = getattr(CATALOGUE.timing, number)
    timing = CATALOGUE.timing.model_copy(update={number: stated.model_copy(update={"value": value})})
    report = broken(alone(of("ph-3"), timing=timing), "no")
    assert fault in report
    assert "samtale: takket nei, ph-3" in report


# ---- nobody is left alone


def test_somebody_left_alone() -> None:
    """Without those that come late in a sick leave there is nothing in sight for half a year."""
    late = {"nav-kontakt-sykmeldt", "etter-sykepengene", "midtveis-arbeid"}
    catalogue = alone(*(entry for entry in CATALOGUE.entries if entry.id not in late))
    found = work(catalogue, Part("lives", lives=tuple(lives(CATALOGUE.entries))[:8])).tally
    report = "\n".join(lines_of(found, catalogue))
    assert "✗ Ingen sykmeldt i arbeidslivet blir stående for lenge uten en samtale." in report
    assert "Sykmeldt uten noen samtale om arbeid som er åpen, planlagt eller takket nei til" in report
    assert "  Lengst uten en samtale de første 52 ukene av et sykefravær: " in report


# ---- the people


def test_every_fact_can_take_every_value() -> None:
    """Some way of an aspect gives each value on some day; «unknown» by silence or by incomplete sources."""
    seen: dict[str, set[object]] = {name: set() for name in FACTS}
    for aspect in ASPECTS:
        for way in aspect.ways:
            for sort in _told_of(aspect.name, way):
                _values(sort, seen)
    for name, fact in FACTS.items():
        flat = {code for value in seen[name] if isinstance(value, frozenset) for code in value}
        kinds: dict[str, set[object]] = {"bool": {True, False}, "years": {10, 45, 70}}
        wanted = kinds.get(fact.kind, set(fact.values))
        assert wanted | {UNKNOWN} <= seen[name] | flat | _NEVER_ASKED, name


_NEVER_ASKED = {"investigation", "refuted", "unknown", "settled"}
"""States before a diagnosis, the one that is read as no state, and the one that silences."""


def _told_of(name: str, way: Any) -> Iterable[Sort]:
    ways = {aspect.name: aspect.ways for aspect in ASPECTS}
    yield Sort(FIRST, ((name, way),))
    yield Sort(FIRST, (("absence", ways["absence"][0]), (name, way)))
    yield Sort(FIRST, (("sources", ways["sources"][1]), (name, way)))


def _values(sort: Sort, seen: dict[str, set[object]]) -> None:
    history = replayed(sort.person().pathway())
    course = history.courses[0]
    for number in range(-5, 420, 5):
        day = AsOf(date.fromordinal(sort.first.toordinal() + number))
        leaves = [leave for leave in history.sick_leaves if leave.episode.start <= day.day]
        views = [View(history, day, course), *(View(history, day, course, leave) for leave in leaves)]
        for name, fact in FACTS.items():
            seen[name] |= {value_of(fact, view) for view in views}


def test_every_anchor_can_happen() -> None:
    made = {anchor for aspect in ASPECTS for anchor in aspect.anchors}
    assert made == {anchor for group in get_args(AnchorName) for anchor in get_args(group) or (group,)}


def test_the_people_are_valid_documents() -> None:
    """What is put together without validation passes it: every document can be handed to any door."""
    for checkpoint in ("retur-uten-arbeidsgiver", "foreldres-arbeid"):
        for sort in list(sorts_for(of(checkpoint)))[::97]:
            pathway = sort.person().pathway()
            assert Pathway.read(pathway.model_dump_json()).known() == pathway.known()


def test_the_alphabet_is_read_from_the_entry() -> None:
    """At most six events: a no, a talk, what silences it, and what its windows and conditions look at."""
    for entry in CATALOGUE.entries:
        names = [letter.name for letter in alphabet(entry)]
        assert names[:2] == ["declined", "held"]
        assert len(set(names)) == len(names) <= 6
        assert len(names) >= 5 or not looked_at(entry)


# ---- the report


def test_the_report_as_a_document() -> None:
    """With the whole pathway of each failure, to be handed to any door."""
    catalogue = alone(of("ph-2"), silences=CATALOGUE.silences[1:])
    found = prove(catalogue, only="ph-2", share=SHARE)
    document = document_of(found, catalogue)
    failure = document["failures"][0]
    assert document["people"] == found.people
    assert [law["failures"] > 0 for law in document["laws"]] == [
        law["law"] == "silence" for law in document["laws"]
    ]
    assert (failure["law"], failure["checkpoints"], failure["like_it"]) == (
        "silence",
        ["ph-2"],
        found.found.total(),
    )
    pathway = Pathway.read(failure["document"])
    answers = catalogue.evaluate(pathway, date.fromisoformat(failure["day"]), reasons=False)
    assert failure["answers"][0]["code"] in {answer.code for answer in answers}


def test_parts_add_up_whatever_does_them() -> None:
    """The same failures in the same order when the parts are done by others, and any number of them."""
    catalogue = alone(of("ph-2"), of("ph-3"), silences=CATALOGUE.silences[1:])

    def by_others(parts: Any) -> Any:
        return [work(catalogue, part) for part in reversed(parts)][::-1]

    one: Tally = prove(catalogue, only="ph-2", share=SHARE)
    assert prove(catalogue, only="ph-2", share=SHARE, spread=by_others) == one
