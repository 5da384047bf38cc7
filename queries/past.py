"""Facts as the graph knew them at a time: the statements recorded by then, folded when they are asked for.

Nothing of the past is stored twice: statements are the truth, and the picture of any day can be folded from them. The
rows are those of `queries.present`, so that one code reasons over both.
"""

from collections.abc import Iterable, Iterator, Sequence

from ontology.coverage import COMMODITY, MODEL_PARAMETERS
from ontology.fold import fold
from ontology.folded import TOLD_WHOLE, Capture, Folded, Recorded
from ontology.judgement import Clusters
from ontology.terms import Property, property_term
from ontology.vocabulary import EntityClass
from queries.clusters import clusters_then, shown_in
from queries.mapping import event_to_row, interval_to_row, recorded_from_row
from queries.store import Row, Store, batches

_PAGE = 500
"""Things whose pictures are folded at once."""
_DEPTH = 8
"""How far parts and wholes are followed, as in the files of `queries.present`."""


class Past:
    """What the graph knew at `known_at` (ISO 8601, UTC)."""

    clusters: Clusters
    """Which records were one thing, by the judgements that counted then."""

    def __init__(self, store: Store, known_at: str) -> None:
        self._store = store
        self._known_at = known_at
        self._pictures: dict[str, Folded | None] = {}
        self.clusters = clusters_then(store.read, known_at)

    def picture(self, identifier: str) -> Folded | None:
        """The thing as it was folded from what was recorded by then; none if nothing was.

        `identifier` may be that of any of its records.
        """
        shown = self.clusters.canonical(identifier)
        return self.pictures([shown]).get(shown)

    def restrictions(self, targets: Sequence[str]) -> list[Row]:
        """The restrictions on any of these things."""
        subjects = self._saying(Property.RESTRICTS, targets)
        found = self.pictures(subjects)
        asked = {self.clusters.canonical(each) for each in targets}
        hit = [each for each in found.values() if set(_linked(each, Property.RESTRICTS)) & asked]
        return [self._restriction(each) for each in sorted(hit, key=lambda each: each.subject)]

    def scopes(self, ids: Iterable[str]) -> list[Row]:
        """These scopes and those inside them."""
        parts = (Property.INCLUDES, Property.EXCLUDES)
        found = [each for each in self._reached(ids, parts) if each.label == EntityClass.SCOPE]
        return [
            {
                "id": each.subject,
                "name": each.properties.get(Property.NAME),
                "includes": self.references(each, Property.INCLUDES),
                "excludes": self.references(each, Property.EXCLUDES),
            }
            for each in found
        ]

    def criteria(self, ids: Iterable[str]) -> list[Row]:
        """These criteria and their parts."""
        names = ("parameter", "operator", "threshold", "unit", "combination")
        return [
            {
                "id": each.subject,
                **{name: each.properties.get(name) for name in names},
                "parts": _linked(each, Property.HAS_CRITERION),
            }
            for each in self._reached(ids, (Property.HAS_CRITERION,))
        ]

    def subject(self, identifier: str) -> Row | None:
        """A thing whose restriction is asked about."""
        picture = self.picture(identifier)
        if picture is None:
            return None
        return {
            **picture.properties,
            **self._reference(identifier),
            "developer": next(iter(_linked(picture, Property.DEVELOPED_BY)), None),
            "partOf": self._wholes([picture]),
            "memberships": _dated(picture, Property.MEMBER_OF),
        }

    def destination(self, identifier: str) -> Row | None:
        """A country with its memberships, and those of the countries as which it is treated."""
        picture = self.picture(identifier)
        if picture is None or picture.label != EntityClass.COUNTRY:
            return None
        others = self.pictures(_linked(picture, Property.TREATED_AS))
        memberships = [row for each in (picture, *others.values()) for row in _dated(each, Property.MEMBER_OF)]
        return {
            **self._reference(identifier),
            "treatedAs": _dated(picture, Property.TREATED_AS),
            "memberships": memberships,
        }

    def captured(self) -> list[Row]:
        """The country groups whose whole list was read by then."""
        return self._store.read("read/then_captured", known_at=self._known_at)

    def subject_targets(self, identifier: str) -> list[str]:
        """What a restriction may restrict and thereby cover this subject."""
        picture = self.picture(identifier)
        if picture is None:
            return []
        found = {identifier, *_linked(picture, Property.MEMBER_OF), *self._wholes([picture]), *self._parts(identifier)}
        if picture.label == EntityClass.AI_MODEL:
            made = self._saying(Property.DEVELOPED_BY, _linked(picture, Property.DEVELOPED_BY))
            groups = [each for each in self.pictures(made).values() if each.label == EntityClass.MODEL_GROUP]
            found |= {each.subject for each in groups} | set(self._saying(Property.ITEM_CLASS, [MODEL_PARAMETERS]))
        if picture.label == EntityClass.HARDWARE:
            items = self.pictures(self._saying(Property.ITEM_CLASS, [COMMODITY])).values()
            found |= {each.subject for each in items if _linked(each, Property.HAS_CRITERION)}
        return sorted(found)

    def model_targets(self) -> list[str]:
        """Everything about AI models that some restriction restricts."""
        classes = (EntityClass.AI_MODEL, EntityClass.MODEL_GROUP)
        models = self._saying(Property.TYPE, [each.value for each in classes])
        return sorted({*models, *self._saying(Property.ITEM_CLASS, [MODEL_PARAMETERS])})

    def everything(self) -> Iterator[Folded]:
        """The pictures of all things of which something was recorded, in order of id."""
        rows = self._store.read("read/subjects_since", since="", until=self._known_at, relating=[])
        things = sorted({self.clusters.canonical(row["subject"]) for row in rows})
        for page in batches(things, _PAGE):
            yield from self.pictures(page).values()

    def _restriction(self, picture: Folded) -> Row:
        policies = [*_linked(picture, Property.IMPOSED_BY), *_linked(picture, Property.ADDED_BY)]
        behind = self._in_order(policies)
        dated = [each for each in (picture, *behind) if Property.COMPLIANCE_FROM in each.properties]
        return {
            "id": picture.subject,
            "name": picture.properties.get(Property.NAME, picture.subject),
            "kind": picture.properties.get(Property.KIND),
            "condition": picture.properties.get(Property.CONDITION),
            "reviewPolicy": picture.properties.get(Property.REVIEW_POLICY),
            "compliance": next(
                ({"id": each.subject, "complianceFrom": each.properties[Property.COMPLIANCE_FROM]} for each in dated),
                None,
            ),
            "targets": [self._target(name) for name in _linked(picture, Property.RESTRICTS)],
            "scopes": _held(picture, Property.HAS_SCOPE),
            "persons": self.references(picture, Property.APPLIES_TO_PERSONS),
            "policies": [self._reference(name) for name in dict.fromkeys(policies)],
            "agencies": self.references(picture, Property.IMPOSED_BY_AGENCY),
            "events": [
                row for each in {one.subject: one for one in (picture, *behind)}.values() for row in _events(each)
            ],
            "exceptions": [self._exception(each) for each in _held(picture, Property.HAS_EXCEPTION)],
        }

    def _target(self, identifier: str) -> Row:
        picture = self.picture(identifier)
        return {
            **self._reference(identifier),
            "definition": picture and picture.properties.get(Property.DEFINITION),
            "itemClass": picture and picture.properties.get(Property.ITEM_CLASS),
            "developer": next(iter(_linked(picture, Property.DEVELOPED_BY)), None),
            "partOf": self._wholes([] if picture is None else [picture]),
            "criteria": _held(picture, Property.HAS_CRITERION),
        }

    def _exception(self, held: Row) -> Row:
        identifier = str(held["id"])
        picture = self.picture(identifier)
        provided_by = _linked(picture, Property.PROVIDED_BY)
        subjects = _linked(picture, Property.COVERS_SUBJECT)
        return {
            **self._reference(identifier),
            "held": held,
            "condition": picture and picture.properties.get(Property.CONDITION),
            "kind": picture and picture.properties.get(Property.EXCEPTION_KIND),
            "subjects": subjects,
            "wholes": self._wholes(self._in_order(subjects)),
            "scope": next(iter(_linked(picture, Property.HAS_SCOPE)), None),
            "providedBy": self._reference(provided_by[0]) if provided_by else None,
            "events": _events(picture),
        }

    def _reference(self, identifier: str) -> Row:
        picture = self.picture(identifier)
        name = picture.properties.get(Property.NAME, identifier) if picture else identifier
        shown = self.clusters.canonical(identifier)
        return {"id": shown, "name": name, "label": picture.label if picture else None}

    def references(self, picture: Folded, predicate: Property) -> list[Row]:
        """The things to which a picture relates by `predicate`, as rows of id, name and label."""
        return [self._reference(name) for name in _linked(picture, predicate)]

    def _reached(self, ids: Iterable[str], predicates: Sequence[Property]) -> list[Folded]:
        """The things that can be reached from `ids` by these relationships, themselves included."""
        reached: dict[str, Folded] = {}
        frontier = set(ids)
        for _ in range(_DEPTH + 1):
            pictures = self.pictures(frontier)
            reached |= pictures
            nearby = {
                name for each in pictures.values() for predicate in predicates for name in _linked(each, predicate)
            }
            frontier = nearby - reached.keys()
        return [reached[name] for name in sorted(reached)]

    def _wholes(self, pictures: Iterable[Folded]) -> list[str]:
        """The ids of all of which these things are parts, sorted."""
        direct = {name for each in pictures for name in _linked(each, Property.PART_OF)}
        return [each.subject for each in self._reached(direct, (Property.PART_OF,))]

    def _parts(self, identifier: str) -> set[str]:
        found: set[str] = set()
        frontier = {identifier}
        for _ in range(_DEPTH):
            frontier = set(self._saying(Property.PART_OF, sorted(frontier))) - found
            found |= frontier
        return found

    def _saying(self, predicate: Property, values: Sequence[str]) -> list[str]:
        if not values:
            return []
        records = sorted({each for value in values for each in self.clusters.members(value)})
        parameters = {"predicate": predicate.value, "values": records, "known_at": self._known_at}
        rows = self._store.read("read/then_subjects", **parameters)
        return sorted({self.clusters.canonical(row["subject"]) for row in rows})

    def _in_order(self, ids: Iterable[str]) -> list[Folded]:
        """The pictures of these things, each once."""
        return list(self.pictures(ids).values())

    def pictures(self, ids: Iterable[str]) -> dict[str, Folded]:
        """The pictures of the things shown under these ids, if anything was recorded; folded once and remembered."""
        wanted = list(dict.fromkeys(ids))
        unknown = sorted(set(wanted) - self._pictures.keys())
        if unknown:
            recorded = self._recorded(unknown)
            groups = {str(each.value) for told in recorded.values() for each in told if _is_membership(each)}
            lists = self._lists(sorted(groups))
            for name in unknown:
                told = recorded.get(name)
                self._pictures[name] = fold(name, told, lists) if told else None
        return {name: picture for name in wanted if (picture := self._pictures[name]) is not None}

    def _recorded(self, subjects: list[str]) -> dict[str, list[Recorded]]:
        found: dict[str, list[Recorded]] = {}
        records = [each for subject in subjects for each in self.clusters.members(subject)]
        for row in self._store.read("read/then_statements", subjects=records, known_at=self._known_at):
            recorded = shown_in(recorded_from_row(row), self.clusters)
            found.setdefault(self.clusters.canonical(recorded.statement.subject), []).append(recorded)
        return found

    def _lists(self, groups: list[str]) -> list[Capture]:
        told = self._recorded(groups).values() if groups else ()
        captured = (each for one in told for each in one if each.statement.predicate is Property.CAPTURED_ON)
        return [Capture(each) for each in captured]


def _linked(picture: Folded | None, predicate: Property) -> list[str]:
    relationship = property_term(predicate).relationship
    edges = picture.edges if picture else ()
    return sorted({edge.target for edge in edges if edge.relationship == relationship})


def _held(picture: Folded | None, predicate: Property) -> list[Row]:
    """What the thing has by a relationship, each with the interval in which it has it."""
    relationship = property_term(predicate).relationship
    edges = picture.edges if picture else ()
    return [{"id": each.target, **interval_to_row(each.valid)} for each in edges if each.relationship == relationship]


def _dated(picture: Folded, predicate: Property) -> list[Row]:
    relationship = property_term(predicate).relationship
    return [
        {**interval_to_row(edge.valid), "confidence": edge.confidence, "group": edge.target}
        for edge in picture.edges
        if edge.relationship == relationship
    ]


def _events(picture: Folded | None) -> list[Row]:
    return [event_to_row(event)["properties"] for event in picture.events] if picture else []


def _is_membership(recorded: Recorded) -> bool:
    return recorded.statement.predicate in TOLD_WHOLE
