"""The roles around a frame: who acts, upon whom, by which instrument, on which day."""

from dataclasses import dataclass

from spacy.tokens import Token

from ingest.extraction.features import Features
from ingest.extraction.instruments import date_of
from ingest.extraction.known_words import words
from ingest.extraction.lexicon import known
from ingest.extraction.passage import Passage
from ingest.extraction.things import Name, Thing
from ingest.extraction.tree import agent_of, children, has_role, is_passive, own_subtree, subject_of, with_conjuncts
from ontology.ids import path_of
from ontology.times import PartialDate
from ontology.vocabulary import EntityClass

_ACTORS = (EntityClass.AGENCY, EntityClass.POLICY, EntityClass.COUNTRY)
_END_MARKS = frozenset({"until", "till", "through", "by", "before", "after"})


@dataclass(frozen=True, slots=True)
class Roles:
    """Who and what stands around a frame's head."""

    agencies: tuple[Thing, ...]
    policies: tuple[Thing, ...]
    addressees: tuple[Thing, ...]
    date: PartialDate | None
    tokens: tuple[Token, ...]
    """The words that tell them, for the quote."""

    @property
    def is_american(self) -> bool:
        """Whether the law of the United States is at work."""
        american = ("agency:us/", "policy:us/", "policy:cfr/", "policy:usc/", "policy:fr/", "policy:fr-doc/")
        return any(each.id.startswith(american) for each in (*self.agencies, *self.policies))


def roles_of(features: Features, passage: Passage, region: tuple[Token, ...] = ()) -> Roles:
    """The roles around the governors of a frame."""
    actors = _actors(features, passage)
    instruments = _instruments(features, passage)
    things = [thing for name, _ in actors for thing in _as_actors(name)]
    policies = [each for each in things if each.entity_class is EntityClass.POLICY]
    policies += [thing for name, _ in instruments for thing in name.things]
    agencies = tuple(dict.fromkeys(each for each in things if each.entity_class is EntityClass.AGENCY))
    addressees = _addressees(features, passage, region)
    return Roles(
        agencies=agencies,
        policies=tuple(dict.fromkeys(policies)),
        addressees=tuple(dict.fromkeys(thing for name, _ in addressees for thing in name.things)),
        date=_date(features, passage, tuple(policies)),
        tokens=tuple(token for _, token in (*actors, *instruments, *addressees)),
    )


def government_of(country: Thing) -> Thing:
    """The government for which a country's name stands ("US blocks exports")."""
    identifier = f"agency:{path_of(country.id).lower()}/government".replace("agency:gb/", "agency:uk/")
    return known().things.get(identifier) or Thing(identifier, EntityClass.AGENCY, f"{country.name} government")


def _as_actors(name: Name) -> list[Thing]:
    if name.entity_class is EntityClass.COUNTRY:
        return [government_of(each) for each in name.things]
    return list(name.things)


def _actors(features: Features, passage: Passage) -> list[tuple[Name, Token]]:
    """The agencies and policies that act: the nearest governor that has any tells them."""
    # Who asks or orders stands behind it, not who is asked.
    asking = [each for each in features.governors if has_role(each, words()["request"] | words()["order"])]
    for governor in asking or features.governors:
        found = [
            (name, token)
            for actor in _acting(governor)
            for token in with_conjuncts(actor)
            if (name := _named_actor(token, passage)) is not None
        ]
        if found:
            return found
    return []


def _acting(governor: Token) -> list[Token]:
    """Who does what the governor says."""
    if governor.pos_ in ("NOUN", "PROPN"):
        owners = children(governor, "poss")
        makers = [
            pobj
            for prep in children(governor, "prep")
            if prep.lower_ in ("by", "from", "of")
            for pobj in children(prep, "pobj")
        ]
        country = [
            child for child in children(governor, "amod", "compound", "nmod") if child.ent_type_ in ("GPE", "NORP")
        ]
        return [*owners, *makers, *country]
    agent = agent_of(governor)
    if agent is not None:
        return [agent]
    subject = subject_of(governor)
    return [] if subject is None or is_passive(governor) else [subject]


def _named_actor(token: Token, passage: Passage) -> Name | None:
    name = passage.name_at(token)
    if name is None and token.lower_ == "it":
        return _taken_up(token, passage)
    if name is None and token.pos_ in ("NOUN", "PROPN"):  # "officials at the Commerce Department"
        inner = [passage.name_at(child) for child in own_subtree(token) if child.i != token.i]
        agencies = list(dict.fromkeys(each for each in inner if each and each.entity_class is EntityClass.AGENCY))
        speaks = token.pos_ == "PROPN" or token.lemma_.lower() in ("official", "letter", "secretary", "director")
        name = agencies[0] if len(agencies) == 1 and speaks else None
    return name if name is not None and name.entity_class in _ACTORS and name.things else None


def _taken_up(pronoun: Token, passage: Passage) -> Name | None:
    """What "it" stands for: the subject before it, if that is an agency or a policy."""
    sentences = list(passage.doc.sents)
    index = sentences.index(pronoun.sent)
    for sentence in (sentences[index], *([sentences[index - 1]] if index else [])):
        subject = subject_of(sentence.root)
        if subject is not None and subject.i < pronoun.i:
            name = passage.name_at(subject)
            return name if name is not None and name.entity_class in _ACTORS[:2] and name.things else None
    return None


def policy_at(token: Token, passage: Passage) -> Thing | None:
    """The policy that a word names or takes up."""
    name = passage.name_at(token)
    if name is None and token.lower_ == "it":
        name = _taken_up(token, passage)
    found = [] if name is None else [each for each in name.things if each.entity_class is EntityClass.POLICY]
    return found[0] if found else None


def _instruments(features: Features, passage: Passage) -> list[tuple[Name, Token]]:
    """The policies behind "under", "by", "in", "through"."""
    return [
        (name, pobj)
        for governor in features.governors
        for prep in children(governor, "prep", "agent")
        if prep.lower_ in ("under", "by", "in", "through", "via", "with")
        for pobj in children(prep, "pobj")
        if (name := passage.name_at(pobj)) is not None and name.entity_class is EntityClass.POLICY and name.things
    ]


def _addressees(features: Features, passage: Passage, region: tuple[Token, ...]) -> list[tuple[Name, Token]]:
    """The companies that are asked, told or made to."""
    head = features.governors[0]
    found = []
    for governor in features.governors:
        places = children(governor, "dobj", "dative", "nsubjpass") if governor.pos_ == "VERB" else _recipients(governor)
        if governor is not head or has_role(governor, words()["ban"]):
            places += [child for child in children(governor, "xcomp", "appos") if child.pos_ in ("PROPN", "NOUN")]
            places += [
                subject for child in children(governor, "ccomp", "xcomp") for subject in children(child, "nsubj")
            ]
        if governor is head and has_role(governor, words()["obtain"]):
            subject = subject_of(governor)
            places += [] if subject is None else [subject]
        for place in places:
            for token in (place, *place.conjuncts, *children(place, "appos")):
                name = passage.name_at(token)
                if name is not None and name.entity_class is EntityClass.COMPANY and name.things:
                    found.append((name, token))
    return found or _asked_inside(features, passage, region)


def _asked_inside(features: Features, passage: Passage, region: tuple[Token, ...]) -> list[tuple[Name, Token]]:
    """The parser often takes "asked AI company Anthropic to ..." apart: the company between the verbs is asked."""
    asking = next((each for each in features.governors if has_role(each, words()["request"] | words()["order"])), None)
    if asking is None:
        return []
    between = asking.doc[asking.i : features.governors[0].i]
    names = {
        name: token
        for token in between
        if (name := passage.name_at(token)) and name.entity_class is EntityClass.COMPANY
    }
    return [(name, token) for name, token in names.items() if token not in region and name.things]


def _recipients(noun: Token) -> list[Token]:
    return [pobj for prep in children(noun, "prep") if prep.lower_ == "to" for pobj in children(prep, "pobj")]


def _date(features: Features, passage: Passage, policies: tuple[Thing, ...]) -> PartialDate | None:
    """The day on which it was done: one that stands with a governor, else the instrument's own."""
    for governor in features.governors:
        attached = [
            passage.date_at(token) for child in governor.children if _may_date(child) for token in own_subtree(child)
        ]
        dates = [each.date for each in attached if each is not None and each.date is not None]
        if dates:
            return dates[0]
    inside = [passage.date_at(token) for token in own_subtree(features.governors[0])]
    if len({each for each in inside if each and each.date}) == 1:  # the parser hung "on April 9" on the last noun
        found = next(each for each in inside if each and each.date)
        if passage.block.view[: found.start].rstrip().rpartition(" ")[2].lower() not in _END_MARKS:
            return found.date
    for policy in policies:
        day = date_of(policy.id)
        if day is not None:
            return PartialDate(day)
    return None


def _may_date(child: Token) -> bool:
    if child.dep_ in ("npadvmod", "nmod"):
        return True
    return child.dep_ == "prep" and child.lower_ not in _END_MARKS
