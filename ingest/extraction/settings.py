"""What a noun is to the clause that it stands in: goods that a norm is about, or a party that it holds for."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Span, Token

from ingest.extraction.known_words import words
from ingest.extraction.nouns import nouns
from ingest.extraction.tree import lemma

_STEPS = 5
_INWARD = frozenset(
    [
        "pobj",
        "prep",
        "dobj",
        "conj",
        "nsubj",
        "nsubjpass",
        "appos",
        "agent",
        "dative",
        "pcomp",
        "attr",
        "xcomp",
        "acl",
        "poss",
        "npadvmod",
        "oprd",
        "relcl",
        "ccomp",
    ]
)
_TO_A_PARTY = frozenset({"to", "at", "for", "by", "from", "against", "on", "among", "with", "outside", "of"})
_DUTIES = frozenset({"must", "shall", "may", "cannot", "ca", "should"})
_TRIGGERS = {
    "trade": ("transfer_verbs", "transfer_nouns"),
    "norm_verb": ("ban", "limit", "disable", "exempt", "cover", "removal", "unlist_verbs"),
    "norm_noun": ("licence", "permission"),
    "address": ("request", "order"),
    "norm": ("ban", "limit", "lift", "exempt", "request", "order"),
}
"""By role: the words of frames that have it too."""
_HANDED = frozenset(
    [
        "export",
        "reexport",
        "re-export",
        "sale",
        "sell",
        "ship",
        "shipment",
        "shipping",
        "delivery",
        "deliver",
        "supply",
        "transfer",
        "resale",
        "resell",
        "provide",
        "offer",
        "flow",
        "release",
        "send",
        "lease",
        "rent",
        "give",
        "license",
        "licence",
        "distribute",
    ]
)
"""Somebody gets what these hand over."""
_SHIPPED = _HANDED | {"embargo", "import", "ban", "control", "curb", "restriction"}
_ASSERTED = frozenset({"tell", "inform", "warn", "remind", "notify"})
"""What these say is not always a demand."""
_NO_SETTING = frozenset({"make", "take", "have", "say", "work", "go", "reach", "handle", "accept", "show", "trade"})
"""They open frames, but any noun may stand beside them."""


def is_goods(noun: Token) -> bool:
    """Whether the noun is what is moved, used or controlled."""
    return governed_by(noun, "trade") or governed_by(noun, "norm_noun") or governed_by(noun, "norm_verb")


def is_goods_of_norm(noun: Token) -> bool:
    """Whether it is goods right where a norm is spoken of: any noun there is, unless it is none by its nature."""
    return speaks_of_norm(noun.sent) and (_is_moved(noun) or _is_controlled(noun))


def is_party(noun: Token) -> bool:
    """Whether a norm holds for those whom the noun means: they must, may not, are spared, or get what is controlled."""
    if noun.lemma_.lower() in nouns()["role_in_law"] and noun.tag_ == "NN":
        return speaks_of_norm(noun.sent)
    noun = _first_conjunct(noun)
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NUM":  # "five of the entities"
        noun = noun.head.head
    if noun.dep_ in ("nsubj", "nsubjpass"):
        return _has_duty(noun)
    if noun.dep_ in ("dobj", "dative"):
        return _is_acted_on(noun)
    if noun.dep_ != "pobj" or noun.head.lower_ not in _TO_A_PARTY:
        return False
    return _is_reached(noun.head)


@cache
def role(name: str) -> frozenset[str]:
    """The lemmas of a role: those that only name settings, and those that open frames."""
    opening = (lemmas for each in _TRIGGERS[name] for lemmas in (words()[each],))
    return frozenset(nouns()[name]) | (frozenset().union(*opening) - _NO_SETTING)


def is_goods_before(noun: Token) -> bool:
    """ "AI chip exports", in a sentence about a norm."""
    return noun.head.i > noun.i and noun.head.lemma_.lower() in words()["transfer_nouns"] and speaks_of_norm(noun.sent)


def is_shipped(noun: Token) -> bool:
    """Whether it is what is moved across a border, or kept from being."""
    over = next(governors(_first_conjunct(noun)), None)
    return over is not None and over.lemma_.lower() in _SHIPPED


def is_plainly_party(noun: Token) -> bool:
    """Whether it stands where only parties stand, whatever it is called: "sales to shipyards", "shipyards must ask"."""
    first = _first_conjunct(noun)
    if noun.tag_ != "NNS" or not speaks_of_norm(noun.sent):
        return False
    if first.dep_ == "pobj":
        return first.head.lower_ == "to" and first.head.head.lemma_.lower() in _HANDED
    if first.dep_ == "dobj":
        return _is(first.head, "address") and any(child.dep_ in ("xcomp", "ccomp") for child in first.head.children)
    if first.dep_ == "nsubjpass":
        return _is(first.head, "address") and any(child.dep_ == "xcomp" for child in first.head.children)
    return (
        first.dep_ == "nsubj"
        and _has_duty(first)
        and (_is(first.head, "trade") or first.head.lemma_.lower() in words()["duty"])
    )


def governed_by(noun: Token, name: str) -> bool:
    """Whether a verb or noun of that role stands above the noun, within its clause."""
    return any(_is(each, name) for each in governors(noun))


def governors(noun: Token) -> Iterator[Token]:
    """The verbs and nouns above a noun, the nearest first, as far as its own clause goes."""
    token = noun
    for _ in range(_STEPS):
        if token.dep_ not in _INWARD or token.head == token:
            return
        token = token.head
        if token.pos_ in ("VERB", "NOUN", "AUX", "PROPN", "ADJ"):
            yield token
        ends = token.pos_ == "VERB" and token.dep_ not in ("acl", "xcomp", "pcomp", "conj", "ccomp", "advcl")
        if ends or token.dep_ == "relcl":
            return


def speaks_of_norm(sentence: Span) -> bool:
    """Whether a word of a norm stands in the sentence, or a denial of what may be done."""
    answers, key = sentence.doc.user_data, f"speaks of norm {sentence.start}"
    if key not in answers:  # asked again for each of its nouns
        answers[key] = any(_is_of_norm(token) for token in sentence)
    return bool(answers[key])


def _is_of_norm(token: Token) -> bool:
    denied = token.dep_ == "neg" and _is_denied_leave(token.head)
    return denied or _is(token, "norm") or _names_norm(token)


def _names_norm(token: Token) -> bool:
    """ "The April Rule", made one word for the parser."""
    return " " in token.text and token.text.split(" ")[-1].lower() in nouns()["policy_noun"] | {"list", "act"}


def _is_denied_leave(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ in ("may", "can", "ca", "could") for child in verb.children)


def _is(token: Token, name: str) -> bool:
    """Whether a word has a role, with its particle or without."""
    lemmas = role(name)
    return token.lemma_.lower() in lemmas or lemma(token) in lemmas


def _first_conjunct(noun: Token) -> Token:
    while noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head
    return noun


def _is_moved(noun: Token) -> bool:
    noun = _first_conjunct(noun)
    if noun.dep_ == "pobj" and noun.head.lower_ in ("of", "in", "to") and _is(noun.head.head, "trade"):
        return noun.head.lower_ != "to" or noun.head.head.lemma_.lower() == "access"
    return noun.dep_ in ("dobj", "nsubjpass") and _is(noun.head, "trade")


def _is_controlled(noun: Token) -> bool:
    noun = _first_conjunct(noun)
    if noun.dep_ == "pobj" and noun.head.lower_ in ("on", "over", "for", "of"):
        over = noun.head.head
        beside = (child for child in over.children if child.dep_ in ("dobj", "nsubjpass") and child.i < noun.i)
        return _is(over, "norm_noun") or _is(over, "norm_verb") or any(_is(child, "norm_noun") for child in beside)
    if noun.dep_ == "nsubj":
        return noun.head.lemma_.lower() in ("require", "need", "leave", "call", "fall") or _has_standing(noun.head)
    return noun.dep_ in ("dobj", "nsubjpass") and _is(noun.head, "norm_verb")


def _has_duty(subject: Token) -> bool:
    """ "X must", "X may not", "X are exempt", "X need a licence", "X would be obliged to"."""
    verb = subject.head
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "neg")}
    if helpers & _DUTIES - {"may"} or verb.lemma_.lower() == "need" or helpers >= {"may", "not"}:
        return True
    if "may" in helpers and speaks_of_norm(verb.sent):
        return True
    if subject.dep_ == "nsubjpass" and verb.lemma_.lower() in words()["cover"] | words()["exempt"] | {"treat"}:
        return True
    if subject.dep_ == "nsubjpass":
        return (_is(verb, "norm_verb") or _is(verb, "address")) and speaks_of_norm(verb.sent)
    if verb.lemma_.lower() in nouns()["raising"]:  # "X continue to be subject to it"
        verb = next((child for child in verb.children if child.dep_ == "xcomp"), verb)
    has_to = verb.lemma_.lower() in ("have", "be") and any(child.dep_ == "xcomp" for child in verb.children)
    return has_to or _has_standing(verb) or (_is_demanded(verb) and speaks_of_norm(verb.sent))


def _has_standing(verb: Token) -> bool:
    """ "X are exempt", "X are a controlled item"."""
    said = (child for child in verb.children if child.dep_ in ("acomp", "attr", "prep"))
    return any(
        child.lemma_.lower() in nouns()["standing"] or any(_is(inner, "norm_verb") for inner in child.lefts)
        for child in said
    )


def _is_demanded(verb: Token) -> bool:
    """ "A requirement that X check Y", "the letter under which X must", "it makes X do Y"."""
    asks = verb.head
    if verb.dep_ in ("acl", "relcl"):
        return _is(asks, "norm_noun") or asks.lemma_.lower() in nouns()["policy_noun"]
    return verb.dep_ in ("ccomp", "xcomp") and verb != asks and _is(asks, "address")


def _is_acted_on(patient: Token) -> bool:
    verb = patient.head
    if _is(verb, "address"):
        return verb.lemma_.lower() not in _ASSERTED or any(
            child.dep_ in ("xcomp", "ccomp", "prep") and child.i > patient.i for child in verb.children
        )
    if _is(verb, "norm_verb"):
        return verb.lemma_.lower() not in ("include", "name")
    reached = (
        _is(verb, "trade")
        or verb.lemma_.lower() in words()["duty"]
        or verb.lemma_.lower() in ("give", "grant", "treat")
    )
    return reached and speaks_of_norm(verb.sent)


def _is_reached(preposition: Token) -> bool:
    """ "Sales to X", "a ban on X", "use by X", "apply to X", with a norm in the sentence."""
    over = preposition.head
    if not speaks_of_norm(preposition.sent):
        return False
    if preposition.lower_ == "against" and over.pos_ == "NOUN":
        return True
    if over.lemma_.lower() in ("apply", "extend", "available"):
        return preposition.lower_ == "to"
    if over.lemma_.lower() in ("application", "applicant"):
        return preposition.lower_ in ("for", "by", "from")
    if over.lemma_.lower() in ("destine", "bind", "bound", "head") and preposition.lower_ in ("to", "for"):
        return True
    chain = [over, *governors(over)][:4]
    return any(_is(each, "norm_noun") or _is(each, "norm_verb") or _is(each, "trade") for each in chain)
