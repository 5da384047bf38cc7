"""Reads the gazetteer: companies, models and chips with their names."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from ingest.decode import decode_csv
from ingest.editions import date_in
from ingest.expectations import expect_counts, expect_fields
from ingest.naming import company_id, hardware_id, model_id
from ingest.packaged import packaged_table
from ingest.pointer import pointer
from ingest.source import RawFile, Reading, SourceInfo
from ingest.table import Cell, Findings, unknown_fields
from ontology.countries import countries
from ontology.document import Document
from ontology.statement import Statement
from ontology.terms import Property
from ontology.vocabulary import EntityClass

EXTRACTOR = "gazetteer/1"
_MAPPED = ("id", "canonical_name", "aliases", "entity_type", "country", "wikidata_qid")
_CLASSES = {"company": EntityClass.COMPANY, "model": EntityClass.AI_MODEL, "chip": EntityClass.HARDWARE}
_QID = re.compile(r"Q[1-9]\d*")


class Makers(BaseModel):
    """`makers.yml`: what the table does not say of its models and chips, by their ids in it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    families: frozenset[str]
    makers: Mapping[str, str]


def accepts(raw: RawFile) -> bool:
    """Whether it is the gazetteer, by its first line."""
    header = raw.content.partition(b"\n")[0]
    return raw.name.lower().endswith(".csv") and header.startswith(b"id,canonical_name,aliases,entity_type")


def read(raw: RawFile, info: SourceInfo) -> Reading:
    """The names.

    Raises what `decode_csv` raises, and `INGEST-EXPECTATION` where rows or columns are missing.
    """
    rows, found = decode_csv(raw), Findings()
    document = Document(
        sha256=raw.sha256,
        source="gazetteer",
        kind=info.kind,
        title=info.title,
        media_type="text/csv",
        file_name=raw.name,
        publisher=info.publisher,
        published=date_in(raw.name),
        licence=info.licence,
    )
    expect_fields(rows, _MAPPED, raw.name)
    companies = sum(row["entity_type"] == "company" for row in rows)
    expect_counts({"rows": len(rows), "companies": companies}, info, raw.name, info.expectations)
    for index, row in enumerate(rows):
        _row(_Placed(row, index, document.id), found)
    for field in unknown_fields(rows, {*_MAPPED, *info.ignored}):
        found.warn("GAZETTEER-FIELD", f"nobody has read the column {field!r} yet", "map it, or ignore it in source.yml")
    return Reading(document, None, (), found.distinct(), tuple(found.warnings), rows, found.rows(len(rows)))


@dataclass(frozen=True, slots=True)
class _Placed:
    row: Mapping[str, str]
    index: int
    document: str

    def cell(self, column: str) -> Cell:
        text = self.row[column]
        return Cell(self.document, EXTRACTOR, pointer(self.index, column), text, 0, len(text))


def _row(placed: _Placed, found: Findings) -> None:
    row, kind = placed.row, placed.row["entity_type"]
    maker = _known().makers.get(row["id"])
    if kind not in _CLASSES:
        found.ignore(f"{kind}: other sources give these under ids of their own")
    elif row["id"] in _known().families:
        found.ignore("a family of models is no model")
    elif kind != "company" and maker is None:
        found.report_row(
            "GAZETTEER-MAKER", f"row {placed.index}: nobody has said who made {row['id']}", "add it to makers.yml"
        )
    else:
        found.loaded += 1
        found.add(_names(placed, _id(row, maker), _CLASSES[kind]))
        found.add(_facts(placed, _id(row, maker), maker))


def _id(row: Mapping[str, str], maker: str | None) -> str:
    name = row["canonical_name"]
    if row["entity_type"] == "model":
        return model_id(company_id(maker or ""), name)
    return company_id(name) if maker is None else hardware_id(company_id(maker), name)


def _names(placed: _Placed, thing: str, entity_class: EntityClass) -> Iterator[Statement]:
    name, aliases = placed.cell("canonical_name"), placed.cell("aliases")
    yield from name.describe(thing, entity_class, name.text)
    for match in re.finditer(r"[^|]+", aliases.text):
        yield aliases.part(*match.span()).say(thing, Property.ALIAS, match[0])


def _facts(placed: _Placed, thing: str, maker: str | None) -> Iterator[Statement]:
    where, qid = placed.cell("country"), placed.cell("wikidata_qid")
    if maker is None and where.text in countries():
        country = countries()[where.text]
        yield from where.describe(country.id, EntityClass.COUNTRY, country.name)
        yield where.say(thing, Property.LOCATED_IN, country.id)
    if _QID.fullmatch(qid.text):
        yield qid.say(thing, Property.EXTERNAL_ID, f"wikidata:{qid.text}")
        yield qid.say(thing, Property.SAME_THING_AS, f"http://www.wikidata.org/entity/{qid.text}")


@cache
def _known() -> Makers:
    return Makers.model_validate(packaged_table("ingest.sources.gazetteer", "makers.yml"))
