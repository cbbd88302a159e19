"""`pakkeforlop demo`: the service on this machine, with a synthetic cohort."""

from __future__ import annotations

import sys
import threading
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from .inputs import Mistake, oslo_today
from .serve import require_free, require_service

if TYPE_CHECKING:
    from pakkeforlop_rules import Policy

HOST = "127.0.0.1"


def demo(*, port: int, people: int, seed: int, store: Path, policy: Policy) -> None:
    """Serve the demo until Ctrl-C. The cohort is made at the first start and dated from that day.

    What is recorded stays in the store; a later start goes on with it.
    """
    require_service()
    import uvicorn

    from pakkeforlop_service.app import create_app, filled_store
    from pakkeforlop_service.operation import logs

    require_free(HOST, port)
    logs.configure("warning", "console", sys.stderr)
    store.parent.mkdir(parents=True, exist_ok=True)
    url = f"sqlite:///{store.resolve()}"
    if (made := filled_store(url, people, seed, oslo_today(), policy)) > 0:
        print(f"Laget {made} syntetiske forløp i {store}.", flush=True)
    app = create_app(url, policy=policy)
    server = uvicorn.Server(uvicorn.Config(app, host=HOST, port=port, log_config=None, access_log=False))
    threading.Thread(target=_announce, args=(port,), daemon=True).start()
    with suppress(KeyboardInterrupt):
        server.run()
    if not server.started:
        raise Mistake(f"Tjenesten kom ikke i gang på port {port}.")
    print("\nStoppet. Det som er registrert, er lagret.", file=sys.stderr)


def _announce(port: int) -> None:
    """Print the address once the service answers."""
    address = f"http://{HOST}:{port}"
    for _ in range(200):
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=1):  # noqa: S310 - our own address
                print(f"Pakkeforløp hjem – arbeid: {address}  (Ctrl-C stopper)", flush=True)
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
