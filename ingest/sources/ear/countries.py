"""Country names as the EAR's tables spell them, where they spell them like nobody else."""

from ontology.countries import Country, countries
from ontology.countries import country_named as commonly_named

_OWN_SPELLINGS = {
    "Cote d'lvoire": "CI",  # with the letter l for I, in the eCFR's Country Group B
    "Bahamas, The": "BS",
    "Micronesia (Federated State of)": "FM",
    "Seycheles": "SC",  # with one l, in the eCFR's Country Chart
    "St. Kitts and Nevis": "KN",
    "St. Lucia": "LC",
    "St. Vincent and the Grenadines": "VC",
    "Sint Maarten (the Dutch two-fifths of the island of Saint Martin)": "SX",
}


def country_named(spelling: str) -> Country | None:
    """The country that is spelt exactly so in the EAR or in common use; none if no name or more than one fits."""
    alpha2 = _OWN_SPELLINGS.get(spelling)
    return commonly_named(spelling) if alpha2 is None else countries()[alpha2]
