"""Nouns that name a norm ("ban", "controls", "licence requirement"), and what a clause does with them."""

from spacy.tokens import Token

from ingest.extraction.acts.act import OBJECTS, Act, class_at
from ingest.extraction.known_words import words
from ingest.extraction.passage import Passage
from ingest.extraction.telling import Measure, Status
from ingest.extraction.tree import children, has_role, is_denied, is_passive, lemma, modal_of

ACTION_NOUNS = {
    **dict.fromkeys(
        (
            "rescission",
            "revocation",
            "repeal",
            "withdrawal",
            "removal",
            "lifting",
            "elimination",
            "end",
            "termination",
            "abolition",
            "cancellation",
        ),
        Status.RESCINDED,
    ),
    **dict.fromkeys(("suspension", "pause", "stay", "postponement", "deferral", "freeze"), Status.SUSPENDED),
    **dict.fromkeys(("relaxation", "easing", "loosening"), Status.EASED),
    **dict.fromkeys(
        ("expansion", "extension", "tightening", "imposition", "introduction", "reimposition"), Status.IN_FORCE
    ),
}
"""What is done to a norm, as a noun."""
_EFFECTS = (
    ("lift", Status.RESCINDED),
    ("ease", Status.EASED),
    ("suspend", Status.SUSPENDED),
    ("impose", Status.IN_FORCE),
    ("tighten", Status.IN_FORCE),
)
_REPORTING = frozenset({"report", "reporting", "notification", "notify", "disclosure", "recordkeeping"})
_DILIGENCE = frozenset({"diligence", "verification", "certification", "screening", "end-use", "customer"})


def measure_of(noun: Token) -> Measure | None:
    """What a noun demands, if it names a norm."""
    known, base = words(), noun.lemma_.lower()
    modifiers = {child.lemma_.lower() for child in noun.children if child.dep_ in ("compound", "amod", "nmod")}
    licensing = bool(modifiers & known["licence"])
    if base in ("policy", "review") and modifiers & {"review", "licensing"}:
        return Measure.LICENCE_POLICY
    if base in ("presumption", "policy") and _is_outlook(noun):
        return Measure.LICENCE_POLICY
    if base not in known.norm_nouns:
        return None
    if base in ("requirement", "licensing"):
        return Measure.LICENCE_REQUIREMENT if licensing or base == "licensing" else other_duty(noun)
    if base == "check":
        return Measure.DUE_DILIGENCE
    kind = known.norm_nouns[base]
    if kind == "any":
        return Measure.LICENCE_REQUIREMENT if licensing or base == "control" else Measure.OTHER
    return Measure(kind)


def _is_outlook(noun: Token) -> bool:
    """ "A presumption of denial", "a policy of approval"."""
    inner = (pobj for prep in children(noun, "prep") if prep.lower_ == "of" for pobj in children(prep, "pobj"))
    return any(pobj.lemma_.lower() in words()["review"] for pobj in inner)


def other_duty(noun: Token) -> Measure | None:
    """Of a requirement or a task without a licence: what kind of duty it is."""
    said = {child.lemma_.lower() for child in noun.subtree}
    if said & _REPORTING:
        return Measure.REPORTING
    return Measure.DUE_DILIGENCE if said & _DILIGENCE else None


def norm_noun(noun: Token, passage: Passage) -> Act | None:
    """ "Imposed a ban on exports of X", "lifted the embargo", "a ban on X takes effect", "there is no ban"."""
    if noun.pos_ not in ("NOUN", "PROPN") or noun.dep_ == "compound":
        return None
    measure = measure_of(noun)
    if measure is None or not _has_content(noun):
        return None
    tried = (find(noun, measure, passage) for find in (_done_to, _itself_does, _exists, _turned_into))
    return next(filter(None, tried), None)


def _has_content(noun: Token) -> bool:
    """Whether it says on what, or for whom: controls as such are a topic, not a norm."""
    said = any(child.dep_ in ("prep", "acl", "compound", "poss", "amod", "relcl", "det") for child in noun.children)
    beside = children(noun.head, "prep", "dative") if noun.dep_ in ("dobj", "nsubjpass") else []
    return said or any(child.lower_ in ("to", "on", "against") for child in beside)


def _done_to(noun: Token, measure: Measure, passage: Passage) -> Act | None:
    """The noun as what a verb, or a noun of action, does something to."""
    token = noun
    while token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN"):
        token = token.head
    over = token.head
    if token.dep_ == "pobj" and over.lower_ in ("of", "to", "on", "in") and over.head.lemma_.lower() in ACTION_NOUNS:
        return Act(over.head, measure, ACTION_NOUNS[over.head.lemma_.lower()], (noun,))
    if token.dep_ == "pobj" and over.lower_ == "of" and over.head.lemma_.lower() in _PARTS:
        token, over = over.head, over.head.head  # "part of its curbs"
    if (
        token.dep_ == "pobj"
        and over.lower_ == "under"
        and lemma(over.head) in ("place", "put", "bring", "be", "remain", "come", "keep")
    ):
        return Act(over.head, measure, Status.IN_FORCE, (noun,))  # "were placed under export control"
    if token.dep_ not in ("dobj", "nsubjpass"):
        return None
    return _by_verb(over, noun, measure)


_PARTS = frozenset(
    {"part", "most", "some", "all", "half", "series", "raft", "set", "package", "number", "bulk", "rest", "round"}
)


def _by_verb(verb: Token, noun: Token, measure: Measure) -> Act | None:
    known = words()
    for role, effect in _EFFECTS:
        if has_role(verb, known[role]):
            return Act(verb, measure, effect, (noun,))
    if any(has_role(verb, known[role]) for role in ("consider", "propose", "plan", "request", "order", "decide")):
        return Act(noun, measure, Status.IN_FORCE, (noun,))
    if measure is Measure.LICENCE_POLICY and lemma(verb) in ("revise", "amend", "change", "make", "update", "adjust"):
        return Act(verb, measure, _direction(verb), (noun,))
    return Act(verb, measure, Status.IN_FORCE, (noun,)) if lemma(verb) in ("revise", "amend", "update") else None


def _direction(verb: Token) -> Status:
    """Whether a change of review policy lets more through: "from a presumption of denial to case by case"."""
    text = verb.sent.text.lower()
    softer = [
        place for word in ("case-by-case", "case by case", "approval", "favorabl") if (place := text.find(word)) >= 0
    ]
    denial = text.find("denial")
    return Status.EASED if softer and denial < min(softer) else Status.IN_FORCE


def _itself_does(noun: Token, measure: Measure, passage: Passage) -> Act | None:
    """The noun as subject: "takes effect", "remain in force", "applies to X"; or only presupposed."""
    verb = noun.head
    if noun.dep_ not in ("nsubj", "nsubjpass"):
        return None
    standing = standing_of(verb)
    if standing is not None:
        return Act(verb, measure, standing, (noun,))
    if noun.dep_ == "nsubj" and lemma(verb) in ("apply", "cover", "extend", "reach", "remain", "stay", "include"):
        effect = Status.NONE if is_denied(verb) else Status.IN_FORCE
        return Act(verb, measure, effect, (noun,), affirmed=effect is Status.NONE)
    if noun.dep_ == "nsubjpass" and lemma(verb) in (
        "set",
        "find",
        "codify",
        "contain",
        "describe",
        "lay",
        "impose",
        "add",
    ):
        return Act(verb, measure, Status.IN_FORCE, (noun,))
    return Act(verb, measure, Status.IN_FORCE, (noun,)) if _is_presupposed(noun, passage) else None


def _is_presupposed(noun: Token, passage: Passage) -> bool:
    """ "Beijing's ban on X has begun to bite": whose it is and on what is said as if it were known."""
    verb = noun.head
    if verb.pos_ != "VERB" or is_passive(verb) or is_denied(verb):
        return False
    told = any(
        child.dep_ in ("poss", "acl", "relcl") or child.lower_ in ("by", "on", "to", "of") for child in noun.children
    )
    return told and modal_of(verb) is None and any(class_at(token, passage) in OBJECTS for token in noun.subtree)


def _exists(noun: Token, measure: Measure, passage: Passage) -> Act | None:
    """ "There is no ban on X", "there is a policy of denial for Y"."""
    verb = noun.head
    none = any(child.lower_ == "no" for child in children(noun, "det")) or is_denied(verb)
    there = bool(children(verb, "expl"))
    if noun.dep_ in ("attr", "nsubj", "dobj") and (there or (none and lemma(verb) in ("have", "exist"))):
        return Act(verb, measure, Status.NONE if none else Status.IN_FORCE, (noun,), affirmed=none)
    return None


def _turned_into(noun: Token, measure: Measure, passage: Passage) -> Act | None:
    """ "Turn the request into a licence requirement"."""
    prep = noun.head
    verb = prep.head
    into = prep.lower_ in ("into", "to") and lemma(verb) in ("turn", "convert", "harden", "upgrade", "make")
    if noun.dep_ == "pobj" and into:
        return Act(verb, measure, Status.IN_FORCE, (noun,), becomes=True)
    return None


def resort(noun: Token, passage: Passage) -> Act | None:
    """ "Might resort to an order": the same norm, with force."""
    prep = noun.head
    if noun.dep_ != "pobj" or prep.lower_ != "to" or lemma(prep.head) not in ("resort", "escalate", "turn", "move"):
        return None
    binding = noun.lemma_.lower() in ("order", "mandate", "requirement", "ban", "rule", "regulation", "letter", "law")
    return Act(prep.head, Measure.OTHER, Status.IN_FORCE, (noun,), becomes=True) if binding else None


def standing_of(verb: Token) -> Status | None:
    """What a verb tells of its subject's standing: "takes effect", "is on hold", "expired"."""
    base = lemma(verb)
    if base == "take" and any(child.lemma_.lower() == "effect" for child in children(verb, "dobj")):
        return Status.IN_FORCE
    where = {pobj.lower_ for prep in children(verb, "prep") for pobj in children(prep, "pobj")}
    moves = ("be", "remain", "stay", "come", "enter", "go", "put", "place", "keep", "bring")
    if base in moves and where & {"force", "effect", "place", "operation"}:
        return Status.IN_FORCE
    if base in moves and where & {"hold", "ice", "abeyance"}:
        return Status.SUSPENDED
    if any(child.lower_ in ("effective", "applicable") for child in children(verb, "acomp")):
        return Status.IN_FORCE
    return Status.RESCINDED if base in ("expire", "lapse", "end") and not is_passive(verb) else None
