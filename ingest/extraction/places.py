"""Where a name stands, seen from an act: below which of its words, behind which prepositions, in which clause."""

import re
from dataclasses import dataclass

from spacy.tokens import Token

from ingest.extraction.acts import OBJECTS
from ingest.extraction.known_words import words
from ingest.extraction.passage import Passage
from ingest.extraction.things import Name
from ingest.extraction.tree import SUBJECTS, children, has_role
from ontology.vocabulary import EntityClass as Class

_EXCEPTING = frozenset({"except", "excluding", "unless", "besides", "barring", "exclude", "exception", "save", "apart"})
_CONDITIONS = frozenset({"before", "when", "where", "unless", "if", "whenever", "after"})
_RELATIVES = ("that", "which", "who")
_LEFT_OUT = re.compile(
    r"\b(?:except(?:ing)?(?: for)?|save(?: for)?|(?:no ?one|nobody|none|nothing|anyone|all|every\w*) but|excluding"
    r"|other than|apart from|aside from|with the exception of|unless (?:they|it|he) (?:are|is))"
    r"(?: the| those| any| a)? $",
    re.IGNORECASE,
)


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


def place_of(root: Token, anchors: tuple[Token, ...], name: Name, passage: Passage) -> Place | None:
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


def is_left_out(name: Name, left_out: list[Name], passage: Passage) -> bool:
    """Whether the words before it take it out, or it is joined to one that is ("except Japan and Korea")."""
    view = passage.block.view
    if _LEFT_OUT.search(view[max(0, name.start - 45) : name.start]):
        return True
    return any(re.fullmatch(r",? (?:and |or |nor )?(?:the )?|, ", view[other.end : name.start]) for other in left_out)


def root_of(token: Token, name: Name, passage: Passage) -> Token:
    """The topmost token of a name."""
    while token.head != token and passage.name_at(token.head) is name:
        token = token.head
    return token


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
        return not marks & _CONDITIONS and bool(marks or children(token, *SUBJECTS))
    if token.dep_ in ("ccomp", "parataxis", "csubj"):
        return not has_role(token, words()["transfer_verbs"])
    return False


def _is_restrictive(clause: Token) -> bool:
    """ "Items that are destined to X", without a comma: the clause is part of what is meant."""
    first = clause.left_edge
    before = first.nbor(-1).text if first.i else ""
    relative = any(child.lower_ in _RELATIVES for child in children(clause, "nsubj", "nsubjpass"))
    return relative and before != ","
