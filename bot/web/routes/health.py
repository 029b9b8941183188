"""How the process is: alive, ready, and its numbers. Open to all, and without anybody's names or words."""

from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import JSONResponse, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from bot.health.readiness import lacking
from bot.health.stock import stock
from bot.web.house import House, house

router = APIRouter()
Here = Annotated[House, Depends(house)]


@router.get("/health")
def health() -> dict[str, str]:
    """That the process lives."""
    return {"health": "alive"}


@router.get("/ready")
def ready(here: Here) -> Response:
    """Whether questions can be taken and worked; what is missing, in words."""
    missing = lacking(here.settings, here.database)
    return JSONResponse({"ready": not missing, "missing": missing}, status_code=503 if missing else 200)


@router.get("/metrics")
def metrics(here: Here) -> Response:
    """The numbers, for Prometheus."""
    return Response(generate_latest() + stock(here.database), media_type=CONTENT_TYPE_LATEST)
