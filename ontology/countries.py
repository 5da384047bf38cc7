"""Countries and territories by ISO 3166-1: a code from an exact name or code, a name from a code.

Never by likeness: a fuzzy look-up takes "Republic of Korea" for North Korea.
"""

import pycountry

from ontology.ids import country_id, path_of
from ontology.records import Reference
from ontology.vocabulary import EntityClass

_USER_ASSIGNED = {"XK": "Kosovo"}
"""Codes in use that ISO leaves to users."""


def country(text: str) -> Reference | None:
    """The country whose alpha-2 or alpha-3 code, id, name or official name is `text`, in any case."""
    wanted = path_of(text) if text.startswith("country:") else text.strip()
    for code, name in _USER_ASSIGNED.items():
        if wanted.casefold() in (code.casefold(), name.casefold()):
            return _reference(code, name)
    try:
        found = pycountry.countries.lookup(wanted)
    except LookupError:
        return None
    return _reference(found.alpha_2, getattr(found, "common_name", found.name))


def _reference(alpha2: str, name: str) -> Reference:
    return Reference(id=country_id(alpha2), name=name, label=EntityClass.COUNTRY)
