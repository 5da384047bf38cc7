"""What is left free: exemptions, exceptions, and what a norm is said not to reach."""

from spacy.tokens import Token

from ingest.extraction.acts.act import GROUPS, POLICIES, Act, class_at
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
    of_norm = any(each.lemma_.lower() in words().norm_nouns for each in children(verb, *SUBJECTS))
    exempting = of_norm and lemma(verb) in ("apply", "extend")
    effect = Status.IN_FORCE if exempting else Status.NONE
    return Act(verb, Measure.OTHER, effect, affirmed=True, carves=True)


def outside(verb: Token, passage: Passage) -> Act | None:
    """ "X falls outside the letter", "Y is no part of the request"."""
    if lemma(verb) not in ("be", "fall", "lie", "stay", "remain", "sit") or modal_of(verb) in (
        "would",
        "could",
        "might",
        "may",
    ):
        return None
    beyond = [prep for prep in children(verb, "prep", "acomp") if prep.lower_ in ("outside", "beyond")]
    parts = [
        prep
        for part in children(verb, "attr")
        if part.lemma_.lower() in ("part", "subject")
        and (is_denied(verb) or any(c.lower_ == "no" for c in part.children))
        for prep in children(part, "prep")
    ]
    about = [pobj for prep in (*beyond, *parts) for pobj in children(prep, "pobj")]
    if not any(class_at(each, passage) in POLICIES or each.lemma_.lower() in words().norm_nouns for each in about):
        return None
    return Act(verb, Measure.OTHER, Status.NONE, affirmed=True, carves=True)


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
    if said is None or children(said, "xcomp") or is_denied(verb) or lemma(verb) not in ("be", "remain", "stay"):
        return None
    return Act(verb, Measure.OTHER, Status.IN_FORCE, (said,), carves=True)


def still_allowed(verb: Token, passage: Passage) -> Act | None:
    """ "Humanitarian groups may go on using X": who keeps what the others lose."""
    if verb.pos_ != "VERB" or is_denied(verb) or not (modal_of(verb) in ("may", "can") or _stays_free(verb)):
        return None
    subject = subject_of(verb)
    goes_on = (
        _stays_free(verb)
        or lemma(verb) in ("go on", "continue", "keep", "still", "proceed")
        or any(child.lower_ == "still" for child in verb.children)
    )
    if subject is None or not goes_on:
        return None
    if class_at(subject, passage) in GROUPS:
        return Act(verb, Measure.OTHER, Status.IN_FORCE, affirmed=True, carves=True)
    return Act(verb, Measure.OTHER, Status.NONE, affirmed=True, carves=True) if _stays_free(verb) else None


def _stays_free(verb: Token) -> bool:
    """ "Remain free to use", "are still allowed to buy"."""
    over = verb.head
    adjective = over.pos_ == "ADJ" and over.lower_ in ("free", "able", "welcome")
    allowed = has_role(over, words()["allow"]) and any(child.lower_ in ("still", "also") for child in over.children)
    return verb.dep_ == "xcomp" and (adjective or allowed) and has_role(verb, words()["transfer_verbs"])


def begins(verb: Token, passage: Passage) -> Act | None:
    """ "It would apply from 1 June", "the clause bites from February": since when, of a norm told before."""
    base = lemma(verb)
    if verb.pos_ != "VERB" or base not in _BEGINNINGS or is_denied(verb):
        return None
    subject = subject_of(verb)
    norm = subject is not None and (
        subject.lemma_.lower() in words().norm_nouns.keys() | words()["instrument_nouns"]
        or class_at(subject, passage) in POLICIES
    )
    if subject is None or not (norm or subject.lower_ in ("it", "they", "this")) or not passage.dates_in(verb.sent):
        return None
    return Act(verb, Measure.OTHER, Status.IN_FORCE, supports=True)


_BEGINNINGS = frozenset(
    {"apply", "bite", "start", "begin", "kick in", "run", "commence", "operate", "date", "go", "take"}
)


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
