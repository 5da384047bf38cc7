"""Letters and requests without a name of their own, told by who got them when; and where rules put their norms."""

from collections.abc import Iterable
from functools import cache

from pydantic import BaseModel, ConfigDict

from ingest.extraction.things import Thing
from ingest.packaged import packaged_strings
from ontology.vocabulary import EntityClass, RestrictionKind


class Instrument(BaseModel):
    """A letter or a request."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    nouns: tuple[str, ...]
    name: str
    agencies: frozenset[str]
    addressee: str
    date: str
    kind: RestrictionKind
    """Of the norm that it carries."""

    @property
    def thing(self) -> Thing:
        """It, as a text can speak of it."""
        return Thing(self.id, EntityClass.POLICY, self.name)


class CodifiedNorm(BaseModel):
    """Where a policy put a norm."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    policy: str
    kind: RestrictionKind
    restricts: str
    codified: str


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    instruments: tuple[Instrument, ...]
    norms: tuple[CodifiedNorm, ...]


@cache
def _table() -> _Table:
    return _Table.model_validate(packaged_strings("ingest.extraction", "instruments.yml"))


def instrument_of(noun: str, dates: set[str], companies: Iterable[Thing]) -> Thing | None:
    """The letter or request of one of these days to one of these companies."""
    ids = {each.id for each in companies}
    fitting = [
        each for each in _table().instruments if noun in each.nouns and each.date in dates and each.addressee in ids
    ]
    return fitting[0].thing if len(fitting) == 1 else None


def instrument_behind(
    kind: RestrictionKind, agencies: Iterable[Thing], addressees: set[str], date: str | None
) -> Thing | None:
    """The instrument by which these agencies must have acted towards the addressee on that day."""
    ids = {each.id for each in agencies}
    for each in _table().instruments:
        if each.kind is kind and each.agencies & ids and each.addressee in addressees and each.date == date:
            return each.thing
    return None


def date_of(policy: str) -> str | None:
    """The day of a known letter or request."""
    return next((each.date for each in _table().instruments if each.id == policy), None)


def codified(policy: str, kind: RestrictionKind, restricted: tuple[str, ...]) -> str | None:
    """Where `policy` put its norm on these things, if it stands elsewhere than in the policy itself."""
    for norm in _table().norms:
        if norm.policy == policy and norm.kind is kind and (norm.restricts,) == restricted:
            return norm.codified
    return None
