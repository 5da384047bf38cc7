"""Names in running text: "A Co., Ltd., B (formerly C), and D LLC"."""

import re
from collections.abc import Iterator

_FORM = r"(?:Co|Company|Corp|Corporation|Inc|LLC|L\.L\.C|Ltd|Limited|PLC|GmbH|S\.?A|S\.L\.U|B\.?V|LP|JSC|OJSC)"
_COMMA = re.compile(rf", (?:and )?(?!{_FORM}\b)| and (?={_FORM}\b)")
_INSIDE = re.compile(rf"\b{_FORM}\b\.?(?!,? ?{_FORM}\b)(?! ?\(| of\b| No\.|'s)\s+\w")


def listed_names(text: str) -> tuple[tuple[int, int], ...] | None:
    """Where the names stand in a list of names; none where it is not clear where one ends and the next begins.

    A comma before "Ltd." or "Inc." belongs to the name; one inside brackets does, too. Two legal forms in one name
    mean that a comma was lost between two names, and a name of one word may be the rest of the one before: then
    nobody can say where they end.
    """
    spans = list(_spans(text))
    doubtful = any(_is_doubtful(text[start:end]) for start, end in spans)
    return None if doubtful or text.rstrip().endswith(("...", "…")) else tuple(spans)


def _is_doubtful(name: str) -> bool:
    return " " not in name or " . " in name or _INSIDE.search(name) is not None


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _COMMA.finditer(text):
        if text.count("(", start, match.start()) == text.count(")", start, match.start()):
            yield start, match.start()
            start = match.end()
    end = len(text.rstrip())
    if start < end:
        yield start, end
