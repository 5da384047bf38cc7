"""Records for the tests, said shortly."""

from ingest.resolution.matcher import matched
from matching.record import NamedRecord
from ontology.judgement import Sameness


def record(
    name: str, *aliases: str, id: str = "", label: str = "Company", kind: str | None = None,
    at: str = "", ids: str = "", by: str = "",
) -> NamedRecord:  # fmt: skip
    """A record; `at` are country codes, `ids` identifiers, `by` the ids of makers, each parted by spaces."""
    return NamedRecord(
        id=id or f"company:{name}",
        label=label,
        name=name,
        aliases=aliases,
        kind=kind,
        countries=frozenset(f"country:{each}" for each in at.split()),
        identifiers=frozenset(ids.split()),
        makers=frozenset(by.split()),
    )


def said(one: NamedRecord, other: NamedRecord, *others: NamedRecord) -> Sameness | None:
    """What the matcher says of two records, beside others."""
    pair = tuple(sorted((one.id, other.id)))
    return next((each.sameness for each in matched([one, other, *others]) if each.pair == pair), None)
