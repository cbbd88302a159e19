"""Steps about the answers: which, whose, why, what is missing, and what stands on whose agenda."""

from __future__ import annotations

from collections.abc import Sequence

from pytest_bdd import parsers, then

from pakkeforlop_rules import Answer
from pakkeforlop_rules.agenda import agendas
from pakkeforlop_rules.evaluation import others_deadlines
from pakkeforlop_rules.wording import Words
from pakkeforlop_workflow.history import replayed

from .person import Person
from .words import code_of, codes_of, day_of, titled

COLUMNS = {"dag", "svar", "gang", "ansvarlig"}


@then(parsers.re(r"(?:er svaret|svaret er) «(?P<word>[^»]+)»"))
def _(person: Person, word: str) -> None:
    assert _word(person, person.answer()) == _known(person, word)


@then("blir svarene slik:")
def _(person: Person, datatable: Sequence[Sequence[str]]) -> None:
    head, *rows = datatable
    if unknown := set(head) - COLUMNS:
        raise ValueError(f"Ukjent kolonne: {', '.join(sorted(unknown))}")
    if not rows:
        raise ValueError("Tabellen har ingen rader")
    found = [_row(person, dict(zip(head, row, strict=True))) for row in rows]
    assert found == [dict(zip(head, row, strict=True)) for row in rows]


@then(parsers.re("(?:er samtalen|samtalen er) uten frist"))
def _(person: Person) -> None:
    dates = person.answer().dates
    assert dates is not None
    assert dates.over_time_from is None


@then(parsers.re(r"(?:den ansvarlige er|er den ansvarlige) (?P<word>.+)"))
def _(person: Person, word: str) -> None:
    code = code_of(person.catalogue, "role", word)
    assert person.answer().owner.role == code


@then(parsers.re(r"(?:er samtalen|samtalen er) overtatt fra (?P<word>.+)"))
def _(person: Person, word: str) -> None:
    owner = person.answer().owner
    assert (owner.standing, owner.instead_of) == ("handed_over", code_of(person.catalogue, "role", word))


@then(parsers.re(r"(?:er ingen ansvarlig|ingen er ansvarlig)"))
def _(person: Person) -> None:
    assert person.answer().owner.role is None


@then(parsers.re(r"det som mangler, er (?P<words>«.+»)"))
def _(person: Person, words: str) -> None:
    assert list(person.answer().missing) == codes_of(person.catalogue, "fact", words)


@then(parsers.re(r"det gjenstår å snakke om (?P<words>«.+»)"))
def _(person: Person, words: str) -> None:
    assert list(person.answer().remaining) == codes_of(person.catalogue, "theme", words)


@then(parsers.re(r"grunnen er «(?P<text>.+)»"))
def _(person: Person, text: str) -> None:
    assert text in _words(person).why(person.answer(reasons=True))


@then(parsers.re(r"(?:er svaret|svaret er) «(?P<word>[^»]+)» på alle spørsmål om den samtalen"))
def _(person: Person, word: str) -> None:
    own = [answer for answer in person.answers() if answer.checkpoint == person.entry.id]
    assert len(own) > 1
    assert {_word(person, answer) for answer in own} == {_known(person, word)}


@then(parsers.re(r"kan samtalen begynne slik: «(?P<text>.+)»"))
def _(person: Person, text: str) -> None:
    assert person.answer().prompts[0].say.nb == text


@then(parsers.re(r"er kildens ord: «(?P<text>.+)»"))
def _(person: Person, text: str) -> None:
    assert text in [citation.quote for citation in person.answer().entry.wording]


@then(parsers.re(r"er dette ikke blant kildens ord: «(?P<text>.+)»"))
def _(person: Person, text: str) -> None:
    known = [citation.quote for entry in person.catalogue.entries for citation in entry.wording]
    assert text in known, "ingen samtale har disse ordene"
    assert text not in [citation.quote for citation in person.answer().entry.wording]


@then(parsers.re(r"får den som spør, vite: «(?P<text>.+)»"))
def _(person: Person, text: str) -> None:
    assert text in [item.text.nb for item in person.answer().entry.background]


@then("finnes ikke samtalen for denne pasienten")
def _(person: Person) -> None:
    assert person.entry.id not in {answer.checkpoint for answer in person.answers()}


@then("er svarene på samtalene slik:")
def _(person: Person, datatable: Sequence[Sequence[str]]) -> None:
    head, *rows = datatable
    if head[:2] != ["samtale", "svar"] or set(head[2:]) - {"ansvarlig"}:
        raise ValueError("Tabellen skal ha kolonnene samtale og svar, og kan ha ansvarlig")
    found = []
    for row in rows:
        person.checkpoint = titled(person.catalogue, row[0])
        _known(person, row[1])
        answer = person.answer()
        seen = [row[0], _word(person, answer), _words(person).owner(answer.owner)]
        found.append(seen[: len(head)])
    assert found == [list(row) for row in rows]


@then("er andres frister slik:")
def _(person: Person, datatable: Sequence[Sequence[str]]) -> None:
    head, *rows = datatable
    if list(head) != ["uke", "frist", "hvordan den står"]:
        raise ValueError("Tabellen skal ha kolonnene uke, frist og hvordan den står")
    words, today = _words(person), person.today
    assert today is not None
    found = [
        [str(item.week), words.word("deadline", item.code), words.word("deadline_status", item.status)]
        for item in others_deadlines(replayed(person.pathway), today)
    ]
    for row in rows:
        assert list(row) in found, found


@then("har andre ingen frister")
def _(person: Person) -> None:
    assert person.today is not None
    assert others_deadlines(replayed(person.pathway), person.today) == ()


@then("er det ingen samtale som bør tas")
def _(person: Person) -> None:
    assert [answer.entry.title.nb for answer in person.answers() if answer.code == "due"] == []


@then(parsers.re(r"(?:er svaret|svaret er) «(?P<word>[^»]+)» for alle samtaler"))
def _(person: Person, word: str) -> None:
    assert {_word(person, answer) for answer in person.answers()} == {_known(person, word)}


@then("bør disse samtalene tas:")
def _(person: Person, datatable: Sequence[Sequence[str]]) -> None:
    head, *rows = datatable
    if list(head) != ["ansvarlig", "samtale"]:
        raise ValueError("Tabellen skal ha kolonnene ansvarlig og samtale")
    found = [
        [_words(person).owner(agenda.owner), item.answer.entry.title.nb]
        for agenda in agendas(person.answers())
        for item in agenda.items
    ]
    assert sorted(found) == sorted(list(row) for row in rows)


@then(parsers.re(r"har (?P<owner>.+) (?P<number>én|to|tre) samtaler? på én dagsorden"))
def _(person: Person, owner: str, number: str) -> None:
    code = code_of(person.catalogue, "role", owner)
    own = [agenda for agenda in agendas(person.answers()) if agenda.owner.role == code]
    assert [len(agenda.items) for agenda in own] == [("én", "to", "tre").index(number) + 1]


def _row(person: Person, wanted: dict[str, str]) -> dict[str, str]:
    """The same row as the answers have it."""
    occurrence = int(wanted.get("gang", "1").rstrip("."))
    answer = person.answer(day_of(wanted["dag"]), occurrence=occurrence)
    _known(person, wanted["svar"])
    found = {"svar": _word(person, answer), "ansvarlig": _words(person).owner(answer.owner)}
    return {column: found.get(column, wanted[column]) for column in wanted}


def _words(person: Person) -> Words:
    return Words(person.catalogue.vocabulary, "nb")


def _word(person: Person, answer: Answer) -> str:
    return _words(person).answer(answer.code, over_time=answer.over_time)


def _known(person: Person, word: str) -> str:
    """The word, which must be one of the answers."""
    code_of(person.catalogue, "answer", word)
    return word
