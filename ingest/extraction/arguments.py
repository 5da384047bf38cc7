"""The arguments of an act: each name near it gets the slot that its place in the tree and its class give it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from ingest.extraction.acts import OBJECTS, Act
from ingest.extraction.features import Features
from ingest.extraction.known_words import words
from ingest.extraction.passage import Passage
from ingest.extraction.telling import Measure, Slot, Status
from ingest.extraction.things import Name
from ingest.extraction.tree import SUBJECTS, children, has_role, is_passive, lemma, subject_of
from ontology.vocabulary import EntityClass as Class

_EXCEPTING = frozenset({"except", "excluding", "unless", "besides", "barring", "exclude", "exception", "save", "apart"})
_TOWARDS = frozenset(
    {"to", "into", "in", "for", "against", "within", "from", "on", "toward", "towards", "including", "inside", "with", "of", "at"}
)
_GROUPS = (Class.PERSON_CLASS, Class.COUNTRY_GROUP)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name stands, seen from the act."""

    anchor: Token
    """The word of the act, or of what governs it, below which it stands."""
    branch: Token
    """The child of the anchor in whose subtree it is; the anchor itself for what is inside a noun."""
    prepositions: tuple[str, ...]
    """On the way down from the anchor, outermost first."""
    excepted: bool

    @property
    def is_subject(self) -> bool:
        """Whether it is (in) the grammatical subject."""
        return self.branch.dep_ in SUBJECTS

    @property
    def preposition(self) -> str:
        """The one next to the name."""
        return self.prepositions[-1] if self.prepositions else ""


def arguments(act: Act, features: Features, passage: Passage) -> list[tuple[Slot, Name]]:
    """The names around an act with their slots, in the order of the text."""
    if act.tabular:
        return _row(act, passage)
    anchors = _anchors(act, features)
    found: list[tuple[Slot, Name]] = []
    for name, root in _names_of(act, features, passage):
        place = _place(root, anchors, name, passage)
        if place is not None and _is_left_out(name, found, passage):
            place = replace(place, excepted=True)
        fits = place is not None and _is_own(place, root, act, passage)
        slots = _slots(name, place, act, features, passage) if place is not None and fits else ()
        found += [(slot, name) for slot in slots]
    found += [each for each in _of_subject(act, features, passage) if each not in found]
    return sorted(dict.fromkeys(found), key=lambda each: (each[1].start, each[0]))


def _row(act: Act, passage: Passage) -> list[tuple[Slot, Name]]:
    """The names of a table's row: the item, its destinations, behind "excluding" what is left out, behind "see" the rule."""
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


def _anchors(act: Act, features: Features) -> tuple[Token, ...]:
    return tuple(dict.fromkeys((act.head, *act.core, *features.governors)))


def _names_of(act: Act, features: Features, passage: Passage) -> Iterator[tuple[Name, Token]]:
    """The names of the act's sentence with their topmost tokens."""
    sentence = act.head.sent
    seen = set()
    for token in sentence:
        name = passage.name_at(token)
        if name is not None and name not in seen:
            seen.add(name)
            yield name, _root(token, name, passage)


def _root(token: Token, name: Name, passage: Passage) -> Token:
    while token.head != token and passage.name_at(token.head) is name:
        token = token.head
    return token


def _place(root: Token, anchors: tuple[Token, ...], name: Name, passage: Passage) -> Place | None:
    """The way from a name up to the act; none where another clause stands between."""
    prepositions: list[str] = []
    token, branch, excepted = root, root, False
    while True:
        excepts = token.lower_ in _EXCEPTING and token not in anchors
        if excepts or (token.lower_ == "than" and token.i and token.nbor(-1).lower_ == "other"):
            excepted = True
        if token in anchors and token != root:
            return Place(token, branch, tuple(reversed(prepositions)), excepted)
        if token in anchors:
            return Place(token, token, (), excepted)
        if token.head == token or _is_barrier(token, name, passage):
            return None
        if token.dep_ in ("prep", "agent", "dative") and token.pos_ in ("ADP", "SCONJ", "VERB", "ADV", "PART"):
            prepositions.append(token.lower_)
        branch, token = token, token.head


_LEFT_OUT = re.compile(
    r"\b(?:except(?:ing)?(?: for)?|save(?: for)?|(?:no ?one|nobody|none|nothing|anyone|all|every\w*) but|excluding"
    r"|other than|apart from|aside from|with the exception of|unless (?:they|it|he) (?:are|is))(?: the| those| any| a)? $",
    re.IGNORECASE,
)


def _is_left_out(name: Name, before: list[tuple[Slot, Name]], passage: Passage) -> bool:
    """Whether the words before it take it out, or it is joined to one that is ("except Japan and Korea")."""
    view = passage.block.view
    if _LEFT_OUT.search(view[max(0, name.start - 45) : name.start]):
        return True
    joined = [other for slot, other in before if slot is Slot.EXEMPT]
    return any(re.fullmatch(r",? (?:and |or |nor )?(?:the )?|, ", view[other.end : name.start]) for other in joined)


def _is_policy(root: Token, passage: Passage) -> bool:
    name = passage.name_at(root)
    return name is not None and name.entity_class is Class.POLICY


def _is_own(place: Place, root: Token, act: Act, passage: Passage) -> bool:
    """Whether it is an argument of this act, and not of another one below the same governor."""
    if place.anchor == act.head or place.anchor in act.core:
        return True
    if has_role(place.anchor, words()["say"]) and not _speaks_of_itself(act):
        # "In the letter he informed the company that": the letter is by what it is done.
        return passage.name_at(root) is not None and place.prepositions[:1] in (("in",), ("under",), ("by",), ("through",)) and _is_policy(root, passage)
    if place.branch.dep_ in ("dobj", "dative", "attr", "oprd"):
        return root == place.branch or root in place.branch.conjuncts or place.anchor.pos_ == "NOUN"
    return place.branch.dep_ not in ("xcomp", "ccomp", "advcl", "conj", "acl", "parataxis")


def _is_barrier(token: Token, name: Name, passage: Passage) -> bool:
    """Whether a clause that says something of its own begins here."""
    if token.dep_ == "relcl":  # "the rule, which would have controlled X": that is what the rule is about
        over = passage.name_at(token.head)
        about = over is not None and over.entity_class is Class.POLICY and name.entity_class in OBJECTS
        return not (about or _is_restrictive(token))
    if token.dep_ == "conj" and token.pos_ in ("VERB", "AUX"):
        return bool(children(token, *SUBJECTS)) or bool(children(token, "dobj") and children(token.head, "dobj"))
    if token.dep_ == "advcl":
        marks = {child.lower_ for child in children(token, "mark", "advmod")}
        if name.entity_class is Class.POLICY:
            marks -= {"as"}  # "as indicated in § 742.5"
        conditions = {"before", "when", "where", "unless", "if", "whenever", "after"}
        return not marks & conditions and bool(marks or children(token, *SUBJECTS))
    if token.dep_ in ("ccomp", "parataxis", "csubj"):
        return not has_role(token, words()["transfer_verbs"])
    return False


def _is_restrictive(clause: Token) -> bool:
    """ "Items that are destined to X", without a comma: the clause is part of what is meant."""
    first = clause.left_edge
    before = first.nbor(-1).text if first.i else ""
    relative = any(child.lower_ in ("that", "which", "who") for child in children(clause, "nsubj", "nsubjpass"))
    return relative and before != ","


def _slots(name: Name, place: Place, act: Act, features: Features, passage: Passage) -> tuple[Slot, ...]:
    if name.entity_class is Class.CRITERION:
        return (Slot.THRESHOLD,)
    if act.carves:
        return _of_carving(name, place)
    if place.excepted:
        return (Slot.EXEMPT,) if name.entity_class not in (Class.POLICY, Class.PARTY_LIST, Class.AGENCY) else ()
    return _BY_CLASS[name.entity_class](name, place, act, features, passage) if name.entity_class in _BY_CLASS else ()


def _of_carving(name: Name, place: Place) -> tuple[Slot, ...]:
    """What is left free is sorted out later: it may be a denial or an exemption."""
    match name.entity_class:
        case Class.POLICY | Class.PARTY_LIST:
            return (Slot.RULE,)
        case Class.AGENCY:
            return (Slot.AUTHORITY,)
        case Class.COUNTRY:
            return (Slot.TARGET,)
        case Class.PERSON_CLASS | Class.COUNTRY_GROUP:
            return (Slot.EXEMPT,)
        case Class.COMPANY:
            return ()
        case _:
            return (Slot.OBJECT,)


def _agency(name: Name, place: Place, act: Act, features: Features, passage: Passage) -> tuple[Slot, ...]:
    if _is_parent(name, passage):
        return ()
    if _commands(name, passage) or place.prepositions == ("without", "from"):
        return (Slot.AUTHORITY,)
    if place.is_subject and not _is_asked(place, act):
        return () if is_passive(place.anchor) and place.branch.dep_ == "nsubjpass" else (Slot.AUTHORITY,)
    if place.branch.dep_ in ("poss", "agent", "compound", "amod", "nmod") or place.prepositions[:1] in (("by",), ("from",)):
        return (Slot.AUTHORITY,)
    told = place.branch.dep_ in ("dobj", "dative") and has_role(place.anchor, words()["order"])
    received = place.preposition in ("to", "with") or place.branch.dep_ in ("dobj", "dative")
    if told or (received and act.measure is Measure.REPORTING):
        return (Slot.AUTHORITY,)
    return ()


def _commands(name: Name, passage: Passage) -> bool:
    """ "On the instructions of X", "by order of Y"."""
    before = passage.block.view[max(0, name.start - 40) : name.start].lower()
    return _COMMANDS.search(before) is not None


_COMMANDS = re.compile(r"\b(?:by|on|at|under)(?: the| an?)? (?:order|orders|instructions?|directions?|request|behest|insistence)(?: of| from| by)(?: the)? $")


def _is_parent(name: Name, passage: Passage) -> bool:
    """ "The department's bureau": the bureau acts."""
    root = next((token for token in passage.doc if name.start <= token.idx < name.end), None)
    over = None if root is None or root.dep_ != "poss" else passage.name_at(root.head)
    return over is not None and over.entity_class is Class.AGENCY


def _is_asked(place: Place, act: Act) -> bool:
    return place.anchor != act.head and place.anchor.dep_ == "xcomp"


def _policy(name: Name, place: Place, act: Act, features: Features, passage: Passage) -> tuple[Slot, ...]:
    possessed = passage.is_law and place.branch.dep_ in ("poss", "compound", "nmod") and name.entity_class is Class.POLICY
    amended = place.branch.dep_ == "dobj" and lemma(place.anchor) in ("amend", "revise", "change", "modify", "update")
    if amended or possessed or _says_where(name, passage):
        return ()  # the law that is changed, or in which the things are found that the act is about
    if place.is_subject or place.branch.dep_ in ("dobj", "agent", "nsubjpass", "poss", "compound", "nmod", "amod", "attr"):
        return (Slot.RULE,)
    towards = "to" in place.prepositions and name.entity_class is Class.POLICY and "pursuant" not in passage.block.view[max(0, name.start - 20) : name.start]
    if towards:
        return ()  # "items subject to the EAR"
    if set(place.prepositions) & {"under", "in", "by", "through", "via", "with", "to", "from", "on", "of", "at", "per", "into", "pursuant"}:
        return (Slot.RULE,)
    signed = place.branch.dep_ in SUBJECTS
    return (Slot.RULE,) if place.anchor == place.branch or signed else ()


def _says_where(name: Name, passage: Passage) -> bool:
    """ "Of supplement no. 1": part of the name of something else."""
    before = passage.block.view[: name.start].rstrip().rpartition(" ")[2].lower()
    return before == "of" or (before == "the" and passage.block.view[: name.start].rstrip().lower().endswith("of the"))


def _company(name: Name, place: Place, act: Act, features: Features, passage: Passage) -> tuple[Slot, ...]:
    if act.lists:
        return (Slot.TARGET,) if not place.is_subject or is_passive(place.anchor) else ()
    if place.preposition == "to" and has_role(place.anchor, words()["request"]):
        return (Slot.ACTOR,)  # "appealed to X to hold back Y"
    if place.branch.dep_ in ("compound", "dative", "dobj") and act.effect is Status.EASED and place.anchor in act.core:
        return (Slot.ACTOR,)  # "granted Nvidia licences"
    if _is_denied_goods(place, act):
        return (Slot.TARGET,)
    if place.branch.dep_ == "nsubjpass" or place.branch.dep_ in ("dobj", "dative"):
        own = place.anchor == act.head or place.anchor in features.governors
        return (Slot.ACTOR,) if own and not _owns_object(name, passage) else ()
    if place.is_subject and not place.prepositions:
        return _of_own_accord(place, act, features)
    if place.preposition in ("to", "for", "from", "against", "with") and not _owns_object(name, passage):
        return (Slot.TARGET,)
    return ()


def _is_denied_goods(place: Place, act: Act) -> bool:
    """ "Barred X from buying Y": X is kept from having it, not from giving it away."""
    patient = place.branch.dep_ in ("dobj", "nsubjpass") and place.anchor == act.head
    buys = any(has_role(token, _ACQUIRING) for token in act.core)
    return patient and buys and has_role(act.head, words()["ban"])


_ACQUIRING = frozenset({"buy", "purchase", "use", "access", "acquire", "obtain", "import", "procure", "rent", "receive", "get", "lease"})


def _of_own_accord(place: Place, act: Act, features: Features) -> tuple[Slot, ...]:
    """A company that acts by itself is its own authority; one that must is the actor."""
    bound = act.affirmed or act.measure in (Measure.LICENCE_REQUIREMENT, Measure.REPORTING, Measure.DUE_DILIGENCE)
    return (Slot.ACTOR,) if bound else (Slot.AUTHORITY, Slot.ACTOR)


def _owns_object(name: Name, passage: Passage) -> bool:
    """ "Nvidia's H20": the maker of what is restricted, nothing more."""
    after = passage.block.view[name.end : name.end + 2]
    return after.startswith(("'s", "' "))


def _country(name: Name, place: Place, act: Act, features: Features, passage: Passage) -> tuple[Slot, ...]:
    if lemma(place.anchor) == "leave" and place.branch.dep_ == "dobj":
        return ()  # where it may not leave
    if act.lists and (place.prepositions or place.branch.dep_ not in ("dobj", "nsubjpass")):
        return ()  # where the listed are
    if (place.is_subject or place.branch.dep_ == "poss") and not place.prepositions:
        shut = place.branch.dep_ == "nsubjpass"
        return (Slot.TARGET,) if shut else (Slot.AUTHORITY,)
    if _commands(name, passage):
        return (Slot.AUTHORITY,)
    if place.prepositions and place.prepositions[0] == "by":
        return (Slot.AUTHORITY,)
    if place.preposition in _TOWARDS and not place.is_subject:
        return (Slot.TARGET,)
    if place.is_subject and place.preposition in ("to", "into", "for", "from"):
        return (Slot.TARGET,)
    if place.branch.dep_ in ("dobj", "nsubjpass", "appos", "conj", "pobj", "compound", "advcl"):
        return (Slot.TARGET,)
    return ()


_ABROAD = re.compile(
    r"\b(?:foreign|overseas|abroad|outside|nationals?(?= of\b|$)|citizens|non-u\.?s|chinese|russian|iranian|headquartered)\b",
    re.IGNORECASE,
)


def _group(name: Name, place: Place, act: Act, features: Features, passage: Passage) -> tuple[Slot, ...]:
    duty = act.measure in (Measure.REPORTING, Measure.DUE_DILIGENCE, Measure.QUOTA_CAP)
    duty = duty or (act.measure is Measure.LICENCE_REQUIREMENT and not is_passive(act.head))
    if place.preposition in ("to", "for", "against") and not place.is_subject:
        return (Slot.TARGET,)
    if place.is_subject and duty:
        return (Slot.ACTOR,)
    if act.core and place.preposition == "by" and not place.is_subject:
        return (Slot.ACTOR,)  # "purchases by carriers"
    shut_out = not act.core and has_role(act.head, words()["ban"] | words()["limit"])
    barred = not shut_out and place.branch.dep_ in ("dobj", "nsubjpass") and has_role(place.anchor, words()["ban"] | words()["order"] | words()["request"])
    if barred and name.entity_class is Class.PERSON_CLASS and not _is_foreign(name, passage):
        return (Slot.ACTOR,)
    return (Slot.TARGET,)


def _is_foreign(name: Name, passage: Passage) -> bool:
    return _ABROAD.search(passage.words_of(name)) is not None


def _thing(name: Name, place: Place, act: Act, features: Features, passage: Passage) -> tuple[Slot, ...]:
    return (Slot.OBJECT,)


_BY_CLASS = {
    Class.AGENCY: _agency,
    Class.POLICY: _policy,
    Class.PARTY_LIST: _policy,
    Class.COMPANY: _company,
    Class.COUNTRY: _country,
    Class.PERSON_CLASS: _group,
    Class.COUNTRY_GROUP: _group,
    **dict.fromkeys(OBJECTS, _thing),
}


def _of_subject(act: Act, features: Features, passage: Passage) -> list[tuple[Slot, Name]]:
    """The subject that the act shares with the verb that it is joined to, or stands in for ("that barred")."""
    found = [(Slot.RULE, name) for name in _relative_to(act, features, passage)]
    for verb in (act.head, *features.governors):
        subject = subject_of(verb) if verb.pos_ in ("VERB", "AUX") else None
        name = None if subject is None else _name_of(subject, passage)
        if name is None or subject is None:
            continue
        if has_role(verb, words()["say"]) and not _speaks_of_itself(act):
            continue
        if is_passive(verb) and verb.dep_ in ("acl", "relcl"):
            continue
        place = Place(verb, next(iter(children(verb, *SUBJECTS)), subject), (), False)
        asked = verb.dep_ in ("xcomp", "advcl") and (bool(children(verb.head, "dobj")) or is_passive(verb.head))
        if not asked:
            found += [(slot, name) for slot in _by_subject(name, place, act, features, passage)]
    return found


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


def _by_subject(name: Name, place: Place, act: Act, features: Features, passage: Passage) -> tuple[Slot, ...]:
    match name.entity_class:
        case Class.AGENCY | Class.COUNTRY:
            return () if act.carves or is_passive(place.anchor) else (Slot.AUTHORITY,)
        case Class.POLICY | Class.PARTY_LIST:
            return (Slot.RULE,)
        case Class.COMPANY:
            if act.head.dep_ in ("acomp", "oprd") and is_passive(act.head):  # "remains barred from buying"
                return _company(name, replace(place, anchor=act.head, branch=act.head), act, features, passage) or (Slot.TARGET,)
            return () if act.carves or is_passive(place.anchor) else _of_own_accord(place, act, features)
        case _:
            return ()
