"""The page on the ontology is the one that the ontology gives."""

from ontology.page import page
from ontology.schemes import schemes
from ontology.terms import class_terms, property_terms
from tests.graphs import ROOT


def test_the_page_is_the_committed_one() -> None:
    committed = (ROOT / "docs" / "ontology.md").read_text(encoding="utf-8")
    assert committed == page(), "run python -m ontology.page > docs/ontology.md"


def test_the_page_names_every_term() -> None:
    shown = page()
    assert not [name for name in class_terms() if f"| **{name}** |" not in shown]
    assert not [name for name in property_terms() if f"| `{name}` |" not in shown]
    assert not [name for name in schemes() if f"### {name}\n" not in shown]
