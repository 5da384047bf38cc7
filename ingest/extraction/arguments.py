"""The arguments of an act: each name near it gets the slot that its place in the tree and its class give it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from ingest.extraction.acts import OBJECTS, Act
from ingest.extraction.features import Features
from ingest.extraction.known_words import words
from ingest.extraction.passage import Passage
from ingest.extraction.places import Place, is_left_out, place_of, root_of
from ingest.extraction.slot_rules import Seen, slots_of, slots_of_subject
from ingest.extraction.telling import Slot
from ingest.extraction.things import Name
from ingest.extraction.tree import SUBJECTS, children, has_role, is_passive, lemma, subject_of
from ontology.vocabulary import EntityClass as Class

Argument = tuple[Slot, Name]
_IN_THE_LETTER = ("in", "under", "by", "through")


def arguments(act: Act, features: Features, passage: Passage) -> list[Argument]:
    """The names around an act with their slots, in the order of the text."""
    if act.tabular:
        return _row(act, passage)
    anchors = tuple(dict.fromkeys((act.head, *act.core, *features.governors)))
    found: list[Argument] = []
    for name, root in _names_beside(act, passage):
        place = place_of(root, anchors, name, passage)
        if place is None or not _is_own(place, root, act, passage):
            continue
        if is_left_out(name, [other for slot, other in found if slot is Slot.EXEMPT], passage):
            place = replace(place, excepted=True)
        found += [(slot, name) for slot in slots_of(Seen(name, place, act, features, passage))]
    found += [each for each in _of_subject(act, features, passage) if each not in found]
    return sorted(dict.fromkeys(found), key=lambda each: (each[1].start, each[0]))


def _row(act: Act, passage: Passage) -> list[Argument]:
    """The names of a table's row: the item, its destinations, what is left out ("excluding"), the rule ("see")."""
    view, found = passage.block.view, []
    end = re.compile(r"\bapplies to\b").search(view, act.head.idx + len(act.head))
    stop = end.start() if end else len(view)
    for name in sorted(passage.names, key=lambda each: each.start):
        if not act.head.idx <= name.start < stop or name.entity_class in (Class.AGENCY, Class.COMPANY, Class.CRITERION):
            continue
        between = view[act.head.idx : name.start].lower()
        if name.entity_class in (Class.POLICY, Class.PARTY_LIST):
            if between.rstrip().endswith("see"):
                found.append((Slot.RULE, name))
                break
        elif name.entity_class in OBJECTS:
            found.append((Slot.OBJECT, name))
        else:
            excepted = any(word in between for word in ("exclud", "except", "other than"))
            found.append((Slot.EXEMPT if excepted else Slot.TARGET, name))
    return found


def _names_beside(act: Act, passage: Passage) -> Iterator[tuple[Name, Token]]:
    """The names of the act's sentence with their topmost tokens."""
    seen = set()
    for token in act.head.sent:
        name = passage.name_at(token)
        if name is not None and name not in seen:
            seen.add(name)
            yield name, root_of(token, name, passage)


def _is_own(place: Place, root: Token, act: Act, passage: Passage) -> bool:
    """Whether it is an argument of this act, and not of another one below the same governor."""
    if place.anchor == act.head or place.anchor in act.core:
        return True
    if has_role(place.anchor, words()["say"]) and not _speaks_of_itself(act) and not informs(place.anchor, passage):
        # "In the letter he informed the company that": the letter is by what it is done.
        name = passage.name_at(root)
        by_it = bool(place.prepositions) and place.prepositions[0] in _IN_THE_LETTER
        return by_it and name is not None and name.entity_class is Class.POLICY
    if place.branch.dep_ in ("dobj", "dative", "attr", "oprd"):
        return root == place.branch or root in place.branch.conjuncts or place.anchor.pos_ == "NOUN"
    return place.branch.dep_ not in ("xcomp", "ccomp", "advcl", "conj", "acl", "parataxis")


def _of_subject(act: Act, features: Features, passage: Passage) -> list[Argument]:
    """The subject that the act shares with the verb that it is joined to, or stands in for ("that barred")."""
    found = [(Slot.RULE, name) for name in _relative_to(act, features, passage)]
    for verb in (act.head, *features.governors):
        subject = subject_of(verb) if verb.pos_ in ("VERB", "AUX") else None
        name = None if subject is None else _name_of(subject, passage)
        if name is None or subject is None or not _shares_subject(verb, act, passage):
            continue
        place = Place(verb, next(iter(children(verb, *SUBJECTS)), subject), (), False)
        found += [(slot, name) for slot in slots_of_subject(Seen(name, place, act, features, passage))]
    return found


def _shares_subject(verb: Token, act: Act, passage: Passage) -> bool:
    """Whether the subject of the verb is that of the act: not who says it, nor who is asked to do it."""
    if has_role(verb, words()["say"]) and not _speaks_of_itself(act) and not informs(verb, passage):
        return False
    if is_passive(verb) and verb.dep_ in ("acl", "relcl"):
        return False
    return not (verb.dep_ in ("xcomp", "advcl") and (bool(children(verb.head, "dobj")) or is_passive(verb.head)))


def informs(verb: Token, passage: Passage) -> bool:
    """ "Informed the company that a licence is required": to say so to somebody is how such a duty is imposed."""
    told = children(verb, "dobj", "dative", "nsubjpass")
    return lemma(verb) in ("inform", "notify", "advise", "tell") and any(
        (name := passage.name_at(token)) is not None and name.entity_class is Class.COMPANY for token in told
    )


def _relative_to(act: Act, features: Features, passage: Passage) -> Iterator[Name]:
    """ "A rule under which X must be reported": the instrument that the clause hangs on."""
    top = features.governors[-1] if features.governors else act.head
    if top.dep_ == "relcl" and (name := passage.name_at(top.head)) is not None and name.entity_class is Class.POLICY:
        yield name


def _name_of(subject: Token, passage: Passage) -> Name | None:
    """The name of a subject; of "the Act, a bill that would ..." that of the act."""
    name = passage.name_at(subject)
    return passage.name_at(subject.head) if name is None and subject.dep_ == "appos" else name


def _speaks_of_itself(act: Act) -> bool:
    """ "The department said it had banned X"."""
    return any(child.lower_ in ("it", "they", "we") for child in children(act.head, *SUBJECTS))
