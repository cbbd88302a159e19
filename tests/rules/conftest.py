"""The catalogue that comes with the package, loaded once for all tests."""

from __future__ import annotations

import pytest

from pakkeforlop_rules import Catalogue


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return Catalogue.load()
