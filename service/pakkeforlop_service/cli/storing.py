"""The database that commands work on, and what to do when it cannot be used."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from .inputs import Mistake
from .serve import require_service

if TYPE_CHECKING:
    from pakkeforlop_service.settings import Settings
    from pakkeforlop_service.store import Store

SQLITE: Final = "sqlite:///"


@contextmanager
def store_of(url: str | None, *, migrated: bool = True) -> Iterator[Store]:
    """The store that a URL or the settings name, closed afterwards. A file of our own is brought up to date.

    With `migrated` false the schema is not looked at. Raises `Mistake` when it cannot be used.
    """
    require_service()
    from pakkeforlop_service.application import OtherEngine
    from pakkeforlop_service.store import NotADatabase, NotMigrated, Store, Unavailable

    settings = settings_with(url)
    file = Path(settings.store_url.removeprefix(SQLITE).partition("?")[0])
    if settings.store_url.startswith(SQLITE):
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Mistake(
                f"{file.parent}: kan ikke lages ({error.strerror}). Velg en annen mappe med --store."
            ) from None
    store = Store(settings.store_url, connections=settings.connections)
    try:
        if migrated and store.embedded:
            store.migrate()
        if migrated:
            store.check()
        yield store
    except NotMigrated as error:
        raise Mistake(
            f"Databasen har skjema {error.found or 'ingen'}, og dette programmet trenger {error.needed}. "
            "Kjør «pakkeforlop store upgrade» først."
        ) from None
    except OtherEngine as error:
        raise Mistake(
            f"Reglene i bruk er for motor {error.engine}, og dette programmet har en annen. "
            "Kjør det rette programmet, eller ta i bruk dette programmets regler: «pakkeforlop release adopt»."
        ) from None
    except NotADatabase:
        raise Mistake(
            f"{file}: er ikke en database som kan brukes. Se etter at --store peker på rett fil."
        ) from None
    except Unavailable:
        raise Mistake(
            "Databasen svarer ikke. Se etter at den kjører, og at PAKKEFORLOP_STORE_URL (eller --store) stemmer."
        ) from None
    finally:
        store.close()


def settings_with(url: str | None) -> Settings:
    """The settings, with this database when a URL is given. Raises `Mistake` with everything that is wrong."""
    from pakkeforlop_service.settings import InvalidSettings, load

    try:
        return load({} if url is None else {"store_url": url}).settings
    except InvalidSettings as invalid:
        raise Mistake("\n".join(str(problem) for problem in invalid.problems)) from None
