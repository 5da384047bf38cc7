"""Screening on the command line: a name or a table of names in; a table, JSON or CSV out."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.markup import escape
from rich.table import Table

from api.names import NamesKept
from api.screening import Asked, ListedHit, Screened, Screener, ScreeningOutcome, Search, ShownListing
from exportgraph.console import out
from ontology.errors import ExportGraphError
from ontology.times import Basis, Interval
from ontology.vocabulary import ListKind, PartyKind
from queries import lookup
from queries.lookup import Evidenced
from queries.store import Store

MOST_ROWS = 10_000
"""Rows of a table: some minutes of work."""
MOST_BYTES = 10_000_000
_FOUND = ("row", "name", "country", "outcome", "party", "party_name", "matched_name", "name_role", "score", "why")
_LISTED = {
    "list": "listName", "list_kind": "listKind", "state": "state", "listed_from": "from", "listed_to": "to",
    "licence_requirement": "licenceRequirement", "review_policy": "reviewPolicy", "review_outlook": "reviewOutlook",
    "footnotes": "footnotes", "citations": "citations", "addresses": "addresses", "countries": "countries",
    "source": "source",
}  # fmt: skip
"""The columns that tell a listing, and its keys in JSON."""
_COLOURS = {
    ScreeningOutcome.NAME_FOUND: "red",
    ScreeningOutcome.SIMILAR_NAME_FOUND: "yellow",
    ScreeningOutcome.NOT_SEARCHED: "magenta",
}


@dataclass(frozen=True, slots=True)
class Told:
    """What was found, with the documents behind it."""

    found: Sequence[Screened]
    sources: dict[str, list[Evidenced]]
    """By the id of the entry; of the party where a source shows no entry."""

    @property
    def hits(self) -> int:
        """How many names have a hit."""
        return sum(bool(each.hits) for each in self.found)

    def source(self, shown: ShownListing) -> str:
        """Where it says so: the address of the document, or else its title and file."""
        told = self.sources.get(_subject(shown), [])
        documents = {each.document.id: each.document for each in told if each.statement.value == shown.list.id}
        return "; ".join(each.url or f"{each.title} [{each.file_name}]" for each in documents.values())


def screen(store: Store, asked: Sequence[Asked], search: Search) -> Told:
    """Screen the names, waiting for the index as long as it takes. Raises what `Screener.screen` raises."""
    found = Screener(store, NamesKept(store, patience=None)).screen(asked, search)
    subjects = {_subject(shown) for each in found for hit in each.hits for shown in hit.listings}
    return Told(found, lookup.evidence_for(store, subjects, search.known_at) if subjects else {})


def read_names(path: Path, kind: PartyKind | None) -> list[Asked]:
    """The names of a CSV table: a column `name`, and `country` and `kind` where it has them.

    Raises `SCREEN-FILE` where the file cannot be read so, or `SCREEN-TOO-LARGE`.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _too_large(path)
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(path, f"cannot be read as UTF-8: {error}") from None
    return [_asked(path, number, row, kind) for number, row in _rows(path, text)]


def _rows(path: Path, text: str) -> Iterator[tuple[int, dict[str, str]]]:
    table = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        if "name" not in (table.fieldnames or ()):
            raise _unreadable(path, "has no column `name`")
        for number, row in enumerate(table, start=2):
            if number - 1 > MOST_ROWS:
                raise _too_large(path)
            if None in row:
                raise _unreadable(path, f"has more cells than columns in row {number}")
            yield number, {key: (value or "").strip() for key, value in row.items()}
    except csv.Error as error:
        raise _unreadable(path, f"is no CSV table: {error}") from None


def _asked(path: Path, number: int, row: dict[str, str], kind: PartyKind | None) -> Asked:
    given = row.get("kind", "")
    if given and given not in set(PartyKind):
        raise _unreadable(path, f"has the kind {given!r} in row {number}; known are {', '.join(PartyKind)}")
    return Asked(row["name"], row.get("country") or None, PartyKind(given) if given else kind)


def print_table(told: Told) -> None:
    """What was found for people to read: a table for each name with hits, a sentence for each without."""
    for each in told.found:
        colour = _COLOURS.get(each.outcome)
        name = escape(each.asked.name or "(no name)")
        out.print(f"[bold]{name}[/]: " + (f"[{colour}]{escape(each.says)}[/]" if colour else escape(each.says)))
        for note in each.notes:
            out.print(f"  [dim]{escape(note)}[/]")
        if each.hits:
            out.print(_table(told, each.hits))
    out.print("[dim]Screening compares names. It is no legal advice and no clearance (docs/screening.md).[/]")


def _table(told: Told, hits: Iterable[ListedHit]) -> Table:
    table = Table(show_lines=True)
    for column in ("score", "party", "list", "what it says", "source"):
        table.add_column(column, overflow="fold")
    for hit in hits:
        first = (f"{hit.hit.score:.2f}", _party(hit))
        for shown in hit.listings:
            table.add_row(*first, _list(shown), _entry(shown), escape(told.source(shown)))
            first = ("", "")
    return table


def _party(hit: ListedHit) -> str:
    lines = [f"[bold]{escape(hit.party.name)}[/]"]
    if hit.hit.name != hit.party.name:
        lines.append(f"as {hit.role.value.replace('_', ' ')} {escape(hit.hit.name)}")
    return "\n".join([*lines, f"[dim]{escape(hit.hit.why)}[/]", f"[dim]{escape(hit.party.id)}[/]"])


def _list(shown: ShownListing) -> str:
    kind = shown.list.kind
    what = "kind not known" if kind is None else kind.value.replace("_", " ")
    if kind not in (ListKind.EXPORT_CONTROL_LIST, None):
        what += " (no export control)"
    return escape("\n".join([shown.list.name, what, f"{shown.state.value.replace('_', ' ')}{_when(shown)}"]))


def _when(shown: ShownListing) -> str:
    since, until = _dates(shown.listing.valid)
    return f"{f' {since}' if since else ''}{f' to {until}' if until else ''}"


def _entry(shown: ShownListing) -> str:
    entry = shown.entry
    if entry is None:
        return ""
    said = {
        "licence": entry.licence_requirement,
        "review": entry.review_policy,
        "outlook": entry.review_outlook and entry.review_outlook.value.replace("_", " "),
        "footnotes": ", ".join(entry.footnotes),
        "citation": ", ".join(entry.citations),
        "countries": ", ".join(each.name for each in entry.countries),
    }
    return escape("\n".join(f"{what}: {words}" for what, words in said.items() if words))


def as_json(told: Told) -> str:
    """What was found, as a JSON list with an object for each name."""
    return json.dumps([_object(told, each) for each in told.found], ensure_ascii=False, indent=2)


def _object(told: Told, each: Screened) -> dict[str, object]:
    return {
        "name": each.asked.name,
        "country": each.asked.country,
        "kind": each.asked.kind,
        "outcome": each.outcome,
        "says": each.says,
        "notes": each.notes,
        "searched": [{"id": one.id, "name": one.name, "capturedOn": one.captured_on} for one in each.searched],
        "hits": [_hit_object(told, hit) for hit in each.hits],
    }


def _hit_object(told: Told, hit: ListedHit) -> dict[str, object]:
    return {
        "party": hit.party.id,
        "name": hit.party.name,
        "kind": hit.kind,
        "matchedName": hit.hit.name,
        "nameRole": hit.role,
        "score": hit.hit.score,
        "why": hit.hit.why,
        "features": dict(hit.hit.features),
        "listings": [_listing_object(told, shown) for shown in hit.listings],
    }


def _listing_object(told: Told, shown: ShownListing) -> dict[str, object]:
    since, until = _dates(shown.listing.valid)
    entry = shown.entry
    return {
        "list": shown.list.id,
        "listName": shown.list.name,
        "listKind": shown.list.kind,
        "state": shown.state,
        "from": since,
        "to": until,
        "entry": entry and entry.id,
        "licenceRequirement": entry and entry.licence_requirement,
        "reviewPolicy": entry and entry.review_policy,
        "reviewOutlook": entry and entry.review_outlook,
        "footnotes": entry.footnotes if entry else (),
        "citations": entry.citations if entry else (),
        "addresses": entry.addresses if entry else (),
        "countries": [each.id for each in entry.countries] if entry else [],
        "source": told.source(shown),
    }


def write_csv(told: Told, path: Path) -> None:
    """Write a row for each listing of each hit, and one for each name without. Raises `SCREEN-UNWRITABLE`."""
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            table = csv.writer(file)
            table.writerow((*_FOUND, *_LISTED))
            for number, each in enumerate(told.found, start=1):
                table.writerows(_csv_rows(told, number, each))
    except OSError as error:
        raise ExportGraphError(
            code="SCREEN-UNWRITABLE", message=f"{path} cannot be written: {error}", fix="name another file with --out"
        ) from None


def _csv_rows(told: Told, number: int, each: Screened) -> Iterator[list[object]]:
    start: list[object] = [number, each.asked.name, each.asked.country, each.outcome]
    if not each.hits:
        yield [*start, *([None] * (len(_FOUND) + len(_LISTED) - len(start)))]
    for hit in each.hits:
        party = [hit.party.id, hit.party.name, hit.hit.name, hit.role, hit.hit.score, hit.hit.why]
        for shown in hit.listings:
            said = _listing_object(told, shown)
            yield [*start, *party, *(_cell(said[key]) for key in _LISTED.values())]


def _cell(value: object) -> object:
    return "; ".join(map(str, value)) if isinstance(value, list | tuple) else value


def _dates(valid: Interval) -> tuple[str | None, str | None]:
    """From when to when, saying where a day was only observed."""
    since = None if valid.start is None else valid.start.iso
    until = None if valid.end is None else valid.end.iso
    return (
        f"seen {since}" if since and valid.basis is Basis.OBSERVED else since,
        f"gone by {until}" if until and valid.end_basis is Basis.OBSERVED else until,
    )


def _subject(shown: ShownListing) -> str:
    return shown.listing.entry or shown.listing.party


def _too_large(path: Path) -> ExportGraphError:
    return ExportGraphError(
        code="SCREEN-TOO-LARGE",
        message=f"{path} has more than {MOST_ROWS} rows or {MOST_BYTES} bytes",
        fix="split it, or ask over GraphQL",
    )


def _unreadable(path: Path, what: str) -> ExportGraphError:
    return ExportGraphError(
        code="SCREEN-FILE", message=f"{path} {what}", fix="give a CSV table in UTF-8 with a column `name`"
    )
