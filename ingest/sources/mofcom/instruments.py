"""The laws and regulations behind the announcements."""

from collections.abc import Iterator

from ingest.node import Node
from ingest.sources.mofcom.announcements import under_chinese_law
from ingest.sources.mofcom.known import Instrument, known
from ingest.table import Findings
from ontology.statement import Statement
from ontology.terms import Property
from ontology.times import Interval, PartialDate
from ontology.vocabulary import EntityClass, LegalStatus


def read_instruments(top: Node, found: Findings) -> None:
    """Every law and regulation that is known by its id; another one is reported."""
    for each in top.at("INSTRUMENTS").items():
        instrument = known().instruments.get(each.text("id"))
        if instrument is None:
            found.report_row(
                "MOFCOM-UNKNOWN",
                f"nobody knows the instrument {each.text('id')!r}",
                "add it to ingest/sources/mofcom/known.yml",
            )
            continue
        found.add(_instrument(top, each, instrument))
        found.loaded += 1


def _instrument(top: Node, row: Node, instrument: Instrument) -> Iterator[Statement]:
    subject, name = instrument.policy, row.cell("nameEn")
    if name is not None:
        yield from name.describe(subject, EntityClass.POLICY, name.text)
        yield name.say(subject, Property.INSTRUMENT_KIND, instrument.kind)
    plain = (("nameZh", Property.ALIAS), ("role", Property.DEFINITION), ("source", Property.OFFICIAL_URL))
    for field, meaning in plain:
        cell = row.cell(field)
        if cell is not None:
            yield cell.say(subject, meaning, cell.text)
    effective = row.cell("effectiveFrom")
    if effective is not None:
        since = Interval(start=PartialDate(effective.text))
        yield effective.say(subject, Property.LEGAL_STATUS, LegalStatus.IN_FORCE, valid=since)
    yield from under_chinese_law(top, subject)
