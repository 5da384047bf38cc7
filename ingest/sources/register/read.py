"""Reads a register file: a YAML list of things, each with facts, each fact with what shows it.

The keys of an entry are properties of the ontology. A fact is a plain value, a list, or a map with `value` and
(each optional) `from`, `observed`, `to`, `says`, `cite`, `confidence`, `scheduled`. See docs/register.md.
"""

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ingest.decode import decode_yaml
from ingest.source import RawFile, Reading, SourceInfo
from ontology.document import Document, Quote
from ontology.errors import ExportGraphError
from ontology.statement import Evidence, Statement, Value
from ontology.terms import Property, property_term
from ontology.times import Basis, Interval, PartialDate
from ontology.vocabulary import Modality

EXTRACTOR = "register/1"
MARK = "exportgraph-register"
_OWN_KEYS = {"id", "cite"}


class Citation(BaseModel):
    """What shows a fact."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    publisher: str
    url: str | None = None
    date: str | None = None

    def __str__(self) -> str:
        return ", ".join(part for part in (self.title, self.publisher, self.date, self.url) if part)


class Fact(BaseModel):
    """One value of a property, with its time and its proof."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    value: str
    since: str | None = Field(default=None, alias="from")
    observed: str | None = None
    to: str | None = None
    says: str | None = None
    """The fact in a sentence of our own; it is the quote that answers show."""
    cite: str | None = None
    confidence: float = 1.0
    scheduled: bool = False


class RegisterFile(BaseModel):
    """A register file as written."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    version: str = Field(alias=MARK)
    title: str
    reviewed: str
    citations: dict[str, Citation]
    entries: list[dict[str, object]]


def accepts(raw: RawFile) -> bool:
    """A YAML file that says it is a register file."""
    return raw.name.endswith((".yml", ".yaml")) and MARK.encode() in raw.content[:400]


def read(raw: RawFile, info: SourceInfo) -> Reading:
    """The statements of a register file.

    Raises `INGEST-YAML`, `REGISTER-SHAPE`, `REGISTER-PROPERTY` or `REGISTER-CITATION`.
    """
    register = _parse(raw)
    document = Document(
        sha256=raw.sha256,
        source="register",
        kind=info.kind,
        title=register.title,
        media_type="application/yaml",
        file_name=raw.name,
        publisher=info.publisher,
        published=PartialDate(register.reviewed),
        licence=info.licence,
    )
    statements = tuple(_statements(register, document, raw.name))
    return Reading(document=document, text=None, mentions=(), statements=statements)


def _parse(raw: RawFile) -> RegisterFile:
    try:
        return RegisterFile.model_validate(decode_yaml(raw))
    except ValidationError as error:
        raise _misshapen(raw.name, error) from None


def _statements(register: RegisterFile, document: Document, name: str) -> Iterator[Statement]:
    for number, entry in enumerate(register.entries):
        identifier = entry.get("id")
        if not isinstance(identifier, str):
            raise ExportGraphError(
                code="REGISTER-SHAPE", message=f"{name}: entry {number} has no id", fix="give it an id, kind:path"
            )
        for key, given in entry.items():
            if key in _OWN_KEYS:
                continue
            predicate = _property(key, name, identifier)
            for pointer, fact in _facts(given, f"/entries/{number}/{key}", name):
                citation = _citation(register, fact.cite or entry.get("cite"), name, pointer)
                yield _statement(identifier, predicate, fact, pointer, document.id, str(citation))


def _property(key: str, name: str, identifier: str) -> Property:
    try:
        return Property(key)
    except ValueError:
        raise ExportGraphError(
            code="REGISTER-PROPERTY",
            message=f"{name}: {identifier} has {key!r}, which is no property of the ontology",
            fix="use a property of ontology/exportgraph.ttl, or add it there first (docs/add-a-type.md)",
        ) from None


def _facts(given: object, pointer: str, name: str) -> Iterator[tuple[str, Fact]]:
    """Each fact with the JSON Pointer of the text that states it."""
    if isinstance(given, list):
        for number, each in enumerate(given):
            yield from _facts(each, f"{pointer}/{number}", name)
    elif isinstance(given, dict):
        try:
            fact = Fact.model_validate(given)
        except ValidationError as error:
            raise _misshapen(f"{name}{pointer}", error) from None
        yield f"{pointer}/{'says' if fact.says else 'value'}", fact
    else:
        yield pointer, Fact(value=str(given))


def _citation(register: RegisterFile, key: object, name: str, pointer: str) -> Citation:
    citation = register.citations.get(str(key))
    if citation is None:
        raise ExportGraphError(
            code="REGISTER-CITATION",
            message=f"{name}{pointer}: nothing shows this ({key!r} is not among the citations)",
            fix="add `cite:` to the entry or the fact, and the source under `citations:`",
        )
    return citation


def _statement(subject: str, predicate: Property, fact: Fact, pointer: str, document: str, citation: str) -> Statement:
    quoted = fact.says or fact.value
    return Statement(
        subject=subject,
        predicate=predicate,
        value=_value(predicate, fact.value),
        evidence=Evidence(document, Quote(0, len(quoted), quoted), pointer),
        extractor=EXTRACTOR,
        valid=_interval(fact),
        modality=Modality.SCHEDULED if fact.scheduled else Modality.ASSERTED,
        attribution=citation,
        confidence=fact.confidence,
    )


def _interval(fact: Fact) -> Interval:
    start = fact.since or fact.observed
    return Interval(
        start=None if start is None else PartialDate(start),
        end=None if fact.to is None else PartialDate(fact.to),
        basis=Basis.OBSERVED if fact.since is None and fact.observed is not None else Basis.EXACT,
    )


def _value(predicate: Property, text: str) -> Value:
    kinds = property_term(predicate).range
    if kinds & {"boolean", "anySimpleType"} and text in ("true", "false"):
        return text == "true"
    return float(text) if kinds & {"double", "anySimpleType"} else text


def _misshapen(where: str, error: ValidationError) -> ExportGraphError:
    first = error.errors()[0]
    place = "/".join(str(part) for part in first["loc"])
    return ExportGraphError(
        code="REGISTER-SHAPE", message=f"{where}: {place}: {first['msg']}", fix="see docs/register.md for the form"
    )
