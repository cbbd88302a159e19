"""For whoever runs the service: whether it is alive, whether it is ready, and its figures."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from pakkeforlop_service.given import App
from pakkeforlop_service.operation import metrics
from pakkeforlop_service.operation.readiness import readiness

router = APIRouter(tags=["Drift"])


@router.get("/healthz", summary="Om tjenesten svarer")
async def health(app: App) -> dict[str, str]:
    """Svarer med utgaven av katalogen som er i bruk."""
    return {"status": "ok", "release": app.catalogue.release}


@router.get("/readyz", summary="Om tjenesten kan brukes")
async def ready(request: Request, app: App) -> JSONResponse:
    """Hver del for seg: databasen, skjemaet i den og katalogen. 503 når en av dem mangler."""
    parts = await readiness(request.app.state.check, app.catalogue.release)
    ok = all(part.ok for part in parts)
    document = {
        "status": "ok" if ok else "not_ready",
        "release": app.catalogue.release,
        "parts": {part.name: {"ok": part.ok, "says": part.says} for part in parts},
    }
    retry = {} if ok else {"Retry-After": str(request.app.state.retry_after)}
    return JSONResponse(document, 200 if ok else 503, retry)


@router.get("/metrics", include_in_schema=False)
def figures() -> Response:
    """Tall for Prometheus."""
    return Response(metrics.exposition(), media_type=metrics.MEDIA_TYPE)
