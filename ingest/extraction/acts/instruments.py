"""Changes in the life of an instrument that the text names: rescinded, stayed, on hold, in effect, not enforced."""

from spacy.tokens import Token

from ingest.extraction.acts.act import OBJECTS, POLICIES, Act, class_at
from ingest.extraction.acts.norm_nouns import ACTION_NOUNS, standing_of
from ingest.extraction.known_words import words
from ingest.extraction.passage import Passage
from ingest.extraction.telling import Measure, Status
from ingest.extraction.tree import children, has_role, is_denied, is_passive, lemma, subject_of
from ontology.vocabulary import EntityClass

_ITS_USE = frozenset({"enforcement", "implementation", "application", "effect", "entry", "operation"})
_ITS_PARTS = frozenset({"paragraph", "section", "provision", "part", "clause", "entirety", "requirement", "date"})
_PERMISSIONS = ("licence", "license", "authorization", "authorisation", "exception", "waiver", "exemption", "permit")
_CHANGES = (("suspend", Status.SUSPENDED), ("lift", Status.RESCINDED), ("ease", Status.EASED))


def rule_change(verb: Token, passage: Passage) -> Act | None:
    """What a verb does to an instrument, or tells of its standing."""
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    subject = subject_of(verb)
    if subject is not None and is_rule(subject, passage):
        standing = standing_of(verb)
        if standing is not None:
            return Act(verb, Measure.OTHER, standing)
    patients = children(verb, "dobj", "nsubjpass") or ([subject] if subject is not None and is_passive(verb) else [])
    patient = next((each for each in patients if is_rule(each, passage)), None)
    return None if patient is None else _changed(verb, patient, passage)


def _changed(verb: Token, patient: Token, passage: Passage) -> Act | None:
    known = words()
    if lemma(verb) == "enforce":
        return Act(verb, Measure.OTHER, Status.RESCINDED, affirmed=True) if is_denied(verb) else None
    if lemma(verb) in ("announce", "publish") and is_passive(verb):
        return Act(verb, Measure.OTHER, Status.IN_FORCE)
    if lemma(verb) in ("extend", "expand", "apply", "broaden", "widen") and _reaches(verb):
        return Act(verb, Measure.LICENCE_REQUIREMENT, Status.IN_FORCE)  # "extend the act to cloud access"
    if patient.lemma_.lower() == "date" and has_role(verb, known["suspend"]):
        return Act(verb, Measure.OTHER, Status.ANNOUNCED, (patient,))  # "delays the effective date of the rule"
    for role, effect in _CHANGES:
        if has_role(verb, known[role]):
            if is_permission(patient, passage) and effect is not Status.EASED:  # to take a permission back restricts
                return Act(verb, Measure.LICENCE_REQUIREMENT, Status.IN_FORCE)
            return Act(verb, Measure.OTHER, effect)
    return None


def _reaches(verb: Token) -> bool:
    """Whether it goes on to say to what: "to X", "to cover X"."""
    covers = any(has_role(child, words()["cover"]) for child in children(verb, "xcomp", "advcl"))
    return covers or any(child.lower_ == "to" for child in verb.children)


def permission(verb: Token, passage: Passage) -> Act | None:
    """ "License Exception X authorizes Y", "is available for Z", "may not be used for W"."""
    subject = subject_of(verb)
    if subject is None or not is_permission(subject, passage):
        return None
    used = lemma(verb) in ("use", "overcome", "claim") or any(
        child.lower_ in ("available", "usable") for child in children(verb, "acomp")
    )
    if not used and not has_role(verb, words()["allow"]):
        return None
    return Act(
        verb,
        Measure.LICENCE_REQUIREMENT,
        Status.IN_FORCE if is_denied(verb) else Status.EASED,
        affirmed=is_denied(verb),
    )


def is_permission(patient: Token, passage: Passage) -> bool:
    """Whether the word names what permits: a licence, an exception, a waiver."""
    name = passage.name_at(patient)
    said = (
        passage.words_of(name).lower() if name else " ".join(token.lower_ for token in patient.lefts) + patient.lower_
    )
    named = name is None or name.entity_class in POLICIES
    return named and any(word in said for word in _PERMISSIONS) and "requirement" not in said


def is_rule(token: Token, passage: Passage) -> bool:
    """Whether the word names an instrument, or the enforcement of one."""
    if passage.name_at(token) is not None:
        return class_at(token, passage) is EntityClass.POLICY
    if token.lemma_.lower() in _ITS_USE | _ITS_PARTS:
        return any(is_rule(pobj, passage) for prep in children(token, "prep") for pobj in children(prep, "pobj"))
    return False


def rule_action_noun(noun: Token, passage: Passage) -> Act | None:
    """ "Announced a rescission of the rule"."""
    effect = ACTION_NOUNS.get(noun.lemma_.lower())
    if effect is None or noun.pos_ != "NOUN" or noun.dep_ == "compound":
        return None
    about = [pobj for prep in children(noun, "prep") if prep.lower_ == "of" for pobj in children(prep, "pobj")]
    return Act(noun, Measure.OTHER, effect) if any(is_rule(each, passage) for each in about) else None


_DRAFTED = frozenset(
    {
        "rule",
        "regulation",
        "order",
        "ordinance",
        "decree",
        "bill",
        "law",
        "legislation",
        "act",
        "directive",
        "measure",
        "mandate",
        "framework",
    }
)


def under(verb: Token, passage: Passage) -> Act | None:
    """ "X stays under the order", "falls under the licensing rule": it holds for X."""
    if lemma(verb) not in ("stay", "remain", "fall", "come", "continue", "be", "live") or is_denied(verb):
        return None
    where = [pobj for prep in children(verb, "prep") if prep.lower_ == "under" for pobj in children(prep, "pobj")]
    if not any(is_rule(each, passage) or each.lemma_.lower() in words().norm_nouns for each in where):
        return None
    return Act(verb, Measure.OTHER, Status.IN_FORCE)


def released(verb: Token, passage: Passage) -> Act | None:
    """ "Freed X from the order": for X it is over."""
    if lemma(verb) not in ("free", "release", "relieve", "absolve") or is_denied(verb):
        return None
    left = [pobj for prep in children(verb, "prep") if prep.lower_ in ("from", "of") for pobj in children(prep, "pobj")]
    if not any(is_rule(each, passage) or each.lemma_.lower() in words().norm_nouns for each in left):
        return None
    return Act(verb, Measure.OTHER, Status.RESCINDED)


def drafted(noun: Token, passage: Passage) -> Act | None:
    """ "A rule on the transfer of X is being drafted", "is preparing an order on Y": a norm that is not there yet."""
    if noun.lemma_.lower() not in _DRAFTED or noun.dep_ not in ("dobj", "nsubjpass"):
        return None
    verb = noun.head
    weighed = any(has_role(verb, words()[role]) for role in ("consider", "propose", "plan"))
    about = any(class_at(token, passage) in OBJECTS for token in (*noun.subtree, *verb.subtree))
    if not about or not (weighed or lemma(verb) in ("prepare", "write", "work", "ready", "finalize", "finalise")):
        return None
    named = class_at(noun, passage)
    if named not in (None, EntityClass.POLICY):
        return None
    return Act(noun, Measure.LICENCE_REQUIREMENT, Status.CONSIDERED if not weighed else Status.IN_FORCE)
