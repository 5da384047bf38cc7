"""Facts as the graph shows them now: one Cypher file for each kind of row."""

from collections.abc import Iterable, Sequence

from queries.store import Row, Store


class Present:
    """What the graph knows now."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def restrictions(self, targets: Sequence[str]) -> list[Row]:
        """The restrictions on any of these things."""
        return [row["restriction"] for row in self._store.read("read/restrictions", targets=list(targets))]

    def scopes(self, ids: Iterable[str]) -> list[Row]:
        """These scopes and those inside them."""
        return self._store.read("read/scopes", ids=sorted(ids))

    def criteria(self, ids: Iterable[str]) -> list[Row]:
        """These criteria and their parts."""
        return [row["criterion"] for row in self._store.read("read/criteria", ids=sorted(ids))]

    def subject(self, identifier: str) -> Row | None:
        """A thing whose restriction is asked about."""
        rows = self._store.read("read/subject", id=identifier)
        return rows[0]["subject"] if rows else None

    def destination(self, identifier: str) -> Row | None:
        """A country with its memberships."""
        rows = self._store.read("read/destination", id=identifier)
        return rows[0]["destination"] if rows else None

    def captured(self) -> list[Row]:
        """The country groups whose whole list was read."""
        return self._store.read("read/captured_groups")

    def subject_targets(self, identifier: str) -> list[str]:
        """What a restriction may restrict and thereby cover this subject."""
        return [row["id"] for row in self._store.read("read/subject_targets", id=identifier)]

    def model_targets(self) -> list[str]:
        """Everything about AI models that some restriction restricts."""
        return [row["id"] for row in self._store.read("read/model_targets")]
