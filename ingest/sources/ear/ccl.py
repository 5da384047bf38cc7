"""The Commerce Control List (part 774, supplement no. 1): control items, licence requirements, criteria, exceptions."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ingest.corrections import Corrections
from ingest.expectations import expect, expect_within
from ingest.source import Correction
from ingest.sources.ear import ccl_reports as reports
from ingest.sources.ear.criteria import Criterion
from ingest.sources.ear.criteria_text import is_model_parameters, read_heading, read_paragraph
from ingest.sources.ear.entry import PlacedEntry, item_id
from ingest.sources.ear.exceptions import carve_out_references, carve_out_statements, named_exceptions, read_flags
from ingest.sources.ear.expectations import CclExpectations
from ingest.sources.ear.items import entry_statements, named_statements, paragraph_statements, reasons
from ingest.sources.ear.notes import Note, read_note
from ingest.sources.ear.paragraphs import Paragraphs, read_paragraphs_of
from ingest.sources.ear.policies import ccl_items_statements, ccl_statements
from ingest.sources.ear.requirements import Requirement, requirement_references, requirement_statements
from ingest.sources.ear.rows import requirement_rows, requirement_texts, unstated_requirements
from ingest.sources.ear.tables import Ccl
from ingest.sources.ear.tally import Tally
from ingest.table import Findings, Page
from ontology.statement import Statement
from ontology.terms import Property

RESERVED = "reserved"
_MERGED = "a row that repeats another row of its entry"


def read_ccl(
    table: Ccl, page: Page, expected: CclExpectations, found: Findings, corrections: Sequence[Correction] = ()
) -> int:
    """Every entry; gives the number of rows: of entries, of licence requirements, and of lists of items.

    Raises `INGEST-EXPECTATION` where the list is cut, or an essential entry or one of its requirements is missing.
    """
    _expect_whole(table, expected)
    citation = page.cell(table.citation, "citation")
    found.add(ccl_statements(citation))
    found.add(ccl_items_statements(citation))
    shared = _Shared(Corrections(tuple(corrections)))
    for index, entry in enumerate(table.entries):
        placed = PlacedEntry(entry, index, page)
        found.add(entry_statements(placed, citation))
        found.loaded += 1
        _Reader(placed, expected, found, shared).read()
    shared.tally.report(found)
    shared.corrections.report(found)
    return sum(1 + len(entry.country_chart) + len(entry.items) for entry in table.entries)


def _expect_whole(table: Ccl, expected: CclExpectations) -> None:
    expect_within(len(table.entries), expected.entries, "entries of the Commerce Control List")
    rows = sum(len(entry.country_chart) for entry in table.entries)
    expect_within(rows, expected.requirements, "licence requirements of the Commerce Control List")
    items = sum(len(entry.items) for entry in table.entries)
    expect_within(items, expected.items, "paragraphs and notes of the Commerce Control List")
    expect(
        len(table.entries) == table.entry_count,
        f"{len(table.entries)} entries, but `entryCount` is {table.entry_count}",
    )
    numbers = [entry.eccn for entry in table.entries]
    for eccn in [*expected.essential, *numbers]:
        times = numbers.count(eccn)
        expect(times == 1, f"ECCN {eccn} stands {times} times in the list, expected once")


@dataclass(frozen=True, slots=True)
class _Shared:
    """What the readers of all entries share."""

    corrections: Corrections
    tally: Tally = field(default_factory=Tally)
    described: set[str] = field(default_factory=set)
    """The ids of what has been described already."""


class _Reader:
    """Reads one entry: its requirements tell which paragraphs matter, and what is left over is reported."""

    def __init__(self, placed: PlacedEntry, expected: CclExpectations, found: Findings, shared: "_Shared") -> None:
        self.placed = placed
        self.expected = expected
        self.found = found
        self.tally = shared.tally
        self.corrections = shared.corrections
        self.described = shared.described

    def read(self) -> None:
        placed, found = self.placed, self.found
        requirements = self._requirements()
        named = [number for each in requirements for number in (*each.numbers, *each.row.control.excluded)]
        paragraphs = read_paragraphs_of(placed, named, self.expected.paragraphs)
        for number, paragraph in paragraphs.controlled.items():
            self.described.add(item_id(number))
            found.add(paragraph_statements(placed, number, paragraph))
        for each in requirements:
            for number in (*each.numbers, *each.row.control.excluded):
                self._describe([(item_id(number), named_statements(placed, number, each.row.control.cell))])
            self._describe(requirement_references(each))
            found.add(requirement_statements(each, placed.page.observed))
        notes = self._notes(paragraphs)
        self._criteria(paragraphs, notes)
        self._carve_outs(notes, requirements)
        self._account(paragraphs, notes)

    def _describe(self, references: Iterable[tuple[str, Iterator[Statement]]]) -> None:
        """Say what is referred to, once in the whole list."""
        for identifier, statements in references:
            if identifier not in self.described:
                self.described.add(identifier)
                self.found.add(statements)

    def _requirements(self) -> list[Requirement]:
        """Those that its rows and texts state, and those of which it only says that there are some."""
        placed = self.placed
        requirements = {each.id: each for each in map(Requirement, requirement_texts(placed).values())}
        for row in range(len(placed.entry.country_chart)):
            stated = [Requirement(each) for each in requirement_rows(placed, row, self.corrections)]
            if all(each.id in requirements for each in stated):
                self.found.ignore(_MERGED)
            else:
                self.found.loaded += 1
            requirements |= {each.id: each for each in stated if each.id not in requirements}
        for each in requirements.values():
            reports.requirement(self.tally, each, placed)
        self._expect_stated(requirements.values())
        for missing in self._unstated(requirements.values()):
            reports.missing_requirement(self.tally, placed, missing.row.control.reason)
            requirements[missing.id] = missing
        return list(requirements.values())

    def _unstated(self, stated: Iterable[Requirement]) -> list[Requirement]:
        known = {each.row.control.reason or "" for each in stated}
        rows = unstated_requirements(self.placed, reasons(self.placed)[0], known)
        return [Requirement(each) for each in rows]

    def _expect_stated(self, requirements: Iterable[Requirement]) -> None:
        whole = [each for each in requirements if each.row.reach.scope is not None and each.is_exact]
        eccn, wanted = self.placed.eccn, self.expected.essential.get(self.placed.eccn, 0)
        expect(
            len(whole) >= wanted,
            f"ECCN {eccn} states {len(whole)} licence requirements in full, expected {wanted}",
        )

    def _notes(self, paragraphs: Paragraphs) -> dict[int, Note]:
        """Everything in the list of items that is neither a controlled paragraph nor unclear, by place."""
        ends: dict[int, list[str]] = {}
        for number, each in paragraphs.controlled.items():
            ends.setdefault(max(each.places), []).append(number)
        taken = {place for each in paragraphs.controlled.values() for place in each.places}
        taken |= {*paragraphs.reserved, *requirement_texts(self.placed)}
        notes: dict[int, Note] = {}
        for place in range(len(self.placed.entry.items)):
            if place not in taken:
                # "This control" after the end of two paragraphs, one inside the other, can mean either.
                before = ends.get(place - 1, [])
                notes[place] = read_note(self.placed.item(place), follows=before[0] if len(before) == 1 else None)
        return notes

    def _criteria(self, paragraphs: Paragraphs, notes: dict[int, Note]) -> None:
        """What a thing must be to need the licence: all of the tests in the text and in the notes, or none at all."""
        hiding = [note.cell.pointer for note in notes.values() if note.hides_exclusion]
        limits = [limit for note in notes.values() for limit in note.tests]
        for number, test in self._tests(paragraphs).items():
            if test is None:
                reports.unread_criterion(self.tally, self.placed)
            elif hiding:
                reports.hidden_criterion(self.tally, number, hiding)
            else:
                for each in [test, *(limit.test for limit in limits if limit.limits(number))]:
                    self.found.add(each.statements())
                    self.found.add([each.cell.say(item_id(number), Property.HAS_CRITERION, each.id)])

    def _tests(self, paragraphs: Paragraphs) -> dict[str, Criterion | None]:
        placed = self.placed
        tests: dict[str, Criterion | None] = {}
        if is_model_parameters(placed.entry.heading):
            tests[placed.eccn] = read_heading(placed.heading)
        for number, each in paragraphs.controlled.items():
            tests[number] = read_paragraph(placed.item(each.head), [placed.item(place) for place in each.below])
        return tests

    def _carve_outs(self, notes: dict[int, Note], requirements: list[Requirement]) -> None:
        exclusions = [exclusion for note in notes.values() for exclusion in note.exclusions]
        for each in [*read_flags(self.placed, self.tally), *exclusions]:
            touched = [known for known in requirements if each.bears_on(known)]
            if touched:
                self._describe(carve_out_references(each, self.placed))
                self.found.add(carve_out_statements(each, touched, self.placed))
            else:
                reports.idle_exception(self.tally, each)

    def _account(self, paragraphs: Paragraphs, notes: dict[int, Note]) -> None:
        """What became of the rows of the list of items."""
        placed, found = self.placed, self.found
        placed_rows = {place for each in paragraphs.controlled.values() for place in each.places}
        found.loaded += len(placed_rows - {*paragraphs.reserved}) + len(requirement_texts(placed))
        if paragraphs.reserved:
            found.ignore(RESERVED, len(paragraphs.reserved))
        for place, note in notes.items():
            if note.understood:
                found.loaded += 1
            else:
                found.reported += 1
                reports.unread_row(self.tally, placed, unclear=place in paragraphs.unclear)
        flags = placed.entry.licence_exception_flags.by_symbol().keys()
        missing = {symbol for note in notes.values() for symbol in named_exceptions(note.cell.text)} - flags
        reports.missing_exceptions(self.tally, placed, sorted(missing))
        reports.unread_reasons(self.tally, placed, reasons(placed)[1])
