"""For whom a norm holds: the destinations that it names, or all outside the United States."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.extraction.telling import Filler, Slot, Telling
from ingest.extraction.things import Thing
from ingest.extraction.writing.told_norm import ToldNorm
from ingest.extraction.writing.words import Words
from ontology.document import Quote
from ontology.ids import OUTSIDE_US, WORLDWIDE, path_of, slug
from ontology.vocabulary import EntityClass

FOREIGN_PERSONS = "persons:foreign-persons"
_UNITED_STATES = "country:US"
_DESTINATIONS = (EntityClass.COUNTRY, EntityClass.COUNTRY_GROUP)
_FARTHEST = 300
"""Characters between the first and the last destination of one scope that one quote may hold."""
_TRANSFERS = r"(?:access|exports?|re-?exports?|transfers?|shipments?|sales?|releases?|availability|distribution|use)"
_PEOPLE = (
    r"(?:nationals?|persons?|researchers?|compan(?:y|ies)|users?|customers?|citizens?|entit(?:y|ies)|employees?"
    r"|buyers?|developers?|clients?|people|firms?|individuals?|governments?)"
)
ABROAD = re.compile(
    rf"\b(?:(?:global|worldwide|foreign|international|overseas)\s+{_TRANSFERS}"
    rf"|(?:foreign|overseas)\s+(?:{_PEOPLE}\s+(?:and|or)\s+)*{_PEOPLE}|abroad|overseas|worldwide|globally"
    r"|outside\s+(?:of\s+)?the\s+(?:United\s+States|US|U\.S\.))\b",
    re.IGNORECASE,
)
"""Words that mean people or places outside the country that acts."""
_EXCEPT = re.compile(r"\b(?:except|excluding|unless|besides|barring|other\s+than|apart\s+from)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reach:
    """A scope, and the words that say so."""

    scope: str
    members: tuple[Thing, ...]
    """Of a scope that names its destinations; none for all outside the United States."""
    quote: Quote
    excepted: tuple[Thing, ...] = ()


def reach_of(norm: ToldNorm, words: Words) -> Reach | None:
    """The destinations that a norm names; "everywhere" only where American law is at work."""
    less = _things(norm.whole, Slot.EXEMPT)
    if not norm.whole[Slot.EXEMPT] and any(_EXCEPT.search(words.clause(quote).exact) for quote in _quotes(norm)):
        return None  # what is left out cannot be told
    everywhere = _everywhere(norm.whole, norm.clauses, words) if norm.is_american else None
    if everywhere is not None:
        return None if less else Reach(OUTSIDE_US, (), everywhere)
    fillers = [each for each in _fillers(norm.whole, Slot.TARGET) if each.thing.id != WORLDWIDE]
    members = tuple(sorted({each.thing for each in fillers}))
    if not members or any(each.id == _UNITED_STATES for each in members):
        return None
    named = _slug_of(members) + (f"-except-{_slug_of(less)}" if less else "")
    fillers += _fillers(norm.whole, Slot.EXEMPT)
    return Reach(f"scope:{named}", members, _around(fillers, words), less)


def effect_of(effect: Telling, norm: ToldNorm, words: Words) -> Reach | None:
    """Who is shut out, by a clause that tells what the norm means."""
    everywhere = _everywhere(effect, (effect,), words) if norm.is_american else None
    return None if everywhere is None else Reach(OUTSIDE_US, (), everywhere)


def _everywhere(telling: Telling, clauses: tuple[Telling, ...], words: Words) -> Quote | None:
    """The words that mean every destination abroad."""
    targets = [filler for slot, filler in telling.fillers if slot is Slot.TARGET]
    if any(each.thing.entity_class in _DESTINATIONS and not _is_everywhere(each, words) for each in targets):
        return None
    meant = [each.quote for each in targets if _is_everywhere(each, words) or each.thing.id == FOREIGN_PERSONS]
    said = [words.found(ABROAD, words.clause(quote)) for clause in clauses for quote in clause.evidence]
    return next(filter(None, [*said, *meant]), None)


def _is_everywhere(filler: Filler, words: Words) -> bool:
    outside = filler.thing.id == _UNITED_STATES and re.search(
        r"\boutside(?: of)?(?: the)?$", words.before(filler.quote)
    )
    return filler.thing.id == WORLDWIDE or bool(outside)


def _fillers(telling: Telling, slot: Slot) -> list[Filler]:
    return [each for of, each in telling.fillers if of is slot and each.thing.entity_class in _DESTINATIONS]


def _things(telling: Telling, slot: Slot) -> tuple[Thing, ...]:
    return tuple(sorted({each.thing for each in _fillers(telling, slot)}))


def _quotes(norm: ToldNorm) -> Iterator[Quote]:
    return (quote for clause in norm.clauses for quote in clause.evidence)


def _around(fillers: list[Filler], words: Words) -> Quote:
    """The words from the first to the last of them, if they stand together."""
    first, last = min(each.quote for each in fillers), max(each.quote for each in fillers)
    return words.quote(first.start, last.end) if last.end - first.start <= _FARTHEST else first


def _slug_of(members: tuple[Thing, ...]) -> str:
    return slug(" ".join(path_of(each.id) for each in members))
