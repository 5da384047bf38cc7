"""The gate behind every extractor: what the text does not say is dropped, and it is told how much of it there was."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from math import isfinite

from ingest.extraction.extractor import Extraction
from ingest.extraction.telling import Slot, Telling
from ingest.source import Warning_
from ontology.document import Quote


def checked(extraction: Extraction) -> Extraction:
    """The extraction without the tellings, names and dates whose words do not stand in the text as they say."""
    text = extraction.source.text
    names = tuple(each for each in extraction.names if each.quote.checks_out(text))
    dates = tuple(each for each in extraction.dates if each.quote.checks_out(text))
    judged = [(each, problem_of(each, text)) for each in extraction.tellings]
    problems = Counter(problem for _, problem in judged if problem is not None)
    lost = len(extraction.names) - len(names) + len(extraction.dates) - len(dates)
    if lost:
        problems["a name or date that does not stand where it is said to"] += lost
    return replace(
        extraction,
        names=names,
        dates=dates,
        tellings=tuple(each for each, problem in judged if problem is None),
        warnings=(*extraction.warnings, *dropped(extraction, problems)),
    )


def problem_of(telling: Telling, text: str) -> str | None:
    """Why a telling cannot stand; none where it can."""
    if not telling.evidence:
        return "no evidence"
    if not all(_is_there(quote, text) for quote in _quotes(telling)):
        return "a quote that does not stand in the text"
    if not (isfinite(telling.confidence) and 0 <= telling.confidence <= 1):
        return "a confidence that is not between 0 and 1"
    return None


def dropped(extraction: Extraction, problems: Counter[str]) -> Iterator[Warning_]:
    """One warning for all that was dropped, with the reasons counted."""
    if problems:
        counts = "; ".join(f"{count}: {problem}" for problem, count in sorted(problems.items()))
        yield Warning_(
            code="EXTRACT-DROPPED",
            message=f"{extraction.source.document.file_name}: of what {extraction.extractor} read, some was dropped: "
            f"{counts}",
            fix="nothing needs to be done; what was dropped is not in the text, or not so",
        )


def beyond(known: Extraction, other: Extraction) -> Extraction:
    """Of `other`, what tells of norms of which `known` tells nothing: the weaker extractor fills gaps only."""
    kept = tuple(each for each in other.tellings if not any(same_norm(each, one) for one in known.tellings))
    return replace(other, tellings=kept)


def same_norm(one: Telling, other: Telling) -> bool:
    """Whether both may tell of one norm: by the same words, or the same demand on the same thing."""
    if any(_overlap(first, second) for first in one.evidence for second in other.evidence):
        return True
    shared = set(one[Slot.OBJECT]) & set(other[Slot.OBJECT])
    return one.measure is other.measure and bool(shared)


def _quotes(telling: Telling) -> Iterable[Quote]:
    yield from telling.evidence
    yield from (filler.quote for _, filler in telling.fillers)
    yield from (when.quote for when in (*telling.effective, *telling.until))


def _is_there(quote: Quote, text: str) -> bool:
    return bool(quote.exact.strip()) and 0 <= quote.start < quote.end <= len(text) and quote.checks_out(text)


def _overlap(one: Quote, other: Quote) -> bool:
    return one.start < other.end and other.start < one.end
