"""Records by the forms of their names; what matching and screening share."""

from collections.abc import Iterable
from dataclasses import dataclass

from matching.blocking import Blocks, distinct
from matching.names import Form, forms_of
from matching.rarity import Rarity
from matching.record import SHARING, NamedRecord


@dataclass(frozen=True, slots=True)
class Bearer:
    """A record that bears a name."""

    record: NamedRecord
    name: str
    """As written."""
    is_alias: bool


class Index:
    """The names of records, ready to be compared. It does not depend on the order of the records."""

    def __init__(self, records: Iterable[NamedRecord]) -> None:
        bearers: dict[Form, list[Bearer]] = {}
        for record in in_order(records):
            for form, bearer in _names(record).items():
                bearers.setdefault(form, []).append(bearer)
        forms = distinct(bearers)
        self.rarity = Rarity(forms)
        self.blocks = Blocks(forms)
        self.bearers = [bearers[form] for form in forms]
        """For each form of `blocks`: the records that bear it, by id."""
        self.only_equal = [all(each.record.sort in SHARING for each in self.bearers[i]) for i in range(len(forms))]
        """For each form: whether only people and ships bear it, whose names say nothing unless they are equal."""
        self.only_alias = [all(each.is_alias for each in self.bearers[i]) for i in range(len(forms))]
        """For each form: whether it is a mere alias of all that bear it."""


def in_order(records: Iterable[NamedRecord]) -> list[NamedRecord]:
    """The records without repetitions, by id."""
    return sorted(set(records), key=lambda each: (each.id, each.name, each.aliases, sorted(each.countries)))


def _names(record: NamedRecord) -> dict[Form, Bearer]:
    """The forms of a record's names. What is both its name and an alias is its name."""
    found: dict[Form, Bearer] = {}
    for name in (record.name, *record.aliases):
        for number, form in enumerate(forms_of(name)):
            found.setdefault(form, Bearer(record, name, is_alias=number > 0 or name != record.name))
    return found
