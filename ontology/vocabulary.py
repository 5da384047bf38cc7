"""The closed vocabularies that the code reasons with. The Turtle defines each value; a test holds both together."""

from enum import StrEnum


class EntityClass(StrEnum):
    """The classes of things that the graph holds; each is a Neo4j label and an OWL class."""

    COMPANY = "Company"
    AGENCY = "Agency"
    AI_MODEL = "AIModel"
    MODEL_GROUP = "ModelGroup"
    HARDWARE = "Hardware"
    CONTROL_ITEM = "ControlItem"
    POLICY = "Policy"
    COUNTRY = "Country"
    COUNTRY_GROUP = "CountryGroup"
    PARTY_LIST = "PartyList"
    PARTY = "Party"
    LIST_ENTRY = "ListEntry"
    OWNERSHIP = "Ownership"
    PERSON_CLASS = "PersonClass"
    RESTRICTION = "Restriction"
    SCOPE = "Scope"
    CRITERION = "Criterion"
    EXCEPTION = "Exception"
    LIFECYCLE_EVENT = "LifecycleEvent"


class PartyKind(StrEnum):
    """What sort of party it is."""

    ORGANISATION = "organisation"
    INDIVIDUAL = "individual"
    VESSEL = "vessel"
    AIRCRAFT = "aircraft"


class ListKind(StrEnum):
    """What being on a list of parties brings with it."""

    EXPORT_CONTROL_LIST = "export_control_list"
    SANCTIONS_LIST = "sanctions_list"
    DEBARMENT_LIST = "debarment_list"
    INVESTMENT_LIST = "investment_list"
    PROCUREMENT_LIST = "procurement_list"
    NAMING_LIST = "naming_list"


class ReviewOutlook(StrEnum):
    """How licence applications are reviewed."""

    PRESUMPTION_OF_DENIAL = "presumption_of_denial"
    POLICY_OF_DENIAL = "policy_of_denial"
    CASE_BY_CASE = "case_by_case"
    PRESUMPTION_OF_APPROVAL = "presumption_of_approval"


class RestrictionKind(StrEnum):
    """What a restriction demands."""

    PROHIBITION = "prohibition"
    LICENCE_REQUIREMENT = "licence_requirement"
    NOTIFICATION = "notification"
    VOLUNTARY_LIMIT = "voluntary_limit"


class LegalStatus(StrEnum):
    """The first status axis: where a policy or restriction stands in law."""

    RUMOURED = "rumoured"
    REQUESTED = "requested"
    PROPOSED = "proposed"
    ISSUED = "issued"
    IN_FORCE = "in_force"
    SUSPENDED = "suspended"
    SUPERSEDED = "superseded"
    RESCINDED = "rescinded"
    EXPIRED = "expired"


ENDED = frozenset({LegalStatus.SUPERSEDED, LegalStatus.RESCINDED, LegalStatus.EXPIRED})
"""The stages that nothing comes back from."""


class Enforcement(StrEnum):
    """The second status axis: whether the agency says that it enforces the text."""

    ENFORCED = "enforced"
    ANNOUNCED_AS_NOT_ENFORCED = "announced_as_not_enforced"
    UNKNOWN = "unknown"


class Confirmation(StrEnum):
    """The third status axis: what kind of source stands behind it."""

    CONFIRMED = "confirmed"
    REPORTED = "reported"
    SCHEDULED_UNCONFIRMED = "scheduled_unconfirmed"


class SourceKind(StrEnum):
    """The kind of a document's source, in order of trust, highest first."""

    REGISTER = "register"
    LEGAL_TEXT = "legal_text"
    OFFICIAL_LIST = "official_list"
    OFFICIAL_PRESS = "official_press"
    DATA_SET = "data_set"
    NEWS = "news"

    @property
    def trust(self) -> int:
        """The rank of trust: 0 is the lowest."""
        return _TRUST[self]

    @property
    def is_primary(self) -> bool:
        """Whether it confirms a fact by itself (a reviewed register entry cites a primary source)."""
        return self not in (SourceKind.DATA_SET, SourceKind.NEWS)


_TRUST = {kind: rank for rank, kind in enumerate(reversed(SourceKind))}


class Polarity(StrEnum):
    """Whether a statement says that something is so, or that it is not."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Modality(StrEnum):
    """With what force a document says something."""

    ASSERTED = "asserted"
    REQUESTED = "requested"
    VOLUNTARY = "voluntary"
    PROPOSED = "proposed"
    ANNOUNCED_INTENT = "announced_intent"
    SCHEDULED = "scheduled"
    ALLEGED = "alleged"


class Section(StrEnum):
    """The part of a document in which a statement stands; a body outweighs its headline."""

    HEADLINE = "headline"
    BODY = "body"


class Outcome(StrEnum):
    """The outcome of a verdict. There is no "allowed": the graph knows only what it has searched."""

    PROHIBITED = "PROHIBITED"
    LICENCE_REQUIRED = "LICENCE_REQUIRED"
    NOTIFICATION_REQUIRED = "NOTIFICATION_REQUIRED"
    EXCEPTION_AVAILABLE = "EXCEPTION_AVAILABLE"
    SCHEDULED = "SCHEDULED"
    NOT_ENFORCED = "NOT_ENFORCED"
    NON_BINDING = "NON_BINDING"
    UNDETERMINED = "UNDETERMINED"
    NO_RESTRICTION_FOUND = "NO_RESTRICTION_FOUND"
