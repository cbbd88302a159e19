"""`pakkeforlop store` and `pakkeforlop release`: what is done to a database now and then, and how it says no."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pakkeforlop_rules import Catalogue, Policy
from pakkeforlop_service.application import Application
from pakkeforlop_service.cli import main
from pakkeforlop_service.store import Erased, NoSuchPathway, Store
from tests.support.catalogue import TEXTS
from tests.support.documents import employee, pathway, sick, told
from tests.support.postgres import Databases
from tests.support.processes import free_port
from tests.support.recorded import add

Run = Callable[..., tuple[int, str, str]]

EARLIER = datetime(2025, 6, 1, tzinfo=UTC)
"""Before anything that the clock of the commands can show."""
PEOPLE = ("p-1", "p-2", "p-3")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.load()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the database is, or will be."""
    return tmp_path / "var" / "store.sqlite"


@pytest.fixture
def run(file: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """A command on that database, or on another: its exit code, and what it printed."""

    def run(*arguments: str, store: str = f"sqlite:///{file}") -> tuple[int, str, str]:
        code = main([*arguments, "--store", store])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


@contextmanager
def opened(file: Path) -> Iterator[Store]:
    store = Store(f"sqlite:///{file}")
    yield store
    store.close()


@pytest.fixture
def filled(file: Path, catalogue: Catalogue) -> None:
    """Some people, answered by the rules that the program comes with."""
    file.parent.mkdir()
    with opened(file) as store:
        store.migrate()
        application = Application(store, catalogue, Policy(), EARLIER)
        for subject in PEOPLE:
            add(application, pathway(told(), employee(), sick("2026-02-02"), subject=subject))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A catalogue of one's own, where ph-2 has another title."""
    folder = tmp_path / "katalog"
    for name, text in TEXTS.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("Samhandlingspunkt 2", "Samhandlingspunkt to"), encoding="utf-8")
    return folder


class TestUpgrade:
    def test_makes_the_database(self, run: Run, file: Path) -> None:
        """With its folder; and again changes nothing."""
        for _ in range(2):
            assert run("store", "upgrade") == (0, "Skjemaet er som det skal være.\n", "")
        with opened(file) as store:
            store.check()

    def test_a_server_is_upgraded_only_when_asked(self, run: Run, postgres: Databases) -> None:
        """Another command says what is wrong and what to do; when it is done, the command works."""
        url = postgres.database()
        code, out, err = run("release", "status", store=url)
        assert (code, out) == (2, "")
        assert "har skjema ingen" in err
        assert "Kjør «pakkeforlop store upgrade» først." in err
        assert run("store", "upgrade", store=url)[0] == 0
        assert run("release", "status", store=url) == (0, "Ingen utgave er tatt i bruk ennå.\n", "")


@pytest.mark.usefixtures("filled")
class TestErase:
    def erase(self, run: Run, subject: str, reason: str) -> tuple[int, str, str]:
        return run("store", "erase", subject, "--reason", reason)

    def test_one_and_no_other(self, run: Run, file: Path, catalogue: Catalogue) -> None:
        """Said to be gone, and it is; the second time says which day it went."""
        assert self.erase(run, "p-1", "patients_request") == (
            *(0, "Slettet. Referansen brukes ikke igjen.\n"),
            "",
        )
        with opened(file) as store:
            application = Application(store, catalogue, Policy(), EARLIER)
            with pytest.raises(Erased) as erased:
                application.pathway("p-1")
            assert application.pathway("p-2").events
        again = self.erase(run, "p-1", "patients_request")
        assert again == (2, "", f"pakkeforlop: Forløpet ble slettet {erased.value.erased_at:%Y-%m-%d}.\n")

    @pytest.mark.parametrize(
        ("subject", "reason", "said"),
        [
            ("p-1", "because", "--reason: må være en av patients_request, wrong_person, "),
            ("nobody", "test_data", "Det er ikke registrert noe forløp med denne referansen."),
        ],
    )
    def test_refused(
        self, run: Run, file: Path, catalogue: Catalogue, subject: str, reason: str, said: str
    ) -> None:
        """A reason that is none, and a reference that nobody has: exit code 2, and nothing is erased."""
        code, out, err = self.erase(run, subject, reason)
        assert (code, out) == (2, "")
        assert said in err
        with opened(file) as store:
            application = Application(store, catalogue, Policy(), EARLIER)
            assert [application.pathway(one).subject for one in PEOPLE] == list(PEOPLE)
            with pytest.raises(NoSuchPathway):
                application.pathway("nobody")


@pytest.mark.usefixtures("filled")
class TestRelease:
    def status(self, run: Run) -> str:
        code, out, err = run("release", "status")
        assert (code, err) == (0, "")
        return out

    def test_a_catalogue_of_ones_own(self, run: Run, file: Path, folder: Path, catalogue: Catalogue) -> None:
        """It is taken into use, everybody goes over, and it is what a new start of the service answers by."""
        assert self.status(run) == (
            f"Utgave {catalogue.release} er i bruk. 3 forløp besvares etter den, 0 venter.\n"
        )
        own = Catalogue.load(folder).release
        assert own != catalogue.release
        code, out, err = run("release", "adopt", "--catalogue", str(folder))
        assert (code, err) == (0, "")
        first, last = out.splitlines()
        assert first == f"Utgave {own} er i bruk."
        assert last.startswith("Alle forløp besvares etter den (3 regnet ut her på ")
        assert self.status(run) == f"Utgave {own} er i bruk. 3 forløp besvares etter den, 0 venter.\n"
        with opened(file) as store:
            application = Application(store, catalogue, Policy(), EARLIER)
            [ph_2, *_] = [one for one in application.catalogue.entries if one.id == "ph-2"]
        assert "Samhandlingspunkt to" in ph_2.title.nb

    def test_a_policy_and_not_waiting(
        self, run: Run, tmp_path: Path, catalogue: Catalogue, file: Path
    ) -> None:
        """The people wait for the service, or for the command without `--no-wait`."""
        policy = tmp_path / "valg.json"
        policy.write_text(json.dumps({"asking": "judgement"}), encoding="utf-8")
        adopt = ("release", "adopt", "--policy", str(policy))
        assert run(*adopt, "--no-wait") == (0, f"Utgave {catalogue.release} er i bruk.\n", "")
        assert "0 forløp besvares etter den, 3 venter." in self.status(run)
        with opened(file) as store:
            adoptions = Application(store, catalogue, Policy(), EARLIER).adoptions()
        assert [one.policy.asking for one in adoptions] == ["everyone", "judgement"]
        assert "(3 regnet ut her på" in run(*adopt)[1]
        assert "3 forløp besvares etter den, 0 venter." in self.status(run)
        assert "(0 regnet ut her på" in run(*adopt)[1]

    @pytest.mark.parametrize("option", ["--catalogue", "--policy"])
    def test_what_cannot_be_used(self, run: Run, tmp_path: Path, folder: Path, option: str) -> None:
        """Exit code 2 and where it is wrong; the rules in use stay."""
        before = self.status(run)
        if option == "--catalogue":
            wrong = folder
            (folder / "entries" / "ph-2.yaml").write_text("id: ph-3\n", encoding="utf-8")
        else:
            wrong = tmp_path / "valg.json"
            wrong.write_text('{"asking": "nobody"}', encoding="utf-8")
        code, out, err = run("release", "adopt", option, str(wrong))
        assert (code, out) == (2, "")
        assert str(wrong) in err
        assert "Traceback" not in err
        assert self.status(run) == before


class TestAway:
    """A database that cannot be used is told about with exit code 2, never with a traceback."""

    @pytest.mark.parametrize(
        "command",
        [
            ("store", "upgrade"),
            ("store", "erase", "p-1", "--reason", "test_data"),
            ("release", "status"),
            ("release", "adopt"),
        ],
        ids=" ".join,
    )
    def test_no_server(self, run: Run, command: tuple[str, ...]) -> None:
        """Nobody listens there: which setting to look at. The password is not said."""
        url = f"postgresql://me:secret-word@127.0.0.1:{free_port()}/nothing"
        code, out, err = run(*command, store=url)
        assert (code, out) == (2, "")
        assert "Databasen svarer ikke." in err
        assert "PAKKEFORLOP_STORE_URL (eller --store)" in err
        assert "secret-word" not in err

    @pytest.mark.parametrize("command", [("store", "upgrade"), ("release", "status")], ids=" ".join)
    def test_no_database(self, run: Run, file: Path, command: tuple[str, ...]) -> None:
        """A file that is something else; it is left as it is."""
        file.parent.mkdir()
        file.write_text("Dette er ikke en database, men et brev. " * 40, encoding="utf-8")
        before = file.read_bytes()
        code, out, err = run(*command)
        assert (code, out) == (2, "")
        assert err.startswith("pakkeforlop: ")
        assert file.read_bytes() == before

    @pytest.mark.parametrize("command", [("store", "upgrade"), ("release", "status")], ids=" ".join)
    def test_no_folder(self, run: Run, file: Path, command: tuple[str, ...]) -> None:
        """A file stands where the folder should be."""
        file.parent.write_text("", encoding="utf-8")
        code, out, err = run(*command)
        assert (code, out) == (2, "")
        assert err.startswith("pakkeforlop: ")
