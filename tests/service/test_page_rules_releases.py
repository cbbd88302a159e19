"""Earlier releases of the rules, and earlier versions of a checkpoint, read as they were."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from pakkeforlop_rules import Catalogue, InvalidCatalogue, Policy
from pakkeforlop_service.application import Application
from tests.service.conftest import Watch
from tests.service.test_page_rules import links, opened, service, words_of
from tests.support.recorded import changed


@pytest.fixture
def later(application: Application, other: Catalogue, watch: Watch, url: str) -> Iterator[TestClient]:
    """A service that another release was taken into use in, three days ago."""
    watch.forward(days=7)
    Application.adopting(application.store, other, Policy(), watch())
    watch.forward(days=3)
    with service(url, other, watch) as client:
        yield client


class TestReleases:
    def test_the_one_in_use(self, client: TestClient, catalogue: Catalogue) -> None:
        """With one release there is none to go back to."""
        text = words_of(opened(client, "/regelverk"))
        assert f"Utgave {catalogue.release}, i bruk siden 15. mai 2026" in text
        assert "utgave=" not in opened(client, "/regelverk")

    def test_an_earlier_one(self, later: TestClient, catalogue: Catalogue, other: Catalogue) -> None:
        """It is told of with its days, can be read as it was, and keeps to itself until one leaves it."""
        front = opened(later, "/regelverk")
        assert "Samhandlingspunkt to" in front
        [earlier] = set(links(front, "/regelverk?utgave="))
        html = opened(later, earlier)
        assert "Samhandlingspunkt to" not in html
        assert "i bruk fra 15. mai 2026 til 22. mai 2026" in words_of(html)
        query = f"utgave={catalogue.release}"
        assert f"/regelverk/ph-2?{query}" in links(html, "/regelverk/")
        page = opened(later, f"/regelverk/ph-2?{query}")
        assert "3 måneder etter diagnosen" in page
        assert f"Utgave av regelverket: {catalogue.release}" in page
        assert "2 måneder etter diagnosen" in opened(later, "/regelverk/ph-2")
        assert links(page, "/regelverk/kilder/")
        assert all(query in link for link in links(page, "/regelverk/kilder"))
        assert "/regelverk/ph-2" in links(page, "/regelverk/ph-2")
        assert "rules-scenarios" not in page

    def test_unknown(self, client: TestClient) -> None:
        """A release that never was in use here."""
        opened(client, "/regelverk?utgave=0123456789abcdef", 404)

    def test_never_taken_into_use(
        self, later: TestClient, url: str, catalogue: Catalogue, watch: Watch
    ) -> None:
        """What a program brings along is no release of this service until it is taken into use."""
        own = changed(catalogue, "entries/ph-2.yaml", "Samhandlingspunkt 2", "Samhandlingspunkt II")
        with service(url, own, watch) as client:
            assert "Samhandlingspunkt to" in opened(client, "/regelverk")
            opened(client, f"/regelverk?utgave={own.release}", 404)

    def test_cannot_be_read_any_more(
        self, later: TestClient, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A release that an older program wrote, and this one cannot read, is said to be that."""

        def unreadable(_: object) -> Catalogue:
            raise InvalidCatalogue([])

        monkeypatch.setattr(Catalogue, "of", unreadable)
        html = opened(later, f"/regelverk?utgave={catalogue.release}", 409)
        assert "kan ikke vises av denne" in html


class TestVersions:
    @pytest.fixture
    def two(self, url: str, watch: Watch, catalogue: Catalogue) -> Iterator[TestClient]:
        """A service with two versions of a checkpoint: one until the end of 2025, and one since."""
        text = catalogue.files["entries/skole.yaml"]
        first = text.replace("valid_from: 2022-01-24", "valid_from: 2022-01-24\nvalid_to: 2025-12-31")
        second = text.replace("valid_from: 2022-01-24", "valid_from: 2026-01-01").replace(
            "months: 6", "months: 5"
        )
        both = Catalogue.of({**catalogue.files, "entries/skole.yaml": f"{first}\n---\n{second}"})
        with service(url, both, watch) as client:
            yield client

    def test_the_one_in_force_and_the_other(self, two: TestClient) -> None:
        """The one of today is described, and leads to the earlier one, which says that it is that."""
        html = opened(two, "/regelverk/skole")
        assert "5 måneder etter diagnosen" in html
        assert "ikke i kraft i dag" not in html
        [earlier] = links(html, "/regelverk/skole?fra=")
        html = opened(two, earlier)
        assert "6 måneder etter diagnosen" in html
        assert "ikke i kraft i dag" in html
        opened(two, "/regelverk/skole?fra=2024-01-01", 404)
