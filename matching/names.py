"""Names in the forms in which they are compared."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from matching.letters import ABJAD, CJK, consonants, in_ascii, plain, sound, split
from matching.words import LOOSE, words

_ROMAN = re.compile(r"(?:i{2,3}|iv|vi{0,3}|ix|xi{0,3}|xiv|xvi{0,3})$")
_DIGITS = re.compile(r"\d+")
_ORDINAL = re.compile(
    r"第?([〇零一二三四五六七八九十百千]+)(?=研究|所|院|局|厂|廠|工|号|號|分|部|室|航|设|設|事|机|機|公)"
)
_ARTICLE = re.compile(r"^(?:ال|لل|وال)(?=\w{3})")
"""The Arabic article, also with "for" or "and" before it. In Latin letters it is a word of its own, and left out."""
_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]*)[)）\]]")


@dataclass(frozen=True, slots=True)
class Form:
    """One name, ready to be compared. Equal forms compare alike with everything."""

    tokens: tuple[str, ...]
    """The words of its core in ASCII, in order: without legal forms, articles and the like. Never empty."""
    sounds: tuple[str, ...]
    """The tokens as they sound."""
    native: str
    """The core in its own script, without spaces."""
    script: str
    """"cjk", "abjad" or "alphabet"."""
    numbers: tuple[str, ...]
    """The numbers in it, sorted; Roman and Chinese ones too."""
    acronyms: frozenset[str]
    """What the first letters of its words make, where there are three words or more; also with the legal form
    ("SMIC" spells its "Corporation")."""
    legal: frozenset[str]
    """What the legal forms that were left out mean, the loose ones aside."""
    formed: bool
    """Whether it had a legal form, a loose one included: then it names a body, and no person."""

    skeleton: str = field(init=False, compare=False)
    """The tokens without spaces."""
    fingerprint: tuple[str, ...] = field(init=False, compare=False)
    """The tokens sorted: the order of words does not matter."""
    sounding: tuple[str, ...] = field(init=False, compare=False)
    """The sounds sorted."""
    consonants: str = field(init=False, compare=False)
    """The consonants of the whole."""

    def __post_init__(self) -> None:
        # Kept, not made anew: each name is compared with hundreds of others.
        tokens = self.tokens
        made = {
            "skeleton": "".join(tokens),
            "fingerprint": tuple(sorted(tokens)),
            "sounding": tuple(sorted(self.sounds)),
            "consonants": consonants(self.sounds),
        }
        for name, value in made.items():
            object.__setattr__(self, name, value)


@lru_cache(maxsize=200_000)
def form_of(name: str) -> Form | None:
    """The form of a name, or none where it has no letter or digit."""
    whole = [(word, token) for word in split(name) if (token := in_ascii(word))]
    if not whole:
        return None
    pairs, legal = _strip(whole)
    tokens = tuple(token for _, token in pairs)
    native = "".join(word for word, _ in pairs)
    full = [token for _, token in whole if token not in words().left_out]
    return Form(
        tokens=tokens,
        sounds=tuple(map(sound, tokens)),
        native=native,
        script="cjk" if CJK.search(native) else "abjad" if ABJAD.search(native) else "alphabet",
        numbers=_numbers(pairs),
        acronyms=frozenset("".join(token[0] for token in each) for each in (tokens, full) if len(each) > 2),
        legal=frozenset(legal - {LOOSE}),
        formed=bool(legal),
    )


def forms_of(name: str) -> tuple[Form, ...]:
    """The form of a name; two where it has its own initials, or words of its own, in brackets: without them, and they.

    "Huawei Technologies Co., Ltd. (Huawei)" says at its end what it is called for short; "(Beijing)" says which one it
    is, and what follows after "(Huawei)." says that it is another.
    """
    for found in _BRACKETS.finditer(name):
        rest = form_of(name[: found.start()] + " " + name[found.end() :])
        inside = form_of(found[1])
        if rest and inside:
            short = set(inside.tokens) <= set(rest.tokens) and not name[found.end() :].strip(" .,;")
            if short or inside.skeleton in rest.acronyms:
                return (rest, inside)
    whole = form_of(name)
    return (whole,) if whole else ()


def product_key(name: str) -> str:
    """The name of a model or a chip up to spacing, hyphens and letter case; "4.1", "4-1" and "41" stay apart."""
    text = re.sub(r"[\s_‐-―-]+", "-", plain(name)).strip("-")
    return re.sub(r"(?<!\d)-|-(?!\d)", "", text)


def _strip(pairs: list[tuple[str, str]]) -> tuple[list[tuple[str, str]], set[str]]:
    """The core of a name and the meanings of the legal forms around it. What would leave nothing is not taken."""
    legal: set[str] = set()
    pairs = [_detached(word, token, legal) for word, token in pairs]
    known = words()
    while True:
        tokens = [token for _, token in pairs]
        start = _at_start(tokens)
        end = 0 if start else _at_end(tokens)
        if not (start or end) or start + end >= len(tokens):
            break
        legal.add(known.forms[tuple(tokens[:start] if start else tokens[-end:])])
        pairs = pairs[start : len(pairs) - end]
    pairs = _without_inner_forms(pairs, legal)
    core = [each for each in pairs if each[1] not in known.left_out]
    return core or pairs, legal


def _without_inner_forms(pairs: list[tuple[str, str]], legal: set[str]) -> list[tuple[str, str]]:
    """A name without the unmistakable legal forms in its middle ("Kobi Co., Ltd. Beijing")."""
    known = words()
    kept: list[tuple[str, str]] = []
    at = 0
    while at < len(pairs):
        form: tuple[str, ...] = ()
        if pairs[at][1] in known.first:
            here = [token for _, token in pairs[at : at + known.longest]]
            form = tuple(here[: _at_start(here)])
        if form in known.anywhere:
            legal.add(known.forms[form])
            at += len(form)
        else:
            kept.append(pairs[at])
            at += 1
    return kept or pairs


def _at_start(tokens: list[str]) -> int:
    """How many words at the beginning are a legal form: the longest that fits, or 0."""
    known = words()
    # Single letters are a legal form at the end only: "A S" begins "A S Roma".
    if len(tokens[0]) == 1 or tokens[0] not in known.first:
        return 0
    lengths = range(min(known.longest, len(tokens)), 0, -1)
    return next((length for length in lengths if tuple(tokens[:length]) in known.forms), 0)


def _at_end(tokens: list[str]) -> int:
    """How many words at the end are a legal form: the longest that fits, or 0."""
    known = words()
    if tokens[-1] not in known.last:
        return 0
    lengths = range(min(known.longest, len(tokens)), 0, -1)
    return next((length for length in lengths if tuple(tokens[-length:]) in known.forms), 0)


def _detached(word: str, token: str, legal: set[str]) -> tuple[str, str]:
    """A CJK word without the legal forms, an Arabic one without the article, that are written against it."""
    if not CJK.search(word):
        rest = _ARTICLE.sub("", word)
        return (rest, in_ascii(rest)) if rest != word else (word, token)
    for form in words().attached:
        rest = word.removesuffix(form).removeprefix(form)
        if rest and rest != word:
            legal.add(words().meaning[form])
            return _detached(rest, in_ascii(rest), legal)
    return word, token


def _numbers(pairs: list[tuple[str, str]]) -> tuple[str, ...]:
    found: list[str] = []
    for word, token in pairs:
        if CJK.search(word):
            found += [_chinese(each) for each in _ORDINAL.findall(word)]
        elif _ROMAN.match(token):
            found.append(token)
        else:
            found += [number.lstrip("0") or "0" for number in _DIGITS.findall(token)]
    return tuple(sorted(found))


def _chinese(numeral: str) -> str:
    """A Chinese numeral below ten thousand in digits ("三十八" is "38", "二〇一" is "201")."""
    if not set(numeral) & set("十百千"):
        return str(int("".join(str("〇一二三四五六七八九".find(each.replace("零", "〇"))) for each in numeral)))
    total = digit = 0
    for each in numeral.replace("零", ""):
        if each in "十百千":
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[each]
            digit = 0
        else:
            digit = "〇一二三四五六七八九".find(each)
    return str(total + digit)
