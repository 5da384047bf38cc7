"""What the words of a described class say of its members: whose, from where, on which list, from which quantity on."""

from collections.abc import Iterator

from ingest.extraction.passage import Passage
from ingest.extraction.phrases import Phrase
from ingest.extraction.things import Select, Selector
from ontology.vocabulary import EntityClass

_BY_CLASS = {
    EntityClass.COMPANY: Select.OWNER,
    EntityClass.CRITERION: Select.THRESHOLD,
    EntityClass.PARTY_LIST: Select.LIST,
    EntityClass.POLICY: Select.LAW,
}
_PLACES = (EntityClass.COUNTRY, EntityClass.COUNTRY_GROUP)


def selectors_of(phrase: Phrase, passage: Passage) -> tuple[Selector, ...]:
    """What the names in a phrase select by, in the order of the text."""
    return tuple(dict.fromkeys(_selectors(phrase, passage)))


def _selectors(phrase: Phrase, passage: Passage) -> Iterator[Selector]:
    words = passage.block.view[phrase.start : phrase.whole_end].lower()
    for name in passage.names:
        if phrase.start <= name.start and name.end <= phrase.whole_end:
            for thing in name.things:
                by = _place(words, phrase) if name.entity_class in _PLACES else _BY_CLASS.get(name.entity_class)
                if by is not None:
                    yield Selector(by, thing.id)


def _place(words: str, phrase: Phrase) -> Select:
    """How a country selects: by seat, by nationality, or only by where they are."""
    if "headquartered" in words or "parent" in words:
        return Select.HEADQUARTERS
    personal = phrase.noun.lemma_.lower() in ("national", "citizen", "resident", "person", "researcher", "student")
    return Select.NATIONALITY if personal else Select.PLACE
