"""Acts that oblige to do something, or ask for it: report, notify, verify; guidance that only tells."""

from spacy.tokens import Token

from ingest.extraction.acts.act import Act
from ingest.extraction.acts.licences import is_duty
from ingest.extraction.acts.norm_nouns import other_duty
from ingest.extraction.known_words import words
from ingest.extraction.passage import Passage
from ingest.extraction.telling import Force, Measure, Status
from ingest.extraction.tree import children, has_role, is_asked_for, is_denied, is_passive, lemma

_REPORTING = frozenset({"report", "notify", "disclose", "submit", "inform", "file", "share", "register", "declare"})
_GUIDANCE = frozenset({"guidance", "advisory", "alert", "faq", "recommendation", "guideline"})


def duty(verb: Token, passage: Passage) -> Act | None:
    """ "Must notify", "would have to report"; "requires verification of X"."""
    known = words()
    if verb.pos_ != "VERB":
        return None
    if has_role(verb, known["require"]):
        demanded = next((each for noun in children(verb, "dobj", "nsubjpass") if (each := other_duty(noun))), None)
        if demanded is not None:
            return Act(verb, demanded, Status.IN_FORCE)
    if not has_role(verb, known["duty"]):
        return None
    asked = is_asked_for(verb, known["request"] | known["order"])
    if not (asked or is_duty(verb)):
        return None
    return Act(verb, _measure(verb), Status.IN_FORCE, affirmed=True)


def _measure(verb: Token) -> Measure:
    return Measure.REPORTING if lemma(verb) in _REPORTING else Measure.DUE_DILIGENCE


def encouraged(verb: Token, passage: Passage) -> Act | None:
    """ "Are encouraged, but not obliged, to share X": a voluntary step, wherever the step itself hangs in the tree."""
    if (
        lemma(verb) not in ("encourage", "invite", "recommend", "urge", "advise")
        or not is_passive(verb)
        or is_denied(verb)
    ):
        return None
    for step in (each for host in (verb, *verb.conjuncts) for each in children(host, "xcomp", "ccomp", "advcl")):
        if has_role(step, words()["duty"]):
            return Act(verb, _measure(step), Status.IN_FORCE, (step,), force=Force.VOLUNTARY)
    return None


def guidance(noun: Token, passage: Passage) -> Act | None:
    """ "Issuing guidance on the risks of X": it tells, and binds nobody."""
    if noun.lemma_.lower() not in _GUIDANCE or noun.dep_ not in ("dobj", "nsubjpass"):
        return None
    verb = noun.head
    if not (has_role(verb, words()["impose"]) or lemma(verb) in ("issue", "publish", "release", "update")):
        return None
    return Act(verb, Measure.DUE_DILIGENCE, Status.IN_FORCE, (noun,), force=Force.VOLUNTARY)
