"""Questions to a dependency tree that grammar answers: who does it, to what, is it denied, is it only possible?"""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from ingest.extraction.idioms import lemma_of

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_NEGATIVE = frozenset({"not", "n't", "never", "nor", "neither", "hardly", "nobody", "none", "nothing"})
_CONDITIONAL = frozenset({"if", "unless", "whether", "lest"})
_MODALS = frozenset(
    {"would", "could", "may", "might", "should", "will", "shall", "must", "can", "'ll", "'d", "wo", "ca"}
)
_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "parataxis", "csubj"})


def lemma(token: Token) -> str:
    """The lemma in lower case; with its particle where it has one ("switch off")."""
    return _forms(token)[1]


def _forms(token: Token) -> tuple[str, str]:
    """The lemma without and with its particle.

    Found out once for all words of a parsed text, as they are asked for often.
    """
    known: list[tuple[str, str]] | None = token.doc.user_data.get(_FORMS)
    if known is None:
        particles: dict[int, str] = {}
        for each in token.doc:
            if each.dep_ == "prt":
                particles.setdefault(each.head.i, each.lower_)
        bases = [_base(each) for each in token.doc]
        known = [(base, f"{base} {particles[i]}" if i in particles else base) for i, base in enumerate(bases)]
        token.doc.user_data[_FORMS] = known
    return known[token.i]


_FORMS = "lemmas"


def _base(token: Token) -> str:
    """The lemma; of a formula that was made one word ("export, reexport, or transfer") that of its first."""
    if " " not in token.text:
        return str(token.lemma_.lower())
    meant = lemma_of(token.norm_)
    if meant is not None:
        return meant
    first = token.text.split(",")[0].split(" ")[0].lower()
    return re.sub(r"(?:s|ing|ed)$", "", first)


def has_role(token: Token, lemmas: frozenset[str]) -> bool:
    """Whether the token is one of the words, with or without its particle."""
    base, whole = _forms(token)
    return whole in lemmas or (base in lemmas and whole not in _OTHER_WITH_PARTICLE)


_OTHER_WITH_PARTICLE = frozenset({"block in", "set off", "set out", "call off", "set up", "hold up"})


def children(token: Token, *relations: str) -> list[Token]:
    """The children in these relations."""
    return [child for child in token.children if child.dep_ in relations]


def subject_of(verb: Token) -> Token | None:
    """The grammatical subject; a verb joined to another or controlled by it shares that one's."""
    own = children(verb, *SUBJECTS)
    if own:
        return _antecedent(own[0])
    if verb.dep_ in ("conj", "xcomp", "acomp", "oprd") and verb.head.pos_ in ("VERB", "AUX"):
        return subject_of(verb.head)
    return verb.head if verb.dep_ in ("relcl", "acl") and verb.tag_ in ("VBG", "VBN") else None


def _antecedent(subject: Token) -> Token:
    """What a relative pronoun stands for."""
    relative = subject.tag_ in ("WDT", "WP") and subject.head.dep_ == "relcl"
    return subject.head.head if relative else subject


def is_passive(verb: Token) -> bool:
    """Whether the verb is in the passive voice."""
    by_form = any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)
    reduced = verb.tag_ == "VBN" and verb.dep_ in ("acl", "relcl") and not children(verb, "aux", "nsubj")
    if verb.tag_ == "VBN" and verb.dep_ in ("acomp", "oprd", "xcomp") and not children(verb, "aux"):
        return True  # "remains barred"
    shared = verb.dep_ == "conj" and verb.tag_ == "VBN" and not children(verb, "nsubj", "aux")
    return by_form or reduced or (shared and verb.head.pos_ == "VERB" and is_passive(verb.head))


def is_asked_for(verb: Token, asking: frozenset[str]) -> bool:
    """Whether it is what somebody is asked, told or made to do.

    Below one of these verbs, without a subject of its own.
    """
    below = verb.dep_ in ("xcomp", "ccomp") or (
        verb.dep_ in ("advcl", "acl", "relcl") and any(child.lower_ == "to" for child in verb.children)
    )
    noun = verb.head.pos_ == "NOUN" and verb.head.lemma_.lower() in _ASKING_NOUNS
    return below and (has_role(verb.head, asking) or noun)


_ASKING_NOUNS = frozenset({"order", "request", "instruction", "directive", "plea", "appeal", "demand", "call", "duty"})


def agent_of(verb: Token) -> Token | None:
    """Who acts, in a passive ("by the Commerce Department")."""
    for by in verb.children:
        if by.dep_ == "agent" or (by.lower_ == "by" and by.dep_ == "prep"):
            found = children(by, "pobj")
            if found:
                return found[0]
    return None


def with_conjuncts(token: Token) -> list[Token]:
    """The token and those that are joined to it by "and" or "or"."""
    return [token, *token.conjuncts]


def is_finite(verb: Token) -> bool:
    """Whether the verb makes an assertion of its own (not "to restrict", "restricting")."""
    if verb.tag_ in ("VBD", "VBZ", "VBP") or any(
        child.dep_ == "aux" and _is_finite_aux(child) for child in verb.children
    ):
        return True
    if children(verb, "auxpass"):
        return any(child.tag_ in ("VBD", "VBZ", "VBP", "MD") for child in children(verb, "auxpass", "aux"))
    joined = verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not children(verb, "aux", *SUBJECTS)
    return joined and verb.tag_ in ("VBN", "VB", "VBG") and verb.tag_ == verb.head.tag_ and is_finite(verb.head)


def _is_finite_aux(token: Token) -> bool:
    return token.tag_ in ("VBD", "VBZ", "VBP", "MD")


def modal_of(verb: Token) -> str | None:
    """The modal verb that colours it; a joined verb without its own shares the first one's."""
    for child in verb.children:
        if child.dep_ == "aux" and child.lower_ in _MODALS:
            return str({"wo": "will", "ca": "can", "'ll": "will", "'d": "would"}.get(child.lower_, child.lower_))
    if verb.dep_ == "conj" and not children(verb, "aux", "auxpass", *SUBJECTS):
        return modal_of(verb.head)
    return None


def is_denied(token: Token) -> bool:
    """Whether a "not", "no", "never" stands directly on it, on its subject, or on what it is joined to."""
    for child in token.children:
        if child.dep_ == "neg" or child.lower_ in _NEGATIVE:
            return not _is_not_only(child)
        if child.dep_ in (*SUBJECTS, "dobj", "agent") and _is_none(child):
            return True
    longer = any(child.lower_ == "longer" for child in token.children)
    joined = token.dep_ == "conj" and not children(token, "aux", "auxpass", *SUBJECTS)
    return longer or (joined and is_denied(token.head)) or (token.dep_ == "relcl" and _is_none(token.head))


def _is_not_only(negation: Token) -> bool:
    following = negation.nbor() if negation.i + 1 < len(negation.doc) else None
    return following is not None and following.lower_ in ("only", "just", "merely", "least")


def _is_none(noun: Token) -> bool:
    return noun.lower_ in _NEGATIVE or any(
        child.lower_ in ("no", "neither", "nor") and child.dep_ in ("det", "neg", "preconj", "cc")
        for child in noun.children
    )


def is_conditional(verb: Token, marked: bool = False) -> bool:
    """Whether it is only supposed ("if it bans", "whether to ban") or asked.

    `marked`: only by a conjunction of its own. In a law a condition beside it says when it applies.
    """
    marked = any(child.lower_ in _CONDITIONAL and child.dep_ in ("mark", "advmod") for child in verb.children)
    supposed = not marked and any(child.dep_ == "advcl" and _is_if(child) for child in verb.children)
    return marked or _is_inverted(verb) or supposed


def _is_inverted(verb: Token) -> bool:
    """ "Had it banned X", "should it ban X": a condition without a conjunction."""
    subject = next(iter(children(verb, *SUBJECTS)), None)
    first = next(iter(children(verb, "aux", "auxpass")), None)
    if subject is None or first is None or any(child.lower_ in _NEGATIVE for child in verb.lefts if child.i < first.i):
        return False
    return first.i < subject.i and first.lower_ in ("had", "were", "should")


def is_counterfactual(verb: Token) -> bool:
    """ "Could have banned": it did not."""
    have = any(child.dep_ == "aux" and child.lower_ in ("have", "'ve") for child in verb.children)
    return have and modal_of(verb) in ("would", "could", "should")


def _is_if(clause: Token) -> bool:
    inverted = _is_inverted(clause)
    return inverted or any(child.dep_ == "mark" and child.lower_ in ("if", "unless") for child in clause.children)


def own_subtree(token: Token) -> Iterator[Token]:
    """The token and what depends on it, without clauses that say something else."""
    yield token
    for child in token.children:
        clause = child.dep_ in _CLAUSES or (child.dep_ == "conj" and bool(children(child, *SUBJECTS)))
        if not clause:
            yield from own_subtree(child)
