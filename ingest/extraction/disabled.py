"""What a company did itself: switching a model of its own off. An effect, never a norm."""

from collections.abc import Iterator

from spacy.tokens import Token

from ingest.extraction.features import Features, Stage, features_of
from ingest.extraction.known_words import words
from ingest.extraction.passage import Passage
from ingest.extraction.slots import roles_of
from ingest.extraction.things import Thing
from ingest.extraction.tree import agent_of, children, has_role, is_passive, own_subtree, subject_of
from ingest.extraction.writer import Voice, Writer
from ontology.terms import Property
from ontology.times import Interval
from ontology.vocabulary import EntityClass

_CERTAINTY = 0.85


def write_disabled(passage: Passage, writer: Writer) -> None:
    """That a company disabled its models on a day; without the day it is not known for how long it was so."""
    for verb, company, models, features in _switched_off(passage):
        date = roles_of(features, passage).date
        if date is None:
            continue
        voice = Voice(passage.quote_tokens([verb, *_words(verb)]), _CERTAINTY, attribution=features.attribution)
        for model in models:
            writer.say(company.id, Property.DISABLED_ACCESS_TO, model.id, voice, Interval(date))
        writer.introduce([company, *models], voice.quote)


def _switched_off(passage: Passage) -> Iterator[tuple[Token, Thing, tuple[Thing, ...], Features]]:
    for verb in passage.doc:
        if verb.pos_ != "VERB" or not has_role(verb, words()["disable"]):
            continue
        actor = agent_of(verb) if is_passive(verb) else subject_of(verb)
        name = None if actor is None else passage.name_at(actor)
        features = features_of(verb, passage)
        done = features.stage is Stage.DONE and not features.denied and not features.hedged
        if done and name is not None and name.entity_class is EntityClass.COMPANY and name.things:
            models = tuple(each for each in _models(verb, passage) if each.developer == name.things[0].id)
            if models:
                yield verb, name.things[0], models, features


def _words(verb: Token) -> list[Token]:
    tops = children(verb, "dobj", "nsubj", "nsubjpass", "prt", "agent")
    return [token for top in tops for token in own_subtree(top)]


def _models(verb: Token, passage: Passage) -> list[Thing]:
    patients = children(verb, "dobj", "nsubjpass", "prep")
    names = [passage.name_at(token) for patient in patients for token in own_subtree(patient)]
    found = [thing for name in names if name and name.entity_class is EntityClass.AI_MODEL for thing in name.things]
    return list(dict.fromkeys(found))
