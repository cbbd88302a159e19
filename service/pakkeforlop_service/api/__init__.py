"""The door for programs: JSON over HTTP under /v1."""

from __future__ import annotations

from typing import Final

from fastapi import FastAPI

from . import (
    catalogue,
    directory,
    due,
    handovers,
    health,
    pathways,
    reference,
    releases,
    reports,
    stages,
    status,
    worklist,
)

PATHS: Final = ("/v1/", "/healthz", "/readyz", "/metrics", "/openapi.json")
"""Where this door answers: errors too are JSON here."""

DESCRIPTION: Final = """\
Hvilken samtale om arbeid som bør tas nå, for mennesker med kreft: hvem som har den, når, med hvilke ord, og hvorfor.
Datoer skrives ÅÅÅÅ-MM-DD. Uten as_of gjelder svaret for i dag, i Norge. Hvert svar sier hvilken utgave
(release) av katalogen det bygger på. Det som ikke kan brukes, besvares med application/problem+json (RFC 9457):
hvert sted, verdien der, feilen og hva som kan gjøres.
Det er ingen innlogging ennå: tjenesten svarer bare på denne maskinen.
"""


def mount(app: FastAPI) -> None:
    """Open this door in the service."""
    for part in (
        due,
        pathways,
        status,
        worklist,
        handovers,
        directory,
        reports,
        stages,
        catalogue,
        releases,
        health,
        reference,
    ):
        app.include_router(part.router)
    reference.describe(app)
