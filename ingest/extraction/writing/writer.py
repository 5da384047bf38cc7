"""Writing statements: each with its quote, and everything that it speaks of with class and name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ingest.extraction.extractor import Named
from ingest.extraction.lexicon import known
from ingest.extraction.things import Thing
from ontology.document import Document, Mention, Quote
from ontology.statement import Evidence, Statement
from ontology.terms import Property
from ontology.times import ALWAYS, Interval
from ontology.vocabulary import EntityClass, Modality, Polarity, Section

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
    names: Sequence[Named]
    """What the document names, the running text before headings: the first mention of a thing proves what it is."""
    extractor: str
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
            extractor=self.extractor,
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
        mentions = [each for each in self.names if thing in each.things]
        mentions.sort(key=lambda each: each.described)  # stable: the first of the best
        described = bool(mentions) and mentions[0].described and thing.definition is None
        confidence = NAMED if mentions and not described else 0.8
        voice = Voice(mentions[0].quote if mentions else otherwise, confidence)
        self.say(thing.id, Property.TYPE, thing.entity_class, voice)
        self.say(thing.id, Property.NAME, thing.name, voice)
        self._describe(thing, mentions, voice)
        for named in mentions:
            self._alias(thing, named)

    def _describe(self, thing: Thing, mentions: list[Named], voice: Voice) -> None:
        described = [each for named in mentions for each in named.things if each == thing and each.definition]
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

    def _alias(self, thing: Thing, named: Named) -> None:
        """Another name that the document itself uses; not a person who speaks for a body."""
        if named.described or thing.entity_class not in _WITH_ALIASES:
            return
        plain = " ".join(named.quote.exact.split())
        personal = "Secretary" in plain or "officials" in plain
        shown = {thing.name.casefold(), (thing.citation or "").casefold()}
        if (thing.id, plain) in self._aliased or personal or plain.casefold() in shown:
            return
        self._aliased.add((thing.id, plain))
        cited = thing.entity_class is EntityClass.POLICY and any(character.isdigit() for character in plain)
        self.say(thing.id, Property.CITATION if cited else Property.ALIAS, plain, Voice(named.quote, NAMED))


def mentions_of(document: Document, names: Iterable[Named], extractor: str) -> tuple[Mention, ...]:
    """Every name, as the graph records it; a name of several things is several mentions."""
    found = {
        mention.id: mention
        for each in names
        for refers_to in ([thing.id for thing in each.things] or _NOTHING)
        for mention in [Mention(document.id, each.quote, each.entity_class, refers_to, extractor)]
    }
    return tuple(sorted(found.values(), key=lambda each: (each.quote, each.refers_to or "", each.id)))
