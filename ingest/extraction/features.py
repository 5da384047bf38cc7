"""Status, force, certainty and polarity of a frame, read from where its head stands in the tree.

The head's own form and each word that governs it can only weaken what is said: "restrict" under "asked" is a request,
under "weighing whether to" a rumour, under an unknown governor nothing at all. Nothing is `in_force` by default.
"""

from dataclasses import dataclass, replace
from enum import IntEnum

from spacy.tokens import Token

from ingest.extraction.known_words import words
from ingest.extraction.passage import Passage
from ingest.extraction.speakers import is_doubted, is_named
from ingest.extraction.tree import (
    SUBJECTS,
    agent_of,
    children,
    has_role,
    is_conditional,
    is_counterfactual,
    is_denied,
    is_finite,
    modal_of,
    subject_of,
)
from ontology.vocabulary import EntityClass


class Stage(IntEnum):
    """How far a norm has come, as a text presents it; the weaker the smaller."""

    NOTHING = 0
    """Supposed, asked, or under a governor that we do not know: no statement."""
    RUMOURED = 1
    REQUESTED = 2
    PROPOSED = 3
    DECIDED = 4
    SCHEDULED = 5
    DONE = 6


@dataclass(frozen=True, slots=True)
class Features:
    """What the governors of a frame's head say about it."""

    stage: Stage
    denied: bool = False
    hedged: bool = False
    ordered: bool = False
    """By "orders", "requires": what follows binds."""
    attribution: str | None = None
    governors: tuple[Token, ...] = ()
    """From the inside out; the actor and the date may stand with any of them."""


_BY_MODAL = {
    None: Stage.DONE,
    "must": Stage.DONE,
    "shall": Stage.DONE,
    "will": Stage.SCHEDULED,
    "would": Stage.PROPOSED,
    "should": Stage.RUMOURED,
    "could": Stage.RUMOURED,
    "may": Stage.RUMOURED,
    "might": Stage.RUMOURED,
    "can": Stage.RUMOURED,
}
_BY_ROLE = {
    "request": Stage.REQUESTED,
    "consider": Stage.RUMOURED,
    "plan": Stage.RUMOURED,
    "propose": Stage.PROPOSED,
    "decide": Stage.DECIDED,
}


def features_of(head: Token, passage: Passage, affirmed: bool = False) -> Features:
    """Climb from the head of a frame to the top of its sentence.

    `affirmed`: the head's own modal and negation are the norm itself ("may not be sold without a licence").
    """
    finite = head.pos_ in ("VERB", "AUX") and is_finite(head)
    stage = _by_modal(head, passage) if finite and not affirmed else Stage.DONE
    supposed = (
        finite and is_conditional(head, marked=passage.is_law) and modal_of(head) not in ("could", "may", "might")
    )
    if supposed or (finite and is_counterfactual(head)) or _asks(head) or _is_undone(head):
        stage = Stage.NOTHING
    denied = not affirmed and is_denied(head)
    return _climb(head, Features(stage, denied=denied, governors=(head,)), passage, bound=finite)


def _by_modal(verb: Token, passage: Passage) -> Stage:
    modal = modal_of(verb)
    return Stage.DONE if passage.is_law and modal in ("will", "shall") else _BY_MODAL[modal]


def _climb(token: Token, features: Features, passage: Passage, bound: bool) -> Features:
    """`bound`: a finite verb has been passed, so that an unknown word above says nothing about the head."""
    while token.dep_ != "ROOT" and token.head != token:
        relation, governor = token.dep_, token.head
        if relation == "acl" and _is_instrument(governor, passage):
            stage = min(features.stage, _STAGE_OF_NOUN.get(governor.lemma_.lower(), Stage.DONE))
            told = (*features.governors, governor)
            features, bound, token = replace(features, stage=stage, governors=told), True, governor
            continue  # "a decree barring X": what the instrument does is asserted with it
        if relation == "relcl":
            return _hedged_by_adverbs(features, passage)  # a relative clause asserts by itself
        if relation in words()["inward"]:
            features = _under(governor, token, features, passage, bound)
            bound = bound or (governor.pos_ in ("VERB", "AUX") and is_finite(governor) and relation != "conj")
        token = governor
    return _hedged_by_adverbs(features, passage)


_STAGE_OF_NOUN = {
    **dict.fromkeys(("bill", "legislation", "proposal", "motion", "amendment"), Stage.PROPOSED),
    **dict.fromkeys(("draft", "plan", "idea", "option"), Stage.RUMOURED),
    **dict.fromkeys(("request", "plea", "appeal", "call"), Stage.REQUESTED),
}


def _is_instrument(noun: Token, passage: Passage) -> bool:
    name = passage.name_at(noun)
    if name is None or name.described:  # "the decision to restrict X" is no instrument, whatever it takes up
        return noun.lemma_.lower() in _INSTRUMENTS
    return name.entity_class is EntityClass.POLICY


_INSTRUMENTS = frozenset(
    {
        "letter",
        "directive",
        "notice",
        "rule",
        "order",
        "regulation",
        "decree",
        "ordinance",
        "law",
        "act",
        "bill",
        "statute",
    }
    | {
        "measure",
        "mandate",
        "circular",
        "proposal",
        "motion",
        "amendment",
        "request",
        "plea",
        "appeal",
        "legislation",
        "draft",
    }
)


def _under(governor: Token, inner: Token, features: Features, passage: Passage, bound: bool) -> Features:
    """The features, with what one more governor adds."""
    if inner.dep_ == "conj" or governor.pos_ == "ADP" or inner.lower_ in ("including", "like"):
        return features
    if governor.pos_ == "ADJ" and governor.lower_ in ("necessary", "appropriate", "essential", "advisable"):
        return features  # "finds it necessary to deny"
    if bound and _is_claim(governor):
        return features  # "reports that it banned X are false": what is above tells
    if inner.dep_ == "nsubj":  # what a decision has or sets does not change it; but "that it bans X is wrong"
        return replace(features, denied=not features.denied) if _is_called_false(governor) else features
    role = _role(governor)
    added = replace(features, governors=(*features.governors, governor))
    wished = role == "plan" and bool(children(inner, "nsubj", "nsubjpass"))
    if wished and any(child.lower_ == "whether" for child in inner.subtree):
        return replace(added, stage=min(features.stage, Stage.RUMOURED))  # "seeks comment on whether to"
    if _is_undone(governor) or wished:
        return replace(added, stage=Stage.NOTHING)  # "falsely claimed"; "senators want BIS to ban": a wish of others
    if role == "say" and inner.dep_ == "xcomp" and not bound:  # "is said to be weighing a ban"
        return replace(added, hedged=True)
    if role == "say":
        return _as_said_by(governor, added, passage, bound)
    if role == "deny":
        return _denied(inner, added)
    if role in _BY_ROLE:
        return _weakened(governor, replace(added, stage=min(features.stage, _BY_ROLE[role])), passage)
    if role in ("order", "require"):
        return _weakened(governor, replace(added, ordered=True), passage)
    if _is_believed(inner, governor):
        return replace(added, stage=Stage.NOTHING)
    if bound or inner.dep_ == "nsubjpass":
        return features  # an assertion of its own, only joined to what is above
    return _weakened(governor, added, passage) if role == "act" else replace(added, stage=Stage.NOTHING)


def _denied(inner: Token, features: Features) -> Features:
    """ "Denied that it banned X" denies; "rejected the request" says that there was one, "rejected a ban" nothing."""
    if inner.pos_ in ("NOUN", "PROPN"):
        return features if inner.lemma_.lower() == "request" else replace(features, stage=Stage.NOTHING)
    return replace(features, denied=not features.denied)


def _is_believed(inner: Token, governor: Token) -> bool:
    """Whether it is the content of a fear, a hope, a view; and not only joined by a colon or a semicolon."""
    content = inner.dep_ == "ccomp" and inner.pos_ != "ADJ" and governor.pos_ in ("VERB", "ADJ", "AUX", "NOUN")
    return content and (inner.i > governor.i or any(child.lower_ == "that" for child in children(inner, "mark")))


def _is_undone(verb: Token) -> bool:
    """ "Almost", "rarely", "falsely": the adverb takes the deed back."""
    return any(child.lower_ in words()["undoing"] for child in verb.children)


def _is_called_false(governor: Token) -> bool:
    false = ("wrong", "false", "untrue", "incorrect", "mistaken", "inaccurate", "unfounded", "fake", "baseless")
    return any(child.lower_ in false for child in governor.children)


def _is_claim(noun: Token) -> bool:
    """A noun for what others say, of which the sentence goes on to say that it is false."""
    claim = noun.lemma_.lower() in (
        "report",
        "claim",
        "rumour",
        "rumor",
        "story",
        "suggestion",
        "allegation",
        "headline",
    )
    return claim and noun.dep_ in SUBJECTS and _is_called_false(noun.head)


def _role(governor: Token) -> str | None:
    known = words()
    for role in ("request", "order", "require", "consider", "plan", "propose", "decide", "deny", "say"):
        if has_role(governor, known[role]) and governor.pos_ in ("VERB", "NOUN", "AUX", "PROPN"):
            if role == "order" and governor.lemma_ == "tell" and not children(governor, "xcomp"):
                continue  # "told reporters that"
            return "request" if governor.lemma_ == "request" else role
    acts = ("impose", "lift", "suspend", "ban", "limit", "ease", "tighten", "enact", "disable", "allow", "exempt")
    return "act" if any(has_role(governor, known[role]) for role in acts) else None


def _weakened(governor: Token, features: Features, passage: Passage) -> Features:
    """By the governor's own modal, negation or condition."""
    stage = features.stage
    if governor.pos_ in ("VERB", "AUX"):
        if is_conditional(governor, marked=passage.is_law):
            stage = Stage.NOTHING
        modal = _BY_MODAL[modal_of(governor)]
        if modal < Stage.SCHEDULED:
            stage = min(stage, Stage.RUMOURED if stage is Stage.REQUESTED else modal)
        elif modal is Stage.SCHEDULED:
            stage = min(stage, Stage.RUMOURED if stage is Stage.REQUESTED else Stage.SCHEDULED)
    return replace(features, stage=stage, denied=features.denied != is_denied(governor))


def _as_said_by(governor: Token, features: Features, passage: Passage, bound: bool) -> Features:
    """What is said is said by somebody: a named body or person is quoted, anybody else only rumours."""
    if not bound:
        return replace(features, stage=Stage.NOTHING)
    speaker = agent_of(governor) or subject_of(governor)
    if governor.pos_ == "NOUN" or governor.dep_ in SUBJECTS or speaker is None:  # "reports that ..."
        return replace(features, hedged=True)
    denied = features.denied != is_denied(governor)
    weak = is_conditional(governor) or _BY_MODAL[modal_of(governor)] < Stage.SCHEDULED
    stage = Stage.NOTHING if weak else features.stage
    quoted = replace(features, denied=denied, stage=stage)
    if speaker.lower_ in ("it", "that", "this", "which"):
        return replace(quoted, hedged=quoted.hedged or governor.tag_ == "VBN")  # "it is said that"
    if is_named(speaker, passage):
        lefts = [token for token in speaker.lefts if token.dep_ not in ("punct", "relcl")]
        return replace(quoted, attribution=quoted.attribution or passage.quote_tokens([*lefts, speaker]).exact)
    return replace(quoted, hedged=True)


def _hedged_by_adverbs(features: Features, passage: Passage) -> Features:
    """By "reportedly" or "according to (unnamed)" on any verb passed on the way."""
    return replace(features, hedged=True) if any(is_doubted(each, passage) for each in features.governors) else features


def _asks(head: Token) -> bool:
    return str(head.sent.text).rstrip().endswith("?")
