"""Releases: which are kept, which is in use, and how far the people have come."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from pakkeforlop_service.given import App

from .inputs import NoQuery
from .outputs import document

router = APIRouter(prefix="/v1", tags=["Katalogen"])


@router.get("/releases", summary="Utgavene som er i bruk og har vært det")
def releases(_: Annotated[NoQuery, Query()], app: App) -> Response:
    """Hver gang en utgave ble tatt i bruk, og hvor mange forløp som venter på å gå over til den siste.

    Hvert forløp går over for seg; til da besvares det etter den utgaven det hadde.
    """
    progress = app.progress()
    return document(
        {
            "in_use": progress.release,
            "done": progress.done,
            "waiting": progress.waiting,
            "adoptions": [
                {
                    "number": one.id,
                    "release": one.release,
                    "policy": one.policy.model_dump(mode="json"),
                    "adopted_at": one.adopted_at.isoformat(),
                }
                for one in app.adoptions()
            ],
        }
    )
