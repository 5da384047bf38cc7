"""The names that a text shows without being parsed: known ones, citations, thresholds, products, bodies, policies."""

import re

from spacy.tokens import Doc

from ingest.extraction.bodies import bodies
from ingest.extraction.citations import citations
from ingest.extraction.company_forms import companies_by_form
from ingest.extraction.dated import Dated
from ingest.extraction.families import products
from ingest.extraction.lexicon import Lexicon, known_names
from ingest.extraction.named_policies import named_policies
from ingest.extraction.officials import officials
from ingest.extraction.shown_names import shown_names
from ingest.extraction.things import Name, without_overlaps
from ingest.extraction.thresholds import thresholds
from ontology.ids import WORLDWIDE
from ontology.vocabulary import EntityClass

_NARROWER = re.compile(r" (?:in|specified|listed|identified|described|also|that|which|outside|of concern)\b")


def surface_names(doc: Doc, title_case: bool = False, lexicon: Lexicon | None = None) -> list[Name]:
    """The names in a tokenised view, none of them overlapping: the longest win, then those that are known.

    In a title all words have capitals, which then say nothing of names that no table has.
    """
    view = doc.text
    listed = [name for name in known_names(doc, title_case, lexicon) if not _is_narrowed(name, view)]
    sure = [*listed, *citations(view), *thresholds(view), *products(view)]
    if title_case:
        return without_overlaps(sure)
    guesses = [*bodies(view, sure), *officials(view, sure), *named_policies(view, sure), *companies_by_form(doc, sure)]
    found = without_overlaps([*sure, *(guess for guess in guesses if not any(_settles(name, guess) for name in sure))])
    return without_overlaps([*found, *shown_names(view, found)])


def _is_narrowed(name: Name, view: str) -> bool:
    """ "Any destination in Country Group D:1" is not every destination."""
    worldwide = any(thing.id == WORLDWIDE for thing in name.things)
    return worldwide and _NARROWER.match(view, name.end) is not None


def _settles(name: Name, guess: Name) -> bool:
    """Whether a known name says what a longer one only guesses: "See the AI Diffusion Rule", two bodies with "and"."""
    if name.entity_class is EntityClass.AGENCY is guess.entity_class:
        return name.overlaps(guess)
    policies = (EntityClass.POLICY, EntityClass.PARTY_LIST, EntityClass.EXCEPTION)
    return guess.entity_class is EntityClass.POLICY and name.entity_class in policies and name.end == guess.end


def outside_names(dates: list[Dated], names: list[Name]) -> list[Dated]:
    """The dates that are not part of a name, as "October 2022" is in "October 2022 controls"."""
    return [date for date in dates if not any(name.start <= date.start and date.end <= name.end for name in names)]
