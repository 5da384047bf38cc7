"""The ids of companies and of their products, from the names that sources give them.

An id is worked out from the name alone, so that sources that use one name meet whatever is read first. Names that
differ in more than letter case, spacing, accents and the legal form at their end get different ids. That two names
mean one thing is never guessed here: the resolution judges that, and can be overruled.
"""

from anyascii import anyascii

from matching.words import words
from ontology.ids import path_of, slug


def name_slug(name: str) -> str:
    """A name as part of an id; unlike `slug` it keeps what tells names apart: "+", and letters of other scripts."""
    return slug(anyascii(name.replace("+", " plus ")))


def company_id(name: str) -> str:
    """The id of a company, without the legal form at the end ("NVIDIA Corporation" -> "company:nvidia")."""
    return f"company:{_without_legal_form(name_slug(name))}"


def model_id(developer: str | None, name: str) -> str:
    """The id of a model of the company with the id `developer`; of one that nobody is known to have developed, too."""
    return f"model:{name_slug(name)}" if developer is None else f"model:{path_of(developer)}/{name_slug(name)}"


def hardware_id(maker: str | None, name: str) -> str:
    """The id of a piece of hardware; its maker's name is not repeated ("NVIDIA B200" -> "hardware:nvidia/b200")."""
    if maker is None:
        return f"hardware:{name_slug(name)}"
    path = path_of(maker)
    return f"hardware:{path}/{name_slug(name).removeprefix(f'{path}-')}"


def _without_legal_form(text: str) -> str:
    known = words()
    tokens = text.split("-")
    while True:
        longest = min(known.longest, len(tokens) - 1)
        length = next((size for size in range(longest, 0, -1) if _plain(tokens[-size:]) in known.forms), 0)
        if not length:
            return "-".join(tokens)
        tokens = tokens[:-length]


def _plain(tokens: list[str]) -> tuple[str, ...]:
    return tuple(each.replace(".", "") for each in tokens)
