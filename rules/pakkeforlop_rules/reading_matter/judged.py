"""Conditions in words, from the words for facts and their values."""

from __future__ import annotations

from typing import NamedTuple

from pakkeforlop_rules.conditions import All, AnyOf, Condition, FactTest, Not, Talked
from pakkeforlop_rules.wording import Words

from .markdown import bullets, capital


class Item(NamedTuple):
    """One part of a condition in words, with the parts it has itself."""

    text: str
    parts: tuple[Item, ...] = ()


def items(condition: Condition, words: Words) -> tuple[Item, ...]:
    """A condition as a list: its parts below each other, and parts of parts one step in; none where it is for all."""
    match condition:
        case All():
            return tuple(_item(part, words) for part in condition.all)
        case AnyOf() | Not(not_=All() | AnyOf() | Not()):
            return (_item(condition, words),)
        case _:
            return (Item(capital(_leaf(condition, words))),)


def listed(condition: Condition, words: Words) -> str:
    """The same in Markdown."""
    found = items(condition, words)
    return bullets(map(_written, found)) if found else words.phrase("reason-everyone") + "."


def when(condition: Condition, words: Words) -> str:
    """A condition as a clause: «når …», its parts with «og» and «eller» between them, parts of parts in brackets."""
    return words.phrase("page-when", condition=_line(condition, words))


def _line(condition: Condition, words: Words) -> str:
    match condition:
        case All() | AnyOf():
            parts = condition.all if isinstance(condition, All) else condition.any
            joint = "page-also-when" if isinstance(condition, All) else "page-or-when"
            line, *others = [_part(part, words) for part in parts]
            for other in others:
                line = words.phrase(joint, first=line, second=other)
            return line
        case Not(not_=All() | AnyOf() | Not()):
            return words.phrase("page-none-of-it", condition=_line(condition.not_, words))
        case _:
            return _leaf(condition, words, "page-clause")


def _part(condition: Condition, words: Words) -> str:
    line = _line(condition, words)
    return f"({line})" if isinstance(condition, All | AnyOf) else line


def _item(condition: Condition, words: Words) -> Item:
    match condition:
        case All() | AnyOf():
            parts = condition.all if isinstance(condition, All) else condition.any
            head = words.phrase("reason-all" if isinstance(condition, All) else "reason-any")
            return Item(head, tuple(_item(part, words) for part in parts))
        case Not(not_=All() | AnyOf() | Not()):
            return Item(words.phrase("reason-not"), items(condition.not_, words))
        case _:
            return Item(capital(_leaf(condition, words)))


def _written(item: Item) -> str:
    return f"{item.text}:\n" + bullets(map(_written, item.parts)) if item.parts else item.text


def _leaf(condition: Condition, words: Words, style: str = "page-test") -> str:
    """One test, or the opposite of one, in a list or (`page-clause`) in a sentence."""
    against = isinstance(condition, Not)
    test = condition.not_ if isinstance(condition, Not) else condition
    if isinstance(test, Talked):
        return _talked(test, words, against=against, listed=style == "page-test")
    assert isinstance(test, FactTest)  # noqa: S101 - what else there is, is told apart above
    wanted = test.model_dump(by_alias=True, exclude_none=True, exclude={"fact"})
    if against and len(wanted) == 1 and isinstance(flag := next(iter(wanted.values())), bool):
        # «ikke ja» is «nei»: of what is not known, neither can be told.
        wanted = dict.fromkeys(wanted, not flag)
        against = False
    fact = words.word("fact", test.fact)
    return words.phrase(
        f"{style}_not" if against else style, fact=fact, wanted=words.wanted(test.fact, wanted)
    )


def _talked(test: Talked, words: Words, *, against: bool, listed: bool) -> str:
    if listed:
        name = "page-not_talked" if against else "reason-talked_about"
    else:
        name = "page-clause-not_talked" if against else "page-clause-talked"
    months = test.within_months
    themes = words.words("theme", test.talked_about)
    return words.phrase(name if months is None else f"{name}-within", themes=themes, months=months)
