"""The directory in files: out and in again, and all that is wrong with one that cannot be used."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

import pytest
from hypothesis import given

from pakkeforlop_service.directory import Unit
from pakkeforlop_service.directory.columns import COLUMNS, HEADERS
from pakkeforlop_service.directory.demo import demo_units
from pakkeforlop_service.directory.files import read, usable, written
from pakkeforlop_service.directory.incoming import Format
from pakkeforlop_workflow import InvalidDocument, Problem
from tests.directory.making import by_name, municipality, role, units

TODAY = date(2026, 5, 15)
FORMS: tuple[Format, ...] = ("json", "csv")


def cells(content: bytes) -> list[dict[str, str]]:
    """A CSV file as a spreadsheet shows it."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def sheet(*rows: dict[str, str]) -> bytes:
    """A CSV file as somebody may have written it: only the columns it needs."""
    out = io.StringIO(newline="")
    table = csv.DictWriter(
        out,
        [
            "Enhet",
            "Rad",
            *dict.fromkeys(name for row in rows for name in row if name not in {"Enhet", "Rad"}),
        ],
        delimiter=";",
    )
    table.writeheader()
    table.writerows(rows)
    return out.getvalue().encode()


def unit_row(**more: str) -> dict[str, str]:
    return {"Enhet": "k-1", "Rad": "enhet", "Navn": "En kommune", "Slag": "kommune", **more}


def role_row(**more: str) -> dict[str, str]:
    return {"Enhet": "k-1", "Rad": "rolle", "Rolle": "fastlege", "Status": "har", **more}


def refused(content: bytes, form: Format = "csv", known: dict[str, Unit] | None = None) -> list[Problem]:
    with pytest.raises(InvalidDocument) as error:
        usable(read(content, form), known or {}, TODAY)
    assert all(problem.fault and problem.cure for problem in error.value.problems)
    return list(error.value.problems)


class TestOutAndIn:
    @given(unit=units())
    def test_what_was_given_out_can_be_taken_in(self, unit: Unit) -> None:
        """Every unit as it was, by both kinds of file."""
        for form in FORMS:
            taken_in = read(written([unit], form), form)
            assert taken_in.problems == []
            assert taken_in.units == by_name(unit)

    @pytest.mark.parametrize("form", FORMS)
    def test_many_at_once(self, form: Format) -> None:
        demo = by_name(*demo_units(TODAY))
        assert usable(read(written(demo.values(), form), form), {}, TODAY) == demo

    @pytest.mark.parametrize("form", FORMS)
    def test_the_same_units_are_the_same_file(self, form: Format) -> None:
        """Whatever order they come in, and the units in the order of their references."""
        demo = demo_units(TODAY)
        assert written(demo, form) == written(reversed(demo), form)
        assert list(read(written(demo, form), form).units) == sorted(unit.id for unit in demo)

    @given(unit=units())
    def test_no_cell_is_a_formula(self, unit: Unit) -> None:
        for row in cells(written([unit], "csv")):
            assert not [cell for cell in row.values() if cell and cell[0] in "=+-@\t\r"]

    @pytest.mark.parametrize("text", ["=1+1", "+47", "-1", "@x", "'=1", "''", "'", "'s Hertog", "a=1"])
    def test_what_looks_like_one_comes_back(self, text: str) -> None:
        unit = municipality(name=text, not_mapped=text)
        assert usable(read(written([unit], "csv"), "csv"), {}, TODAY) == by_name(unit)

    def test_excel_knows_the_letters(self) -> None:
        """A mark at the beginning, semicolons, and lines that end as it ends them."""
        content = written([municipality(not_mapped="æøå")], "csv")
        assert content.startswith(b"\xef\xbb\xbfEnhet;Rad;Navn;")
        assert content.count(b"\r\n") == content.count(b"\n") == 2

    def test_every_field_has_a_column(self) -> None:
        """A field that is added to the model must come along."""
        fields: dict[str, set[str]] = {
            kind: {column.path[0] for column in columns} for kind, columns in COLUMNS.items()
        }
        schema = Unit.model_json_schema()
        assert fields["enhet"] | {"id", "roles", "services", "cooperations"} == set(schema["properties"])
        for kind, model in (("rolle", "RoleRecord"), ("tilbud", "Service"), ("samarbeid", "Cooperation")):
            assert fields[kind] - {"role"} == set(schema["$defs"][model]["properties"])
        for model in ("Reach", "Deputy"):
            paths = {path for columns in COLUMNS.values() for path in (column.path for column in columns)}
            assert set(schema["$defs"][model]["properties"]) - {"reach"} <= {path[-1] for path in paths}


class TestWrittenByPeople:
    def test_only_the_columns_it_needs(self) -> None:
        read_units = usable(read(sheet(unit_row(), role_row()), "csv"), {}, TODAY)
        assert read_units == by_name(municipality(roles={"gp": {"status": "has"}}))

    def test_words_in_other_letters_days_in_norwegian_and_empty_rows(self) -> None:
        rows = sheet(
            unit_row(Rad="Enhet", Slag=" KOMMUNE "),
            {"Enhet": "", "Rad": ""},
            role_row(
                Status="Ledig",
                **{"Ledig fra": "1.5.2026", "Kan henvise": "Ja", "Sist bekreftet": "01.04.2026"},
            ),
        )
        told = {
            "status": "vacant",
            "vacant_from": "2026-05-01",
            "referral_power": True,
            "last_verified": "2026-04-01",
        }
        assert usable(read(rows, "csv"), {}, TODAY) == by_name(municipality(roles={"gp": told}))

    def test_other_rows_may_come_first(self) -> None:
        assert set(usable(read(sheet(role_row(), unit_row()), "csv"), {}, TODAY)) == {"k-1"}


class TestFaultsInASheet:
    @pytest.mark.parametrize(
        ("rows", "where", "fault", "cure"),
        [
            ([unit_row(Slag="fylke")], "rad 2, kolonne «Slag»", "ukjent verdi", "kommune, bydel"),
            ([unit_row(Navn="")], "rad 2, kolonne «Navn»", "mangler", "Fyll"),
            ([unit_row(Enhet="12345678901")], "rad 2, kolonne «Enhet»", "fødselsnummer", "referanser"),
            ([unit_row(Enhet="")], "rad 2, kolonne «Enhet»", "mangler", "hver rad"),
            ([unit_row(Rad="x")], "rad 2, kolonne «Rad»", "ukjent slag rad", "enhet, rolle"),
            ([unit_row(Syntetisk="true")], "rad 2, kolonne «Syntetisk»", "sant eller usant", "ja eller nei"),
            (
                [unit_row(**{"Nedlagt fra": "31.2.2026"})],
                "rad 2, kolonne «Nedlagt fra»",
                "dato",
                "DD.MM.ÅÅÅÅ",
            ),
            ([unit_row(Slag="bydel")], "rad 2, kolonne «Del av»", "bydel", "Fyll"),
            ([unit_row(Rolle="fastlege")], "rad 2, kolonne «Rolle»", "rad for enhet", "Tøm"),
            ([unit_row(), unit_row()], "rad 3", "to ganger", "rad 2"),
            ([unit_row(), role_row(), role_row()], "rad 4", "to ganger", "rad 3"),
            ([role_row()], "rad 2", "ingen rad", "«enhet»"),
            ([unit_row(), role_row(Rolle="")], "rad 3, kolonne «Rolle»", "mangler", "hvilken rolle"),
            ([unit_row(), role_row(Rolle="lege")], "rad 3, kolonne «Rolle»", "ukjent verdi", "fastlege"),
            ([unit_row(), role_row(Rolle="sykehuslege")], "rad 2", "sykehuslege", "Sykehusets roller"),
            ([unit_row(), role_row(Status="")], "rad 3, kolonne «Status»", "mangler", "Fyll"),
            (
                [unit_row(), role_row(Stillingsprosent="50 %")],
                "rad 3, kolonne «Stillingsprosent»",
                "helt tall",
                "uten prosenttegn",
            ),
            (
                [unit_row(), role_row(**{"Stedfortreder til": "2026-01-01"})],
                "rad 3, kolonne «Stedfortreder fra»",
                "mangler",
                "Fyll",
            ),
            (
                [unit_row(), role_row(**{"Stedfortreder telefon": "x", "Stedfortreder fra": "2026-01-01"})],
                "rad 3, kolonne «Stedfortreder telefon»",
                "telefonnummer",
                "tall",
            ),
            (
                [unit_row(), role_row(**{"Sist bekreftet": "2026-05-16"})],
                "rad 3, kolonne «Sist bekreftet»",
                "ikke kommet",
                "sist ble bekreftet",
            ),
            (
                [
                    unit_row(),
                    {"Enhet": "k-1", "Rad": "samarbeid", "Status": "etablert", "Parter": "kommunen, NAV"},
                ],
                "rad 3, kolonne «Parter»",
                "ukjent verdi",
                "Skill flere med komma",
            ),
        ],
    )
    def test_by_row_and_column(self, rows: list[dict[str, str]], where: str, fault: str, cure: str) -> None:
        [problem] = refused(sheet(*rows))
        assert problem.where == where
        assert fault in problem.fault
        assert cure in problem.cure

    def test_all_at_once(self) -> None:
        """Faults in several rows and units, and what points to a unit that is not there, in one answer."""
        rows = sheet(
            unit_row(Syntetisk="x"),
            role_row(Status="x"),
            {"Enhet": "b-1", "Rad": "enhet", "Navn": "B", "Slag": "bydel", "Del av": "k-9"},
            {"Enhet": "b-2", "Rad": "enhet", "Navn": "B", "Slag": "bydel", "Del av": "k-1"},
            {"Enhet": "b-3", "Rad": "enhet", "Navn": "B", "Slag": "bydel", "Del av": "b-1"},
        )
        assert [(problem.where, problem.fault) for problem in refused(rows)] == [
            ("rad 2, kolonne «Syntetisk»", "ikke sant eller usant"),
            ("rad 3, kolonne «Status»", "ukjent verdi"),
            ("rad 4, kolonne «Del av»", "enheten finnes ikke"),
            ("rad 6, kolonne «Del av»", "er bydel, ikke en kommune"),
        ]

    def test_repeats_what_stood_in_the_cell(self) -> None:
        assert [problem.value for problem in refused(sheet(unit_row(), role_row(Status="Kanskje")))] == [
            '"Kanskje"'
        ]

    @pytest.mark.parametrize(
        ("content", "where", "fault"),
        [
            (b"", "rad 1", "«Enhet» mangler"),
            (b"Enhet;Navn\r\n", "rad 1", "«Rad» mangler"),
            (b"Enhet;Rad;Farge\r\n", "rad 1", "ukjent kolonne"),
            (b"Enhet,Rad,Navn\r\n", "rad 1", "ukjent kolonne"),
            (b"Enhet;Rad;Navn;Navn\r\n", "rad 1", "to ganger"),
            ("Enhet;Rad;Gjør\r\n".encode("latin-1"), "filen", "ikke UTF-8"),
            (b'Enhet;Rad;Navn\r\nk-1;enhet;"a', "rad 2", "kan ikke leses"),
            (b'Enhet;Rad;Navn\r\nk-1;enhet;"a"b\r\n', "rad 2", "kan ikke leses"),
            (b"Enhet;Rad;Navn;Slag\r\nk-1;enhet;K;kommune;mer\r\n", "rad 2", "flere celler"),
        ],
    )
    def test_of_the_file_itself(self, content: bytes, where: str, fault: str) -> None:
        problem = refused(content)[0]
        assert problem.where == where
        assert fault in problem.fault

    def test_headers_are_told_apart(self) -> None:
        assert len(set(HEADERS)) == len(HEADERS)


class TestFaultsInJson:
    @pytest.mark.parametrize(
        ("content", "where", "fault"),
        [
            (b"{", "filen", "ikke gyldig JSON"),
            (b"[]", "filen", "ingen liste"),
            (b'{"units": [], "x": 1}', '"x"', "ukjent felt"),
            (b'{"units": [1]}', "units[0]", "ikke et objekt"),
            (b'{"units": [{"id": "k", "kind": "municipality"}]}', "units[0].name", "mangler"),
        ],
    )
    def test_by_place(self, content: bytes, where: str, fault: str) -> None:
        [problem] = refused(content, "json")
        assert problem.where == where
        assert fault in problem.fault

    def test_twice(self) -> None:
        content = written([municipality(), municipality()], "json")
        assert [problem.where for problem in refused(content, "json")] == ["units[1].id"]


class TestTogether:
    def test_with_what_is_registered(self) -> None:
        """A district may come alone when its municipality is there already."""
        district = Unit.model_validate({"id": "b", "kind": "district", "name": "B", "part_of": "k-1"})
        content = written([district], "json")
        assert [problem.where for problem in refused(content, "json")] == ["units[0].part_of"]
        assert usable(read(content, "json"), by_name(municipality()), TODAY) == by_name(district)

    def test_what_others_point_to_stays_what_it_is(self) -> None:
        """A municipality with a district cannot become something else."""
        district = Unit.model_validate({"id": "b", "kind": "district", "name": "B", "part_of": "k-1"})
        ward = Unit.model_validate({"id": "k-1", "kind": "hospital_unit", "name": "H", "hospital": "H"})
        [problem] = refused(written([ward], "json"), "json", by_name(municipality(), district))
        assert "«b»" in problem.where
        assert problem.fault == "er sykehusenhet, ikke en kommune"

    @pytest.mark.parametrize(("day", "count"), [("2026-05-15", 0), ("2026-05-16", 1)])
    def test_nothing_is_verified_before_its_day(self, day: str, count: int) -> None:
        incoming = read(written([municipality(**role(last_verified=day))], "json"), "json")
        incoming.look_around({}, TODAY)
        assert [problem.where for problem in incoming.problems] == [
            "units[0].roles.municipal_cancer_coordinator.last_verified"
        ] * count

    @pytest.mark.parametrize("form", FORMS)
    def test_a_national_identity_number_is_not_repeated(self, form: Format) -> None:
        """Wherever it stands, the file is refused, and the answer does not hold it."""
        number: Any = "13097248022"
        [problem] = refused(written([municipality(not_mapped=f"Ring {number}")], form), form)
        assert "fødselsnummer" in problem.fault
        assert number not in str(problem)
