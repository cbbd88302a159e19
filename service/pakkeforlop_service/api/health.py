"""Whether the service answers."""

from __future__ import annotations

from fastapi import APIRouter

from pakkeforlop_service.given import App

router = APIRouter(tags=["Drift"])


@router.get("/healthz", summary="Om tjenesten svarer")
async def health(app: App) -> dict[str, str]:
    """Svarer med utgaven av katalogen som er i bruk."""
    return {"status": "ok", "release": app.catalogue.release}
