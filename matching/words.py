"""The parts of a name beside its core, read from `legal_forms.yml`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from matching.letters import ascii_words

LOOSE = "loose"
"""The meaning of a form that fits every legal form."""

_A_WORD = 3
"""The letters from which a word is more than initials."""


@dataclass(frozen=True, slots=True)
class Words:
    """What is left out of names, and what counts little in them. All in ASCII as `ascii_words` gives it."""

    forms: dict[tuple[str, ...], str]
    """The words of a legal form, and what it means."""
    longest: int
    """The number of words of the longest form."""
    first: frozenset[str]
    last: frozenset[str]
    """The words with which a form begins or ends: most words of a name are none, and need no further look."""
    anywhere: frozenset[tuple[str, ...]]
    """Those of the forms that cannot be mistaken for anything else."""
    attached: tuple[str, ...]
    """Forms written against a CJK name without a space, the longest first, in the script's own letters."""
    meaning: dict[str, str]
    """What each attached form means."""
    left_out: frozenset[str]
    common: frozenset[str]


@cache
def words() -> Words:
    """The words of the file."""
    content = yaml.safe_load(files("matching").joinpath("legal_forms.yml").read_text(encoding="utf-8"))
    forms = {tuple(ascii_words(form)): meaning for meaning, given in content["forms"].items() for form in _flat(given)}
    attached = tuple(sorted(content["attached"], key=lambda form: (-len(form), form)))
    return Words(
        forms=forms,
        longest=max(map(len, forms)),
        first=frozenset(form[0] for form in forms),
        last=frozenset(form[-1] for form in forms),
        anywhere=frozenset(form for form in forms if _tells_itself(form, set(content["unmistakable"]))),
        attached=attached,
        meaning={form: forms.get(tuple(ascii_words(form)), LOOSE) for form in attached},
        left_out=frozenset(_single(content["left_out"])),
        # The words of legal forms, too: misspelt or displaced ("Gemini Limited Marine") they still tell little.
        common=frozenset(_single(content["common"]))
        | {word for form in forms for word in form if len(word) >= _A_WORD},
    )


def _tells_itself(form: tuple[str, ...], unmistakable: set[str]) -> bool:
    """Whether a form is one in the middle of a name, too; "s a" and "a s" might be initials."""
    return form[0] in unmistakable if len(form) == 1 else max(map(len, form)) >= _A_WORD


def _flat(given: Iterable[str | list[str]]) -> Iterator[str]:
    for each in given:
        yield from [each] if isinstance(each, str) else each


def _single(given: Iterable[str]) -> Iterator[str]:
    for each in given:
        yield from ascii_words(each)
