"""Acts: the words of a clause that impose, ask, lift, suspend, ease, or deny something, and what they bring about.

An act says only what would be so if the clause were a plain assertion; `features` says how far it is one.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from ingest.extraction.known_words import words
from ingest.extraction.passage import Passage
from ingest.extraction.telling import Force, Measure, Status
from ingest.extraction.tree import SUBJECTS, children, has_role, is_denied, is_passive, lemma, modal_of, subject_of
from ontology.vocabulary import EntityClass

_POLICIES = (EntityClass.POLICY, EntityClass.PARTY_LIST, EntityClass.EXCEPTION)
OBJECTS = (EntityClass.AI_MODEL, EntityClass.MODEL_GROUP, EntityClass.HARDWARE, EntityClass.CONTROL_ITEM)
"""What can be restricted."""


@dataclass(frozen=True, slots=True)
class Act:
    """The head of a frame."""

    head: Token
    """From which its features climb."""
    measure: Measure
    effect: Status
    """Where the norm stands once the act is done."""
    core: tuple[Token, ...] = ()
    """Further words that belong to the act: the noun of the norm, the verb of the transfer."""
    affirmed: bool = False
    """Whether the head's own modal and negation are the norm itself ("may not be exported")."""
    force: Force | None = None
    """Where the words themselves tell it ("guidance")."""
    carves: bool = False
    """Whether what it is about is left free, and not restricted."""
    lists: bool = False
    """Whether parties are put on a list or taken off it."""
    tabular: bool = False
    """Whether what follows is a row of a table, and no sentence."""
    supports: bool = False
    """Whether it only tells more of a norm, and never makes one."""
    becomes: bool = False
    """Whether it makes a new norm out of an old one."""


Finder = Callable[[Token, Passage], Act | None]


def acts(passage: Passage) -> Iterator[Act]:
    """The acts of a passage in the order of their heads; a word that belongs to one opens no other."""
    taken: set[int] = set()
    found = (act for find in _FINDERS for token in passage.doc if (act := find(token, passage)))
    kept = []
    for act in found:
        own = {act.head.i, *(token.i for token in act.core)}
        if not own & taken:
            taken |= own
            kept.append(act)
    yield from sorted(kept, key=lambda act: act.head.i)


# ---------------------------------------------------------------------------------------------------- lists


def _listing(verb: Token, passage: Passage) -> Act | None:
    """ "Adding X to the Entity List", "removes Y from it", "places Z on a list"."""
    known = words()
    if verb.pos_ != "VERB" or not (has_role(verb, known["list_verbs"]) or has_role(verb, known["unlist_verbs"])):
        return None
    lists = [pobj for prep in _preps_near(verb, "to", "on", "in", "from", "under") for pobj in children(prep, "pobj")]
    if verb.dep_ == "pcomp" and verb.head.lower_ == "by":  # "revises the list by removing X"
        lists += children(verb.head.head, "dobj")
    on_list = [token for token in lists if _is_list(token, passage)]
    patients = children(verb, "dobj", "nsubjpass") or ([subject_of(verb)] if is_passive(verb) else [])
    if not patients or any(_is_rule(each, passage) for each in patients if each is not None):
        return None
    if verb.dep_ == "relcl" and is_denied(verb):
        return None  # "entities that are not on the list": who is meant, not what is done
    removing = has_role(verb, known["unlist_verbs"])
    if on_list:
        grants = any(_grants(token, passage) for token in on_list)
        if grants:
            effect = Status.IN_FORCE if removing else Status.EASED
            return Act(verb, Measure.LICENCE_REQUIREMENT, effect, lists=True)
        return Act(verb, Measure.LISTING, Status.RESCINDED if removing else Status.IN_FORCE, lists=True)
    role = next((prep for prep in children(verb, "prep") if prep.lower_ == "as"), None)
    after = [] if role is None else verb.doc[role.i : role.i + 7]
    if any(token.lemma_.lower() in ("embargoed", "embargo", "restricted", "sanction", "sanctioned") for token in after):
        return Act(verb, Measure.PROHIBITION, Status.RESCINDED if removing else Status.IN_FORCE)
    return None


def _preps_near(verb: Token, *which: str) -> list[Token]:
    """The prepositions of the verb, and those that the parser hung on its objects."""
    hosts = [verb, *children(verb, "dobj", "nsubjpass"), *children(verb, "prep")]
    hosts += [pobj for host in hosts for pobj in children(host, "pobj")]
    return [token for host in hosts for token in children(host, "prep", "dative") if token.lower_ in which]


def _is_list(token: Token, passage: Passage) -> bool:
    name = passage.name_at(token)
    named = name is not None and name.entity_class in _POLICIES
    return (named and "list" in passage.words_of(name).lower()) if named and name else _ends_in_list(token)


def _ends_in_list(token: Token) -> bool:
    return token.lemma_.lower() in ("list", "blacklist")


def _grants(token: Token, passage: Passage) -> bool:
    """Whether to be on the list is a privilege ("validated end-user authorisations")."""
    text = token.sent.text[max(0, token.idx - token.sent.start_char - 60) : token.idx - token.sent.start_char + 40]
    name = passage.name_at(token)
    said = passage.words_of(name) if name else text
    return any(word in said.lower() for word in ("validated", "authoriz", "authoris", "trusted", "exempt", "white"))


def _subjection(verb: Token, passage: Passage) -> Act | None:
    """ "Will be subject to Entity List restrictions", "are subject to a licence requirement"."""
    subject = next((child for child in children(verb, "acomp") if child.lower_ == "subject"), None)
    if subject is None:
        return None
    for prep in children(subject, "prep"):
        for pobj in children(prep, "pobj"):
            if _measure_of(pobj) is not None:
                listed = any(_is_list(token, passage) for token in pobj.subtree)
                measure = Measure.LISTING if listed else _measure_of(pobj) or Measure.OTHER
                return Act(verb, measure, Status.IN_FORCE, (subject, pobj))
    return None


# --------------------------------------------------------------------------------------------------- licences


def _licence(noun: Token, passage: Passage) -> Act | None:
    """ "A licence is required to export X", "must obtain a licence", "cannot be sold without a licence"."""
    known = words()
    if noun.lemma_.lower() not in known["licence"] or noun.pos_ not in ("NOUN", "PROPN") or noun.dep_ == "compound":
        return None
    if noun.dep_ == "pobj" and noun.head.lower_ == "without":
        return _without_licence(noun, passage)
    verb = noun.head
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    needed = noun.dep_ in ("nsubjpass", "dobj") and has_role(verb, known["require"] | {"need", "mandatory"})
    obtained = noun.dep_ == "dobj" and lemma(verb) in _OBTAIN and _is_duty(verb)
    applied = False
    if not (needed or obtained or applied):
        return None
    return Act(verb, Measure.LICENCE_REQUIREMENT, Status.IN_FORCE, (noun,), affirmed=obtained and not is_denied(verb))


_OBTAIN = frozenset({"obtain", "get", "seek", "secure", "receive", "hold", "have"})


def _is_duty(verb: Token) -> bool:
    """Whether it must be done: "must obtain", "requires X to obtain", "has to obtain"."""
    if modal_of(verb) in ("must", "shall"):
        return True
    governed = verb.dep_ in ("xcomp", "ccomp", "advcl", "conj") and verb.head.pos_ in ("VERB", "AUX", "ADJ")
    duty = words()["require"] | words()["order"] | {"have", "need", "obligate", "oblige"}
    return governed and (verb.head.lemma_.lower() in duty or (verb.dep_ == "conj" and _is_duty(verb.head)))


def _without_licence(noun: Token, passage: Passage) -> Act | None:
    """ "May not be exported without a licence": a denied transfer with this one way out."""
    verb = noun.head.head
    while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
        verb = verb.head
    if not (is_denied(verb) and modal_of(verb) in ("may", "can", "must", "shall", "could")):
        return None
    return Act(verb, Measure.LICENCE_REQUIREMENT, Status.IN_FORCE, (noun,), affirmed=True)


# ------------------------------------------------------------------------------------------------ nouns of norms


def _measure_of(noun: Token) -> Measure | None:
    """What a noun demands, if it names a norm."""
    known, base = words(), noun.lemma_.lower()
    licensing = any(
        child.lemma_.lower() in known["licence"] for child in noun.children if child.dep_ in ("compound", "amod", "nmod")
    )
    if base in ("policy", "review") and any(child.lemma_.lower() in ("review", "licensing") for child in noun.children):
        return Measure.LICENCE_POLICY
    if base not in known.norm_nouns:
        return None
    if base == "requirement" or base == "licensing":
        return Measure.LICENCE_REQUIREMENT if licensing or base == "licensing" else _other_duty(noun)
    if base == "check":
        return Measure.DUE_DILIGENCE
    kind = known.norm_nouns[base]
    if kind == "any":
        return Measure.LICENCE_REQUIREMENT if licensing or base == "control" else Measure.OTHER
    return Measure(kind)


def _other_duty(noun: Token) -> Measure | None:
    said = {child.lemma_.lower() for child in noun.subtree}
    if said & {"report", "reporting", "notification", "notify", "disclosure", "recordkeeping"}:
        return Measure.REPORTING
    if said & {"diligence", "verification", "certification", "screening", "end-use", "customer"}:
        return Measure.DUE_DILIGENCE
    return None


def _norm_noun(noun: Token, passage: Passage) -> Act | None:
    """ "Imposed a ban on exports of X", "lifted the embargo", "a ban on X takes effect"."""
    if noun.pos_ not in ("NOUN", "PROPN") or noun.dep_ == "compound":
        return None
    measure = _measure_of(noun)
    if measure is None or not _has_content(noun, passage):
        return None
    return next(filter(None, (find(noun, measure, passage) for find in (_done_to, _itself_does))), None)


def _has_content(noun: Token, passage: Passage) -> bool:
    """Whether it says on what, or for whom: controls as such are a topic, not a norm."""
    said = any(child.dep_ in ("prep", "acl", "compound", "poss", "amod", "relcl", "det") for child in noun.children)
    return said or (noun.dep_ == "dobj" and any(child.lower_ in ("to", "on", "against") for child in children(noun.head, "prep", "dative")))


def _done_to(noun: Token, measure: Measure, passage: Passage) -> Act | None:
    """The noun as what a verb, or a noun of action, does something to."""
    known, token = words(), noun
    while token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN"):
        token = token.head
    verb = token.head
    action = _ACTION_NOUNS.get(verb.lemma_.lower()) if token.dep_ == "pobj" else None
    if token.dep_ == "pobj" and verb.lower_ in ("of", "to", "on", "in") and verb.head.lemma_.lower() in _ACTION_NOUNS:
        action_noun = verb.head
        return Act(action_noun, measure, _ACTION_NOUNS[action_noun.lemma_.lower()], (noun,))
    if action is not None or token.dep_ not in ("dobj", "nsubjpass", "pobj"):
        return None
    if token.dep_ == "pobj":
        return _turned_into(noun, measure)
    for role, effect in _EFFECTS:
        if has_role(verb, known[role]):
            return Act(verb, measure, effect, (noun,))
    if any(has_role(verb, known[role]) for role in ("consider", "propose", "plan", "request", "order")):
        return Act(noun, measure, Status.IN_FORCE, (noun,))
    if lemma(verb) in ("revise", "amend", "change", "make") and measure is Measure.LICENCE_POLICY:
        return Act(verb, measure, _direction(verb), (noun,))
    if lemma(verb) in ("revise", "amend", "update"):
        return Act(verb, measure, Status.IN_FORCE, (noun,))
    return None


_EFFECTS = (
    ("lift", Status.RESCINDED),
    ("ease", Status.EASED),
    ("suspend", Status.SUSPENDED),
    ("impose", Status.IN_FORCE),
    ("tighten", Status.IN_FORCE),
)
_ACTION_NOUNS = {
    **dict.fromkeys(
        ("rescission", "revocation", "repeal", "withdrawal", "removal", "lifting", "elimination", "end", "termination"),
        Status.RESCINDED,
    ),
    **dict.fromkeys(("suspension", "pause", "stay", "postponement", "delay"), Status.SUSPENDED),
    **dict.fromkeys(("relaxation", "easing", "loosening"), Status.EASED),
    **dict.fromkeys(("expansion", "extension", "tightening", "imposition", "introduction"), Status.IN_FORCE),
}


def _direction(verb: Token) -> Status:
    """Whether a change of review policy lets more through: "from a presumption of denial to case by case"."""
    text = verb.sent.text.lower()
    denial, softer = text.find("denial"), min(
        (place for word in ("case-by-case", "case by case", "approval") if (place := text.find(word)) >= 0), default=-1
    )
    return Status.EASED if -1 < denial < softer or (softer >= 0 and denial < 0) else Status.IN_FORCE


def _turned_into(noun: Token, measure: Measure) -> Act | None:
    """ "Turn the request into a licence requirement"."""
    prep = noun.head
    if prep.lower_ == "into" and prep.head.pos_ == "VERB":
        return Act(prep.head, measure, Status.IN_FORCE, (noun,), becomes=True)
    return None


def _itself_does(noun: Token, measure: Measure, passage: Passage) -> Act | None:
    """The noun as subject: "takes effect", "remain in force", "was lifted", "applies to X"."""
    verb = noun.head
    if noun.dep_ not in ("nsubj", "nsubjpass"):
        return None
    standing = _standing_of(verb)
    if standing is not None:
        return Act(verb, measure, standing, (noun,))
    if noun.dep_ == "nsubj" and not is_denied(verb) and lemma(verb) in ("apply", "cover", "extend", "reach", "remain", "stay", "include"):
        return Act(verb, measure, Status.IN_FORCE, (noun,))
    if noun.dep_ == "nsubjpass" and lemma(verb) in ("set", "find", "codify", "contain", "describe", "lay", "impose", "add"):
        return Act(verb, measure, Status.IN_FORCE, (noun,))
    return None


def _standing_of(verb: Token) -> Status | None:
    """What a verb tells of its subject's standing: "takes effect", "is on hold", "expired"."""
    base = lemma(verb)
    if base == "take" and any(child.lemma_.lower() == "effect" for child in children(verb, "dobj")):
        return Status.IN_FORCE
    where = {pobj.lower_ for prep in children(verb, "prep") for pobj in children(prep, "pobj")}
    if base in ("be", "remain", "stay", "come", "enter", "go", "put", "place") and where & {"force", "effect", "place"}:
        return Status.IN_FORCE
    if base in ("be", "remain", "stay", "put", "place") and where & {"hold", "ice", "abeyance"}:
        return Status.SUSPENDED
    if any(child.lower_ == "effective" for child in children(verb, "acomp")):
        return Status.IN_FORCE
    if base in ("expire", "lapse", "end") and not is_passive(verb):
        return Status.RESCINDED
    return None


# -------------------------------------------------------------------------------------------------- instruments


def _rule_change(verb: Token, passage: Passage) -> Act | None:
    """A change in the life of an instrument: rescinded, stayed, on hold, in effect, not enforced."""
    known = words()
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    subject = subject_of(verb)
    standing = _standing_of(verb) if subject is not None and _is_rule(subject, passage) else None
    if standing is not None:
        return Act(verb, Measure.OTHER, standing)
    patients = children(verb, "dobj", "nsubjpass") or ([subject] if subject is not None and is_passive(verb) else [])
    patient = next((each for each in patients if _is_rule(each, passage)), None)
    if patient is None:
        return None
    if lemma(verb) == "enforce" and is_denied(verb):
        return Act(verb, Measure.OTHER, Status.RESCINDED, affirmed=True)
    if lemma(verb) in ("announce", "publish") and is_passive(verb):
        return Act(verb, Measure.OTHER, Status.IN_FORCE)
    for role, effect in (("suspend", Status.SUSPENDED), ("lift", Status.RESCINDED), ("ease", Status.EASED)):
        if has_role(verb, known[role]):
            return Act(verb, Measure.OTHER, effect)
    return None


def _is_rule(token: Token, passage: Passage) -> bool:
    """Whether the word names an instrument, or the enforcement of one."""
    name = passage.name_at(token)
    if name is not None:
        return name.entity_class is EntityClass.POLICY
    if token.lemma_.lower() in ("enforcement", "implementation", "application"):
        return any(_is_rule(pobj, passage) for prep in children(token, "prep") for pobj in children(prep, "pobj"))
    return False


def _rule_action_noun(noun: Token, passage: Passage) -> Act | None:
    """ "Announced a rescission of the rule"."""
    effect = _ACTION_NOUNS.get(noun.lemma_.lower())
    if effect is None or noun.pos_ != "NOUN" or noun.dep_ == "compound":
        return None
    about = [pobj for prep in children(noun, "prep") if prep.lower_ == "of" for pobj in children(prep, "pobj")]
    if not any(_is_rule(each, passage) for each in about):
        return None
    return Act(noun, Measure.OTHER, effect)


# ------------------------------------------------------------------------------------------- bans and limits


def _ban(verb: Token, passage: Passage) -> Act | None:
    """ "Bars the sale of X", "blocked Y from offering X", "to restrict access to X"."""
    known = words()
    if verb.pos_ != "VERB" or not (has_role(verb, known["ban"]) or has_role(verb, known["limit"])):
        return None
    transfers = _transfers(verb, passage)
    if transfers is None:
        return None
    access = any(token.lemma_.lower() in ("access", "offer", "availability") for token in transfers)
    measure = Measure.PROHIBITION if has_role(verb, known["ban"]) and not access else Measure.ACCESS_BLOCK if access else Measure.OTHER
    return Act(verb, measure, Status.IN_FORCE, transfers)


def _transfers(verb: Token, passage: Passage) -> tuple[Token, ...] | None:
    """The words of transfer that are forbidden; none at all where something else is."""
    known = words()
    inner = [*children(verb, "xcomp", "dobj", "nsubjpass"), *(p for prep in children(verb, "prep") for p in children(prep, "pcomp", "pobj"))]
    shared = children(verb.head, "dobj") if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not children(verb, "dobj") else []
    passive = [subject] if (subject := subject_of(verb)) is not None and is_passive(verb) else []
    found, things = [], False
    for token in (*inner, *shared, *passive):
        for each in (token, *token.conjuncts):
            name = passage.name_at(each)
            if (each.pos_ == "VERB" and has_role(each, known["transfer_verbs"])) or (
                name is None and each.lemma_.lower() in known["transfer_nouns"]
            ):
                found.append(each)
            things = things or (name is not None and name.entity_class in OBJECTS)
    return tuple(dict.fromkeys(found)) if found or things else None


def _withheld(verb: Token, passage: Passage) -> Act | None:
    """ "Asked Y not to release X", "must not export X": a denied transfer that is demanded."""
    known = words()
    if verb.pos_ != "VERB" or not has_role(verb, known["transfer_verbs"]) or not is_denied(verb):
        return None
    asked = verb.dep_ in ("xcomp", "ccomp") and has_role(verb.head, known["request"] | known["order"])
    if not asked and modal_of(verb) not in ("must", "may", "shall"):
        return None
    if any(token.lower_ in ("without", "unless") for token in verb.subtree):
        return None
    if any(child.lemma_.lower() in ("exception", "exemption", "license", "licence") for child in children(verb, *SUBJECTS)):
        return None  # that no exception helps is told of a norm, and is none
    return Act(verb, Measure.PROHIBITION, Status.IN_FORCE, affirmed=True)


def _discouraged(verb: Token, passage: Passage) -> Act | None:
    """ "Discouraged purchases of X": advice against a transfer, whoever gives it."""
    if lemma(verb) not in ("discourage", "advise") or verb.pos_ != "VERB":
        return None
    transfers = _transfers(verb, passage)
    if transfers is None or not transfers:
        return None
    buying = any(token.lemma_.lower() in ("purchase", "import", "buy", "use") for token in transfers)
    return Act(verb, Measure.IMPORT_BAN if buying else Measure.PROHIBITION, Status.IN_FORCE, transfers, force=Force.VOLUNTARY)


def _disabled(verb: Token, passage: Passage) -> Act | None:
    """What a company does itself: it switches off access."""
    subject = subject_of(verb)
    name = passage.name_at(subject) if subject is not None else None
    if verb.pos_ != "VERB" or not has_role(verb, words()["disable"]) or name is None:
        return None
    if name.entity_class is not EntityClass.COMPANY or is_passive(verb):
        return None
    below = [token for child in children(verb, "dobj", "prep") for token in child.subtree]
    if not any((at := passage.name_at(token)) and at.entity_class in OBJECTS for token in below):
        return None
    return Act(verb, Measure.ACCESS_BLOCK, Status.IN_FORCE, force=Force.VOLUNTARY)


# ----------------------------------------------------------------------------------------------------- duties


def _duty(verb: Token, passage: Passage) -> Act | None:
    """ "Must notify", "would have to report", "is encouraged to share"; "requires verification of X"."""
    known = words()
    if verb.pos_ != "VERB":
        return None
    if has_role(verb, known["require"]) and _measure_of_duty(verb) is not None:
        return Act(verb, _measure_of_duty(verb) or Measure.OTHER, Status.IN_FORCE)
    if not has_role(verb, known["duty"]):
        return None
    asked = verb.dep_ in ("xcomp", "ccomp") and has_role(verb.head, known["request"] | known["order"])
    if not (asked or _is_duty(verb)):
        return None
    reporting = lemma(verb) in _REPORTING
    return Act(verb, Measure.REPORTING if reporting else Measure.DUE_DILIGENCE, Status.IN_FORCE, affirmed=True)


def _encouraged(verb: Token, passage: Passage) -> Act | None:
    """ "Are encouraged, but not obliged, to share X": a voluntary step, wherever the step itself hangs in the tree."""
    if lemma(verb) not in ("encourage", "invite", "recommend", "urge") or not is_passive(verb) or is_denied(verb):
        return None
    steps = [each for host in (verb, *verb.conjuncts) for each in children(host, "xcomp", "ccomp", "advcl")]
    for step in steps:
        if has_role(step, words()["duty"]):
            reporting = lemma(step) in _REPORTING
            return Act(verb, Measure.REPORTING if reporting else Measure.DUE_DILIGENCE, Status.IN_FORCE, (step,), force=Force.VOLUNTARY)
    return None


_REPORTING = frozenset(
    {"report", "notify", "disclose", "submit", "inform", "file", "share", "register", "declare"}
)


def _measure_of_duty(verb: Token) -> Measure | None:
    for noun in children(verb, "dobj", "nsubjpass"):
        measure = _other_duty(noun)
        if measure is not None:
            return measure
    return None


def _guidance(noun: Token, passage: Passage) -> Act | None:
    """ "Issuing guidance on the risks of X": it tells, and binds nobody."""
    if noun.lemma_.lower() not in ("guidance", "advisory", "alert", "faq", "recommendation") or noun.dep_ not in ("dobj", "nsubjpass"):
        return None
    verb = noun.head
    if not (has_role(verb, words()["impose"]) or lemma(verb) in ("issue", "publish", "release", "update")):
        return None
    return Act(verb, Measure.DUE_DILIGENCE, Status.IN_FORCE, (noun,), force=Force.VOLUNTARY)


# --------------------------------------------------------------------------------------- what is left free


def _coverage(verb: Token, passage: Passage) -> Act | None:
    """ "Does not apply to X", "X is not covered by the letter", "none of this affects Y"."""
    known = words()
    if verb.pos_ not in ("VERB", "AUX") or not has_role(verb, known["cover"]) or not is_denied(verb):
        return None
    if modal_of(verb) in ("would", "could", "might", "may") or any(
        child.lower_ in ("previously", "earlier", "formerly", "until") for child in verb.children
    ):
        return None
    return Act(verb, Measure.OTHER, Status.NONE, affirmed=True, carves=True)


def _shut_out(verb: Token, passage: Passage) -> Act | None:
    """ "Foreign users would not be able to use X": what a norm means for them."""
    if verb.pos_ != "VERB" or not has_role(verb, words()["transfer_verbs"] | {"lose", "see"}):
        return None
    top = verb.head if verb.dep_ == "xcomp" and verb.head.lower_ in ("able", "allowed", "permitted", "unable") else verb
    top = top.head if top.pos_ == "ADJ" and top.dep_ == "acomp" else top
    subject = subject_of(top)
    name = None if subject is None else passage.name_at(subject)
    if name is None or name.entity_class is not EntityClass.PERSON_CLASS or not is_denied(top):
        return None
    return Act(verb, Measure.ACCESS_BLOCK, Status.IN_FORCE, (top,), affirmed=True, supports=True)


def _exemption(verb: Token, passage: Passage) -> Act | None:
    """ "Exempts X from the requirement", "X is excluded from it"."""
    if verb.pos_ != "VERB" or not has_role(verb, words()["exempt"]) or verb.dep_ in ("amod", "prep"):
        return None
    if verb.lower_ == "excluding" or verb.dep_ == "relcl":
        return None  # the first only lists what another act leaves out; the second tells who is meant
    return Act(verb, Measure.OTHER, Status.IN_FORCE, carves=True)


def _new_exceptions(noun: Token, passage: Passage) -> Act | None:
    """ "Adding new licence exceptions for X", "expanding an exception to Y"."""
    if noun.lemma_.lower() not in ("exception", "exemption", "carve-out", "waiver") or noun.dep_ not in ("dobj", "nsubjpass"):
        return None
    if not has_role(noun.head, words()["impose"] | words()["tighten"] | {"grant", "provide", "offer", "allow"}):
        return None
    return Act(noun.head, Measure.OTHER, Status.IN_FORCE, (noun,), carves=not is_denied(noun.head))


def _applies(verb: Token, passage: Passage) -> Act | None:
    """ "RS applies to 3A090.a": the tables of the Commerce Control List name the reason for control."""
    if lemma(verb) not in ("apply", "applie") and verb.lower_ not in ("applies", "apply"):
        return None
    subject = next(iter(children(verb, *SUBJECTS)), None)
    if subject is None or subject.text not in ("RS", "NS", "AT", "MT", "NP", "CB", "CC", "SS", "EI", "FC", "UN", "SL"):
        return None
    return Act(verb, Measure.LICENCE_REQUIREMENT, Status.IN_FORCE, tabular=True)


def _allowed(verb: Token, passage: Passage) -> Act | None:
    """ "Allowed sales of X to Y", "cleared Z to ship X": what was restricted is so no longer, or less."""
    if verb.pos_ != "VERB" or not has_role(verb, words()["allow"] | {"approve"}):
        return None
    transfers = _transfers(verb, passage)
    if transfers is None or not transfers:
        return None
    if is_denied(verb):
        return Act(verb, Measure.PROHIBITION, Status.IN_FORCE, transfers, affirmed=True)
    return Act(verb, Measure.LICENCE_REQUIREMENT, Status.EASED, transfers)


_FINDERS: tuple[Finder, ...] = (
    _listing,
    _subjection,
    _licence,
    _norm_noun,
    _rule_action_noun,
    _rule_change,
    _coverage,
    _shut_out,
    _discouraged,
    _disabled,
    _ban,
    _withheld,
    _guidance,
    _encouraged,
    _duty,
    _new_exceptions,
    _exemption,
    _applies,
    _allowed,
)
