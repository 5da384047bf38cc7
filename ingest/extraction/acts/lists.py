"""Acts on lists of parties: put on, taken off, subject to what a list brings."""

import re

from spacy.tokens import Token

from ingest.extraction.acts.act import POLICIES, Act, class_at
from ingest.extraction.acts.norm_nouns import measure_of
from ingest.extraction.known_words import words
from ingest.extraction.passage import Passage
from ingest.extraction.telling import Measure, Status
from ingest.extraction.tree import children, has_role, is_denied, is_passive, lemma, subject_of
from ontology.vocabulary import EntityClass

_SHORT = re.compile(r"\b[A-Z]{2,4}L\b")
"""Short names of lists: UVL, CCL, MEUL."""
_PRIVILEGES = ("validated", "authoriz", "authoris", "trusted", "exempt", "white", "open general")
_EMBARGOED = frozenset({"embargoed", "embargo", "restricted", "sanction", "sanctioned", "proscribed", "prohibited"})


def listing(verb: Token, passage: Passage) -> Act | None:
    """ "Adding X to the Entity List", "removes Y from it", "removed Z as an embargoed destination"."""
    known = words()
    takes = (
        has_role(verb, known["list_verbs"]) or has_role(verb, known["unlist_verbs"]) or lemma(verb).startswith("take")
    )
    if verb.pos_ != "VERB" or not takes:
        return None
    subject = subject_of(verb) if is_passive(verb) else None
    patients = children(verb, "dobj", "nsubjpass") or ([] if subject is None else [subject])
    if not patients or any(class_at(each, passage) is EntityClass.POLICY for each in patients):
        return None
    if verb.dep_ == "relcl" and is_denied(verb):
        return None  # "entities that are not on the list": who is meant, not what is done
    lists = _lists(verb, passage, "to", "on", "in", "under", "into")
    left = _lists(verb, passage, "from", "off") + _edited(verb, passage)
    if lists and not has_role(verb, known["unlist_verbs"]):
        return _on_list(verb, lists, removing=False, passage=passage)
    if left and (has_role(verb, known["unlist_verbs"]) or not lists):
        removing = has_role(verb, known["unlist_verbs"]) or any(
            prep.lower_ == "off" for prep in children(verb, "prep", "prt")
        )
        return _on_list(verb, left, removing, passage)
    return _embargoed(verb)


def _on_list(verb: Token, lists: list[Token], removing: bool, passage: Passage) -> Act:
    if any(_is_privilege(token, passage) for token in lists):  # to lose a privilege is to be restricted
        return Act(verb, Measure.LICENCE_REQUIREMENT, Status.IN_FORCE if removing else Status.EASED, lists=True)
    return Act(verb, Measure.LISTING, Status.RESCINDED if removing else Status.IN_FORCE, lists=True)


def _lists(verb: Token, passage: Passage, *prepositions: str) -> list[Token]:
    hosts = [verb, *children(verb, "dobj", "nsubjpass"), *children(verb, "prep")]
    hosts += [pobj for host in hosts for pobj in children(host, "pobj")]
    found = [
        pobj
        for host in hosts
        for prep in children(host, "prep", "dative")
        if prep.lower_ in prepositions
        for pobj in children(prep, "pobj")
    ]
    return [token for token in found if is_list(token, passage)]


def _edited(verb: Token, passage: Passage) -> list[Token]:
    """ "Revises the list by removing X": the list stands with the verb above."""
    above = children(verb.head.head, "dobj") if verb.dep_ == "pcomp" and verb.head.lower_ == "by" else []
    return [token for token in above if is_list(token, passage)]


def is_list(token: Token, passage: Passage) -> bool:
    """Whether the word is a list, named or not."""
    name = passage.name_at(token)
    if name is not None and name.entity_class in POLICIES:
        said = passage.words_of(name)
        return name.entity_class is EntityClass.PARTY_LIST or "list" in said.lower() or _SHORT.search(said) is not None
    return token.lemma_.lower() in ("list", "blacklist", "roster")


def _is_privilege(token: Token, passage: Passage) -> bool:
    name = passage.name_at(token)
    said = passage.words_of(name) if name else " ".join(each.text for each in token.subtree)
    return any(word in said.lower() for word in _PRIVILEGES)


def _embargoed(verb: Token) -> Act | None:
    role = next((prep for prep in children(verb, "prep") if prep.lower_ == "as"), None)
    after = [] if role is None else list(verb.doc[role.i : role.i + 7])  # the parser stumbles over "arms embargoed"
    if not any(token.lemma_.lower() in _EMBARGOED for token in after):
        return None
    removing = has_role(verb, words()["unlist_verbs"])
    return Act(verb, Measure.PROHIBITION, Status.RESCINDED if removing else Status.IN_FORCE, lists=True)


def subjection(verb: Token, passage: Passage) -> Act | None:
    """ "Will be subject to Entity List restrictions", "are subject to a presumption of denial"."""
    subject = next((child for child in verb.children if child.lower_ == "subject" and child.pos_ == "ADJ"), None)
    for prep in [] if subject is None else children(subject, "prep"):
        for pobj in children(prep, "pobj"):
            measure = _measure_of_fate(pobj, passage)
            if measure is not None and subject is not None:
                effect = Status.IN_FORCE
                return Act(verb, measure, effect, (subject, pobj))
    return None


def _measure_of_fate(noun: Token, passage: Passage) -> Measure | None:
    if noun.lemma_.lower() in words()["licence"] | words()["permission"]:
        return Measure.LICENCE_REQUIREMENT
    measure = measure_of(noun)
    listed = any(is_list(token, passage) for token in noun.subtree)
    return Measure.LISTING if measure is not None and listed else measure


def privileges_denied(verb: Token, passage: Passage) -> Act | None:
    """ "To deny the export privileges of X", "terminates the validated end-user status of Y"."""
    if verb.pos_ != "VERB":
        return None
    for noun in children(verb, "dobj", "nsubjpass"):
        said = " ".join(token.text.lower() for token in noun.subtree)
        if lemma(verb) == "deny" and noun.lemma_.lower() == "privilege":
            return Act(verb, Measure.PROHIBITION, Status.IN_FORCE, (noun,), lists=True)
        if noun.lemma_.lower() in _STANDINGS and (listed := _listing_changed(verb, noun)) is not None:
            return listed
        lost = has_role(verb, words()["lift"] | words()["suspend"]) and noun.lemma_.lower() in _HELD
        if lost and any(word in said for word in (*_PRIVILEGES, "veu", "license", "licence", "export")):
            return Act(verb, Measure.LICENCE_REQUIREMENT, Status.IN_FORCE, (noun,), lists=True)
    return None


def _listing_changed(verb: Token, noun: Token) -> Act | None:
    """ "Modifies the entry for X", "suspends the designation of X", "assigns a footnote 5 designation to Y"."""
    if has_role(verb, words()["suspend"]):
        return Act(verb, Measure.LISTING, Status.SUSPENDED, (noun,), lists=True)
    if has_role(verb, words()["lift"]):
        return Act(verb, Measure.LISTING, Status.RESCINDED, (noun,), lists=True)
    if lemma(verb) in ("modify", "revise", "amend", "change", "update", "assign", "receive", "give", "get"):
        return Act(verb, Measure.LISTING, Status.IN_FORCE, (noun,), lists=True)
    return None


def treated_as(verb: Token, passage: Passage) -> Act | None:
    """ "Are again treated as listed": what the list brings reaches them too."""
    if lemma(verb) not in ("treat", "deem", "regard", "consider") or not is_passive(verb) or is_denied(verb):
        return None
    if not any(token.lower_ in ("listed", "designated", "blocked") for token in verb.subtree if token.i > verb.i):
        return None
    return Act(verb, Measure.LISTING, Status.IN_FORCE, lists=True)


_STANDINGS = frozenset({"designation", "listing", "entry", "inclusion"})
_HELD = frozenset(
    {"status", "authorization", "authorisation", "privilege", "licence", "license", "permit", "approval", "eligibility"}
)
