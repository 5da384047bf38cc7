"""From letters of any script to plain words, and to how they sound."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from anyascii import anyascii

CJK = re.compile(r"[\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af]+")
"""A run of Chinese, Japanese or Korean letters: words stand in it without spaces."""
ABJAD = re.compile(r"[\u0590-\u06ff\u0750-\u077f]")
"""A letter of a script that writes consonants and leaves most vowels out."""
_VOICING = {"\u3099", "\u309a"}
"""The marks that make a kana another letter, unlike an accent."""
_ABBREVIATION = re.compile(r"(?<!\w)(?:\w[./]){1,}\w(?!\w)\.?|(?<!\w)(?:\w\.){2,}", re.UNICODE)
_APOSTROPHES = re.compile(r"['’‘`´ʼʻʿʾ\"“”«»]")
_BRACKETED = {"(株)": " 株式会社 ", "(有)": " 有限会社 ", "(주)": " 주식회사 ", "(유)": " 유한회사 "}
"""Short legal forms that only their brackets tell from a word; "㈱" becomes one of them."""
_WORD = re.compile(rf"{CJK.pattern}|[^\W_]+", re.UNICODE)
_WORD_BESIDE_CJK = re.compile(rf"({CJK.pattern})")
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiouvwyhj]")
_SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"shch|sch|sh", "s"),
        (r"tch|ch|cz", "c"),
        (r"kh", "h"),
        (r"zh|dzh|dj", "z"),
        (r"ts|tz", "c"),
        (r"ph", "f"),
        (r"x", "ks"),
        (r"ck|c(?=[aoukrlt])|q", "k"),
        (r"hw", "hu"),
        (r"w", "v"),
        (r"(?<=[aou])e", ""),
        (r"oo|ou", "u"),
        (r"ee", "i"),
        (r"[yj]", "i"),
        (r"(.)\1+", r"\1"),
        (r"i(?=[aeou])|(?<=[aeou])i", ""),
    )
]


def plain(text: str) -> str:
    """`text` in compatible forms and one letter case, without accents and invisible marks. Idempotent."""
    if text.isascii() and text.isprintable():
        return text.lower()
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    kept = (each for each in folded if each in _VOICING or unicodedata.category(each) not in ("Mn", "Cf", "Cc"))
    again = unicodedata.normalize("NFC", "".join(kept))
    return again if again == text else plain(again)


def split(text: str) -> list[str]:
    """The words of a text in its own letters: plain, abbreviations joined ("S.A." is one word), CJK runs whole."""
    text = plain(text)
    for short, long in _BRACKETED.items():
        text = text.replace(short, long)
    joined = _ABBREVIATION.sub(lambda found: re.sub(r"[./]", "", found[0]) + " ", text)
    return _WORD.findall(_WORD_BESIDE_CJK.sub(r" \1 ", _APOSTROPHES.sub("", joined).replace("&", " and ")))


def ascii_words(text: str) -> list[str]:
    """The words of a text in ASCII letters and digits; those that have none are left out."""
    return [word for each in split(text) if (word := in_ascii(each))]


@lru_cache(maxsize=100_000)
def in_ascii(word: str) -> str:
    """A word in lower-case ASCII letters and digits, transliterated ("芯国际" is "xinguoji")."""
    return "".join(each for each in anyascii(word).casefold() if each.isalnum())


@lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """What different romanisations of one word have in common ("Aleksey", "Alexei"). Words with digits stay."""
    if not word.isalpha():
        return word
    for pattern, replacement in _SOUNDS:
        word = pattern.sub(replacement, word)
    return word


def consonants(sounds: Iterable[str]) -> str:
    """The consonants of words as they sound: all that Arabic and Hebrew letters give of them with certainty."""
    return _VOWELS.sub("", _DOUBLED.sub(r"\1", "".join(sounds)))
