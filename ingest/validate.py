"""The gate before the graph: a reading goes in only if every statement is in the vocabulary and proven by its quote."""

from collections.abc import Callable, Collection, Mapping
from math import isfinite

from ingest.pointer import proves
from ingest.source import Reading, Rows
from ontology.document import Document, Mention, Quote
from ontology.errors import ExportGraphError
from ontology.schemes import schemes
from ontology.statement import Evidence, Statement, Value
from ontology.terms import Property, property_term
from ontology.times import PartialDate
from ontology.vocabulary import EntityClass


def validate(reading: Reading) -> None:
    """Raise `INGEST-INVALID-STATEMENT` for the first statement or mention that does not hold.

    Quotes of a text are compared with it, those of a table with the cell to which their locator leads. Raises
    `INGEST-ROWS-LOST` where not every row of a table is accounted for.
    """
    if reading.rows is not None and not reading.rows.accounted_for:
        raise _lost(reading.document, reading.rows)
    for statement in reading.statements:
        problem = _problem_of_statement(statement, reading)
        if problem is not None:
            raise _invalid(reading.document, _named(statement), problem)
    for mention in reading.mentions:
        problem = _problem_of_mention(mention, reading)
        if problem is not None:
            raise _invalid(reading.document, f"the mention of {mention.refers_to or mention.entity_class}", problem)


def _problem_of_statement(statement: Statement, reading: Reading) -> str | None:
    if not _is_id(statement.subject):
        return f"its subject {statement.subject!r} is not an id (kind:path)"
    if not (isfinite(statement.confidence) and 0 <= statement.confidence <= 1):
        return f"its confidence {statement.confidence} is not between 0 and 1"
    if statement.evidence.document != reading.document.id:
        return f"its evidence is {statement.evidence.document}, another document"
    return (
        _problem_of_value(statement.predicate, statement.value)
        or _problem_of_quote(statement.evidence.quote, reading)
        or _problem_of_cell(statement.evidence, reading.table)
    )


def _problem_of_mention(mention: Mention, reading: Reading) -> str | None:
    if mention.document != reading.document.id:
        return f"it is of {mention.document}, another document"
    if mention.refers_to is not None and not _is_id(mention.refers_to):
        return f"it refers to {mention.refers_to!r}, which is not an id (kind:path)"
    return _problem_of_quote(mention.quote, reading)


def _problem_of_value(predicate: Property, value: Value) -> str | None:
    if isinstance(value, str) and not value.strip():
        return "its value is empty"
    closed = _closed(predicate)
    if closed is not None and value not in closed:
        return f"its value {value!r} is not one of: {', '.join(closed)}"
    term = property_term(predicate)
    if term.relationship is not None:
        return None if _is_id(value) else f"its value {value!r} is not an id (kind:path)"
    for name in term.range:
        check = _LITERALS.get(name)
        if check is not None and not check(value):
            return f"its value {value!r} is no {_WORDS.get(name, name)}"
    return None


def _closed(predicate: Property) -> Collection[str] | None:
    """The values that a property may have, where the ontology gives a closed list of them."""
    if predicate is Property.TYPE:
        return tuple(EntityClass)
    scheme = property_term(predicate).scheme
    return None if scheme is None else schemes()[scheme].concepts


def _problem_of_quote(quote: Quote | None, reading: Reading) -> str | None:
    if quote is None or not quote.exact.strip():
        return "it has no quote"
    text, source_map = reading.text, reading.source_map
    if text is None:
        return None
    if not 0 <= quote.start < quote.end <= len(text):
        return f"its quote lies at {quote.start}-{quote.end}, outside the text of {len(text)} characters"
    if not quote.checks_out(text):
        return f"the text does not say {quote.exact!r} at {quote.start}-{quote.end}"
    if source_map is not None and not source_map.covers(quote.start, quote.end):
        return f"its quote {quote.exact!r} stands nowhere in the file"
    return None


def _problem_of_cell(evidence: Evidence, table: object | None) -> str | None:
    if table is None:
        return None
    try:
        return None if proves(table, evidence) else f"the cell {evidence.locator} does not say what it quotes"
    except ExportGraphError as error:
        return error.message


def _is_id(value: Value) -> bool:
    kind, colon, path = value.partition(":") if isinstance(value, str) else ("", "", "")
    return bool(kind and colon and path.strip())


def _is_date(value: Value) -> bool:
    try:
        PartialDate(str(value))
    except ExportGraphError:
        return False
    return True


def _is_number(value: Value) -> bool:
    try:
        return isfinite(float(value)) and not isinstance(value, bool)
    except ValueError:
        return False


def _is_boolean(value: Value) -> bool:
    return isinstance(value, bool) or value in ("true", "false")


def _is_address(value: Value) -> bool:
    return isinstance(value, str) and value.startswith(("http://", "https://"))


_LITERALS: Mapping[str, Callable[[Value], bool]] = {
    "date": _is_date,
    "double": _is_number,
    "boolean": _is_boolean,
    "Thing": _is_address,
}
"""How values are checked that are neither ids nor of a closed list, by the local name of their range."""
_WORDS = {"Thing": "web address"}


def _named(statement: Statement) -> str:
    return f"the statement {statement.subject} {statement.predicate.value} {statement.value!r}"


def _invalid(document: Document, thing: str, problem: str) -> ExportGraphError:
    return ExportGraphError(
        code="INGEST-INVALID-STATEMENT",
        message=f"{document.file_name}: {thing} does not hold: {problem}",
        fix="this is a fault of the source's reader, not of the document: report it with the file",
    )


def _lost(document: Document, rows: Rows) -> ExportGraphError:
    return ExportGraphError(
        code="INGEST-ROWS-LOST",
        message=(
            f"{document.file_name} has {rows.total} rows, but {rows.loaded} loaded, {sum(rows.ignored.values())} "
            f"left out and {rows.reported} reported do not make them all"
        ),
        fix="this is a fault of the source's reader, not of the document: report it with the file",
    )
