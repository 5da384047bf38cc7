"""Takes the lines out of a PDF, in a process of its own: 4 KB can grow to gigabytes, or bring the library down.

Reads the file from standard input and writes one JSON object a line: first what the document tells of itself, or why it
cannot be read; then its pages. Run with `python -P`: the modules beside it have names of the standard library's.
"""

import contextlib
import ctypes
import json
import re
import sys
from collections.abc import Iterator
from typing import Any

MEMORY = 2 * 2**30
"""The most memory that it may take, in bytes, where the system can limit it."""
_DIGITS = re.compile(r"(?<=\S)[0-9]+")
_SMALL = 0.8
"""How much smaller than its neighbour a raised digit is, at most."""
_BOLD = 600
"""The weight from which a font is bold."""


def main() -> None:
    """Read standard input to its end and write what is in it."""
    _limit_memory()
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    except pypdfium2.PdfiumError:
        is_locked = pypdfium2.raw.FPDF_GetLastError() == pypdfium2.raw.FPDF_ERR_PASSWORD
        _write({"error": "encrypted" if is_locked else "broken"})
        return
    most_pages, most_characters = map(int, sys.argv[1:])
    if len(document) > most_pages:
        _write({"error": "too long"})
        return
    _write({"info": document.get_metadata_dict(skip_empty=True)})
    for number in range(len(document)):
        page = _page(document, number)
        most_characters -= sum(len(line["text"]) for line in page["lines"])
        if most_characters < 0:
            _write({"error": "too long"})
            return
        _write(page)


def _limit_memory() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # Windows has no such limits
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _write(found: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(found) + "\n")


def _page(document: Any, number: int) -> dict[str, Any]:
    import pypdfium2

    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return {"height": 0, "has_picture": False, "lines": [], "is_broken": True}
    picture = pypdfium2.raw.FPDF_PAGEOBJ_IMAGE
    has_picture = next(iter(page.get_objects(filter=[picture], max_depth=2)), None) is not None
    found = {"height": page.get_height(), "has_picture": has_picture, "lines": list(_lines(text)), "is_broken": False}
    text.close()
    page.close()
    return found


def _lines(text: Any) -> Iterator[dict[str, Any]]:
    """The lines of a page, in the order in which the page draws them, which is that of reading in nearly all."""
    import pypdfium2.raw as raw

    characters = "".join(
        map(_character, (raw.FPDFText_GetUnicode(text.raw, index) for index in range(text.count_chars())))
    )
    begin = 0
    for line in characters.splitlines(keepends=True):
        words = line.strip()
        if words:
            first = begin + line.index(words)
            raised = _raised(text, words, first)
            yield {"text": words, "first": first, "raised": raised} | _form(text, first, first + len(words) - 1)
        begin += len(line)


def _character(code: int) -> str:
    """The character, one for each that the library counts: unreadable ones are U+FFFD."""
    return chr(code) if code and not 0xD800 <= code < 0xE000 else "\ufffd"


def _form(text: Any, first: int, last: int) -> dict[str, Any]:
    """Where a line stands on the page, in points from its lower left corner, and how large and heavy its letters are.

    Lines that a hyphen joins are one: it begins where the first does and ends where the last does.
    """
    left, _, _, top = text.get_charbox(first, loose=True)
    _, bottom, right, _ = text.get_charbox(last, loose=True)
    return {
        "left": left,
        "bottom": bottom,
        "right": right,
        "top": top,
        "size": max(_size(text, first), _size(text, last)),
        "is_bold": _is_bold(text, first) and _is_bold(text, last),
    }


def _raised(text: Any, words: str, first: int) -> list[tuple[int, int]]:
    """Digits that are smaller than what they follow, from where to where in the line: powers and marks of footnotes."""
    found = []
    for digits in _DIGITS.finditer(words):
        sizes = [_size(text, first + place) for place in range(digits.start() - 1, digits.end())]
        small = next((place for place in range(1, len(sizes)) if sizes[place] < _SMALL * sizes[place - 1]), None)
        if small is not None:
            found.append((digits.start() - 1 + small, digits.end()))
    return found


def _size(text: Any, index: int) -> float:
    """How large a letter is, in points as it shows: the size of the font is often 1, and the page enlarges it."""
    _, bottom, _, top = text.get_charbox(index, loose=True)
    return float(top - bottom)


def _is_bold(text: Any, index: int) -> bool:
    import pypdfium2.raw as raw

    name, flags = ctypes.create_string_buffer(200), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text.raw, index, name, 200, flags)
    return raw.FPDFText_GetFontWeight(text.raw, index) >= _BOLD or b"bold" in name.value.lower()


if __name__ == "__main__":
    main()
