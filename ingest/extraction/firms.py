"""Whether a name that nobody has listed is a company's: by its form, by what is said of it, by what it does."""

from spacy.tokens import Token

from ingest.extraction.capitals import Run
from ingest.extraction.dictionary import is_coined, may_be_name
from ingest.extraction.nouns import nouns
from ingest.extraction.passage import Passage
from ingest.extraction.tables import families, is_place
from ontology.vocabulary import EntityClass

_OWNED = frozenset({"model", "chip", "agent", "processor", "chatbot", "system", "accelerator", "tool", "software"})


def is_company(run: Run, passage: Passage) -> bool:
    """Whether the run names a company."""
    if _has_company_form(run) or _is_called_company(run):
        return True
    if run.is_person or any(letter.isdigit() for letter in run.text) or _is_plain(run) or _is_model_word(run):
        return False
    return (
        _acts_as_company(run)
        or _is_addressed(run)
        or _is_joined_to_company(run, passage)
        or _owns_product(run)
        or _is_listed(run, passage)
        or _is_organisation(run)
    )


def _is_model_word(run: Run) -> bool:
    """ "Mosaic Lite": the second word is that of a version."""
    return len(run.span) > 1 and run.span[-1].lower_ in families()["variants"]["models"]


def _is_plain(run: Run) -> bool:
    """An abbreviation, or words of a title that no name is made of."""
    return (len(run.span) == 1 and (run.text.isupper() or len(run.text) < 4)) or _is_common(run)


def _has_company_form(run: Run) -> bool:
    """By its last word: "Halcyon AI", "Zorvex Technologies". Weak ones need a word before them that is a name."""
    last, known = run.span[-1].text, nouns()
    if len(run.span) < 2 or _is_common(run):
        return False
    if last in known["company_legal"] or last in known["company_last"]:
        return True
    return last in known["company_last_weak"] and _has_name(run)


def _has_name(run: Run) -> bool:
    return any(token.is_alpha and len(token) > 2 and may_be_name(token.text) for token in run.span[:-1])


def _is_coined(run: Run) -> bool:
    return any(token.is_alpha and len(token) > 2 and is_coined(token.text) for token in run.span)


def _is_common(run: Run) -> bool:
    """ "Artificial Intelligence", "Foreign Technology": words of a title, no name."""
    return len(run.span) > 1 and all(token.lower_ in nouns()["common_first"] for token in run.span[:-1])


def _is_called_company(run: Run) -> bool:
    """ "The chipmaker X", "X, a startup", "makers such as X"."""
    before = run.before
    if before is not None and before.lemma_.lower() in nouns()["company_noun"] and before.pos_ in ("NOUN", "PROPN"):
        attached = run.root.head == before or before.head == run.root or before.dep_ in ("compound", "nmod")
        return attached and before.tag_ == "NN"
    if before is not None and before.lower_ == "as" and before.i > 1 and before.nbor(-1).lower_ == "such":
        return before.nbor(-2).lemma_.lower() in nouns()["company_noun"]
    appositions = (
        child for each in (run.root, *run.root.conjuncts) for child in each.children if child.dep_ == "appos"
    )
    return any(each.i >= run.span.end and each.lemma_.lower() in nouns()["company_noun"] for each in appositions)


def _acts_as_company(run: Run) -> bool:
    root, verb = run.root, run.root.head
    if is_place(run.text):
        return False
    if root.dep_ == "pobj" and verb.lower_ in ("of", "at") and run.before == verb:
        return verb.head.lemma_.lower() in nouns()["company_part"]
    if root.dep_ in ("nsubj", "nsubjpass") and verb.pos_ == "VERB" and verb.lemma_.lower() in nouns()["company_verb"]:
        return root.ent_type_ == "ORG" or verb.lemma_.lower() not in nouns()["speech_verb"] or _has_company_again(run)
    return root.dep_ == "poss" and verb.lemma_.lower() in nouns()["company_part"]


def _has_company_again(run: Run) -> bool:
    """Whether the same words own or make something elsewhere in the text: then who says it is no person."""
    doc = run.span.doc
    others = (token for token in doc if token.text == run.root.text and token.i != run.root.i)
    return any(token.dep_ == "poss" and token.head.lemma_.lower() in nouns()["company_part"] for token in others)


def _is_addressed(run: Run) -> bool:
    """ "It urged X to keep Y": who is told what to do, and is no person."""
    verb = run.root.head
    told = run.root.dep_ in ("dobj", "nsubj") and verb.dep_ in ("ccomp", "xcomp", "ROOT", "conj", "advcl", "relcl")
    asks = verb.head if run.root.dep_ == "nsubj" and verb.dep_ in ("ccomp", "xcomp") else verb
    return told and not is_place(run.text) and asks.lemma_.lower() in nouns()["told"] and asks.i < run.root.i


def _is_listed(run: Run, passage: Passage) -> bool:
    """Whether it stands in a sentence that puts parties on a list, or takes them off: names of several words there."""
    if len(run.span) < 2 or run.root.dep_ == "compound" or not _has_name(run):
        return False
    words = {token.lemma_.lower() for token in run.root.sent}
    named = (passage.name_at(token) for token in run.root.sent)
    on_list = any(name is not None and name.entity_class is EntityClass.PARTY_LIST for name in named)
    return (on_list and bool(words & nouns()["listing"])) or bool({"privilege", "veu"} & words)


def _is_organisation(run: Run) -> bool:
    """Several words that the language model takes for an organisation, where a company may stand."""
    organisation = all(token.ent_type_ == "ORG" for token in run.span if not token.is_punct)
    return len(run.span) > 1 and organisation and _is_coined(run)


def _is_joined_to_company(run: Run, passage: Passage) -> bool:
    """ "ByteDance, Alibaba and X"."""
    return any(_is_company_name(other, passage) for other in _joined(run.root))


def _joined(token: Token) -> tuple[Token, ...]:
    return tuple(token.conjuncts) if token.dep_ == "conj" or any(c.dep_ == "conj" for c in token.children) else ()


def _is_company_name(token: Token, passage: Passage) -> bool:
    name = passage.name_at(token)
    return name is not None and name.entity_class is EntityClass.COMPANY


def _owns_product(run: Run) -> bool:
    """ "Northwind's agents": what is owned is a model or a chip, and the owner no person."""
    return run.root.dep_ == "poss" and run.root.head.lemma_.lower() in _OWNED
