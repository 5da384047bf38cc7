"""The authority note of a part: the statutes and executive orders on which it is based."""

import re
from collections.abc import Iterator

from ingest.sources.ecfr.provisions import Provision
from ingest.table import Cell, TextPage
from ontology.statement import Statement
from ontology.terms import Property
from ontology.vocabulary import EntityClass

ECRA, ECRA_NAME = "policy:us/ecra", "Export Control Reform Act of 2018"
_ECRA_SECTIONS = "4801-4852"
_STATUTE = re.compile(
    r"\b(?P<title>\d{1,2}) U\.S\.C\. (?P<section>\d{1,5}[a-z]?(?:-\d{1,5})?)(?=[\s;,.(\]]|$)", re.ASCII
)
_ORDER = re.compile(r"\bE\.O\. (?P<order>\d{4,5})\b", re.ASCII)
_NOTE = "AUTH"


def authority_statements(provision: Provision, page: TextPage) -> Iterator[Statement]:
    """On what a part is based, as its authority note says."""
    for block in provision.division.blocks():
        if block.tag == _NOTE or _NOTE in block.within:
            note = page.span(block.span.start, block.span.end)
            for match in _STATUTE.finditer(note.text):
                yield from _statute(provision.id, note.part(*match.span()), match["title"], match["section"])
            for match in _ORDER.finditer(note.text):
                order = f"policy:us/eo-{match['order']}"
                yield from _based(provision.id, note.part(*match.span()), order, f"Executive Order {match['order']}")


def _statute(policy: str, cell: Cell, title: str, section: str) -> Iterator[Statement]:
    if (title, section) == ("50", _ECRA_SECTIONS):
        yield from _based(policy, cell, ECRA, ECRA_NAME)
    elif "-" not in section:
        # A range of other sections is no act that we could name.
        yield from _based(policy, cell, f"policy:usc/{title}-{section}", f"{title} U.S.C. {section}")


def _based(policy: str, cell: Cell, basis: str, name: str) -> Iterator[Statement]:
    yield from cell.describe(basis, EntityClass.POLICY, name)
    yield cell.say(policy, Property.BASED_ON, basis)
