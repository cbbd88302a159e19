"""Random units and directories, and short ways to write a unit."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final, get_args

from hypothesis import strategies as st

from pakkeforlop_service.directory import Unit
from pakkeforlop_service.directory.codes import (
    Category,
    CooperationStatus,
    HospitalRole,
    MunicipalRole,
    Partner,
    Referral,
    RoleStatus,
    Sector,
)

START = date(2026, 1, 1)
SPAN = 20
"""All the days that matter in a random directory lie within so many days from the start."""

Strategy = st.SearchStrategy[Any]


def municipality(reference: str = "k-1", /, **fields: Any) -> Unit:
    return Unit.model_validate({"id": reference, "kind": "municipality", "name": "En kommune", **fields})


def role(**fields: Any) -> dict[str, Any]:
    return {"roles": {"municipal_cancer_coordinator": {"status": "has", **fields}}}


def by_name(*units: Unit) -> dict[str, Unit]:
    return {unit.id: unit for unit in units}


def days() -> Strategy:
    return st.integers(0, SPAN).map(lambda number: (START + timedelta(days=number)).isoformat())


def _texts(size: int = 30) -> Strategy:
    """What people write, and what spreadsheets stumble over."""
    awkward = st.sampled_from(
        ("=1+1", "+47", "-", "@a", "'", "''=", "'=x", '";"', "æøå; «ja»", "a\nb", "\ufeffx", "-1")
    )
    signs = st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t")
    return (awkward | st.text(signs, min_size=1, max_size=size)).filter(lambda text: bool(text.strip()))


def _lines() -> Strategy:
    return _texts(20).filter(lambda text: not set(text) & {"\n", "\t"})


def _several(optional: dict[str, Strategy], required: dict[str, Strategy] | None = None) -> Strategy:
    return st.fixed_dictionaries(required or {}, optional=optional)


def _reaches() -> Strategy:
    return _several(
        {
            "phone": st.sampled_from(("000 00 000", "+47 000 00 000")),
            "web": st.just("https://example.invalid/a?b=1"),
            "electronic_address": _lines(),
            "her_id": st.just("0012"),
            "opening_hours": _texts(),
        }
    )


def _verified() -> dict[str, Strategy]:
    return {"last_verified": days(), "source": _texts()}


def _records() -> dict[str, Strategy]:
    texts = ("scope_does", "scope_does_not", "target_groups", "competence")
    return {
        **dict.fromkeys(texts, _texts()),
        "reach": _reaches(),
        "referral": st.sampled_from(get_args(Referral)),
        **_verified(),
    }


def _in_order(document: dict[str, Any], first: str, last: str) -> dict[str, Any]:
    if document.get(first, "") > document.get(last, "9"):
        document[first], document[last] = document[last], document[first]
    return document


@st.composite
def _attendance(draw: st.DrawFn) -> dict[str, Any]:
    """Whether a role is there, and when."""
    document: dict[str, Any] = {"status": draw(st.sampled_from(get_args(RoleStatus)))}
    if document["status"] == "vacant":
        vacancy = _several({"vacant_from": days(), "vacant_until": days()})
        document |= _in_order(draw(vacancy), "vacant_from", "vacant_until")
    if document["status"] in {"has", "vacant"} and draw(st.booleans()):
        document["deputy"] = _in_order(draw(_several({"until": days()}, {"on": days()})), "on", "until")
    return document


@st.composite
def _roles(draw: st.DrawFn) -> dict[str, Any]:
    own = {"position_percent": st.integers(0, 100), "referral_power": st.booleans()}
    document: dict[str, Any] = {**draw(_several({**own, **_records()})), **draw(_attendance())}
    if "deputy" in document:
        document["deputy"] |= draw(_several({"reach": _reaches()}))
    return document


@st.composite
def _services(draw: st.DrawFn) -> dict[str, Any]:
    required = {
        "name": _lines(),
        "category": st.sampled_from(get_args(Category)),
        "owner": st.sampled_from(get_args(Sector)),
    }
    optional = {"status": st.sampled_from(("has", "lacks")), "capacity": _texts(), **_records()}
    document: dict[str, Any] = draw(_several(optional, required))
    return {
        **document,
        **draw(st.sampled_from(({}, {"work_related": False}, {"work_related": True, "work": "Ja."}))),
    }


def _cooperations() -> Strategy:
    return _several(
        {"scope": _texts(), **_verified()},
        {
            "status": st.sampled_from(get_args(CooperationStatus)),
            "parties": st.lists(st.sampled_from(get_args(Partner)), min_size=2, max_size=3, unique=True),
        },
    )


_BELONGING: Final[dict[str, dict[str, Any]]] = {
    "k-1": {"kind": "municipality"},
    "b-1": {"kind": "district", "part_of": "k-1"},
    "s-1": {"kind": "intermunicipal", "host": "k-1", "members": ["k-1", "k-2"]},
    "h-1": {"kind": "hospital_unit", "hospital": "Et sykehus"},
}


@st.composite
def units(draw: st.DrawFn) -> Unit:
    """A unit of any kind, with anything that can be recorded."""
    name = draw(st.sampled_from(list(_BELONGING)))
    roles = get_args(HospitalRole if name == "h-1" else MunicipalRole)
    rest = _several(
        {
            "not_mapped": _texts(),
            "closed_on": days(),
            "synthetic": st.booleans(),
            "roles": st.dictionaries(st.sampled_from(roles), _roles(), max_size=2),
            "services": st.lists(_services(), max_size=1),
            "cooperations": st.lists(_cooperations(), max_size=2),
        },
        {"name": _lines()},
    )
    return Unit.model_validate({"id": name, **_BELONGING[name], **draw(rest)})


@st.composite
def directories(draw: st.DrawFn) -> dict[str, Unit]:
    """Municipalities with a district, cooperations and a hospital unit, and when they have which roles."""
    belonging = {
        **_BELONGING,
        "k-2": {"kind": "municipality"},
        "s-2": {**_BELONGING["s-1"], "members": ["k-1"]},
    }
    made = []
    for name in draw(st.sets(st.sampled_from(sorted(belonging)))):
        codes = get_args(HospitalRole if name == "h-1" else MunicipalRole)[:2]
        roles = draw(_several(dict.fromkeys(codes, _attendance())))
        closed = draw(st.none() | st.none() | days())
        document = {"id": name, "name": name, **belonging[name], "roles": roles, "closed_on": closed}
        made.append(Unit.model_validate(document))
    return by_name(*made)
