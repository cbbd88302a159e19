"""`pakkeforlop serve`: the service, for whoever runs it."""

from __future__ import annotations

import os
import signal
import socket
import tempfile
from functools import partial
from importlib import import_module
from types import FrameType
from typing import TYPE_CHECKING, Any

from .inputs import Mistake, catalogue_in, policy_in

if TYPE_CHECKING:
    from uvicorn import Config

    from pakkeforlop_rules import Catalogue, Policy
    from pakkeforlop_service.settings import Settings


def serve(flags: dict[str, Any]) -> None:
    """Serve until told to stop. `flags` are the settings that the command line gives.

    SIGTERM and Ctrl-C let the requests that have begun finish. Raises `Mistake` with everything that is wrong.
    """
    require_service()
    from pakkeforlop_service.settings import InvalidSettings, load

    try:
        loaded = load(flags)
    except InvalidSettings as invalid:
        raise Mistake("\n".join(str(problem) for problem in invalid.problems)) from None
    settings = loaded.settings
    require_free(settings.host, settings.port)
    _prepare(settings, catalogue_in(settings.catalogue), policy_in(settings.policy))
    for line in loaded.summary():
        print(line)
    print("Uten innlogging: tjenesten svarer bare på denne maskinen.", flush=True)
    # uvicorn sends itself the signal again when it has stopped: it was obeyed, and that is no failure.
    signal.signal(signal.SIGTERM, _obeyed)
    signal.signal(signal.SIGINT, _obeyed)
    if not _run(_config(settings)):
        raise Mistake("Tjenesten kom ikke i gang. Loggen over sier hva som er galt.")


def require_service() -> None:
    """Refuse when what the service needs is not installed."""
    try:
        import_module("pakkeforlop_service.app")
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("pakkeforlop"):
            raise
        cure = "pip install 'pakkeforlop-arbeid[service]'"
        raise Mistake(f"Tjenesten trenger tillegget «service» ({error.name} mangler): {cure}.") from None


def require_free(host: str, port: int) -> None:
    """Refuse a port that cannot be listened on."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError):
            raise Mistake(
                f"Port {port} er opptatt eller kan ikke brukes. Velg en annen med --port 8080."
            ) from None


def _prepare(settings: Settings, catalogue: Catalogue, policy: Policy) -> None:
    """See to it that the database is there and right before any worker process opens it."""
    from pakkeforlop_service.app import opened
    from pakkeforlop_service.clock import SYSTEM_CLOCK

    from .storing import store_of

    with store_of(settings.store_url) as store:
        opened(store, catalogue, SYSTEM_CLOCK, policy)


def _config(settings: Settings) -> Config:
    import uvicorn

    from pakkeforlop_service.app import served

    return uvicorn.Config(
        partial(served, settings),
        factory=True,
        host=settings.host,
        port=settings.port,
        workers=settings.workers,
        ws="none",
        log_config=None,  # we have a log of our own; uvicorn's would tell addresses
        access_log=False,
        proxy_headers=False,  # nobody on the way is believed about who asks
        server_header=False,
        timeout_graceful_shutdown=settings.stop_seconds,
    )


def _run(config: Config) -> bool:
    """Run the service in this process, or in several. Whether it got going."""
    import uvicorn
    from uvicorn.supervisors import Multiprocess

    from pakkeforlop_service.operation.metrics import FOLDER

    if config.workers == 1:
        server = uvicorn.Server(config)
        server.run()
        return server.started

    class Workers(Multiprocess):
        def terminate_all(self) -> None:
            """Stop listening too: who asks while the workers finish is refused at once, not left waiting."""
            for listening in self.sockets:
                listening.close()
            super().terminate_all()

    with tempfile.TemporaryDirectory() as figures:
        os.environ[FOLDER] = figures
        Workers(config, [config.bind_socket()]).run()
    return True


def _obeyed(_: int, __: FrameType | None) -> None:
    """Nothing is left to do."""
