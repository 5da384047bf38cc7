"""What the grammar of a clause forbids a model to say of it: words that ask or weigh never make law."""

from spacy.tokens import Doc, Token

from ingest.extraction.known_words import words
from ingest.extraction.telling import Force, Status, Telling
from ingest.extraction.tree import has_role

_LAW = frozenset({Status.ANNOUNCED, Status.IN_FORCE, Status.SUSPENDED, Status.EASED, Status.RESCINDED})
"""What something must be or have been in law to be."""
_WEAK = ("request", "consider", "propose")
"""The roles of words after which nothing is law yet."""
_CONDITIONAL = frozenset({"would", "could", "might"})


def veto(telling: Telling, doc: Doc, spans: list[tuple[int, int]]) -> str | None:
    """Why the clause cannot mean what the model reads in it; none where it may.

    `spans`: where the evidence stands in the text of `doc`.
    """
    bearing = _bearing(doc, spans)
    roles = {role for role in (*_WEAK, "order") for token in bearing if _has(token, role)}
    if "order" not in roles:
        if telling.status in _LAW and roles.intersection(_WEAK):
            return "law, where the text only asks, weighs or proposes"
        if telling.force is Force.REQUIRED and "request" in roles:
            return "a duty, where the text only asks"
    if telling.status is Status.IN_FORCE and any(token.lower_ in _CONDITIONAL for token in bearing):
        return "in force, where the text only says what would be"
    return None


def _bearing(doc: Doc, spans: list[tuple[int, int]]) -> set[Token]:
    """The words of the evidence, and those that govern it: the shortest quote may leave out who only asked."""
    found: set[Token] = set()
    for start, end in spans:
        span = doc.char_span(start, end, alignment_mode="expand")
        for token in span or ():
            found.update((token, *token.ancestors))
    return found | {child for token in found for child in token.children if child.dep_ == "aux"}


def _has(token: Token, role: str) -> bool:
    return token.pos_ in ("VERB", "NOUN", "PROPN", "AUX") and has_role(token, words()[role])
