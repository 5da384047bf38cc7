"""What a noun is to the clause that it stands in: goods that a norm is about, or a party that it holds for."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from ingest.extraction.nouns import nouns
from ingest.extraction.tree import lemma

_STEPS = 5
_TO_A_PARTY = frozenset({"to", "for", "by", "from", "against", "on", "among", "with", "outside", "of"})
_DUTIES = frozenset({"must", "shall", "may", "cannot", "ca"})


def is_goods(noun: Token) -> bool:
    """Whether the noun is what is moved, used or controlled."""
    return governed_by(noun, "trade") or governed_by(noun, "norm_noun") or governed_by(noun, "norm_verb")


def is_goods_of_norm(noun: Token) -> bool:
    """Whether it is goods right where a norm is spoken of: any noun there is, unless it is none by its nature."""
    return speaks_of_norm(noun.sent) and (_is_moved(noun) or _is_controlled(noun))


def is_party(noun: Token) -> bool:
    """Whether a norm holds for those whom the noun means: they must, may not, are spared, or get what is controlled."""
    noun = _first_conjunct(noun)
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NUM":  # "five of the entities"
        noun = noun.head.head
    if noun.dep_ in ("nsubj", "nsubjpass"):
        return _has_duty(noun)
    if noun.dep_ == "dobj":
        return _is_acted_on(noun)
    if noun.dep_ != "pobj" or noun.head.lower_ not in _TO_A_PARTY:
        return False
    return _is_reached(noun.head)


def governed_by(noun: Token, role: str) -> bool:
    """Whether a verb or noun of that role stands above the noun, within its clause."""
    return any(each.lemma_.lower() in nouns()[role] for each in governors(noun))


def governors(noun: Token) -> Iterator[Token]:
    """The verbs and nouns above a noun, the nearest first, as far as its own clause goes."""
    token = noun
    for _ in range(_STEPS):
        if token.dep_ not in nouns()["inward_relation"] or token.head == token:
            return
        token = token.head
        if token.pos_ in ("VERB", "NOUN", "AUX", "PROPN", "ADJ"):
            yield token
        ends = token.pos_ == "VERB" and token.dep_ not in ("acl", "xcomp", "pcomp", "conj", "ccomp", "advcl")
        if ends or token.dep_ == "relcl":
            return


def speaks_of_norm(sentence: Span) -> bool:
    """Whether a word of a norm stands in the sentence."""
    return any(token.lemma_.lower() in nouns()["norm"] for token in sentence)


def _first_conjunct(noun: Token) -> Token:
    while noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head
    return noun


def _is_moved(noun: Token) -> bool:
    noun = _first_conjunct(noun)
    known = nouns()["trade"]
    if noun.dep_ == "pobj" and noun.head.lower_ in ("of", "in", "to") and noun.head.head.lemma_.lower() in known:
        return noun.head.lower_ != "to" or noun.head.head.lemma_.lower() == "access"
    return noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_.lower() in known


def _is_controlled(noun: Token) -> bool:
    noun = _first_conjunct(noun)
    if noun.dep_ == "pobj" and noun.head.lower_ in ("on", "over", "for"):
        return noun.head.head.lemma_.lower() in nouns()["norm_noun"]
    if noun.dep_ == "pobj" and noun.head.lower_ == "to" and noun.head.head.lemma_.lower() in ("apply", "extend"):
        return True
    if noun.dep_ == "nsubj" and noun.head.lemma_.lower() in ("require", "need", "leave"):
        return True
    return noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_.lower() in nouns()["norm_verb"]


def _has_duty(subject: Token) -> bool:
    """ "X must", "X may not", "X are exempt", "X need a licence", "X would be obliged to"."""
    verb, known = subject.head, nouns()
    words = {child.lower_ for child in verb.children if child.dep_ in ("aux", "neg")}
    if words & _DUTIES or verb.lemma_.lower() == "need" or subject.lemma_.lower() in known["role"]:
        return True
    if subject.dep_ == "nsubjpass":
        spared = verb.lemma_.lower() == "affect" and "not" in words  # who is affected is a matter of fact
        return spared or verb.lemma_.lower() in known["norm_verb"] | known["address"]
    if verb.lemma_.lower() in known["raising"]:
        verb = next((child for child in verb.children if child.dep_ == "xcomp"), verb)
    return _stands_under_norm(verb)


def _stands_under_norm(verb: Token) -> bool:
    known = nouns()
    standing = any(
        child.dep_ in ("acomp", "attr", "oprd") and child.lemma_.lower() in known["standing"] | known["address"]
        for child in verb.children
    )
    gets = verb.lemma_.lower() in ("receive", "face") and any(
        child.dep_ == "dobj" and child.lemma_.lower() in known["norm_noun"] | {"designation"} for child in verb.children
    )
    obliged = verb.lemma_.lower() == "have" and any(child.dep_ == "xcomp" for child in verb.children)
    return standing or gets or (obliged and speaks_of_norm(verb.sent))


def _is_acted_on(patient: Token) -> bool:
    verb, known = patient.head, nouns()
    if lemma(verb) in known["norm_verb"] and lemma(verb) not in ("include", "name"):
        return True
    if verb.lemma_.lower() in known["address"]:
        return any(child.dep_ in ("xcomp", "ccomp", "prep") and child.i > patient.i for child in verb.children)
    return False


def _is_reached(preposition: Token) -> bool:
    """ "Sales to X", "a ban on X", "use by X", "apply to X", with a norm in the sentence."""
    over, known = preposition.head, nouns()
    if not speaks_of_norm(preposition.sent):
        return False
    word = over.lemma_.lower()
    if preposition.lower_ in ("on", "for", "against", "of"):
        return word in known["norm_noun"] or (preposition.lower_ == "against" and over.pos_ == "NOUN")
    if word in ("apply", "extend", "available"):
        return preposition.lower_ == "to"
    chain = [over, *governors(over)][:4]
    return any(each.lemma_.lower() in known["trade"] for each in chain)
