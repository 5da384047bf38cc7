"""The slot that a name's class and its place give it: who acts, by what, on what, for whom."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from ingest.extraction.acts import OBJECTS, Act
from ingest.extraction.features import Features
from ingest.extraction.known_words import words
from ingest.extraction.passage import Passage
from ingest.extraction.places import Place
from ingest.extraction.telling import Measure, Slot, Status
from ingest.extraction.things import Name
from ingest.extraction.tree import has_role, is_passive, lemma
from ontology.vocabulary import EntityClass as Class

Slots = tuple[Slot, ...]
_TOWARDS = frozenset(
    {
        "to",
        "into",
        "in",
        "for",
        "against",
        "within",
        "from",
        "on",
        "toward",
        "towards",
        "including",
        "inside",
        "with",
        "of",
        "at",
    }
)
_BY_WHAT = frozenset(
    {"under", "in", "by", "through", "via", "with", "to", "from", "on", "of", "at", "per", "into", "pursuant"}
)
_INSTRUMENT_PLACES = ("dobj", "agent", "nsubjpass", "poss", "compound", "nmod", "amod", "attr")
_ACQUIRING = frozenset(
    {"buy", "purchase", "use", "access", "acquire", "obtain", "import", "procure", "rent", "receive", "get", "lease"}
)
_COMMANDS = re.compile(
    r"\b(?:by|on|at|under)(?: the| an?)? (?:order|orders|instructions?|directions?|request|behest"
    r"|insistence)(?: of| from| by)(?: the)? $"
)
_ABROAD = re.compile(
    r"\b(?:foreign|overseas|abroad|outside|nationals?(?= of\b|$)|citizens|non-u\.?s|chinese|russian|iranian"
    r"|headquartered)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Seen:
    """A name as it stands around an act."""

    name: Name
    place: Place
    act: Act
    features: Features
    passage: Passage

    @property
    def words(self) -> str:
        """The words of the name."""
        return self.passage.words_of(self.name)

    def before(self, length: int) -> str:
        """So many characters before the name, in lower case."""
        return self.passage.block.view[max(0, self.name.start - length) : self.name.start].lower()


def slots_of(seen: Seen) -> Slots:
    """The slots of a name; none for one that only stands by."""
    if seen.name.entity_class is Class.CRITERION:
        return (Slot.THRESHOLD,)
    if seen.act.carves:
        return _of_carving(seen.name)
    if seen.place.excepted:
        told = (Class.POLICY, Class.PARTY_LIST, Class.AGENCY)
        return () if seen.name.entity_class in told else (Slot.EXEMPT,)
    rule = _BY_CLASS.get(seen.name.entity_class)
    return () if rule is None else rule(seen)


def slots_of_subject(seen: Seen) -> Slots:
    """The slots of the subject that an act shares with the verb that it hangs on."""
    act, place = seen.act, seen.place
    match seen.name.entity_class:
        case Class.AGENCY | Class.COUNTRY:
            return () if act.carves or is_passive(place.anchor) else (Slot.AUTHORITY,)
        case Class.POLICY | Class.PARTY_LIST:
            return (Slot.RULE,)
        case Class.COMPANY:
            if act.head.dep_ in ("acomp", "oprd") and is_passive(act.head):  # "remains barred from buying"
                barred = replace(seen, place=replace(place, anchor=act.head, branch=act.head))
                return _company(barred) or (Slot.TARGET,)
            return () if act.carves or is_passive(place.anchor) else _of_own_accord(seen)
        case _:
            return ()


def _of_carving(name: Name) -> tuple[Slot, ...]:
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


def _agency(seen: Seen) -> Slots:
    place = seen.place
    if _is_parent(seen):
        return ()
    if _commands(seen) or place.prepositions == ("without", "from"):
        return (Slot.AUTHORITY,)
    if place.is_subject and not _is_asked(seen):
        return () if is_passive(place.anchor) and place.branch.dep_ == "nsubjpass" else (Slot.AUTHORITY,)
    if place.branch.dep_ in ("poss", "agent", "compound", "amod", "nmod") or place.prepositions[:1] in (
        ("by",),
        ("from",),
    ):
        return (Slot.AUTHORITY,)
    told = place.branch.dep_ in ("dobj", "dative") and has_role(place.anchor, words()["order"])
    received = place.preposition in ("to", "with") or place.branch.dep_ in ("dobj", "dative")
    if told or (received and seen.act.measure is Measure.REPORTING):
        return (Slot.AUTHORITY,)
    return ()


def _commands(seen: Seen) -> bool:
    """ "On the instructions of X", "by order of Y"."""
    return _COMMANDS.search(seen.before(40)) is not None


def _is_parent(seen: Seen) -> bool:
    """ "The department's bureau": the bureau acts."""
    root = next((token for token in seen.passage.doc if seen.name.start <= token.idx < seen.name.end), None)
    over = None if root is None or root.dep_ != "poss" else seen.passage.name_at(root.head)
    return over is not None and over.entity_class is Class.AGENCY


def _is_asked(seen: Seen) -> bool:
    return seen.place.anchor != seen.act.head and seen.place.anchor.dep_ == "xcomp"


def _policy(seen: Seen) -> Slots:
    place, act_of_parliament = seen.place, seen.name.entity_class is Class.POLICY
    possessed = seen.passage.is_law and place.branch.dep_ in ("poss", "compound", "nmod") and act_of_parliament
    amended = place.branch.dep_ == "dobj" and lemma(place.anchor) in ("amend", "revise", "change", "modify", "update")
    if amended or possessed or seen.before(8).endswith((" of ", " of the ")):
        return ()  # the law that is changed, or in which the things are found that the act is about
    if place.is_subject or place.branch.dep_ in _INSTRUMENT_PLACES:
        return (Slot.RULE,)
    if "to" in place.prepositions and act_of_parliament and "pursuant" not in seen.before(20):
        return ()  # "items subject to the EAR"
    return (Slot.RULE,) if set(place.prepositions) & _BY_WHAT or place.anchor == place.branch else ()


def _company(seen: Seen) -> Slots:
    place, act = seen.place, seen.act
    if act.lists:
        return (Slot.TARGET,) if not place.is_subject or is_passive(place.anchor) else ()
    if place.preposition == "to" and has_role(place.anchor, words()["request"]):
        return (Slot.ACTOR,)  # "appealed to X to hold back Y"
    if place.branch.dep_ in ("compound", "dative", "dobj") and act.effect is Status.EASED and place.anchor in act.core:
        return (Slot.ACTOR,)  # "granted Nvidia licences"
    if _is_denied_goods(seen):
        return (Slot.TARGET,)
    if place.branch.dep_ in ("nsubjpass", "dobj", "dative"):
        own = place.anchor == act.head or place.anchor in seen.features.governors
        return (Slot.ACTOR,) if own and not _owns_object(seen) else ()
    if place.is_subject and not place.prepositions:
        return _of_own_accord(seen)
    towards = place.preposition in ("to", "for", "from", "against", "with")
    return (Slot.TARGET,) if towards and not _owns_object(seen) else ()


def _is_denied_goods(seen: Seen) -> bool:
    """ "Barred X from buying Y": X is kept from having it, not from giving it away."""
    patient = seen.place.branch.dep_ in ("dobj", "nsubjpass") and seen.place.anchor == seen.act.head
    buys = any(has_role(token, _ACQUIRING) for token in seen.act.core)
    return patient and buys and has_role(seen.act.head, words()["ban"])


def _of_own_accord(seen: Seen) -> Slots:
    """A company that acts by itself is its own authority; one that must is the actor."""
    duties = (Measure.LICENCE_REQUIREMENT, Measure.REPORTING, Measure.DUE_DILIGENCE)
    bound = seen.act.affirmed or seen.act.measure in duties
    return (Slot.ACTOR,) if bound else (Slot.AUTHORITY, Slot.ACTOR)


def _owns_object(seen: Seen) -> bool:
    """ "Nvidia's H20": the maker of what is restricted, nothing more."""
    return seen.passage.block.view[seen.name.end : seen.name.end + 2].startswith(("'s", "' "))


def _country(seen: Seen) -> Slots:
    place = seen.place
    if lemma(place.anchor) == "leave" and place.branch.dep_ == "dobj":
        return ()  # where it may not leave
    if seen.act.lists and (place.prepositions or place.branch.dep_ not in ("dobj", "nsubjpass")):
        return ()  # where the listed are
    if (place.is_subject or place.branch.dep_ == "poss") and not place.prepositions:
        return (Slot.TARGET,) if place.branch.dep_ == "nsubjpass" else (Slot.AUTHORITY,)
    if _commands(seen) or place.prepositions[:1] == ("by",):
        return (Slot.AUTHORITY,)
    towards = ("to", "into", "for", "from") if place.is_subject else _TOWARDS
    patient = place.branch.dep_ in ("dobj", "nsubjpass", "appos", "conj", "pobj", "compound", "advcl")
    return (Slot.TARGET,) if place.preposition in towards or patient else ()


def _group(seen: Seen) -> Slots:
    place, act = seen.place, seen.act
    if place.preposition in ("to", "for", "against") and not place.is_subject:
        return (Slot.TARGET,)
    if place.is_subject and _is_burdened(act):
        return (Slot.ACTOR,)
    if act.core and place.preposition == "by" and not place.is_subject:
        return (Slot.ACTOR,)  # "purchases by carriers"
    shut_out = not act.core and has_role(act.head, words()["ban"] | words()["limit"])
    told = has_role(place.anchor, words()["ban"] | words()["order"] | words()["request"])
    barred = not shut_out and told and place.branch.dep_ in ("dobj", "nsubjpass")
    at_home = seen.name.entity_class is Class.PERSON_CLASS and _ABROAD.search(seen.words) is None
    return (Slot.ACTOR,) if barred and at_home else (Slot.TARGET,)


def _is_burdened(act: Act) -> bool:
    """Whether it is the subject who must do something."""
    duty = act.measure in (Measure.REPORTING, Measure.DUE_DILIGENCE, Measure.QUOTA_CAP)
    return duty or (act.measure is Measure.LICENCE_REQUIREMENT and not is_passive(act.head))


def _thing(seen: Seen) -> Slots:
    return (Slot.OBJECT,)


_BY_CLASS: dict[Class, Callable[[Seen], Slots]] = {
    Class.AGENCY: _agency,
    Class.POLICY: _policy,
    Class.PARTY_LIST: _policy,
    Class.COMPANY: _company,
    Class.COUNTRY: _country,
    Class.PERSON_CLASS: _group,
    Class.COUNTRY_GROUP: _group,
    **dict.fromkeys(OBJECTS, _thing),
}
