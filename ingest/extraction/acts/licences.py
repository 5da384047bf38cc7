"""Acts that demand a licence, in the many ways in which that is said."""

from spacy.tokens import Token

from ingest.extraction.acts.act import Act
from ingest.extraction.known_words import words
from ingest.extraction.passage import Passage
from ingest.extraction.telling import Measure, Status
from ingest.extraction.tree import children, has_role, is_denied, lemma, modal_of

_OBTAIN = frozenset({"obtain", "get", "seek", "secure", "receive", "hold", "have", "acquire", "procure", "win"})
_MAY = ("may", "can", "must", "shall", "could")
_OUTRIGHT = ("no", "not", "never", "nobody", "none", "nothing", "neither")


def licence(noun: Token, passage: Passage) -> Act | None:
    """ "A licence is required to export X", "must apply for a permit", "cannot be sold without one"."""
    known = words()
    base = noun.lemma_.lower()
    if (
        noun.pos_ not in ("NOUN", "PROPN")
        or noun.dep_ == "compound"
        or base not in known["licence"] | known["permission"]
    ):
        return None
    if noun.dep_ in ("pobj", "conj"):
        return _behind_preposition(noun)
    verb = noun.head
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    if noun.dep_ == "dobj" and lemma(verb) in ("deny", "refuse", "reject") and not is_denied(verb):
        return Act(verb, Measure.LICENCE_POLICY, Status.IN_FORCE, (noun,)) if base in known["licence"] else None
    if (
        noun.dep_ == "dobj"
        and lemma(verb) in ("grant", "give", "issue", "award", "hand", "receive", "win", "secure")
        and base in known["licence"]
    ):
        given = lemma(verb) in ("grant", "give", "issue", "award", "hand")
        return Act(verb, Measure.LICENCE_REQUIREMENT, Status.EASED, (noun,)) if given and not is_denied(verb) else None
    needed = noun.dep_ in ("nsubjpass", "dobj", "attr") and has_role(verb, known["require"])
    needed = needed or (noun.dep_ in ("nsubj", "attr") and _is_mandatory(verb))
    obtained = noun.dep_ == "dobj" and lemma(verb) in _OBTAIN and is_duty(verb)
    if not (needed or obtained):
        return None
    return Act(verb, Measure.LICENCE_REQUIREMENT, Status.IN_FORCE, (noun,), affirmed=obtained and not is_denied(verb))


def _is_mandatory(verb: Token) -> bool:
    return lemma(verb) in ("be", "become") and any(
        child.lower_ in ("mandatory", "compulsory", "necessary") for child in children(verb, "acomp")
    )


def is_duty(verb: Token) -> bool:
    """Whether it must be done: "must obtain", "requires X to obtain", "has to obtain", "is obliged to"."""
    if modal_of(verb) in ("must", "shall"):
        return True
    if verb.dep_ == "xcomp" and lemma(verb.head) == "be" and any(child.lower_ == "to" for child in verb.children):
        return True  # "are to submit"
    if verb.dep_ in ("acl", "xcomp") and verb.head.lemma_.lower() in ("duty", "obligation", "requirement"):
        return True  # "have a duty to inquire"
    governed = verb.dep_ in ("xcomp", "ccomp", "advcl", "conj") and verb.head.pos_ in ("VERB", "AUX", "ADJ")
    duty = words()["require"] | words()["order"] | {"have", "need", "obligate", "oblige", "bind", "obliged"}
    return governed and (verb.head.lemma_.lower() in duty or (verb.dep_ == "conj" and is_duty(verb.head)))


def _behind_preposition(noun: Token) -> Act | None:
    token = noun
    while token.dep_ == "conj":
        token = token.head
    prep = token.head
    verb = prep.head
    while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
        verb = verb.head
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    if prep.lower_ in ("without", "absent"):
        return _without(verb, noun)
    if prep.lower_ == "for" and lemma(verb) == "apply" and is_duty(verb):
        return Act(verb, Measure.LICENCE_REQUIREMENT, Status.IN_FORCE, (noun,), affirmed=True)
    only = any(child.lower_ == "only" for host in (verb, prep, noun) for child in host.children)
    if prep.lower_ in ("under", "with", "upon", "on", "by", "after") and only and modal_of(verb) in _MAY:
        return Act(verb, Measure.LICENCE_REQUIREMENT, Status.IN_FORCE, (noun,), affirmed=True)
    if prep.lower_ in ("on", "upon") and lemma(verb) in ("hinge", "depend", "condition", "rest", "turn"):
        return Act(verb, Measure.LICENCE_REQUIREMENT, Status.IN_FORCE, (noun,))
    if prep.lower_ == "under" and lemma(verb) in ("place", "put", "bring", "come", "fall", "be", "keep", "remain"):
        return Act(verb, Measure.LICENCE_REQUIREMENT, Status.IN_FORCE, (noun,))  # "put chips under licence"
    if prep.lower_ == "to" and lemma(verb) in ("subject", "submit"):
        return Act(verb, Measure.LICENCE_REQUIREMENT, Status.IN_FORCE, (noun,))
    return None


def _without(verb: Token, noun: Token) -> Act | None:
    """ "May not be exported without a licence": a denied transfer with this one way out."""
    denied = is_denied(verb) or any(token.lower_ in _OUTRIGHT for token in verb.subtree if verb.i < token.i < noun.i)
    if not denied or modal_of(verb) not in _MAY:
        return None
    return Act(verb, Measure.LICENCE_REQUIREMENT, Status.IN_FORCE, (noun,), affirmed=True)


def reviewed(verb: Token, passage: Passage) -> Act | None:
    """ "Applications are reviewed case by case", "will be considered under a presumption of denial"."""
    if verb.pos_ != "VERB" or lemma(verb) not in (
        "review",
        "consider",
        "treat",
        "evaluate",
        "process",
        "assess",
        "handle",
    ):
        return None
    said = " ".join(token.lower_ for token in verb.subtree).replace(" - ", "-")
    told = ("case-by-case", "case by case", "presumption of", "policy of denial", "policy of approval", "favorably")
    applied = any(token.lemma_.lower() in ("application", "request") for token in children(verb, "nsubjpass", "dobj"))
    if not applied or not any(words_ in said for words_ in told):
        return None
    return Act(verb, Measure.LICENCE_POLICY, Status.IN_FORCE)


def table_row(verb: Token, passage: Passage) -> Act | None:
    """ "RS applies to 3A090.a": the tables of the Commerce Control List name the reason for control."""
    if verb.lower_ not in ("applies", "apply"):
        return None
    before = verb.nbor(-1).text if verb.i > verb.sent.start else ""
    if before not in _REASONS:
        return None
    return Act(verb, Measure.LICENCE_REQUIREMENT, Status.IN_FORCE, tabular=True)


_REASONS = frozenset({"AT", "CB", "CC", "CW", "EI", "FC", "MT", "NS", "NP", "RS", "SS", "SL", "SI", "UN"})
