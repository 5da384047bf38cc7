"""Frames: who restricts what, for whom, by which instrument, on which day, as one clause says it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from spacy.tokens import Token

from ingest.extraction.features import Features, features_of
from ingest.extraction.known_words import words
from ingest.extraction.passage import Passage
from ingest.extraction.scopes import foreign_people
from ingest.extraction.things import Thing
from ingest.extraction.tree import SUBJECTS, children, has_role, is_denied, is_passive, modal_of, own_subtree, subject_of
from ontology.vocabulary import EntityClass, RestrictionKind

OBJECTS = (EntityClass.AI_MODEL, EntityClass.MODEL_GROUP, EntityClass.HARDWARE, EntityClass.CONTROL_ITEM)
"""What can be restricted."""


class Act(StrEnum):
    """What the words of a frame do."""

    BAN = "ban"
    LIMIT = "limit"
    LICENCE = "licence"


@dataclass(frozen=True, slots=True)
class Frame:
    """A clause that speaks of a restriction, with its words by what they tell."""

    passage: Passage
    head: Token
    act: Act
    kind: RestrictionKind
    features: Features
    region: tuple[Token, ...]
    """The words that say what is restricted, and for whom."""
    excepted: tuple[Token, ...]
    """The words behind "except", "other than"."""
    objects: tuple[Thing, ...]
    certainty: float
    extra: tuple[Token, ...] = field(default=())
    """Further words of the clause: the noun of the norm and what hangs on it."""


def frames(passage: Passage) -> Iterator[Frame]:
    """The frames of a passage, in the order of their heads."""
    for token in passage.doc:
        if token.pos_ in ("VERB", "AUX", "NOUN", "PROPN"):
            tried = (find(token, passage) for find in (_verb_frame, _withheld_frame, _licence_frame, _noun_frame))
            frame = next(filter(None, tried), None)
            if frame is not None:
                yield frame


def _verb_frame(verb: Token, passage: Passage) -> Frame | None:
    """ "to restrict access to X", "bars the sale of X", "blocked Y from offering X"."""
    known = words()
    act = Act.BAN if has_role(verb, known["ban"]) else Act.LIMIT if has_role(verb, known["limit"]) else None
    if act is None or verb.pos_ != "VERB" or not _is_about_transfer(verb, passage):
        return None
    region = _region(verb)
    return _frame(verb, passage, act, RestrictionKind.PROHIBITION, region)


def _withheld_frame(verb: Token, passage: Passage) -> Frame | None:
    """ "asked Y not to release X", "must not export X": a denied transfer that is demanded."""
    known = words()
    if verb.pos_ != "VERB" or not has_role(verb, known["transfer_verbs"]) or not children(verb, "neg"):
        return None
    asked = verb.dep_ in ("xcomp", "ccomp") and has_role(verb.head, known["request"] | known["order"])
    if not asked and modal_of(verb) not in ("must", "may", "shall"):
        return None
    if any(token.lower_ in ("without", "unless") for token in verb.subtree):
        return None  # what it demands then is a licence
    return _frame(verb, passage, Act.BAN, RestrictionKind.PROHIBITION, _region(verb), affirmed=True)


def _licence_frame(noun: Token, passage: Passage) -> Frame | None:
    """ "A licence is required to export X", "must obtain a licence", "cannot be sold without a licence"."""
    known = words()
    if noun.lemma_.lower() not in known["licence"] or noun.dep_ == "compound":
        return None
    if noun.dep_ == "pobj" and noun.head.lower_ == "without":
        return _without_licence(noun.head.head, passage)
    verb = noun.head
    needed = noun.dep_ in ("nsubjpass", "dobj") and (
        has_role(verb, known["require"]) or verb.lemma_.lower() in ("need", "require")
    )
    obtained = noun.dep_ == "dobj" and has_role(verb, known["obtain"]) and _must(verb)
    if verb.pos_ != "VERB" or not (needed or obtained):
        return None
    region = (*_region(verb), *_region_of_subject(verb, passage))
    return _frame(verb, passage, Act.LICENCE, RestrictionKind.LICENCE_REQUIREMENT, region, (noun,))


def _must(verb: Token) -> bool:
    """Whether obtaining is a duty: "must obtain", "requires X to obtain", "has to obtain"."""
    if modal_of(verb) in ("must", "shall"):
        return True
    governed = verb.dep_ in ("xcomp", "ccomp", "advcl") and verb.head.pos_ in ("VERB", "AUX")
    duty = words()["require"] | words()["order"] | {"have", "need"}
    return governed and verb.head.lemma_.lower() in duty


def _without_licence(verb: Token, passage: Passage) -> Frame | None:
    """ "may not be exported without a licence": a denied transfer with this one way out."""
    if verb.pos_ != "VERB" or not has_role(verb, words()["transfer_verbs"]):
        return None
    if not (is_denied(verb) and modal_of(verb) in ("may", "can", "must", "shall", "could")):
        return None
    return _frame(verb, passage, Act.LICENCE, RestrictionKind.LICENCE_REQUIREMENT, _region(verb), (), affirmed=True)


def _noun_frame(noun: Token, passage: Passage) -> Frame | None:
    """ "imposed a ban on exports of X", "a licence requirement for X"; only under a verb that tells its stage."""
    lemma, known = noun.lemma_.lower(), words()
    if noun.pos_ not in ("NOUN", "PROPN") or lemma not in known.norm_nouns or noun.dep_ == "compound":
        return None
    licensing = any(
        child.lemma_.lower() in known["licence"] and child.dep_ in ("compound", "amod") for child in noun.children
    )
    kind = RestrictionKind.LICENCE_REQUIREMENT if licensing else known.norm_nouns[lemma]
    if kind is RestrictionKind.LICENCE_REQUIREMENT and not licensing:
        return None
    verb = noun.head
    imposed = noun.dep_ in ("dobj", "nsubjpass") and has_role(verb, known["impose"])
    weighed = noun.dep_ in ("dobj", "nsubjpass", "pobj") and any(
        has_role(verb, known[role]) for role in ("consider", "propose", "plan")
    )
    if not (imposed or weighed) or lemma in ("order", "rule", "measure", "request"):
        return None
    region = (*own_subtree(noun), *(_region(verb) if imposed else ()))
    return _frame(verb, passage, Act.BAN, kind or RestrictionKind.PROHIBITION, region, (noun,), weighed=weighed)


def _frame(
    head: Token,
    passage: Passage,
    act: Act,
    kind: RestrictionKind,
    region: tuple[Token, ...],
    extra: tuple[Token, ...] = (),
    affirmed: bool = False,
    weighed: bool = False,
) -> Frame | None:
    excepted = tuple(token for token in dict.fromkeys(region) if _is_excepted(token))
    region = tuple(token for token in dict.fromkeys(region) if token not in excepted)
    objects, certainty = _objects(region, passage)
    if not objects:
        return None
    start = extra[0] if weighed else head
    features = features_of(start, passage, affirmed)
    return Frame(passage, head, act, kind, features, region, excepted, objects, certainty, extra)


def _objects(region: tuple[Token, ...], passage: Passage) -> tuple[tuple[Thing, ...], float]:
    names = [name for token in region if (name := passage.name_at(token)) and name.entity_class in OBJECTS]
    things = {thing: None for name in names for thing in name.things}
    return tuple(sorted(things)), min((name.certainty for name in names), default=1.0)


def _region(verb: Token) -> tuple[Token, ...]:
    """The words under the verb that say what and for whom; its passive subject is one of them."""
    inside = [
        child
        for child in verb.children
        if child.dep_
        in ("dobj", "dative", "prep", "xcomp", "pcomp", "nsubjpass", "oprd", "acomp", "advcl", "conj", "ccomp")
        and _belongs(child, verb)
    ]
    shared = verb.dep_ == "conj" and not children(verb, "dobj") and verb.head.pos_ == "VERB"
    from_first = children(verb.head, "dobj", "prep") if shared else []
    passive = subject_of(verb) if is_passive(verb) else None
    tops = [*inside, *from_first, *([passive] if passive is not None else [])]
    return tuple(token for top in tops for token in own_subtree(top))


def is_foreign(token: Token, passage: Passage) -> bool:
    """Whether the word means people abroad, or of other nationality."""
    name = passage.name_at(token)
    return foreign_people(token) or (name is not None and name.entity_class is EntityClass.PERSON_CLASS)


def _belongs(child: Token, verb: Token) -> bool:
    if child.dep_ == "conj":  # "export, reexport or transfer X": the object stands with the last verb
        if child.pos_ in ("NOUN", "PROPN"):  # no noun is joined to a verb: the parser lost the end of a list
            return True
        return child.pos_ == "VERB" and not children(child, *SUBJECTS) and not children(verb, "dobj")
    if child.dep_ == "advcl" and any(mark.lower_ == "before" for mark in children(child, "mark")):
        return has_role(child, words()["transfer_verbs"])  # "a licence before it ships X"
    if child.dep_ in ("advcl", "ccomp"):  # "obtain a licence before exporting X", "is needed to provide X"
        return (
            child.tag_ in ("VB", "VBG")
            and not children(child, *SUBJECTS)
            and has_role(child, words()["transfer_verbs"])
        )
    return True


def _region_of_subject(verb: Token, passage: Passage) -> tuple[Token, ...]:
    """ "Exports of X require a licence": here the subject is what is restricted, not who restricts."""
    subject = subject_of(verb)
    if subject is None or is_passive(verb):
        return ()
    name = passage.name_at(subject)
    if name is not None and name.entity_class not in OBJECTS:
        return ()
    return tuple(own_subtree(subject))


def _is_about_transfer(verb: Token, passage: Passage) -> bool:
    """Whether what is banned is to let others have it, and not what they do with it."""
    known = words()
    acts = [
        token
        for token in _region(verb)
        if token.pos_ == "VERB" and token != verb and token.dep_ in ("pcomp", "xcomp", "advcl")
    ]
    if acts:
        shared = any(has_role(token, known["transfer_verbs"]) for token in acts)
        # To forbid somebody the use is a matter of procurement or safety, unless it is forbidden to foreigners.
        used = any(token.lemma_.lower() in ("use", "access", "download") for token in acts)
        return shared or (used and any(is_foreign(token, passage) for token in _region(verb)))
    patients = children(verb, "dobj", "nsubjpass") or ([verb.head] if is_passive(verb) and verb.dep_ == "acl" else [])
    if verb.dep_ == "conj" and not patients:
        patients = children(verb.head, "dobj", "nsubjpass")
    return any(_is_transferred(each, passage) for patient in patients for each in (patient, *patient.conjuncts))


def _is_transferred(patient: Token, passage: Passage) -> bool:
    name = passage.name_at(patient)
    if name is not None:
        return name.entity_class in OBJECTS
    return patient.lemma_.lower() in words()["transfer_nouns"]


def _is_excepted(token: Token) -> bool:
    """Whether it stands behind "except", "other than", "unless"."""
    return any(
        each.lower_ in ("except", "excluding", "unless", "besides")
        or (each.lower_ == "than" and each.nbor(-1).lower_ == "other")
        for each in (token, *token.ancestors)
        if each.i > 0
    )
