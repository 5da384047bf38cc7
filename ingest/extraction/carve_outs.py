"""Carve-outs: what a norm leaves free, and sentences that tell its effect ("foreign users won't be able to ...")."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from ingest.extraction.features import Features, Stage, features_of
from ingest.extraction.frames import OBJECTS
from ingest.extraction.known_words import words
from ingest.extraction.passage import Passage
from ingest.extraction.scopes import foreign_people
from ingest.extraction.slots import Roles, roles_of
from ingest.extraction.things import Thing
from ingest.extraction.tree import children, has_role, is_denied, own_subtree, subject_of
from ontology.document import Quote
from ontology.vocabulary import EntityClass


@dataclass(frozen=True, slots=True)
class CarveOut:
    """An exemption: from what, for whom, on what condition."""

    passage: Passage
    name: str
    condition: str
    objects: tuple[Thing, ...]
    """To which it is limited; none: all that the norm restricts."""
    roles: Roles
    quote: Quote


@dataclass(frozen=True, slots=True)
class Effect:
    """Who is shut out, as a consequence; with the way out that the sentence leaves."""

    passage: Passage
    owner: str | None
    """The developer of the models that it speaks of, where a name or a pronoun tells."""
    quote: Quote
    way_out: Quote | None


def carve_outs(passage: Passage) -> Iterator[CarveOut]:
    """The exemptions that a passage grants."""
    for verb in passage.doc:
        if verb.pos_ != "VERB" or not has_role(verb, words()["exempt"]) or verb.dep_ == "amod":
            continue
        features = features_of(verb, passage)
        if features.stage is not Stage.DONE or features.denied or features.hedged:
            continue
        carve_out = _carve_out(verb, features, passage)
        if carve_out is not None:
            yield carve_out


def _carve_out(verb: Token, features: Features, passage: Passage) -> CarveOut | None:
    tokens = [token for token in own_subtree(verb) if token != verb]
    objects = _objects(children(verb, "dobj", "nsubjpass"), passage)
    roles = roles_of(features, passage)
    beneficiaries = [child for child in _preps(verb) if child.lower_ in ("for", "to")]
    if not objects or not (roles.agencies or roles.policies) or not beneficiaries:
        return None
    condition = passage.quote_tokens([token for prep in beneficiaries for token in prep.subtree if token != prep])
    quote = passage.quote_tokens([verb, *tokens])
    return CarveOut(passage, exemption_name(tokens), condition.exact, objects, roles, quote)


def _preps(verb: Token) -> list[Token]:
    """The prepositions of the verb, and those that the parser hung on its objects."""
    return [
        token
        for token in own_subtree(verb)
        if token.dep_ in ("prep", "dative")
        and (token.head == verb or token.head.head in (verb, *children(verb, "prep")))
    ]


def exemption_name(tokens: list[Token]) -> str:
    """A name for an exemption: by the annex that lists who has it, else by its nature."""
    for token in tokens:
        following = token.nbor() if token.i + 1 < len(token.doc) else None
        if token.lower_ == "annex" and following is not None and len(following) == 1 and following.is_upper:
            return f"Annex {following.text} exemption"
    return "exemption"


def _objects(tops: list[Token], passage: Passage) -> tuple[Thing, ...]:
    names = [passage.name_at(token) for top in tops for token in own_subtree(top)]
    return tuple(sorted({thing for name in names if name and name.entity_class in OBJECTS for thing in name.things}))


def effects(passage: Passage) -> Iterator[Effect]:
    """Sentences that foreign people cannot have models any more."""
    for verb in passage.doc:
        if verb.pos_ == "VERB" and has_role(verb, words()["transfer_verbs"] | {"use"}):
            effect = _effect(verb, passage)
            if effect is not None:
                yield effect


def _effect(verb: Token, passage: Passage) -> Effect | None:
    top = verb.head if verb.dep_ == "xcomp" and verb.head.lower_ in ("able", "allowed", "permitted") else verb
    top = top.head if top.pos_ == "ADJ" and top.dep_ == "acomp" else top
    subject = subject_of(top)
    if subject is None or not foreign_people(subject) or not is_denied(top):
        return None
    features = features_of(top, passage, affirmed=True)
    if features.stage is Stage.NOTHING or features.hedged:
        return None
    shut_out = [*own_subtree(subject), verb, *children(verb, "dobj")]
    return Effect(passage, _owner(verb, passage), passage.quote_tokens(shut_out), _way_out(verb, passage))


def _owner(verb: Token, passage: Passage) -> str | None:
    """Whose models: those named, else those of the sentence before."""
    sentences = list(passage.doc.sents)
    index = sentences.index(verb.sent)
    for tokens in (children(verb, "dobj"), sentences[index - 1] if index else []):
        names = [passage.name_at(token) for token in tokens]
        things = {thing for name in names if name and _is_model(name.entity_class) for thing in name.things}
        developers = {each.developer for each in things}
        if len(developers) == 1:
            return next(iter(developers))
    return None


def _is_model(entity_class: EntityClass) -> bool:
    return entity_class in (EntityClass.AI_MODEL, EntityClass.MODEL_GROUP)


def _way_out(verb: Token, passage: Passage) -> Quote | None:
    known = words()
    for token in verb.sent:
        if token.lower_ == "without" and token.i > verb.i:
            for pobj in children(token, "pobj"):
                if pobj.lemma_.lower() in known["permission"] | known["licence"]:
                    return passage.quote_tokens(list(own_subtree(pobj)))
    return None
