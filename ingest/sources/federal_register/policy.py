"""From one document to the policy that it is: its names and citations, what it changes, and since when."""

import re
from collections.abc import Iterator

from ingest.sources.federal_register.agencies import issuers
from ingest.sources.federal_register.effect import effects
from ingest.sources.federal_register.kinds import Kind, kind_of
from ingest.sources.federal_register.record import Record
from ingest.table import Cell, Findings
from ontology.ids import slug
from ontology.statement import Statement
from ontology.terms import Property
from ontology.times import Interval, PartialDate
from ontology.vocabulary import EntityClass, LegalStatus, Modality

KNOWN = (
    "document_number", "title", "type", "subtype", "action", "abstract", "publication_date", "signing_date",
    "effective_on", "dates", "agencies", "cfr_references", "regulation_id_numbers", "docket_ids",
    "citation", "html_url", "correction_of", "executive_order_number", "proclamation_number",
)  # fmt: skip
"""The fields that are read here and in the modules beside this one."""
EAR = "policy:us/ear"
_EAR_PARTS = range(730, 775)
_EAR_AMENDED = re.compile(r"\bamend(?:s|ing) the Export Administration Regulations\b")
_DOCKET = re.compile(r"^Docket(?: (?:No\.?|Number|ID))?:? ")
_LAST_NUMBER = re.compile(r"(?P<number>[A-Z]?\d*-?\d{2,4}-\d+)(?:\.json)?/?$")


def read_document(record: Record, found: Findings) -> None:
    """The statements that a document supports, and warnings for what it says in words that are not understood."""
    kind = kind_of(record)
    identifier = _id_of(record)
    found.add(_description(record, identifier))
    if kind is not None:
        found.add([kind.cell.say(identifier, Property.INSTRUMENT_KIND, kind.name)])
    found.add(issuers(record, identifier))
    found.add(_changes(record, identifier, kind))
    found.add(_corrections(record, identifier))
    if kind is not None and kind.is_proposal:
        found.add(_proposal(record, identifier))
    found.add(effects(record, identifier, kind))


def document_id(number: str) -> str:
    """The id of a document of the Federal Register ("2025-00636")."""
    return f"policy:fr-doc/{number}"


def _id_of(record: Record) -> str:
    """Its id; orders and proclamations are cited by a number of their own, by which other sources know them."""
    for field, kind in (("executive_order_number", "eo"), ("proclamation_number", "proclamation")):
        cell = record.cell(field)
        if cell is not None:
            return f"policy:us/{kind}-{slug(cell.text)}"
    return document_id(record.number)


def _description(record: Record, identifier: str) -> Iterator[Statement]:
    number = record.cell("document_number")
    title = record.cell("title")
    if number is not None:
        yield number.say(identifier, Property.EXTERNAL_ID, f"federal-register:{record.number}")
        yield number.say(identifier, Property.CITATION, f"FR Doc. {record.number}")
    if title is not None:
        yield from title.describe(identifier, EntityClass.POLICY, title.text)
    plain = (
        ("citation", Property.CITATION),
        ("abstract", Property.DEFINITION),
        ("html_url", Property.OFFICIAL_URL),
        ("publication_date", Property.PUBLISHED),
        ("signing_date", Property.SIGNED),
    )
    for field, meaning in plain:
        cell = record.cell(field)
        if cell is not None:
            yield cell.say(identifier, meaning, cell.text)
    yield from _numbers(record, identifier)


def _numbers(record: Record, identifier: str) -> Iterator[Statement]:
    for cell in record.cells("regulation_id_numbers"):
        yield cell.say(identifier, Property.EXTERNAL_ID, f"rin:{cell.text}")
    for cell in record.cells("docket_ids"):
        yield cell.say(identifier, Property.EXTERNAL_ID, f"docket:{_DOCKET.sub('', cell.text)}")
    for field, words in (("executive_order_number", "Executive Order"), ("proclamation_number", "Proclamation")):
        number = record.cell(field)
        if number is not None:
            yield number.say(identifier, Property.CITATION, f"{words} {number.text}")


def _changes(record: Record, identifier: str, kind: Kind | None) -> Iterator[Statement]:
    """The parts of the CFR that a rule amends, or that a proposal would; the EAR where only the abstract tells."""
    predicate = _relation(kind)
    references = record.items("cfr_references")
    for index, reference in enumerate(references):
        if not isinstance(reference, dict):
            record.unread("cfr_references")
            continue
        title = record.cell("cfr_references", index, "title")
        part = record.cell("cfr_references", index, "part")
        if title is None or part is None:
            continue
        if predicate is not None:
            yield from _part(title, part)
            yield part.say(identifier, predicate, f"policy:cfr/{title.text}-{part.text}")
    abstract = record.cell("abstract")
    amended = None if abstract is None else _EAR_AMENDED.search(abstract.text)
    if abstract is not None and amended is not None and not references and kind is not None and kind.is_rule:
        yield abstract.part(*amended.span()).say(identifier, Property.AMENDS, EAR)


def _relation(kind: Kind | None) -> Property | None:
    """How a document relates to the parts that it names: a notice changes none."""
    if kind is None:
        return None
    if kind.is_rule:
        return Property.AMENDS
    return Property.PROPOSES if kind.is_proposal else None


def _part(title: Cell, part: Cell) -> Iterator[Statement]:
    identifier = f"policy:cfr/{title.text}-{part.text}"
    yield from part.describe(identifier, EntityClass.POLICY, f"{title.text} CFR part {part.text}")
    if title.text == "15" and part.text.isdecimal() and int(part.text) in _EAR_PARTS:
        yield part.say(identifier, Property.PART_OF, EAR)


def _corrections(record: Record, identifier: str) -> Iterator[Statement]:
    cell = record.cell("correction_of")
    if cell is not None:
        match = _LAST_NUMBER.search(cell.text)
        if match is None:
            record.unread("correction_of")
            return
        number = match["number"]
        yield from cell.describe(document_id(number), EntityClass.POLICY, f"FR Doc. {number}")
        yield cell.say(document_id(number), Property.EXTERNAL_ID, f"federal-register:{number}")
        yield cell.say(identifier, Property.CORRECTS, document_id(number))
    elif re.search(r";\s*correct(?:ion|ing amendments?)s?$", record.text("title"), re.IGNORECASE):
        record.warn(
            "FR-CORRECTION-OF-WHAT",
            "its title says that it corrects, and the file does not say which document",
            "fetch the document again with all fields, or say in a register file what it corrects",
        )


def _proposal(record: Record, identifier: str) -> Iterator[Statement]:
    """A proposal stays one, whatever its dates say: only another document can make it law."""
    cell = record.cell("publication_date")
    if cell is not None:
        since = Interval(start=PartialDate(cell.text))
        yield cell.say(identifier, Property.LEGAL_STATUS, LegalStatus.PROPOSED, valid=since, modality=Modality.PROPOSED)
