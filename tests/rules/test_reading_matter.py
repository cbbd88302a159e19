"""The catalogue as pages: everything a council member asks for is there, in words, in three languages."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from pydantic import TypeAdapter

from pakkeforlop_rules import Catalogue
from pakkeforlop_rules.bounds import Window
from pakkeforlop_rules.conditions import Condition
from pakkeforlop_rules.document import Writer
from pakkeforlop_rules.entries import Conflict, Entry
from pakkeforlop_rules.reading_matter import pages_of
from pakkeforlop_rules.reading_matter.booklet import versions_of
from pakkeforlop_rules.reading_matter.checkpoint import Sheet
from pakkeforlop_rules.reading_matter.citing import disagreements
from pakkeforlop_rules.reading_matter.judged import listed, when
from pakkeforlop_rules.reading_matter.levels import role_at_its_level
from pakkeforlop_rules.reading_matter.markdown import bullets, link, table
from pakkeforlop_rules.reading_matter.windows import opening, span, window_parts
from pakkeforlop_rules.texts import LANGS, Lang
from pakkeforlop_rules.wording import Words
from pakkeforlop_workflow.facts import FACTS

CATALOGUE = Catalogue.load()
WRITER = Writer(CATALOGUE, "nb")
WORDS = Words(CATALOGUE.vocabulary, "nb")
PAGES: dict[Lang, dict[str, str]] = {lang: dict(pages_of(CATALOGUE, lang, root="../..")) for lang in LANGS}
NAMES = sorted(PAGES["nb"])
BASIS = [{"source": "produktrad", "note": {"nb": "Valgt.", "nn": "Valt.", "en": "Chosen."}}]


def entry(name: str) -> Entry:
    return versions_of(CATALOGUE)[name][-1]


def condition(data: Any) -> Condition:
    found: Condition = TypeAdapter(Condition).validate_python(data)
    return found


def drawing(**window: Any) -> list[str]:
    """The lines of a window as drawn, and with single spaces."""
    one = Window.model_validate({"anchor": "diagnosis_told", "basis": BASIS, **window})
    text = next(part for part in window_parts([one], WRITER) if part.startswith("```"))
    return [re.sub(r"\s+", " ", line) for line in text.splitlines()[1:-1]]


class TestPages:
    def test_one_for_each_checkpoint_and_an_index(self) -> None:
        """No checkpoint is left out, whatever its condition."""
        assert sorted([*(f"{name}.md" for name in versions_of(CATALOGUE)), "README.md"]) == NAMES

    @pytest.mark.parametrize("lang", LANGS)
    @pytest.mark.parametrize("name", NAMES)
    def test_no_code_is_shown(self, name: str, lang: Lang) -> None:
        """Neither a fact nor a role nor a field that was not filled in; links apart, ids are for programs."""
        text = re.sub(r"\]\([^)]*\)|<!--.*?-->|features/\S+", "", PAGES[lang][name])
        assert not re.search(r"[{}]|\b[a-z]+_[a-z_]+\b", text)
        assert not {"page-", "reason-", "journal-"} & set(re.findall(r"\b[a-z]+-", text))

    @pytest.mark.parametrize("lang", LANGS)
    @pytest.mark.parametrize("name", [name for name in NAMES if name != "README.md"])
    def test_everything_in_the_entry_is_there(self, name: str, lang: Lang) -> None:
        """Its words, every sentence, every quote with its source, every theme."""
        text, one = PAGES[lang][name], entry(name.removesuffix(".md"))
        words = Words(CATALOGUE.vocabulary, lang)
        told = [one.title, one.summary, one.patient, *(prompt.say for prompt in one.prompts)]
        told += [item.text for item in one.background]
        told += [citation.note for citation in one.citations() if citation.note is not None]
        assert all(part.in_(lang) in text for part in told)
        for citation in one.citations():
            assert citation.quote is None or f"«{citation.quote}»" in text
            assert CATALOGUE.sources[citation.source].title.in_(lang) in text
        for theme in (*one.themes.names, *one.themes.also):
            assert words.word("theme", theme) in text
        assert words.word("role", one.owner[0].role) in text
        assert words.word("norm", one.norm).casefold() in text.casefold()

    @pytest.mark.parametrize("lang", LANGS)
    def test_in_the_language_asked_for(self, lang: Lang) -> None:
        """The headings and the words around the content too."""
        heading = {"nb": "## Hvem som har ansvaret", "nn": "## Kven som har ansvaret", "en": "## Whose it is"}
        text, opening_quote = PAGES[lang]["ph-2.md"], "“" if lang == "en" else "«"
        assert heading[lang] in text
        assert f"> {opening_quote}{entry('ph-2').prompts[-1].say.in_(lang)}" in text
        assert f"{opening_quote}{entry('ph-2').patient.in_(lang)}" in text

    def test_links_lead_to_scenarios_only_from_a_checkout(self) -> None:
        """Without the way to the checkout, the scenarios are named and not linked."""
        text = dict(pages_of(CATALOGUE, "nb"))["ph-2.md"]
        assert "[features/ph-2.feature](../../features/ph-2.feature)" in PAGES["nb"]["ph-2.md"]
        assert "features/ph-2.feature." in text
        assert "](.." not in text

    def test_the_index_leads_to_every_page(self) -> None:
        """By owner, each page stands at least once."""
        by_owner = PAGES["nb"]["README.md"].partition("## Etter ansvarlig")[2]
        assert all(f"({name})" in by_owner for name in NAMES if name != "README.md")

    def test_the_index_has_every_page_by_stage_too(self) -> None:
        """Also what applies to some only, such as children; what follows sick leave stands by itself."""
        by_stage = PAGES["nb"]["README.md"].partition("## Etter fase")[2].partition("## Etter ansvarlig")[0]
        assert all(f"({name})" in by_stage for name in NAMES if name != "README.md")
        own = by_stage.partition("### Sykefraværet, i alle faser")[2]
        assert "(arbeidsgiver-kontakt.md)" in own
        assert "(ph-2.md)" not in own

    def test_others_deadlines_have_week_law_and_owner(self) -> None:
        """As background, by week, each with whose it is and on which law."""
        text = PAGES["nb"]["arbeidsgiver-kontakt.md"].partition("## Andres frister")[2]
        line = (
            "- Uke 4: arbeidsgiverens oppfølgingsplan – arbeidsgiver, pasienten (aml. § 4-6 tredje ledd, lov)"
        )
        assert line in text
        assert text.index("Uke 4") < text.index("Uke 7") < text.index("Uke 8")

    def test_an_overlay_is_told_with_its_dates(self) -> None:
        """What a cancer's layer adds stands under its name, each stretch of time with its own."""
        text = PAGES["nb"]["oppf-utmattelse-arbeid.md"].partition("## For enkelte kreftformer")[2]
        assert "### Brystkreft" in text
        assert "**Fra 24. januar 2022 til og med 1. juli 2024**" in text
        assert "**Fra 2. juli 2024**" in text
        assert "Setninger for denne kreftformen" in text
        assert "Fulgt: Handlingsprogram for brystkreft" in text

    def test_what_silences_it_and_what_does_not(self) -> None:
        """A needs assessment is silenced by a no to the pathway, not by a «not now» about work."""
        text = PAGES["nb"]["ph-2.md"].partition("## Hva som stanser den")[2]
        assert "| Pasienten er død | alltid |" in text
        assert "| Pasienten har takket nei til Pakkeforløp hjem | det spørres én gang til" in text
        assert "ønsker ikke å snakke om arbeid" not in text

    def test_a_journal_line_for_each_outcome(self) -> None:
        """With the themes only where something was talked about."""
        part = PAGES["nb"]["ph-2.md"].partition("## Linje til journalen")[2].partition("\n## ")[0]
        assert len(re.findall(r"^- \[dag\]: ", part, re.MULTILINE)) == 8
        assert len(re.findall(r"Tema: Jobb/skole/utdanning; Økonomi og boforhold\.", part)) == 3


def part(name: str, heading: str) -> str:
    """What stands under a heading of a page in bokmål."""
    return PAGES["nb"][f"{name}.md"].partition(f"## {heading}\n")[2].partition("\n## ")[0]


class TestSections:
    def test_what_is_asked_only_when_needed(self) -> None:
        """Where the source says «ved behov», what counts as need is told; elsewhere nothing is."""
        assert "- Minst én av disse:\n  - Pasienten har bedt om" in part(
            "beh-rehab-samtale", "Hvem den gjelder"
        )
        assert "ved behov" not in part("tidlig-arbeid-arbeidsgiver", "Hvem den gjelder")

    def test_what_is_for_some_cancers(self) -> None:
        """They are named."""
        assert part("yrkessykdom", "Hvem den gjelder").strip().startswith("Bare ved: lungekreft, ")

    def test_how_often(self) -> None:
        """For each course or sick leave, after each control, so many times; and when only a new talk counts."""
        assert part("ph-2", "Når").strip().startswith("For hvert kreftforløp.\n")
        assert part("arbeidsgiver-kontakt", "Når").strip().startswith("For hvert sykefravær.\n")
        assert part("oppf-utmattelse-arbeid", "Når").strip().startswith("Etter hver kontroll.\n")
        assert "For hvert sykefravær. Kommer 6 ganger." in part("tilrettelegging-etter-retur", "Når")
        assert "Bare en samtale etter at vinduet åpnet, teller." in part("pasienten-ber-om-samtale", "Når")

    def test_whose_it_is(self) -> None:
        """The order of roles, their conditions, who steps in, and who may come along."""
        text = part("oppf-utmattelse-arbeid", "Hvem som har ansvaret")
        assert "1. fastlege (kommune) – når «hvor kontrollen ble holdt» er hos fastlegen\n2. kontakt" in text
        assert "Mangler den første rollen" in text
        assert "Kan være med: pårørende." in text
        assert "koordinerende enhet" not in text
        assert "Har pasienten valgt" not in text

    def test_whose_it_is_in_the_municipality(self) -> None:
        """The coordinating unit is asked to name somebody; the patient's own choice comes first."""
        text = part("ph-2", "Hvem som har ansvaret")
        assert "bes koordinerende enhet om å peke ut noen" in text
        assert "Har pasienten valgt en koordinator" in text

    def test_a_theme_for_some(self) -> None:
        """With for whom."""
        assert "- Dialogmøte – når «har arbeidsgiver» er ja" in part(
            "nav-kontakt-sykmeldt", "Hva det skal snakkes om"
        )

    def test_what_is_said_to_whom(self) -> None:
        """Each sentence below its condition; the general one last; a single one to all."""
        text, prompts = part("nav-kontakt-sykmeldt", "Hva man kan si"), entry("nav-kontakt-sykmeldt").prompts
        clause = "«unntak fra dialogmøte» er ja, og «har arbeidsgiver» er ja"
        special = text.index(f"- Når {clause}:\n\n  > «{prompts[0].say.nb}»")
        assert special < text.index(f"- Ellers:\n\n  > «{prompts[-1].say.nb}»")
        assert f"- Til alle:\n\n  > «{entry('spor-om-arbeid').prompts[0].say.nb}»" in part(
            "spor-om-arbeid", "Hva man kan si"
        )

    @pytest.mark.parametrize("name", [name for name in NAMES if name != "README.md"])
    def test_the_general_sentence_is_for_the_others(self, name: str) -> None:
        """«Ellers» where there are several, and «til alle» where there is one."""
        alone = len(entry(name.removesuffix(".md")).prompts) == 1
        assert ("- Til alle:" if alone else "- Ellers:") in part(name.removesuffix(".md"), "Hva man kan si")

    def test_a_note_beside_a_quote_is_told_from_it(self) -> None:
        """A note is marked where there is a quote, and stands alone where there is none."""
        text = part("arbeidsgiver-kontakt", "Hvem som har ansvaret")
        assert "> Merknad: Foreslått oppgave" in text
        assert "> Den som sykmelder, er ofte sykehuslegen" in text

    def test_a_source_that_can_be_opened_is_a_link(self) -> None:
        """Where its address is known."""
        assert "> — [Sjekkliste for dialogmøte 1" in part("nav-kontakt-sykmeldt", "Bakgrunn")

    def test_a_journal_line_with_a_day(self) -> None:
        """For what is taken up again, and for nothing else."""
        text = part("ph-2", "Linje til journalen")
        assert len(re.findall(r"Tas opp igjen \[dag\]\.", text)) == 2

    def test_the_items_it_comes_from(self) -> None:
        """Those of the review of the sources; facts of other papers are not items of it."""
        assert "[C07, C06, C26](../../docs/coverage.md)" in part(
            "oppf-utmattelse-arbeid", "Hvor den kommer fra"
        )
        assert "coverage.md" not in part("foreldres-arbeid", "Hvor den kommer fra")

    def test_an_overlay_that_says_nothing_of_it_is_not_told(self) -> None:
        """And what one says is told in the order of time, oldest first."""
        assert "For enkelte kreftformer" not in PAGES["nb"]["spor-om-arbeid.md"]
        text = part("oppf-utmattelse-arbeid", "For enkelte kreftformer")
        assert text.index("til og med 1. juli 2024") < text.index("**Fra 2. juli 2024**")

    def test_a_disagreement_is_one_sentence_after_another(self) -> None:
        """With one full stop, also where the text has its own."""
        for about in ("Hvor lenge.", "Hvor lenge"):
            told = {"nb": about, "nn": about, "en": about}
            one = Conflict.model_validate({"about": told, "followed": "aml-4-6", "against": ["ftrl-9-10"]})
            [line] = disagreements([one], WRITER)
            assert line.startswith("Hvor lenge. Fulgt: Arbeidsmiljøloven § 4-6. Ikke: Folketrygdloven")

    def test_the_index_tells_who_steps_in(self) -> None:
        """The general practitioner steps in for contact with the employer, and has the plan."""
        text = PAGES["nb"]["README.md"].partition("### Fastlege (kommune)")[2].partition("\n### ")[0]
        first, _, later = text.partition("Når andre mangler")
        assert "(plan-for-retur.md)" in first
        assert "(arbeidsgiver-kontakt.md)" in later

    def test_what_follows_sick_leave_stands_once(self) -> None:
        """By its own clock, not under each stage."""
        by_stage = PAGES["nb"]["README.md"].partition("## Etter ansvarlig")[0]
        assert by_stage.count("(arbeidsgiver-kontakt.md)") == 1


class TestVersions:
    def test_only_generic_versions_are_pages(self) -> None:
        """What an overlay changes is told on the page, and is no page of its own."""
        assert all(one.overlay is None for found in versions_of(CATALOGUE).values() for one in found)

    def test_the_newest_is_described_and_the_others_named(self) -> None:
        """With the days each is in force."""
        new = entry("ph-2")
        old = new.model_copy(update={"valid_to": date(2024, 6, 30)})
        new = new.model_copy(update={"valid_from": date(2024, 7, 1), "patient": old.summary})
        text = Sheet(WRITER, [old, new], None).text()
        assert f"«{old.summary.nb}»" in text
        assert (
            "- Fra 1. juli 2024: den som er beskrevet her\n- Fra 24. januar 2022 til og med 30. juni 2024"
            in text
        )


class TestConditions:
    def test_everybody(self) -> None:
        """An entry without a condition applies to all."""
        assert listed(entry("ph-2").when, WORDS) == "Gjelder alle."

    def test_parts_stand_below_each_other(self) -> None:
        """All and any by name, one step in for each."""
        both = condition(
            {
                "all": [
                    {"fact": "in_working_life", "is": True},
                    {"any": [{"fact": "age", "below": 16}, {"not": {"fact": "wish", "one_of": ["not_now"]}}]},
                    {"any": [{"all": [{"fact": "absent", "is": True}]}]},
                ]
            }
        )
        assert listed(both, WORDS).splitlines() == [
            "- I arbeidslivet: ja",
            "- Minst én av disse:",
            "  - Alder: under 16 år",
            "  - Pasientens ønske om arbeid: ikke «ikke nå»",
            "- Minst én av disse:",
            "  - Alle disse:",
            "    - Borte fra arbeidet på grunn av sykdom: ja",
        ]

    def test_the_opposite_of_yes_is_no(self) -> None:
        """«Ikke ja» is «nei», and not known is the opposite of known."""
        assert listed(condition({"not": {"fact": "absent", "is": True}}), WORDS).endswith(": nei")
        assert listed(condition({"not": {"fact": "age", "known": True}}), WORDS) == "- Alder: ikke kjent"
        assert listed(condition({"not": {"fact": "age", "at_least": 16, "below": 67}}), WORDS) == (
            "- Alder: ikke «minst 16 år, under 67 år»"
        )

    def test_a_not_around_several(self) -> None:
        """Its parts stand below it."""
        none = condition({"not": {"any": [{"fact": "dead", "is": True}, {"fact": "absent", "is": True}]}})
        assert listed(none, WORDS).splitlines()[0] == "- Ikke:"
        assert when(none, WORDS) == (
            "når det ikke stemmer at «død» er ja, eller «borte fra arbeidet på grunn av sykdom» er ja"
        )

    def test_talks(self) -> None:
        """What has been talked about, and since when it counts."""
        talk = {"talked_about": ["nav", "economy"]}
        assert listed(condition(talk), WORDS) == "- Snakket om: Kontakt med Nav, Økonomi og boforhold"
        recent = condition({"not": {**talk, "within_months": 3}})
        assert "Ikke snakket om de siste 3 månedene" in listed(recent, WORDS)
        assert when(recent, WORDS).startswith("når det ikke er snakket om Kontakt med Nav")

    def test_as_a_clause(self) -> None:
        """Parts of parts in brackets."""
        either = {"any": [{"fact": "absent", "is": True}, {"fact": "has_employer", "is": False}]}
        clause = when(condition({"all": [{"fact": "age", "below": 16}, either]}), WORDS)
        assert clause == (
            "når «alder» er under 16 år, og («borte fra arbeidet på grunn av sykdom» er ja, eller "
            "«har arbeidsgiver» er nei)"
        )

    def test_several_values(self) -> None:
        """With a comma between them and «eller» before the last."""
        test = condition({"fact": "affiliations", "includes": ["student", "pupil", "apprentice"]})
        assert listed(test, WORDS) == "- Tilknytning til arbeidslivet: student, elev eller lærling"

    def test_every_fact_can_be_told(self) -> None:
        """A condition on any fact there is has its words."""
        assert all(WORDS.word("fact", name) != name for name in FACTS)


class TestWindows:
    def test_from_top_to_bottom(self) -> None:
        """The day counted from, then what happens, each with its day."""
        assert drawing(opens={"months": 3}, over_time={"months": 4, "days": 1}, closes={"months": 12}) == [
            "○ diagnosen",
            "┊",
            "┬ 3 måneder etter åpner: «bør tas nå»",
            "│",
            "╪ 4 måneder og 1 dag etter «over tiden»",
            "║",
            "┴ 12 måneder etter lukker",
        ]

    def test_the_day_itself_is_not_drawn_twice(self) -> None:
        """What opens on the day counted from stands beside it; what does not close says so."""
        assert drawing(opens={}) == [
            "┬ diagnosen åpner: «bør tas nå»",
            "│",
            "▼ lukker ikke av seg selv",
        ]

    def test_the_day_itself_among_others(self) -> None:
        """Nor is it drawn again when only one of the days is that day."""
        lines = drawing(opens={}, over_time={"weeks": 6})
        assert [line for line in lines if "diagnosen" in line] == ["┬ diagnosen åpner: «bør tas nå»"]

    def test_before_and_after(self) -> None:
        """The day counted from stands where it falls."""
        lines = drawing(anchor="return_planned", opens={"weeks": -1}, closes={"weeks": 4})
        assert lines == [
            "┬ 1 uke før åpner: «bør tas nå»",
            "│",
            "○ planlagt retur til arbeid",
            "│",
            "┴ 4 uker etter lukker",
        ]

    def test_counted_from_something_else(self) -> None:
        """Another day is named, and so is the earliest it counts."""
        closes = {"from": "treatment_ended", "weeks": 4, "not_before": {"weeks": 10}}
        assert drawing(opens={"weeks": 4}, closes=closes)[-1] == (
            "┴ 4 uker etter behandlingsslutt, men tidligst 10 uker etter diagnosen lukker"
        )

    def test_whichever_comes_first(self) -> None:
        """Several days, of which the first counts."""
        opens = [{"weeks": 14}, {"weeks": 4, "from": "treatment_ended"}]
        assert drawing(opens=opens)[2].startswith(
            "┬ 14 uker etter eller 4 uker etter behandlingsslutt, det som kommer først"
        )

    def test_a_rough_day(self) -> None:
        """Where a rough day counts from its earliest, the table says so."""
        one = Window.model_validate(
            {
                "anchor": "diagnosis_told",
                "opens": {},
                "closes": {"months": 3, "as_opening": True},
                "basis": BASIS,
            }
        )
        assert any("den tidligste dagen den kan være" in part for part in window_parts([one], WRITER))

    def test_the_sources_stand_beside_each_number(self) -> None:
        """Each day in the table has what it rests on, with its standing."""
        rows = next(part for part in window_parts(entry("ph-2").windows, WRITER) if part.startswith("|"))
        assert all("nasjonal føring); produktråd |" in row for row in rows.splitlines()[2:])

    def test_other_ways_to_count_and_other_times(self) -> None:
        """A second window of the same time is told as such, and times are numbered when there are several."""
        plan = "\n".join(window_parts(entry("plan-for-retur").windows, WRITER))
        assert "Er ikke dette kjent (planlagt retur til arbeid), regnes det slik:" in plan
        after = "\n".join(window_parts(entry("tilrettelegging-etter-retur").windows, WRITER))
        assert "**Gang 6**" in after
        assert "Gang" not in plan

    def test_a_span_of_mixed_signs(self) -> None:
        """Two months less a day."""
        one = Window.model_validate(
            {"anchor": "diagnosis_told", "opens": {"months": 2, "days": -1}, "basis": BASIS}
        )
        assert span(one.opens[0], WORDS) == "2 måneder minus 1 dag"
        assert opening(one, WORDS) == "2 måneder minus 1 dag etter diagnosen"


class TestWords:
    def test_a_level_is_told_once(self) -> None:
        """«Kreftkoordinator i kommunen» says it; «fastlege» does not; the certifying doctor may be at either."""
        assert role_at_its_level("municipal_cancer_coordinator", WORDS) == "kreftkoordinator i kommunen"
        assert role_at_its_level("gp", WORDS) == "fastlege (kommune)"
        assert role_at_its_level("certifying_doctor", WORDS) == "sykmelder"

    def test_markdown_is_kept_apart_from_the_words(self) -> None:
        """Bars in a table and brackets in a link are escaped; a list with paragraphs has air between."""
        assert table(["a"], [["b | c"]]).splitlines()[-1] == "| b \\| c |"
        assert link("[er] så", "x.md") == "[\\[er\\] så](x.md)"
        assert bullets(["a:\n\n> b", "c"]) == "- a:\n\n  > b\n\n- c"
