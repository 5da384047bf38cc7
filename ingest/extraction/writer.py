"""Writing statements: each with its quote, and everything that it speaks of with class and name."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from ingest.extraction.lexicon import known
from ingest.extraction.passage import Passage
from ingest.extraction.things import Name, Thing
from ontology.document import Document, Mention, Quote
from ontology.statement import Evidence, Statement
from ontology.terms import Property
from ontology.times import ALWAYS, Interval
from ontology.vocabulary import EntityClass, Modality, Polarity, Section

EXTRACTOR = "text/1"
NAMED = 0.95
"""The confidence that a known name means the thing that we know by it."""


_NOTHING: tuple[str | None, ...] = (None,)
"""What a candidate refers to."""
_WITH_ALIASES = (
    EntityClass.COMPANY,
    EntityClass.AGENCY,
    EntityClass.AI_MODEL,
    EntityClass.POLICY,
    EntityClass.CONTROL_ITEM,
)


@dataclass(frozen=True, slots=True)
class Voice:
    """How a clause says what it says."""

    quote: Quote
    confidence: float
    modality: Modality = Modality.ASSERTED
    attribution: str | None = None
    section: Section = Section.BODY
    polarity: Polarity = Polarity.POSITIVE


@dataclass(slots=True)
class Writer:
    """Collects the statements of one document."""

    document: Document
    passages: list[Passage]
    statements: dict[str, Statement] = field(default_factory=dict)
    _introduced: set[str] = field(default_factory=set)
    _aliased: set[tuple[str, str]] = field(default_factory=set)

    def say(self, subject: str, predicate: Property, value: str, voice: Voice, valid: Interval = ALWAYS) -> None:
        """Add a statement, once."""
        statement = Statement(
            subject=subject,
            predicate=predicate,
            value=str(value),  # a plain string also where a vocabulary gave it
            evidence=Evidence(self.document.id, voice.quote, section=voice.section),
            extractor=EXTRACTOR,
            valid=valid,
            polarity=voice.polarity,
            modality=voice.modality,
            attribution=voice.attribution,
            confidence=round(voice.confidence, 3),
        )
        self.statements.setdefault(statement.id, statement)

    def introduce(self, things: Iterable[Thing], otherwise: Quote) -> None:
        """Say what the things are, by their first mentions; `otherwise` shows those that are only implied."""
        for thing in things:
            if thing.id not in self._introduced:
                self._introduced.add(thing.id)
                self._introduce(thing, otherwise)

    def _introduce(self, thing: Thing, otherwise: Quote) -> None:
        mentions = [(passage, name) for passage in self.passages for name in passage.names if thing in name.things]
        mentions.sort(key=lambda each: (each[1].described, not each[0].is_body))  # stable: the first of the best
        quote = mentions[0][0].quote(mentions[0][1].start, mentions[0][1].end) if mentions else otherwise
        described = bool(mentions) and mentions[0][1].described and thing.definition is None
        confidence = NAMED if mentions and not described else 0.8
        voice = Voice(quote, confidence)
        self.say(thing.id, Property.TYPE, thing.entity_class, voice)
        self.say(thing.id, Property.NAME, thing.name, voice)
        self._describe(thing, mentions, voice)
        for passage, name in mentions:
            self._alias(thing, name, passage)

    def _describe(self, thing: Thing, mentions: list[tuple[Passage, Name]], voice: Voice) -> None:
        described = [each for passage, name in mentions for each in name.things if each == thing and each.definition]
        # "Anthropic's top AI models" tells more than "its top AI models".
        described.sort(key=lambda each: str(each.definition).lower().startswith(("its ", "their ")))  # stable
        if described:
            self.say(thing.id, Property.DEFINITION, str(described[0].definition), voice)
        if thing.citation is not None:
            self.say(thing.id, Property.CITATION, thing.citation, voice)
        if thing.developer is not None:
            self.say(thing.id, Property.DEVELOPED_BY, thing.developer, voice)
            developer = known().things.get(thing.developer)
            self.introduce([developer] if developer else [], voice.quote)

    def _alias(self, thing: Thing, name: Name, passage: Passage) -> None:
        """Another name that the document itself uses; not a person who speaks for a body."""
        if name.described or thing.entity_class not in _WITH_ALIASES:
            return
        quote = passage.quote(name.start, name.end)
        plain = passage.block.view[name.start : name.end]
        personal = "Secretary" in plain or "officials" in plain
        shown = {thing.name.casefold(), (thing.citation or "").casefold()}
        if (thing.id, plain) in self._aliased or personal or plain.casefold() in shown:
            return
        self._aliased.add((thing.id, plain))
        cited = thing.entity_class is EntityClass.POLICY and any(character.isdigit() for character in plain)
        self.say(thing.id, Property.CITATION if cited else Property.ALIAS, plain, Voice(quote, NAMED))


def mentions_of(document: Document, passages: Iterable[Passage]) -> tuple[Mention, ...]:
    """Every name in the passages, as the graph records it; a name of several things is several mentions."""
    found = {
        mention.id: mention
        for passage in passages
        for name in passage.names
        for refers_to in ([thing.id for thing in name.things] or _NOTHING)
        for quote in [passage.quote(name.start, name.end)]
        for mention in [Mention(document.id, quote, name.entity_class, refers_to, EXTRACTOR)]
    }
    return tuple(sorted(found.values(), key=lambda each: (each.quote, each.refers_to or "", each.id)))
