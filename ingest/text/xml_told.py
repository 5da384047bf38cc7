"""What an XML document tells of itself: gathered while it is read."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.text.front_matter import Metadata, metadata_found
from ingest.text.xml_words import DATE_PARTS, Words

_NUMBER = re.compile(r"\b(?:\d{4}|[A-Z]\d)-\d{4,6}\b")
_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
"""ISO 8601 with hyphens or, as NITF has it, without."""
_ADDRESS = "https://www.federalregister.gov/d/"


@dataclass(slots=True)
class Told:
    """The words of the elements, and the attributes, that tell of the document."""

    words: Words
    _told: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    _open: list[tuple[str, list[str]]] = field(default_factory=list)
    """The open elements that tell something: what, and their words so far."""

    def start(self, name: str, above: str, attributes: dict[str, str]) -> None:
        """Begin an element within the element `above`."""
        for attribute, value in attributes.items():
            key = self.words.told.get(f"{name}@{attribute.rpartition(':')[2]}")
            if key is not None:
                self._told[key].append(value)
        key = self.words.told.get(name) or self.words.told.get(f"{above}/{name}")
        self._open.append((key or "", []))

    def data(self, characters: str) -> None:
        """Words in the elements that are open."""
        for key, words in self._open:
            if key:
                words.append(characters)

    def end(self, name: str) -> None:
        """End an element."""
        key, words = self._open.pop()
        if key:
            self._told[key].append(" ".join("".join(words).split()))
        if name in self.words.dates:
            self._told["published"].append("-".join(self._told.pop(part, [""])[0].zfill(2) for part in DATE_PARTS))

    def metadata(self) -> Metadata:
        """What the document tells; what makes no sense in it is left out."""
        told = {key: self._told[key] for key in ("title", "publisher", "url")}
        numbers = (match for each in self._told["number"] for match in [_NUMBER.search(each)] if match)
        told["url"] = told["url"] + [f"{_ADDRESS}{number[0]}" for number in numbers]
        told["published"] = list(self._days())
        if self.words.publisher is not None:
            told["publisher"] = [self.words.publisher]
        if self.words.kind is not None:
            told["kind"] = [self.words.kind]
        return metadata_found(told)

    def _days(self) -> Iterator[str]:
        for each in self._told["published"]:
            match = _DAY.match(each)
            if match is not None:
                yield "-".join(match.groups())
