"""`lists.json`: what each list is, on which authority, and where its agency shows it."""

from collections.abc import Iterator, Mapping
from typing import Any

from ingest.lists.catalogue import list_statements, lists_by_file
from ingest.table import Findings, Page
from ontology.statement import Statement
from ontology.terms import Property

FIELDS = ("id", "short_name", "official_name", "authority", "official_url", "description")


def read_lists(data: Mapping[str, Any], page: Page, found: Findings) -> None:
    """Every list of the file; one that nobody knows is reported."""
    for index, row in enumerate(data["lists"]):
        identifier = lists_by_file().get(row["id"])
        if identifier is None:
            found.report_row(
                "RESTRICTED-LIST", f"nobody knows the list {row['id']}", "add it to ingest/lists/lists.yml"
            )
            continue
        found.add(_list(identifier, row, page, index))
        found.loaded += 1


def _list(identifier: str, row: Mapping[str, Any], page: Page, index: int) -> Iterator[Statement]:
    def say(field: str, predicate: Property) -> Statement:
        return page.cell(row[field], "lists", index, field).say(identifier, predicate, row[field])

    name, authority = (page.cell(row[field], "lists", index, field) for field in ("official_name", "authority"))
    yield from list_statements(identifier, name, authority)
    yield say("official_name", Property.ALIAS)
    yield say("short_name", Property.ALIAS)
    yield say("official_url", Property.OFFICIAL_URL)
    yield say("description", Property.DEFINITION)
