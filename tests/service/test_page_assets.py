"""Stylesheets and scripts of the pages: fetched as pinned, and once by each browser."""

from __future__ import annotations

import base64
import gzip
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
from io import BytesIO
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from pakkeforlop_service.pages import assets

FETCH = Path(__file__).parents[2] / "service/assets/fetch.py"
NPM = """#!/bin/sh
while [ "$1" != --pack-destination ]; do shift; done
cp {archive} "$2/packed.tgz"
"""


class TestServed:
    def test_a_page_asks_for_what_is_there(self, client: TestClient) -> None:
        """Every file that a page names is there, may be kept for good, and is named by what is in them."""
        named = re.findall(r'(?:href|src)="(/static/[^"]+)"', client.get("/").text)
        assert len(named) >= 4
        for address in named:
            response = client.get(address)
            assert response.status_code == 200, address
            assert "immutable" in response.headers["cache-control"]

    def test_the_first_visit_is_small(self, client: TestClient) -> None:
        """At most 120 kB for all of them, compressed as they are sent."""
        named = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', client.get("/").text))
        size = 0
        for address in named:
            response = client.get(address, headers={"accept-encoding": "gzip"})
            assert response.headers.get("content-encoding") == "gzip" or len(response.content) < 500
            size += len(gzip.compress(response.content))
        assert size <= 120_000

    def test_is_only_read(self, client: TestClient) -> None:
        """A file says itself how it is asked for."""
        [name, *_] = re.findall(r'href="(/static/[^"]+)"', client.get("/").text)
        refused = client.post(name)
        assert refused.status_code == 405
        assert refused.headers["allow"] == "GET, HEAD"

    def test_of_another_version(self, client: TestClient) -> None:
        """A page of another copy of the program gets what there is here, but keeps it under no wrong name."""
        response = client.get("/static/000000000000/style.css")
        assert (response.status_code, response.headers["cache-control"]) == (200, "no-store")

    @pytest.mark.parametrize("name", ["nothing.css", "../texts/common.yaml", "%2e%2e/texts/common.yaml", ""])
    def test_nothing_else(self, client: TestClient, name: str) -> None:
        assert client.get(assets.address(name)).status_code == 404

    def test_not_fetched(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        """Without them the service does not start, and says what to do."""
        monkeypatch.setattr(assets, "FETCHED", tmp_path / "vendor")
        with pytest.raises(assets.NotFetched, match="make assets"):
            assets.served()


class TestFetched:
    """`fetch.py` with an npm of our own making, in a folder of the test's."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        """With one package pinned, and an npm that hands out its archive."""
        (tmp_path / "service/assets").mkdir(parents=True)
        (tmp_path / "service/pakkeforlop_service/pages/static/vendor").mkdir(parents=True)
        shutil.copy(FETCH, tmp_path / "service/assets")
        archive = tmp_path / "archive.tgz"
        with tarfile.open(archive, "w:gz") as packed:
            member = tarfile.TarInfo("package/dist/x.css")
            member.size = 4
            packed.addfile(member, BytesIO(b"p {}"))
        digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
        (tmp_path / "service/assets/assets.toml").write_text(
            f'[[package]]\nname = "x"\nversion = "1"\nlicense = "MIT"\nintegrity = "sha512-{digest}"\n'
            'files = { "dist/x.css" = "ours.css" }\n'
        )
        npm = tmp_path / "npm"
        npm.write_text(NPM.format(archive=archive))
        npm.chmod(0o755)
        return tmp_path

    @staticmethod
    def fetch(folder: Path, npm: str | None = None) -> subprocess.CompletedProcess[str]:
        path = f"{npm or folder}{os.pathsep}{os.environ['PATH']}"
        command = [sys.executable, str(folder / "service/assets/fetch.py")]
        return subprocess.run(command, capture_output=True, text=True, check=False, env={"PATH": path})

    def test_as_pinned(self, folder: Path) -> None:
        """What was there before is gone, and what is pinned is there under our name for it."""
        vendor = folder / "service/pakkeforlop_service/pages/static/vendor"
        (vendor / "old.css").touch()
        assert self.fetch(folder).returncode == 0
        assert [(path.name, path.read_text()) for path in vendor.iterdir()] == [("ours.css", "p {}")]

    def test_something_else(self, folder: Path) -> None:
        """An archive with other content is refused, and what was there before stays."""
        vendor = folder / "service/pakkeforlop_service/pages/static/vendor"
        (vendor / "old.css").touch()
        pinned = folder / "service/assets/assets.toml"
        pinned.write_text(pinned.read_text().replace("sha512-", "sha512-A"))
        done = self.fetch(folder)
        assert done.returncode != 0
        assert "not what is pinned" in done.stderr
        assert [path.name for path in vendor.iterdir()] == ["old.css"]

    def test_npm_fails(self, folder: Path) -> None:
        (folder / "npm").write_text("#!/bin/sh\necho 'no such version' >&2\nexit 1\n")
        done = self.fetch(folder)
        assert done.returncode != 0
        assert "x@1 could not be fetched" in done.stderr
        assert "no such version" in done.stderr


def test_what_is_pinned_is_what_is_served() -> None:
    """Each file under the name that the pages know it by, and a version for each package."""
    pinned = tomllib.loads(FETCH.with_name("assets.toml").read_text(encoding="utf-8"))["package"]
    names = {name for package in pinned for name in package["files"].values()}
    assert names <= {path.name for path in assets.FETCHED.iterdir()}
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", package["version"]) for package in pinned)
