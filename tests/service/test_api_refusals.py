"""Each route says no in the ways that the OpenAPI document lists for it, and in no other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from pakkeforlop_rules import Catalogue, Policy
from pakkeforlop_service.api.operations import OPERATIONS
from pakkeforlop_service.application.erasing import erase_pathway
from pakkeforlop_service.store import Store, releases, state
from tests.docs.api_run import NOW, STEPS, Step, exchanged, service, take_away
from tests.service.test_identity import ONE

NAMES = [one.id for one in OPERATIONS.values()]
ERASED = "slettet-1"
Served = tuple[FastAPI, TestClient]


def prepared(folder: Path) -> Iterator[Served]:
    """A service that has been through the run, with somebody erased."""
    with service(folder, Catalogue.load()) as (app, client):
        for step in STEPS:
            exchanged(client, step)
        made = next(step for step in STEPS if step.name == "createPathway")
        exchanged(client, replace(made, json={**made.json, "subject": ERASED}, headers={}))
        erase_pathway(app.state.application.store, ERASED, "test_data", NOW)
        yield app, client


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    yield from prepared(tmp_path_factory.mktemp("served"))


@pytest.fixture(scope="module")
def by_another(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Rules in use that only another version of the program can apply."""
    for app, client in prepared(tmp_path_factory.mktemp("another")):
        store: Store = app.state.application.store
        with store.writing() as connection:
            kept = releases.Release("0123456789abcdef", "another", {})
            adoption = releases.adopt(connection, kept, Policy(), NOW)
            state.adopted(connection, adoption.id)
        yield app, client


@pytest.fixture(scope="module")
def away(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The database is gone."""
    folder = tmp_path_factory.mktemp("away")
    for app, client in prepared(folder):
        take_away(app, folder)
        yield app, client


def asked(name: str) -> Step:
    """A request that the operation carries out."""
    return next(step for step in STEPS if step.name == name)


def with_query(step: Step, query: str) -> Step:
    return replace(step, address=f"{step.address}{'&' if '?' in step.address else '?'}{query}")


def provocations(name: str, parameters: list[dict[str, Any]]) -> Iterator[Step]:
    """Everything that can be wrong with a request, as far as it applies to this one."""
    step = asked(name)
    named = {one["name"] for one in parameters}
    yield replace(step, headers={**step.headers, "Host": "example.invalid"})
    yield with_query(step, f"lang={ONE}")
    yield with_query(step, "release=0123456789abcdef")
    if "If-Match" in named:
        yield replace(step, headers={"If-Match": '"99"'})
        yield replace(step, headers={})
    if step.json is not None:
        yield replace(step, headers={**step.headers, "Origin": "https://example.invalid"})
        yield replace(step, headers={**step.headers, "Content-Type": "text/plain"})
        kind = {**step.headers, "Content-Type": "application/json"}
        yield replace(step, json=None, content=b" " * 1_000_001, headers=kind)
        yield replace(step, json=None, content=b"{", headers=kind)
        if "subject" in step.json:
            yield replace(step, json={**step.json, "subject": ERASED}, headers={})
    _, path = next(where for where, one in OPERATIONS.items() if one.id == name)
    for part, whole in zip(path.split("/"), step.address.partition("?")[0].split("/"), strict=True):
        if part.startswith("{"):
            for other in ("ukjent", ERASED, "-"):
                yield replace(step, address=step.address.replace(f"/{whole}", f"/{other}", 1), headers={})
    if "checkpoint" in named:
        yield replace(step, address=step.address.replace("checkpoint=ph-1", "checkpoint=ukjent"))


def refused(client: TestClient, step: Step) -> set[int]:
    """The status, when the request was refused."""
    exchange = exchanged(client, step)
    if exchange.headers.get("content-type") == "application/problem+json":
        assert exchange.body["status"] == exchange.status
        return {exchange.status}
    assert exchange.status < 400 or step.name == "readiness", (step, exchange.body)
    return set()


@pytest.mark.parametrize("name", NAMES)
def test_says_no_as_it_is_described(served: Served, by_another: Served, away: Served, name: str) -> None:
    """Whatever is wrong with the request, the rules or the database: what is seen is what is listed."""
    operation = next(one for one in OPERATIONS.values() if one.id == name)
    app, client = served
    [(method, path)] = [where for where, one in OPERATIONS.items() if one.id == name]
    parameters = app.openapi()["paths"][path][method].get("parameters", [])
    seen: set[int] = set()
    for step in provocations(name, parameters):
        seen |= refused(client, step)
    for _, other in (by_another, away):
        seen |= refused(other, asked(name))
        if "known_at" in {one["name"] for one in parameters}:
            seen |= refused(other, with_query(asked(name), "known_at=2026-05-15T09:45:00Z"))
    assert seen == set(operation.refusals)
