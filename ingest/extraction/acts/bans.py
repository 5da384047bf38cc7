"""Acts that forbid, limit or withhold: on a transfer, on a use, on access; and those that allow it again."""

from spacy.tokens import Token

from ingest.extraction.acts.act import GROUPS, OBJECTS, Act, class_at
from ingest.extraction.known_words import words
from ingest.extraction.passage import Passage
from ingest.extraction.telling import Force, Measure, Status
from ingest.extraction.tree import (
    SUBJECTS,
    children,
    has_role,
    is_asked_for,
    is_denied,
    is_passive,
    lemma,
    modal_of,
    subject_of,
)
from ontology.vocabulary import EntityClass

_SHUTS_OUT = frozenset({"shut out", "lock out", "bar", "ban", "block", "exclude", "cut off", "blacklist"})
_ACCESS = frozenset({"access", "offer", "availability", "offering", "use", "release"})
_WHOLLY = frozenset({"stop", "cease", "halt", "end", "discontinue"})
_PARTIES = (*GROUPS, EntityClass.COMPANY, EntityClass.COUNTRY)


def ban(verb: Token, passage: Passage) -> Act | None:
    """ "Bars the sale of X", "blocked Y from offering X", "to restrict access to X", "keep X away from Y"."""
    known = words()
    asked = is_asked_for(verb, known["request"] | known["order"])
    stops = has_role(verb, known["ban"]) or has_role(verb, known["limit"])
    if verb.pos_ != "VERB" or not (stops or _keeps_away(verb) or (asked and has_role(verb, known["removal"]))):
        return None
    moved = transfers(verb, passage)
    if moved is None:
        return None
    return Act(verb, _measure(verb, moved), Status.IN_FORCE, moved)


def _keeps_away(verb: Token) -> bool:
    ways = {"from", "away", "out", "off"}
    return lemma(verb).split(" ")[0] in ("keep", "withhold") and any(child.lower_ in ways for child in verb.children)


def _measure(verb: Token, moved: tuple[Token, ...]) -> Measure:
    if any(token.lemma_.lower() in _ACCESS for token in moved):
        return Measure.ACCESS_BLOCK
    buys = any(token.lemma_.lower() in ("purchase", "import", "buy", "buying") for token in moved)
    if buys and has_role(verb, words()["ban"]):
        return Measure.IMPORT_BAN
    wholly = has_role(verb, words()["ban"]) or (lemma(verb) in _WHOLLY and bool(children(verb, "xcomp")))
    return Measure.PROHIBITION if wholly else Measure.OTHER


def transfers(verb: Token, passage: Passage) -> tuple[Token, ...] | None:
    """The words of transfer that a verb governs; empty where a thing or a party itself is; none where neither is."""
    known = words()
    found, things = [], False
    for token in _governed(verb):
        for each in (token, *token.conjuncts):
            kind = class_at(each, passage)
            acts = each.pos_ == "VERB" and has_role(each, known["transfer_verbs"])
            if acts or (kind is None and each.lemma_.lower() in known["transfer_nouns"]):
                found.append(each)
            shut_out = kind in _PARTIES and lemma(verb) in _SHUTS_OUT and each.dep_ in ("dobj", "nsubjpass", "conj")
            things = things or kind in OBJECTS or shut_out
    return tuple(dict.fromkeys(found)) if found or things else None


def _governed(verb: Token) -> list[Token]:
    """What the verb acts on, with what it shares with the verb that it is joined to."""
    found = children(verb, "xcomp", "dobj", "nsubjpass", "ccomp", "pcomp")
    found += [each for prep in children(verb, "prep") for each in children(prep, "pcomp", "pobj")]
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not children(verb, "dobj"):
        found += children(verb.head, "dobj")
    if is_passive(verb) and (subject := subject_of(verb)) is not None:
        found.append(subject)
    return found


def withheld(verb: Token, passage: Passage) -> Act | None:
    """ "Asked Y not to release X", "must not export X", "no person may forward X": a denied transfer."""
    known = words()
    if verb.pos_ != "VERB" or not has_role(verb, known["transfer_verbs"]) or not is_denied(verb):
        return None
    asked = is_asked_for(verb, known["request"] | known["order"])
    if not asked and modal_of(verb) not in ("must", "may", "shall"):
        return None
    way_out = any(token.lower_ in ("without", "unless", "absent") for token in verb.subtree)
    if any(
        child.lemma_.lower() in ("exception", "exemption", "license", "licence") for child in children(verb, *SUBJECTS)
    ):
        return None  # that no exception helps is told of a norm, and is none
    return Act(verb, Measure.LICENCE_REQUIREMENT if way_out else Measure.PROHIBITION, Status.IN_FORCE, affirmed=True)


def capped(verb: Token, passage: Passage) -> Act | None:
    """ "May not exceed 40 million TPP", "is capped at 100 units"."""
    over = (
        lemma(verb) in ("exceed", "surpass", "top")
        and is_denied(verb)
        and modal_of(verb) in ("may", "must", "shall", "can")
    )
    held = has_role(verb, words()["cap"]) and any(
        class_at(token, passage) is EntityClass.CRITERION for token in verb.subtree
    )
    if not (over or (held and verb.pos_ == "VERB")):
        return None
    return Act(verb, Measure.QUOTA_CAP, Status.IN_FORCE, affirmed=over)


def discouraged(verb: Token, passage: Passage) -> Act | None:
    """ "Discouraged purchases of X", "advises against sending Y": a request; of guidance, advice that stands."""
    against = any(prep.lower_ == "against" for prep in children(verb, "prep"))
    advised = lemma(verb) in ("advise", "warn", "caution", "recommend") and against
    if verb.pos_ != "VERB" or not (lemma(verb) == "discourage" or advised):
        return None
    moved = transfers(verb, passage)
    if not moved:
        return None
    buying = any(token.lemma_.lower() in ("purchase", "import", "buy", "use") for token in moved)
    subject = subject_of(verb)
    stands = subject is not None and subject.lemma_.lower() in ("guidance", "advisory", "notice", "guideline")
    effect = Status.IN_FORCE if stands else Status.REQUESTED
    return Act(verb, Measure.IMPORT_BAN if buying else Measure.PROHIBITION, effect, moved, force=Force.VOLUNTARY)


def unlawful(word: Token, passage: Passage) -> Act | None:
    """ "It is unlawful to supply X", "may not lawfully": an adjective that forbids."""
    if word.pos_ != "ADJ" or word.lower_ not in ("unlawful", "illegal", "forbidden", "impermissible", "verboten"):
        return None
    verb = word.head
    steps = [
        each
        for host in (word, verb)
        for each in children(host, "xcomp", "ccomp", "advcl", "csubj")
        if has_role(each, words()["transfer_verbs"])
    ]
    if word.dep_ not in ("acomp", "oprd", "attr") or not steps or is_denied(verb):
        return None
    return Act(verb, Measure.PROHIBITION, Status.IN_FORCE, tuple(steps))


def disabled(verb: Token, passage: Passage) -> Act | None:
    """What a company does itself: it switches off access."""
    subject = subject_of(verb)
    if verb.pos_ != "VERB" or not has_role(verb, words()["disable"]) or subject is None or is_passive(verb):
        return None
    if class_at(subject, passage) is not EntityClass.COMPANY:
        return None
    below = [token for child in children(verb, "dobj", "prep") for token in child.subtree]
    if not any(class_at(token, passage) in OBJECTS for token in below):
        return None
    return Act(verb, Measure.ACCESS_BLOCK, Status.IN_FORCE, force=Force.VOLUNTARY)


def allowed(verb: Token, passage: Passage) -> Act | None:
    """ "Allowed sales of X to Y", "cleared Z to ship X": what was restricted is so no longer, or less."""
    if verb.pos_ != "VERB" or not has_role(verb, words()["allow"] | {"approve"}):
        return None
    moved = transfers(verb, passage)
    if not moved:
        return None
    if is_denied(verb):
        return Act(verb, Measure.PROHIBITION, Status.IN_FORCE, moved, affirmed=True)
    return Act(verb, Measure.LICENCE_REQUIREMENT, Status.EASED, moved)


def shut_out(verb: Token, passage: Passage) -> Act | None:
    """ "Foreign users would not be able to use X": what a norm means for them."""
    if verb.pos_ != "VERB" or not has_role(verb, words()["transfer_verbs"] | {"lose", "see"}):
        return None
    able = verb.dep_ == "xcomp" and verb.head.lower_ in ("able", "allowed", "permitted", "unable")
    top = verb.head if able else verb
    top = top.head if top.pos_ == "ADJ" and top.dep_ == "acomp" else top
    subject = subject_of(top)
    denied = is_denied(top) or verb.head.lower_ == "unable"
    if modal_of(top) in ("may", "shall", "must") or is_asked_for(verb, words()["request"] | words()["order"]):
        return None  # that is the norm itself
    if subject is None or class_at(subject, passage) is not EntityClass.PERSON_CLASS or not denied:
        return None
    return Act(top, Measure.ACCESS_BLOCK, Status.IN_FORCE, (verb,), affirmed=True, supports=True)
