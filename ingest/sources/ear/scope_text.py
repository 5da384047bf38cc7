"""The wording of destinations in the EAR's licence requirement tables, read as a set expression.

    wording      = "To or within " destinations [citation]
    destinations = "any destination worldwide" | [names " or "] groups | names
    groups       = "destinations specified in Country Groups " list [supplement] [exclusion]
    exclusion    = ", excluding any destination also specified in Country Groups " list [supplement]

An exclusion binds to the groups that it follows, not to a country that is named beside them: the United Arab
Emirates stay included although they are in A:5. Other wording is not read at all.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from ingest.sources.ear.countries import country_named
from ingest.sources.ear.country_groups import group_id
from ingest.sources.ear.expectations import expectations
from ingest.table import Cell
from ontology.ids import OUTSIDE_US, WORLDWIDE, country_id, path_of

_SUPPLEMENT = re.compile(r" of supplement no\. 1 to part 740 of the EAR", re.IGNORECASE)
_SPECIFIED = re.compile(r"(?:a destination|destinations) specified in Country (Groups?) ")
_EXCLUDING = re.compile(r", excluding any destination also specified in Country (Groups?) ")
_GROUP = re.compile(r"[A-E](?::\d)?\b")
_NAME = re.compile(r"(?:the )?([A-Z][^,.:;]*?)(?=,| or |\.|$)")
_SEPARATOR = re.compile(r"(?:,? (or|and) |, )(?!see |excluding )")
_SECTION = re.compile(r"[.,]? [Ss]ee § ?(\d+\.\d+(?:\([A-Za-z0-9]+\))*)(?: of the EAR)?")

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Term:
    """A country or a country group."""

    id: str
    name: str
    cell: Cell = field(compare=False)


@dataclass(frozen=True, slots=True)
class Expression:
    """A set of destinations: what it includes, less what it excludes. `expression` puts its terms in one order."""

    includes: "tuple[Term | Expression, ...]"
    excludes: tuple[Term, ...]
    cell: Cell = field(compare=False)

    @property
    def id(self) -> str:
        """The id of the scope, made of its terms: `scope:ear/mo+d5`."""
        terms = ([each.id for each in self.includes], [each.id for each in self.excludes])
        return OUTSIDE_US if terms == ([WORLDWIDE], [country_id("US")]) else f"scope:ear/{self._slug()}"

    @property
    def name(self) -> str:
        """The set in words: "the United Arab Emirates, and D:1, D:4 and D:5 except A:5 and A:6"."""
        if self.id == OUTSIDE_US:
            return "all destinations outside the United States"
        terms = _listed([each.name for each in self.includes if isinstance(each, Term)])
        nested = [each.name for each in self.includes if isinstance(each, Expression)]
        included = ", and ".join([terms, *nested] if terms else nested)
        return f"{included} except {_listed([each.name for each in self.excludes])}" if self.excludes else included

    def _slug(self) -> str:
        included = "+".join(
            f"({each._slug()})" if isinstance(each, Expression) else _term_slug(each) for each in self.includes
        )
        return f"{included}-less-{'+'.join(map(_term_slug, self.excludes))}" if self.excludes else included


@dataclass(frozen=True, slots=True)
class Wording:
    """What a cell says: the destinations, and the section of the EAR to which it refers, if any."""

    scope: Expression
    section: Cell | None


def expression(includes: "list[Term | Expression]", excludes: list[Term], cell: Cell) -> Expression:
    """The set expression, with its terms in one order (countries, groups, nested sets) and each once."""
    return Expression(
        tuple(sorted(dict.fromkeys(includes), key=lambda each: (isinstance(each, Expression), each.id))),
        tuple(sorted(dict.fromkeys(excludes), key=lambda each: each.id)),
        cell,
    )


def on_cell(scope: Expression, cell: Cell) -> Expression:
    """The same set with `cell` behind each of its parts."""
    includes = tuple(
        on_cell(each, cell) if isinstance(each, Expression) else replace(each, cell=cell) for each in scope.includes
    )
    return Expression(includes, tuple(replace(each, cell=cell) for each in scope.excludes), cell)


def read_wording(cell: Cell) -> Wording | None:
    """What the cell says, if the whole of it is wording that we know; else none."""
    try:
        return _Reader(cell).wording()
    except _UnreadError:
        return None


def cited_section(cell: Cell) -> Cell | None:
    """The one section that a cell cites ("742.6(a)(13)"); none where it cites several or none."""
    found = list(re.finditer(r"§ ?(\d+\.\d+(?:\([A-Za-z0-9]+\))*)", cell.text))
    return cell.part(*found[0].span(1)) if len(found) == 1 and "§§" not in cell.text else None


class _UnreadError(Exception):
    """The text goes on with something else than the grammar has."""


class _Reader:
    """A recursive descent over the text of one cell."""

    def __init__(self, cell: Cell) -> None:
        self.cell = cell
        self.at = 0

    def wording(self) -> Wording:
        self._need(re.compile("To or within "))
        scope = self._destinations()
        section = self._try(_SECTION)
        self._try(re.compile(r"\."))
        if self.at != len(self.cell.text):
            raise _UnreadError
        return Wording(scope, None if section is None else self.cell.part(*section.span(1)))

    def _destinations(self) -> Expression:
        worldwide = self._try(re.compile("any destination worldwide"))
        if worldwide is not None:
            cell = self.cell.part(*worldwide.span())
            # "Export" and "reexport" mean a shipment to abroad (15 CFR 734.13, 734.14): never to the United States.
            us = Term(country_id("US"), "the United States", cell)
            return expression([Term(WORLDWIDE, "all destinations", cell)], [us], cell)
        start = self.at
        parts = self._list(self._part, joined_by=("or",))
        groups = parts[-1]
        if any(isinstance(each, Expression) for each in parts[:-1]):
            raise _UnreadError
        if isinstance(groups, Expression) and (len(parts) == 1 or not groups.excludes):
            return expression([*parts[:-1], *groups.includes], [*groups.excludes], self._since(start))
        return expression(parts, [], self._since(start))

    def _part(self) -> Term | Expression:
        return self._groups() or self._name()

    def _name(self) -> Term:
        match = self._need(_NAME)
        country = country_named(match[1])
        if country is None:
            raise _UnreadError
        article = "the " if country.name.startswith("United ") else ""
        return Term(country.id, article + country.name, self.cell.part(*match.span(1)))

    def _groups(self) -> Expression | None:
        start = self.at
        specified = self._try(_SPECIFIED)
        if specified is None:
            return None
        includes = self._group_list(plural=specified[1] == "Groups", joined_by=("and", "or"))
        excluding = self._try(_EXCLUDING)
        # Whoever is "in A:5 and A:6" could mean in both; only "or" says that each is left out.
        excludes = [] if excluding is None else self._group_list(plural=excluding[1] == "Groups", joined_by=("or",))
        return expression([*includes], excludes, self._since(start))

    def _group_list(self, *, plural: bool, joined_by: tuple[str, ...]) -> list[Term]:
        terms = self._list(self._group, joined_by=joined_by)
        if plural != (len(terms) > 1):
            raise _UnreadError
        self._try(_SUPPLEMENT)
        return terms

    def _list(self, item: Callable[[], _Item], *, joined_by: tuple[str, ...]) -> list[_Item]:
        """ "X", "X or Y", "X, Y or Z", "X, Y, or Z": a word that joins stands before the last item and only there."""
        items = [item()]
        separators: list[str | None] = []
        while (separator := self._try(_SEPARATOR)) is not None:
            separators.append(separator[1])
            items.append(item())
        if separators and (any(separators[:-1]) or separators[-1] not in joined_by):
            raise _UnreadError
        return items

    def _group(self) -> Term:
        match = self._need(_GROUP)
        if match[0] not in expectations().country_groups.members:
            raise _UnreadError
        return Term(group_id(match[0]), match[0], self.cell.part(*match.span()))

    def _try(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        match = pattern.match(self.cell.text, self.at)
        if match is not None:
            self.at = match.end()
        return match

    def _need(self, pattern: re.Pattern[str]) -> re.Match[str]:
        match = self._try(pattern)
        if match is None:
            raise _UnreadError
        return match

    def _since(self, start: int) -> Cell:
        return self.cell.part(start, self.at)


def _term_slug(term: Term) -> str:
    return path_of(term.id).removeprefix("ear-").lower()


def _listed(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
