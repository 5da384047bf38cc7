"""Names as somebody else would write them: seeded, so that the same names come out each time."""

import random
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

from matching.names import form_of
from matching.record import NamedRecord

_ROMANISATIONS = (
    ("shch", "sch"), ("kh", "h"), ("zh", "j"), ("ya", "ia"), ("yu", "iu"), ("iy", "y"), ("ts", "tz"), ("ou", "u"),
    ("ee", "i"), ("ph", "f"), ("w", "v"), ("x", "ks"), ("dj", "j"), ("qu", "kou"), ("ck", "k"), ("ei", "ey"),
)  # fmt: skip
"""Two ways to write one sound in Latin letters, as Slavic, Arabic and Persian names show them."""
_FORMS = re.compile(
    r"[,\s]+(?:co|company|ltd|limited|inc|incorporated|corp|corporation|llc|gmbh|s\.?a|jsc|plc|pte|pvt)\b\.?", re.I
)


def _order(name: str, chance: random.Random) -> str:
    words = name.split()
    return " ".join(words[1:] + words[:1])


def _case(name: str, chance: random.Random) -> str:
    return name.swapcase().replace("-", " ")


def _form(name: str, chance: random.Random) -> str:
    return f"{name.rstrip('., ')} Co., Ltd."


def _accents(name: str, chance: random.Random) -> str:
    # An accent on every third letter that takes one.
    marked = (each + ("\u0301" if each in "aeiouAEIOU" and number % 3 == 0 else "") for number, each in enumerate(name))
    return unicodedata.normalize("NFC", "".join(marked))


def _typo(name: str, chance: random.Random) -> str:
    """Without a letter inside the longest word."""
    words = name.split()
    at = max(range(len(words)), key=lambda number: (len(words[number]), number))
    place = chance.randrange(1, max(2, len(words[at]) - 1))
    words[at] = words[at][:place] + words[at][place + 1 :]
    return " ".join(words)


def _slip(name: str, chance: random.Random) -> str:
    """With a letter put in, changed, or swapped with the next, somewhere in a word of five letters or more."""
    words = name.split()
    long = [number for number, word in enumerate(words) if len(word) >= 5 and word.isalpha()]
    if not long:
        return name
    at = chance.choice(long)
    word, place, letter = words[at], chance.randrange(1, len(words[at]) - 1), chance.choice("aeilnorst")
    words[at] = chance.choice(
        (
            word[:place] + letter + word[place:],
            word[:place] + letter + word[place + 1 :],
            word[:place] + word[place + 1] + word[place] + word[place + 2 :],
        )
    )
    return " ".join(words)


def _dropped(name: str, chance: random.Random) -> str:
    """Without one of its words, where its core has three: of two it would be another name."""
    words, form = name.split(), form_of(name)
    if form is None or len(form.tokens) < 3 or len(words) < 3:
        return name
    del words[chance.randrange(len(words))]
    return " ".join(words)


def _romanised(name: str, chance: random.Random) -> str:
    """With up to two sounds written in another way."""
    fitting = [pair for pair in _ROMANISATIONS if pair[0] in name.casefold()]
    for written, other in chance.sample(fitting, min(2, len(fitting))):
        name = re.sub(written, other, name, count=1, flags=re.IGNORECASE)
    return name


def _unformed(name: str, chance: random.Random) -> str:
    return _FORMS.sub("", name) or name


def _punctuation(name: str, chance: random.Random) -> str:
    return re.sub(r"[.,]", "", name).replace(" ", "-", 1)


def _spaces(name: str, chance: random.Random) -> str:
    """With two words written as one."""
    words = name.split()
    if len(words) < 2:
        return name
    at = chance.randrange(len(words) - 1)
    words[at : at + 2] = [words[at] + words[at + 1]]
    return " ".join(words)


_WAYS: dict[str, Callable[[str, random.Random], str]] = {
    "order": _order, "case": _case, "form": _form, "accents": _accents, "typo": _typo,
    "slip": _slip, "dropped word": _dropped, "romanisation": _romanised, "no legal form": _unformed,
    "punctuation": _punctuation, "missing space": _spaces,
}  # fmt: skip
PERTURBATIONS = ("order", "case", "form", "accents", "typo")
"""Those that leave it the same name, which the matcher should know."""
ALL_PERTURBATIONS = tuple(_WAYS)


def perturbed(name: str, how: str, chance: random.Random) -> str:
    """`name` as somebody else would write it; as it is where that way does not apply."""
    return _WAYS[how](name, chance)


def spread(
    records: Sequence[NamedRecord], count: int, seed: int, ways: Sequence[str] = PERTURBATIONS
) -> Iterator[tuple[NamedRecord, str, str]]:
    """`count` of the records, each with a perturbation of its name and how it was made; the same for the same seed.

    The ways take turns; a record to whose name a way does not apply is passed over.
    """
    chance = random.Random(seed)  # noqa: S311
    number = 0
    for each in chance.sample(records, len(records)):
        how = ways[number % len(ways)]
        written = perturbed(each.name, how, chance)
        if written != each.name:
            yield each, how, written
            number += 1
        if number == count:
            return
