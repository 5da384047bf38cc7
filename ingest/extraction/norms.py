"""From frames to norms: clauses about the same thing by the same authority speak of one restriction."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from ingest.extraction.features import Stage
from ingest.extraction.frames import Act, Frame
from ingest.extraction.instruments import codified, instrument_behind
from ingest.extraction.known_words import words
from ingest.extraction.scopes import Reach, reach_of
from ingest.extraction.slots import Roles, roles_of
from ingest.extraction.things import Thing
from ingest.extraction.tree import has_role
from ontology.ids import restriction_id
from ontology.vocabulary import RestrictionKind

GOVERNMENT = "agency:us/government"


@dataclass(frozen=True, slots=True)
class Telling:
    """One frame with its roles: what one clause tells of a norm."""

    frame: Frame
    kind: RestrictionKind
    roles: Roles
    reach: Reach | None
    own: Thing | None = None
    """What the document itself is, where it is a legal text: such a text speaks for itself."""

    @property
    def policy(self) -> Thing | None:
        """The instrument, named or known from who wrote to whom on that day; else what a legal text is itself."""
        if self.roles.policies:
            return self.roles.policies[0]
        if self.own is not None and not self.roles.agencies:
            return self.own
        companies = {each.id for each in self.roles.addressees} | {each.developer or "" for each in self.frame.objects}
        day = None if self.roles.date is None else self.roles.date.iso
        return instrument_behind(self.kind, self.roles.agencies, companies, day)


@dataclass(slots=True)
class Norm:
    """A restriction as a document tells it."""

    id: str
    kind: RestrictionKind
    objects: tuple[Thing, ...]
    tellings: list[Telling] = field(default_factory=list)
    denials: list[Telling] = field(default_factory=list)

    @property
    def agencies(self) -> set[str]:
        """The agencies behind it."""
        return {agency.id for telling in self.tellings for agency in telling.roles.agencies}

    @property
    def policies(self) -> set[str]:
        """The policies that carry it."""
        return {policy.id for telling in self.tellings if (policy := telling.policy) is not None}


@dataclass(slots=True)
class Norms:
    """The norms of a document, in the order in which it comes to them."""

    found: dict[str, Norm] = field(default_factory=dict)
    licence_free: list[Telling] = field(default_factory=list)
    """Clauses that no licence is needed for something that a norm of the document restricts."""

    def alike(self, kind: RestrictionKind | None, objects: Iterable[Thing], agencies: set[str]) -> Norm | None:
        """The one positive norm of this kind on these things (or on more); none where several fit."""
        wanted = set(objects)
        fitting = [
            norm
            for norm in self.found.values()
            if norm.tellings
            and (kind is None or norm.kind is kind)
            and (not wanted or wanted <= set(norm.objects))
            and (not agencies or not norm.agencies or related(agencies, norm.agencies))
        ]
        return fitting[0] if len(fitting) == 1 else None


def related(some: set[str], others: set[str]) -> bool:
    """Whether the same authority may be meant: the government acts through its agencies."""
    american = all(any(each.startswith("agency:us/") for each in group) for group in (some, others))
    return bool(some & others) or (american and GOVERNMENT in some | others)


def norms_of(frames: Iterable[Frame], own: Thing | None = None) -> Norms:
    """The norms that the frames of a document's body amount to; `own`: the policy that a legal text is."""
    norms = Norms()
    tellings = [telling for frame in frames if (telling := telling_of(frame, own)) is not None]
    for telling in tellings:
        if telling.frame.features.denied:
            continue
        _tell(telling, norms)
    for telling in tellings:
        if telling.frame.features.denied:
            _deny(telling, norms)
    return norms


def telling_of(frame: Frame, own: Thing | None = None) -> Telling | None:
    """The frame with its roles; none where nothing is said or nobody stands behind it."""
    if frame.features.stage is Stage.NOTHING or _is_vague(frame):
        return None
    roles = roles_of(frame.features, frame.passage, frame.region)
    reach = reach_of(frame.region, frame.excepted, frame.passage, roles.is_american)
    return Telling(frame, _kind(frame), roles, reach, own)


def _is_vague(frame: Frame) -> bool:
    """ "Restricts exports of X" may mean a ban, a licence or a quota; "restricts access" means that it is denied."""
    asked = any(has_role(each, words()["request"] | words()["decide"]) for each in frame.features.governors)
    access = any(token.lemma_.lower() in ("access", "availability") for token in (frame.head, *frame.region))
    ordered = frame.features.ordered and frame.head.lemma_.lower() in ("stop", "halt", "cut", "shut")
    return frame.act is Act.LIMIT and not (asked or access or ordered)


def _kind(frame: Frame) -> RestrictionKind:
    asked = any(has_role(each, words()["request"]) for each in frame.features.governors)
    if asked or frame.features.stage is Stage.REQUESTED:
        return RestrictionKind.VOLUNTARY_LIMIT
    return frame.kind


def _tell(telling: Telling, norms: Norms) -> None:
    roles, objects = telling.roles, telling.frame.objects
    if not (roles.agencies or telling.policy):
        return
    decided = telling.frame.features.stage is Stage.DECIDED
    agencies = {each.id for each in roles.agencies}
    known = norms.alike(None if decided else telling.kind, objects, agencies)
    same = known is not None and (telling.policy is None or telling.policy.id in known.policies)
    if known is not None and same:
        known.tellings.append(telling)
        return
    _norm(telling, norms).tellings.append(telling)


def _deny(telling: Telling, norms: Norms) -> None:
    """A denial stands for itself, unless it carves something out of a norm that the document tells."""
    agencies = {each.id for each in telling.roles.agencies}
    if telling.frame.act is Act.LICENCE and norms.alike(telling.kind, telling.frame.objects, agencies):
        norms.licence_free.append(telling)
    elif telling.roles.agencies and not telling.roles.policies:
        norm = _norm(telling, norms)
        if not norm.tellings:
            norm.denials.append(telling)


def _norm(telling: Telling, norms: Norms) -> Norm:
    objects = telling.frame.objects
    ids = tuple(each.id for each in objects)
    policy = telling.policy
    if policy is None:
        imposed_by = min(each.id for each in telling.roles.agencies)
    else:
        imposed_by = codified(policy.id, telling.kind, ids) or policy.id
    identifier = restriction_id(imposed_by, telling.kind, ids)
    return norms.found.setdefault(identifier, Norm(identifier, telling.kind, objects))
