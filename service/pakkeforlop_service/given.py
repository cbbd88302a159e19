"""What the routes of every door are given: the application, and the time."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from fastapi import Depends, Request

from .application import Application
from .clock import Clock


async def _application(request: Request) -> Application:
    application: Application = request.app.state.application
    return application


async def _now(request: Request) -> datetime:
    clock: Clock = request.app.state.clock
    return clock.now()


async def _today(request: Request) -> date:
    clock: Clock = request.app.state.clock
    return clock.today()


App = Annotated[Application, Depends(_application)]
Now = Annotated[datetime, Depends(_now)]
Today = Annotated[date, Depends(_today)]
"""The day it is in Norway."""
