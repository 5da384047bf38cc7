"""Countries as lists of parties write them: by name, by code, or in a way of their own."""

from functools import cache

from ontology.countries import countries, country_named

_OWN = {
    "UK": "GB",
    "U.K": "GB",
    "U.K.": "GB",
    "U.A.E": "AE",
    "U.A.E.": "AE",
    "UAE": "AE",
    "PRC": "CN",
    "CHINA, PEOPLE'S REPUBLIC OF": "CN",
    "CRIMEA REGION OF UKRAINE": "UA",
    "TURKIYE": "TR",
    "MACAU": "MO",
    "MAN, ISLE OF": "IM",
    "CRIMEA (OCCUPIED)": "UA",
    "Crimea (Occupied": "UA",
    "Crimea region of Ukraine": "UA",
    "Crimea Region of Ukraine": "UA",
    "REGION: CHINA": "CN",
    "REGION: IRAN": "IR",
    "REGION: RUSSIA": "RU",
}
"""What these spellings mean, where no ISO code and no English name is written so. Other regions are no country."""
_HEADED = {"HK": "CN"}
"""The Entity List has no heading for Hong Kong: since 2020-12-23 its entries stand under China."""


def place(spelling: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of the country that a cell means; none where it means no single country."""
    text = spelling.strip().removeprefix("the ")
    known = _OWN.get(text) or (text if text in countries() else None)
    if known is not None:
        return known
    named = country_named(text)
    if named is None and text.isupper():
        return _in_capitals().get(text)
    return None if named is None else named.alpha2


@cache
def _in_capitals() -> dict[str, str]:
    """Countries as headings in capitals name them, as far as such a name means one."""
    meant: dict[str, set[str]] = {}
    for code, each in countries().items():
        for name in each.names:
            meant.setdefault(name.upper(), set()).add(code)
    return {name: next(iter(codes)) for name, codes in meant.items() if len(codes) == 1}


def heading(alpha2: str) -> str:
    """The country under which the lists of the EAR put an entry with an address in `alpha2`."""
    return _HEADED.get(alpha2, alpha2)
