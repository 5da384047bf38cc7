"""The Commerce Control List (part 774, supplement no. 1): control items, licence requirements, criteria, exceptions."""

from collections.abc import Iterator

from ingest.expectations import expect, expect_within
from ingest.sources.ear.criteria import Criterion
from ingest.sources.ear.criteria_text import (
    is_model_parameters,
    read_heading,
    read_paragraph,
)
from ingest.sources.ear.entry import Paragraph, PlacedEntry, find_paragraph, item_id
from ingest.sources.ear.exceptions import CarveOut, carve_out_statements, named_exceptions, read_flags
from ingest.sources.ear.expectations import CclExpectations
from ingest.sources.ear.notes import Note, read_note
from ingest.sources.ear.policies import CCL, ccl_statements
from ingest.sources.ear.requirements import Requirement, chart_columns, read_requirements, requirement_statements
from ingest.sources.ear.tables import Ccl
from ingest.table import Cell, Findings, Page
from ontology.statement import Statement
from ontology.terms import Property
from ontology.vocabulary import EntityClass

_ITEM_CLASSES = {"A": "commodity", "B": "commodity", "C": "commodity", "D": "software", "E": "technology"}


def read_ccl(table: Ccl, page: Page, expected: CclExpectations, found: Findings) -> None:
    """The selected entries.

    Raises `INGEST-EXPECTATION` where the list is cut, or a selected entry or one of its requirements is missing.
    """
    expect_within(len(table.entries), expected.entries, "entries of the Commerce Control List")
    expect(
        len(table.entries) == table.entry_count,
        f"{len(table.entries)} entries, but `entryCount` is {table.entry_count}",
    )
    columns: list[Cell] = []
    for eccn, requirements in expected.selected.items():
        places = [index for index, entry in enumerate(table.entries) if entry.eccn == eccn]
        expect(len(places) == 1, f"ECCN {eccn} stands {len(places)} times in the list, expected once")
        placed = PlacedEntry(table.entries[places[0]], places[0], page)
        _Reader(placed, expected, found).read(table.citation, requirements)
        columns += chart_columns(placed)
    _report_columns(columns, found)


def _report_columns(columns: list[Cell], found: Findings) -> None:
    if columns:
        found.warn(
            "EAR-CHART-COLUMN",
            f"{len(columns)} requirements refer to a column of the Commerce Country Chart and are not in the graph: "
            + ", ".join(f"{cell.text.rstrip('.')} ({cell.pointer})" for cell in columns),
            "read the Country Chart as well (15 CFR part 738, supplement no. 1); until then look them up there",
        )


class _Reader:
    """Reads one entry: its requirements tell which paragraphs matter, and what is left over is reported."""

    def __init__(self, placed: PlacedEntry, expected: CclExpectations, found: Findings) -> None:
        self.placed = placed
        self.expected = expected
        self.found = found

    def read(self, citation: str, expected_requirements: int) -> None:
        placed, found = self.placed, self.found
        requirements = read_requirements(placed, found)
        complete = [each for each in requirements if each.scope is not None]
        expect(
            len(complete) >= expected_requirements,
            f"ECCN {placed.eccn} states {len(complete)} licence requirements in full, expected {expected_requirements}",
        )
        found.add(self._entry(placed.page.cell(citation, "citation")))
        for each in requirements:
            found.add(requirement_statements(each, placed.page.observed))
        controls = {each.number: each.control for each in requirements}
        paragraphs = {number: self._paragraph(number) for number in controls if number != placed.eccn}
        notes = self._notes({number: each for number, each in paragraphs.items() if each is not None})
        for number, paragraph in paragraphs.items():
            found.add(self._paragraph_item(number, paragraph, controls[number]))
        self._criteria({number: self._text_test(number, paragraphs.get(number)) for number in controls}, notes)
        exclusions = [exclusion for note in notes for exclusion in note.exclusions]
        self._carve_outs([*read_flags(placed, found), *exclusions], requirements)
        self._report_unread(notes)

    def _entry(self, citation: Cell) -> Iterator[Statement]:
        heading, item = self.placed.heading, item_id(self.placed.eccn)
        yield from self._item(heading, self.placed.eccn)
        yield heading.say(item, Property.DEFINITION, heading.text)
        yield citation.say(item, Property.PART_OF, CCL)
        yield from ccl_statements(citation)

    def _item(self, cell: Cell, number: str) -> Iterator[Statement]:
        entry = self.placed.entry
        item_class = "model_parameters" if is_model_parameters(entry.heading) else _ITEM_CLASSES[entry.product_group]
        yield from cell.describe(item_id(number), EntityClass.CONTROL_ITEM, f"ECCN {number}")
        yield cell.say(item_id(number), Property.ALIAS, number)
        yield cell.say(item_id(number), Property.ITEM_CLASS, item_class)

    def _paragraph(self, number: str) -> Paragraph | None:
        return find_paragraph(self.placed, number, self.expected.paragraphs.get(number), self.found)

    def _paragraph_item(self, number: str, paragraph: Paragraph | None, control: Cell) -> Iterator[Statement]:
        head = control if paragraph is None else self.placed.item(paragraph.head)
        yield from self._item(head, number)
        yield control.say(item_id(number), Property.PART_OF, item_id(self.placed.eccn))
        if paragraph is not None:
            rows = self.placed.entry.items
            below = [f"({rows[place].paragraph}) {rows[place].text}" for place in paragraph.below]
            yield head.say(item_id(number), Property.DEFINITION, " ".join([head.text, *below]))

    def _notes(self, paragraphs: dict[str, Paragraph]) -> list[Note]:
        """Everything in the list of items that is no controlled paragraph."""
        last = {max(each.places): number for number, each in paragraphs.items()}
        taken = {place for each in paragraphs.values() for place in each.places}
        places = [place for place in range(len(self.placed.entry.items)) if place not in taken]
        return [read_note(self.placed.item(place), follows=last.get(place - 1)) for place in places]

    def _text_test(self, number: str, paragraph: Paragraph | None) -> Criterion | None:
        if number == self.placed.eccn:
            return read_heading(self.placed.heading)
        if paragraph is None:
            return None
        return read_paragraph(self.placed.item(paragraph.head), [self.placed.item(place) for place in paragraph.below])

    def _criteria(self, tests: dict[str, Criterion | None], notes: list[Note]) -> None:
        """What a thing must be to need the licence: all of the tests in the text and in the notes, or none at all."""
        hiding = [note.cell.pointer for note in notes if note.hides_exclusion]
        for number, test in tests.items():
            if test is None or hiding:
                self.found.warn(
                    "EAR-CRITERION-UNREAD",
                    f"ECCN {number}: not understood what a thing must be to be covered: "
                    + ", ".join(hiding or [f"/entries/{self.placed.index}"]),
                    "extend criteria_text.py or notes.py of this source; until then it is unknown what is covered",
                )
                continue
            limits = [limit.test for note in notes for limit in note.tests if number in limit.numbers]
            for each in [test, *limits]:
                self.found.add(each.statements())
                self.found.add([each.cell.say(item_id(number), Property.HAS_CRITERION, each.id)])

    def _carve_outs(self, offered: list[CarveOut], requirements: list[Requirement]) -> None:
        for each in offered:
            covered = [known for known in requirements if each.number in (None, self.placed.eccn, known.number)]
            for requirement in covered:
                self.found.add(carve_out_statements(each, requirement, self.placed.page.observed))
            if not covered:
                self.found.warn(
                    "EAR-EXCEPTION-IDLE",
                    f"{each.cell.pointer}: {each.name} fits none of the requirements read: {each.cell.text}",
                    "check the entry; the exception is missing from the graph",
                )

    def _report_unread(self, notes: list[Note]) -> None:
        unread = [note.cell.pointer for note in notes if not note.understood]
        if unread:
            self.found.warn(
                "EAR-NOTE-UNREAD",
                f"ECCN {self.placed.eccn}: {len(unread)} notes and paragraphs are not in the graph: "
                + ", ".join(unread),
                "read them before you rely on an answer at the edge of a criterion",
            )
        named = {symbol for note in notes for symbol in named_exceptions(note.cell.text)}
        missing = sorted(named - self.placed.entry.licence_exception_flags.by_symbol().keys())
        if missing:
            self.found.warn(
                "EAR-EXCEPTION-MISSING",
                f"ECCN {self.placed.eccn}: notes refer to License Exceptions {', '.join(missing)}, but the file has no "
                f"such flag (/entries/{self.placed.index}/licenceExceptionFlags)",
                "compare with the eCFR, and enter them in the register",
            )
