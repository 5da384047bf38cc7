"""Changes in the life of policies and norms: lifted, suspended, in effect, published, not enforced, to comply with."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from ingest.extraction.features import Features, Stage, features_of
from ingest.extraction.frames import OBJECTS
from ingest.extraction.known_words import words
from ingest.extraction.passage import Passage
from ingest.extraction.slots import Roles, policy_at, roles_of
from ingest.extraction.things import Thing
from ingest.extraction.tree import children, has_role, is_denied, is_passive, own_subtree, subject_of
from ontology.document import Quote
from ontology.terms import Property
from ontology.times import PartialDate
from ontology.vocabulary import Enforcement, LegalStatus, RestrictionKind


@dataclass(frozen=True, slots=True)
class NormReference:
    """ "The requirement", "the ban on X": a norm by its kind and, where given, its objects."""

    kind: RestrictionKind | None
    objects: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What a clause says happened to a policy or a norm."""

    passage: Passage
    of: Thing | NormReference
    predicate: Property
    value: str
    date: PartialDate | None
    roles: Roles
    features: Features
    quote: Quote


def changes(passage: Passage) -> Iterator[Change]:
    """The changes that a passage reports."""
    for token in passage.doc:
        if token.pos_ in ("VERB", "AUX"):
            for find in (_lifted, _in_effect, _not_enforced, _to_comply, _published):
                yield from find(token, passage)


def _lifted(verb: Token, passage: Passage) -> Iterator[Change]:
    known = words()
    value = LegalStatus.RESCINDED if has_role(verb, known["lift"]) else None
    value = LegalStatus.SUSPENDED if has_role(verb, known["suspend"]) else value
    if value is None or verb.tag_ == "VBG":
        return  # "is rescinding" is not yet done
    for patient in _patients(verb):
        of = _changed(patient, verb, passage)
        features = features_of(verb, passage)
        if of is not None and _is_done(features):
            yield _change(verb, passage, of, Property.LEGAL_STATUS, value, features, (patient,))


def _in_effect(verb: Token, passage: Passage) -> Iterator[Change]:
    subject = subject_of(verb)
    if subject is None or not _means_effect(verb):
        return
    of = _changed(subject, verb, passage)
    features = features_of(verb, passage)
    if of is None or features.denied or features.hedged or features.stage < Stage.SCHEDULED:
        return
    change = _change(verb, passage, of, Property.LEGAL_STATUS, LegalStatus.IN_FORCE, features, (subject,))
    if change.date is not None or features.stage is Stage.DONE:
        yield change


def _means_effect(verb: Token) -> bool:
    lemma = verb.lemma_.lower()
    if lemma == "take":
        return any(child.lemma_.lower() == "effect" for child in children(verb, "dobj"))
    if lemma in ("come", "enter", "go"):
        return any(
            pobj.lower_ in ("force", "effect") for prep in children(verb, "prep") for pobj in children(prep, "pobj")
        )
    return lemma in ("become", "be") and any(child.lower_ == "effective" for child in children(verb, "acomp"))


def _not_enforced(verb: Token, passage: Passage) -> Iterator[Change]:
    if verb.lemma_.lower() != "enforce" or not is_denied(verb):
        return
    features = features_of(verb, passage)
    announced = features.stage >= Stage.PROPOSED and not features.hedged and features.denied
    for patient in _patients(verb):
        of = policy_at(patient, passage)
        change = of and _change(
            verb, passage, of, Property.ENFORCEMENT, Enforcement.ANNOUNCED_AS_NOT_ENFORCED, features, (patient,)
        )
        if change and announced and change.roles.agencies:
            yield change


def _to_comply(verb: Token, passage: Passage) -> Iterator[Change]:
    if verb.lemma_.lower() != "comply":
        return
    features = features_of(verb, passage)
    dates = [
        dated.date
        for child in children(verb, "prep")
        for token in own_subtree(child)
        if (dated := passage.date_at(token)) and dated.date
    ]
    distinct = set(dates)
    for prep in children(verb, "prep"):
        for pobj in children(prep, "pobj"):
            of = policy_at(pobj, passage) if prep.lower_ == "with" else None
            if of is not None and len(distinct) == 1 and not (features.denied or features.hedged):
                yield _change(verb, passage, of, Property.COMPLIANCE_FROM, dates[0].iso, features, (pobj,))


def _published(verb: Token, passage: Passage) -> Iterator[Change]:
    subject = subject_of(verb)
    if verb.lemma_.lower() != "publish" or subject is None or not is_passive(verb):
        return
    of, features = policy_at(subject, passage), features_of(verb, passage)
    if of is not None and _is_done(features):
        change = _change(verb, passage, of, Property.PUBLISHED, "", features, (subject,))
        if change.date is not None:
            yield _change(verb, passage, of, Property.PUBLISHED, change.date.iso, features, (subject,))


def _is_done(features: Features) -> bool:
    return features.stage is Stage.DONE and not features.denied and not features.hedged


def _patients(verb: Token) -> list[Token]:
    """What the verb is done to."""
    own = children(verb, "dobj", "nsubjpass")
    subject = subject_of(verb) if is_passive(verb) and not own else None
    return own if subject is None else [subject]


def _changed(patient: Token, verb: Token, passage: Passage) -> Thing | NormReference | None:
    policy = policy_at(patient, passage)
    if policy is not None:
        return policy
    known, lemma = words(), patient.lemma_.lower()
    if lemma not in known.norm_nouns:
        return None
    licensing = any(child.lemma_.lower() in known["licence"] for child in children(patient, "compound", "amod"))
    kind = RestrictionKind.LICENCE_REQUIREMENT if licensing else known.norm_nouns[lemma]
    tops = [patient, *children(verb, "prep")]
    tokens = [token for top in tops for token in own_subtree(top)]
    names = [name for token in tokens if (name := passage.name_at(token)) and name.entity_class in OBJECTS]
    return NormReference(kind, tuple(sorted({thing for name in names for thing in name.things})))


def _change(
    verb: Token,
    passage: Passage,
    of: Thing | NormReference,
    predicate: Property,
    value: str,
    features: Features,
    tokens: tuple[Token, ...],
) -> Change:
    roles = roles_of(features, passage)
    dated = [
        token for prep in children(verb, "prep", "npadvmod") for token in own_subtree(prep) if passage.date_at(token)
    ]
    spoken = [verb, *verb.children] if verb.lemma_.lower() in ("take", "come", "enter", "become", "be") else [verb]
    clause = [verb, *(token for token in spoken[1:] if token.dep_ in ("dobj", "prep", "acomp", "prt"))]
    subtree = [each for token in tokens for each in own_subtree(token)]
    quote = passage.quote_tokens([*subtree, *clause, *dated, *children(verb, "neg", "aux", "auxpass")])
    return Change(passage, of, predicate, value, roles.date, roles, features, quote)
