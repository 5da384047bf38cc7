"""Judgements: recorded decisions that two records are, or are not, the same thing; and the clusters they make.

A judgement is never changed. A later one supersedes it, a withdrawn one no longer counts, and the graph is folded
anew without it: a merge can always be undone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ontology.errors import ExportGraphError
from ontology.ids import content_address


class Sameness(StrEnum):
    """What a judgement says of two records."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class Judge(StrEnum):
    """Who can judge. A person's decision outweighs every score."""

    MATCHER = "matcher"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision about two records. Which of them is `left` has no meaning: `left` is the lesser id."""

    left: str
    right: str
    sameness: Sameness
    judge: Judge
    who: str
    """A person's name, or the matcher's name and version, for example "names/1"."""
    decided_at: str
    """ISO 8601, as precise as known. Empty for the matcher, whose scores depend on the records only."""
    why: str
    score: float | None = None
    """From 0 to 1: how alike the records are; none where a person decided without one."""
    features: tuple[tuple[str, float], ...] = ()
    """What the score is made of, by name."""

    id: str = field(init=False, compare=False, repr=False)
    """The address of its content."""

    def __post_init__(self) -> None:
        content = [
            self.left, self.right, self.sameness, self.judge, self.who, self.decided_at, self.why, self.score,
            [list(each) for each in self.features],
        ]  # fmt: skip
        object.__setattr__(self, "id", content_address("judgement", content))

    @property
    def pair(self) -> tuple[str, str]:
        """The ids of the two records, the lesser first."""
        return (self.left, self.right)

    @property
    def weight(self) -> tuple[bool, str, float, str]:
        """Orders judgements: persons before matchers, the later before the earlier, the surer before the less sure."""
        return (self.judge is Judge.PERSON, self.decided_at, self.score or 0.0, self.id)


def judgement_on(
    one: str, other: str, sameness: Sameness, judge: Judge, who: str, decided_at: str, why: str,
    score: float | None = None, features: Mapping[str, float] | None = None,
) -> Judgement:  # fmt: skip
    """The judgement on two records, in any order.

    Raises `JUDGEMENT-KINDS` where they cannot be the same thing whatever they are called: a model is no company.
    """
    left, right = sorted((one, other))
    if left == right or not kinds_agree(left, right):
        raise ExportGraphError(
            code="JUDGEMENT-KINDS",
            message=f"{left} and {right} are not two records that could be one thing",
            fix=f"judge two records of one kind ({', '.join(sorted(_JUDGED))}), or a party and a company or agency",
        )
    parts = tuple(sorted((features or {}).items()))
    return Judgement(left, right, sameness, judge, who, decided_at, why, score, parts)


_JUDGED = {"agency", "company", "hardware", "model", "party", "policy"}
"""The kinds of ids whose things come from many sources. Countries, groups, items and norms have ids that all share."""


def kinds_agree(one: str, other: str) -> bool:
    """Whether two records may be one thing by the kinds that their ids name."""
    kinds = {one.partition(":")[0], other.partition(":")[0]}
    one_kind = len(kinds) == 1
    return kinds <= _JUDGED and (one_kind or ("party" in kinds and kinds <= {"party", "company", "agency"}))


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A judgement of sameness that would join what stronger judgements hold apart. It is not followed."""

    unfollowed: Judgement
    against: Judgement


class Clusters:
    """Which records are one thing, and under which id."""

    def __init__(self, canonical: Mapping[str, str]) -> None:
        self._canonical = {record: to for record, to in canonical.items() if record != to}
        self._members: dict[str, list[str]] = {}
        for record, to in sorted(self._canonical.items()):
            self._members.setdefault(to, []).append(record)

    @property
    def redirects(self) -> Mapping[str, str]:
        """For each id that is not the one of its cluster: the one that is."""
        return self._canonical

    def canonical(self, identifier: str) -> str:
        """The id under which the thing is shown."""
        return self._canonical.get(identifier, identifier)

    def members(self, identifier: str) -> list[str]:
        """The ids of all records of the thing, the one under which it is shown first."""
        canonical = self.canonical(identifier)
        return [canonical, *self._members.get(canonical, [])]


APART = Clusters({})
"""No two records are the same thing."""


def effective(judgements: Iterable[Judgement]) -> dict[tuple[str, str], Judgement]:
    """The judgement that counts for each pair: the weightiest."""
    found: dict[tuple[str, str], Judgement] = {}
    for each in sorted(judgements, key=lambda judgement: judgement.weight):
        found[each.pair] = each
    return found


def clusters_of(judgements: Iterable[Judgement]) -> tuple[Clusters, list[Contradiction]]:
    """The clusters that the judgements make together, and those of them that could not be followed.

    Sameness is followed from the weightiest judgement to the least: one that would bring together two records that
    are judged to be different is left out. The order in which the judgements are given does not matter.
    """
    counting = effective(judgements)
    apart = [each for each in counting.values() if each.sameness is Sameness.DIFFERENT]
    joining = [each for each in counting.values() if each.sameness is Sameness.SAME]
    union = _Union()
    for each in apart:
        union.hold_apart(each)
    contradictions: list[Contradiction] = []
    for each in sorted(joining, key=lambda judgement: judgement.weight, reverse=True):
        against = union.join(each.left, each.right)
        if against is not None:
            contradictions.append(Contradiction(each, against))
    return Clusters(union.canonical()), contradictions


class _Union:
    """A union-find that knows which clusters must not meet."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}
        self._apart: dict[str, dict[str, Judgement]] = {}

    def hold_apart(self, judgement: Judgement) -> None:
        left, right = judgement.pair
        self._apart.setdefault(left, {})[right] = judgement
        self._apart.setdefault(right, {})[left] = judgement

    def join(self, one: str, other: str) -> Judgement | None:
        """Join the clusters of two records, or give the judgement that holds them apart."""
        first, second = sorted((self._root(one), self._root(other)), key=_order)
        if first == second:
            return None
        against = self._apart.get(first, {}).get(second)
        if against is not None:
            return against
        self._parent[second] = first
        for root, judgement in self._apart.pop(second, {}).items():
            self._apart.setdefault(first, {})[root] = judgement
            self._apart[root][first] = self._apart[root].pop(second)
        return None

    def canonical(self) -> dict[str, str]:
        return {record: self._root(record) for record in self._parent}

    def _root(self, record: str) -> str:
        while (parent := self._parent.get(record)) is not None:
            self._parent[record] = self._parent.get(parent, parent)  # halves the way for the next who asks
            record = parent
        return record


def _order(identifier: str) -> tuple[bool, int, str]:
    """The plainest id names a cluster: words before a register's number, then the shortest. It depends on ids alone."""
    numbered = not any(character.isalpha() for character in identifier.rpartition("/")[2])
    return (numbered, len(identifier), identifier)
