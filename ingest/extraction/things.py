"""What names refer to, before it becomes statements."""

from dataclasses import dataclass, field
from enum import StrEnum

from ontology.vocabulary import EntityClass


class Select(StrEnum):
    """By what a description picks out members of a class."""

    OWNER = "owner"
    THRESHOLD = "threshold"
    HEADQUARTERS = "headquarters"
    NATIONALITY = "nationality"
    PLACE = "place"
    LIST = "list"
    LAW = "law"


@dataclass(frozen=True, slots=True)
class Selector:
    """One condition of a description: `value` is the id of the thing that it names."""

    by: Select
    value: str


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity as a text can speak of it."""

    id: str
    entity_class: EntityClass
    name: str = field(compare=False)
    developer: str | None = field(default=None, compare=False)
    definition: str | None = field(default=None, compare=False)
    """The words of the document that describe it."""
    citation: str | None = field(default=None, compare=False)
    issued_by: str | None = field(default=None, compare=False)
    """For a policy: the id of the body whose it is by its description ("a Pentagon order")."""
    selectors: tuple[Selector, ...] = field(default=(), compare=False)
    """For a described class: what its members have in common, as far as names tell."""

    def __lt__(self, other: "Thing") -> bool:
        return self.id < other.id


@dataclass(frozen=True, slots=True)
class Name:
    """A place in a block's view that names things; none where it is only a candidate."""

    start: int
    end: int
    entity_class: EntityClass
    things: tuple[Thing, ...]
    certainty: float = 1.0
    described: bool = False
    """By a description or an anaphor ("its top AI models", "the company"), not by a name."""
    pronoun: bool = False
    """Whether it is a plain pronoun: it fills slots, and is no mention."""

    def overlaps(self, other: "Name") -> bool:
        """Whether the two places share a character."""
        return self.start < other.end and other.start < self.end


def without_overlaps(names: list[Name]) -> list[Name]:
    """The longest of the names that overlap; of equally long ones the earlier in the list."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda each: each.start - each.end):  # stable
        if not any(name.overlaps(other) for other in kept):
            kept.append(name)
    return sorted(kept, key=lambda each: each.start)
