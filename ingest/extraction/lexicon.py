"""Known names in a text: those of our tables, and those that a caller adds, such as the graph's own."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span, Token

from ingest.extraction.dated import MONTHS, WEEKDAYS
from ingest.extraction.dictionary import is_coined
from ingest.extraction.nlp import nlp
from ingest.extraction.tables import Entry, Metonym, ambiguous, entries, metonyms
from ingest.extraction.things import Name, Thing
from ontology.vocabulary import EntityClass

_PART_OF_LONGER = frozenset({"of", "in", "near", "at", "for"})
"""Before a common word that is also a name, these show that it is part of another name, or only a place."""
_AT = frozenset({"in", "at", "near", "around", "outside", "of", "for", "via"})
"""Before a capital: it is only a place."""
_TOWARDS = frozenset({"to", "from", "into", "within", "across", "throughout"})
"""Before a seat: the place is meant, not the body that sits there."""
_CALENDAR = frozenset((*WEEKDAYS, *MONTHS.split("|")))


@dataclass(slots=True)
class Lexicon:
    """Names and matchers: the keys of the matchers are ids of things."""

    things: dict[str, Thing]
    aliases: dict[str, tuple[str, ...]]
    any_case: PhraseMatcher
    as_written: PhraseMatcher
    unclear: PhraseMatcher
    seats: PhraseMatcher
    metonyms: dict[str, Metonym] = field(default_factory=dict)

    def add(self, entry: Entry) -> None:
        """Take in one thing and its names; more names of a thing that is known are added to it."""
        thing = self.things.setdefault(entry.thing.id, entry.thing)
        self.aliases[thing.id] = tuple(dict.fromkeys((*self.aliases.get(thing.id, ()), *entry.names, *entry.exact)))
        make_doc = nlp().make_doc
        self.any_case.add(thing.id, [make_doc(name) for name in entry.names])
        self.as_written.add(thing.id, [make_doc(name) for name in entry.exact])


def known_names(doc: Doc, title_case: bool = False, lexicon: Lexicon | None = None) -> list[Name]:
    """The known names in a tokenised text. In a title, capitals do not tell where a name ends."""
    lexicon = lexicon or known()
    sure = lexicon.any_case(doc, as_spans=True)
    exact = lexicon.as_written(doc, as_spans=True)
    covered = _covered([*sure, *exact])
    found = [_name(span, lexicon) for span in sure]
    found += [_name(span, lexicon) for span in exact if title_case or not _is_part_of_longer(span, covered)]
    found += [name for span in lexicon.seats(doc, as_spans=True) for name in _at_a_seat(span, lexicon, covered)]
    unclear = [span for span in lexicon.unclear(doc, as_spans=True) if not _touches_title(span, covered)]
    return found + [Name(span.start_char, span.end_char, EntityClass.COUNTRY, (), 0.5) for span in unclear]


@cache
def known() -> Lexicon:
    """The lexicon of our own tables, built once."""
    return lexicon_of(entries())


def with_names_of(graph: Iterable[Entry]) -> Lexicon:
    """The lexicon with further entries: names that other sources gave, of which only the safe ones are taken."""
    return lexicon_of((*entries(), *(each for entry in graph for each in _safe(entry))))


def lexicon_of(content: Iterable[Entry]) -> Lexicon:
    """A lexicon of these entries."""
    vocab = nlp().vocab
    lexicon = Lexicon(
        {},
        {},
        PhraseMatcher(vocab, attr="LOWER"),
        PhraseMatcher(vocab, attr="ORTH"),
        PhraseMatcher(vocab, attr="ORTH"),
        PhraseMatcher(vocab, attr="ORTH"),
    )
    for entry in content:
        lexicon.add(entry)
    lexicon.unclear.add("country", [nlp().make_doc(name) for name in ambiguous()])
    for metonym in metonyms():
        lexicon.things.setdefault(metonym.body.id, metonym.body)
        lexicon.metonyms[metonym.body.id] = metonym
        lexicon.seats.add(metonym.body.id, [nlp().make_doc(name) for name in metonym.names])
    return lexicon


def _safe(entry: Entry) -> list[Entry]:
    """The names that hardly mean anything else: several words, or one that no dictionary has ("SenseTime", "H3C")."""
    written = [*entry.names, *entry.exact]
    safe = tuple(name for name in written if len(name) > 3 and (" " in name.strip() or is_coined(name)))
    return [Entry(entry.thing, exact=safe)] if safe else []


def _name(span: Span, lexicon: Lexicon) -> Name:
    thing = lexicon.things[span.label_]
    first = span[1] if len(span) > 1 and span[0].lower_ == "the" else span[0]
    return Name(first.idx, span.end_char, thing.entity_class, (thing,))


def _at_a_seat(span: Span, lexicon: Lexicon, covered: frozenset[int]) -> list[Name]:
    before = span.doc[span.start - 1].lower_ if span.start else ""
    metonym = lexicon.metonyms[span.label_]
    if before == "the" and span.start > 1:
        before = span.doc[span.start - 2].lower_
    union = metonym.place.entity_class is EntityClass.COUNTRY_GROUP
    asked = _is_asked(span, before)
    if not union and not asked and (before in _AT or _touches_title(span, covered)):
        return []
    if asked:
        return [Name(span.start_char, span.end_char, metonym.body.entity_class, (metonym.body,))]
    owns = span.doc[span.end : span.end + 1].text == "'s"
    if owns and not union:
        return [Name(span.start_char, span.end_char, EntityClass.AGENCY, (metonym.body,))]
    thing = metonym.place if before in _TOWARDS or (union and before in _AT) else metonym.body
    if before in _TOWARDS and thing.id == "country:US":
        return []  # a city, and a state
    return [Name(span.start_char, span.end_char, thing.entity_class, (thing,))]


def _is_asked(span: Span, before: str) -> bool:
    """ "The consent of Abu Dhabi", "a plea from Taipei", "a favour to Canberra": what governments give and get."""
    return span.start > 1 and before in ("of", "from", "by", "to") and span.doc[span.start - 2].lower_ in _GIVEN[before]


_GRANTED = frozenset(
    [
        "consent",
        "approval",
        "permission",
        "leave",
        "blessing",
        "assent",
        "nod",
        "clearance",
        "instruction",
        "instructions",
        "order",
        "orders",
        "request",
        "behest",
        "insistence",
        "urging",
        "plea",
        "demand",
        "pressure",
        "letter",
        "directive",
        "licence",
        "license",
        "warning",
        "objection",
        "objections",
    ]
)
_GIVEN = {
    "of": _GRANTED,
    "from": _GRANTED,
    "by": frozenset({"approval", "order", "demand", "decision", "ban", "move", "request", "plea"}),
    "to": frozenset(
        {"favour", "favor", "plea", "appeal", "letter", "incidents", "request", "concession", "reply", "answer"}
    ),
}


def _covered(spans: list[Span]) -> frozenset[int]:
    """The words of known names: capitals there belong to those names."""
    return frozenset(place for span in spans for place in range(span.start, span.end))


def _is_part_of_longer(span: Span, covered: frozenset[int]) -> bool:
    """Whether a one-word name such as "Commerce" seems to belong to a longer one, or to be a place."""
    if len(span) > 1 or not span[0].is_title or span.label_.startswith("country:"):
        return False
    before = span.doc[span.start - 1].lower_ if span.start and span.label_.startswith("agency:") else ""
    return _touches_title(span, covered) or before in _PART_OF_LONGER


def _touches_title(span: Span, covered: frozenset[int]) -> bool:
    """Whether a word with a capital stands next to it, that is no name of its own."""
    before = span.doc[span.start - 1] if span.start > 1 else None
    after = span.doc[span.end] if span.end < len(span.doc) else None
    behind = before is not None and _is_title(before, covered) and not before.is_sent_start
    return behind or (after is not None and _is_title(after, covered))


def _is_title(token: Token, covered: frozenset[int]) -> bool:
    return bool(token.is_title) and not token.is_punct and token.i not in covered and token.text not in _CALENDAR
