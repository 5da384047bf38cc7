"""The paragraphs that restrict nothing: our own, and those of ../shared/data to which we only refer."""

import csv
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_HERE = Path(__file__).parent / "alarms"
_DATA = Path(__file__).parents[4] / "shared" / "data"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text in which a person marks no norm."""

    name: str
    why: str
    """What in it might be taken for one, or why it is none."""
    text: str


def own() -> list[Paragraph]:
    """Those that were written for this test."""
    return [Paragraph(f"own: {each['trap']}", each["trap"], each["text"]) for each in _entries("own")]


def references() -> list[Mapping[str, Any]]:
    """The places of the stored ones."""
    return _entries("stored")


def stored() -> list[Paragraph]:
    """The stored ones of which the file is there. `ValueError` where a file has another text at that place."""
    return [_looked_up(each) for each in references() if (_DATA / each["file"]).is_file()]


def _entries(name: str) -> list[Mapping[str, Any]]:
    entries: list[Mapping[str, Any]] = yaml.safe_load((_HERE / f"{name}.yml").read_text(encoding="utf-8"))
    return entries


def _looked_up(reference: Mapping[str, Any]) -> Paragraph:
    text = _text_at(_DATA / reference["file"], reference)
    if hashlib.sha256(text.encode()).hexdigest() != reference["sha256"]:
        raise ValueError(f"{reference['file']} has another text there than the one that was chosen: {reference}")
    place = reference.get("row", reference.get("start", reference.get("sentence")))
    return Paragraph(f"{reference['file']} at {place}", reference["why"], text)


def _text_at(path: Path, reference: Mapping[str, Any]) -> str:
    if "row" in reference:
        row = _rows(path)[reference["row"]]
        return " ".join(row[column].strip() for column in reference["columns"])
    if "start" in reference:
        return path.read_bytes().decode()[reference["start"] : reference["end"]]
    return " ".join(_words(path, reference["sentence"]))


@cache
def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _words(path: Path, sentence: int) -> Iterator[str]:
    """The words of a sentence of CoNLL04, which has a word a line behind a line with the number of its document."""
    inside = False
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#doc"):
            inside = line == f"#doc {sentence}"
        elif inside and line:
            yield line.split("\t")[1]
