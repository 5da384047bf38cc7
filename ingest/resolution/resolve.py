"""Resolving: which records of the graph are the same thing, by people's decisions and by the matcher's judgements."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from ingest.resolution.files import read_judgements, settled
from ingest.resolution.matcher import matched
from matching.record import CITED, NamedRecord
from ontology.judgement import Contradiction, Judge, Judgement, Sameness
from ontology.statement import Value
from ontology.terms import Property, class_terms
from ontology.vocabulary import EntityClass
from queries.clusters import standing
from queries.described import described
from queries.judging import judge, mark_resolved
from queries.managed.settings import Folder
from queries.store import Store

_MATCHED = (
    EntityClass.COMPANY, EntityClass.AGENCY, EntityClass.PARTY, EntityClass.AI_MODEL, EntityClass.HARDWARE,
    EntityClass.POLICY,
)  # fmt: skip
_PLACES = (Property.HEADQUARTERED_IN, Property.INCORPORATED_IN, Property.LOCATED_IN)
_MAKERS = (Property.DEVELOPED_BY, Property.DESIGNED_BY)
_TOLD = (Property.TYPE, Property.NAME, Property.ALIAS, Property.PARTY_KIND, Property.EXTERNAL_ID, *_PLACES, *_MAKERS)


class ResolutionSettings(BaseSettings):
    """Where people's decisions lie: `judgements` can be given by EXPORTGRAPH_JUDGEMENTS."""

    model_config = SettingsConfigDict(env_prefix="EXPORTGRAPH_", frozen=True)

    judgements: Folder = Field(default_factory=lambda: platformdirs.user_data_path("exportgraph") / "judgements")
    """A folder of judgement files. It speaks for the whole graph: what is taken out of it is withdrawn."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a resolution did."""

    changed: tuple[str, ...]
    """The records that are shown under another id than before."""
    unsure: tuple[Judgement, ...]
    """The pairs on which a person should decide, the likeliest first."""
    contradictions: tuple[Contradiction, ...]


def resolve(store: Store, folder: Path, at: str) -> Resolved:
    """Read the decisions in `folder`, match what they leave open, and show what is the same as one from `at` on.

    Where there is no such folder, decisions that were recorded before stay. Doing it again changes nothing. Raises
    what `read_judgements` raises, before anything is changed.
    """
    changed: set[str] = set()
    if folder.is_dir():
        changed.update(judge(store, Judge.PERSON, read_judgements(folder), at).changed)
    decided = settled(standing(store.read))
    judged = judge(store, Judge.MATCHER, matched(named_records(store), decided), at)
    mark_resolved(store, at)
    return Resolved(tuple(sorted(changed.union(judged.changed))), tuple(undecided(store)), judged.contradictions)


def undecided(store: Store) -> list[Judgement]:
    """The pairs on which the matcher is unsure and no person has decided, the likeliest first."""
    counting = standing(store.read)
    decided = settled(counting)
    unsure = [each for each in counting if each.sameness is Sameness.UNSURE and each.pair not in decided]
    return sorted(unsure, key=lambda each: (-(each.score or 0.0), each.pair))


def named_records(store: Store) -> Iterator[NamedRecord]:
    """The records of parties, models and hardware that have a name, and of policies that have an identifier."""
    for identifier, facts in described(store, _MATCHED, _TOLD):
        names = [str(each) for each in facts.get(Property.NAME, [])]
        aliases = [str(each) for each in facts.get(Property.ALIAS, [])]
        label = _label(facts)
        identifiers = _all(facts, (Property.EXTERNAL_ID,))
        if (names or aliases) and (label not in CITED or identifiers):
            first, *others = [*names, *aliases]
            yield NamedRecord(
                id=identifier,
                label=label,
                name=first,
                aliases=tuple(others),
                kind=next((str(each) for each in facts.get(Property.PARTY_KIND, [])), None),
                countries=_all(facts, _PLACES),
                identifiers=identifiers,
                makers=_all(facts, _MAKERS),
            )


def _label(facts: Mapping[Property, list[Value]]) -> str:
    """The narrowest class that a document gives."""
    classes = [str(each) for each in facts[Property.TYPE]]
    return min(classes, key=lambda name: (not class_terms()[name].broader, name))


def _all(facts: Mapping[Property, list[Value]], properties: tuple[Property, ...]) -> frozenset[str]:
    return frozenset(str(each) for name in properties for each in facts.get(name, []))
