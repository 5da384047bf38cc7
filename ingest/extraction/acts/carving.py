"""What is left free: exemptions, exceptions, and what a norm is said not to reach."""

from spacy.tokens import Token

from ingest.extraction.acts.act import GROUPS, Act, class_at
from ingest.extraction.acts.norm_nouns import measure_of
from ingest.extraction.known_words import words
from ingest.extraction.passage import Passage
from ingest.extraction.telling import Measure, Status
from ingest.extraction.tree import SUBJECTS, children, has_role, is_denied, lemma, modal_of, subject_of

_FREE = frozenset({"exempt", "exempted", "unaffected", "excluded", "free", "spared", "outside"})
_ONCE = frozenset({"previously", "earlier", "formerly", "until", "hitherto"})
_EXCEPTIONS = frozenset({"exception", "exemption", "carve-out", "waiver", "derogation"})


def coverage(verb: Token, passage: Passage) -> Act | None:
    """ "Does not apply to X", "X is not covered by the letter", "none of this affects Y"."""
    if verb.pos_ not in ("VERB", "AUX") or not has_role(verb, words()["cover"]) or not is_denied(verb):
        return None
    past = any(child.lower_ in _ONCE for child in verb.children)
    if past or modal_of(verb) in ("would", "could", "might", "may"):
        return None
    exempting = lemma(verb) in ("apply", "extend") and any(measure_of(each) is not None for each in children(verb, *SUBJECTS))
    effect = Status.IN_FORCE if exempting else Status.NONE
    return Act(verb, Measure.OTHER, effect, affirmed=True, carves=True)


def exemption(verb: Token, passage: Passage) -> Act | None:
    """ "Exempts X from the requirement", "X is excluded from it"."""
    if verb.pos_ != "VERB" or not has_role(verb, words()["exempt"]) or verb.dep_ in ("amod", "prep"):
        return None
    if verb.lower_ == "excluding" or verb.dep_ == "relcl" or is_denied(verb):
        return None  # the first only lists what another act leaves out; the second tells who is meant
    return Act(verb, Measure.OTHER, Status.IN_FORCE, carves=True)


def free(verb: Token, passage: Passage) -> Act | None:
    """ "Consignments to Y are unaffected", "would be exempt"."""
    said = next((child for child in children(verb, "acomp", "attr") if child.lower_ in _FREE), None)
    if said is None or is_denied(verb) or lemma(verb) not in ("be", "remain", "stay"):
        return None
    return Act(verb, Measure.OTHER, Status.IN_FORCE, (said,), carves=True)


def still_allowed(verb: Token, passage: Passage) -> Act | None:
    """ "Humanitarian groups may go on using X": who keeps what the others lose."""
    if verb.pos_ != "VERB" or is_denied(verb) or modal_of(verb) not in ("may", "can"):
        return None
    subject = subject_of(verb)
    goes_on = lemma(verb) in ("go on", "continue", "keep", "still") or any(child.lower_ == "still" for child in verb.children)
    if subject is None or class_at(subject, passage) not in GROUPS or not goes_on:
        return None
    return Act(verb, Measure.OTHER, Status.IN_FORCE, affirmed=True, carves=True)


def new_exceptions(noun: Token, passage: Passage) -> Act | None:
    """ "Adding new licence exceptions for X", "expanding an exception to Y"."""
    if noun.lemma_.lower() not in _EXCEPTIONS or noun.dep_ not in ("dobj", "nsubjpass"):
        return None
    verbs = words()["impose"] | words()["tighten"] | {"grant", "provide", "offer", "allow"}
    if not has_role(noun.head, verbs) or is_denied(noun.head):
        return None
    return Act(noun.head, Measure.OTHER, Status.IN_FORCE, (noun,), carves=True)


def covers(verb: Token, passage: Passage) -> Act | None:
    """ "The clause covers X", "it applies to Y": more of what was told before."""
    if verb.pos_ != "VERB" or not has_role(verb, words()["cover"]) or is_denied(verb) or modal_of(verb) is not None:
        return None
    subject = subject_of(verb)
    definite = subject is not None and any(child.lower_ in ("the", "this", "these") for child in subject.children)
    if subject is None or not (definite or subject.lower_ in ("it", "they", "this")):
        return None
    return Act(verb, Measure.OTHER, Status.IN_FORCE, supports=True)
