"""What lists write in a way that is not understood: each form is reported once, with how often it stands there."""

from dataclasses import dataclass, field

from ingest.table import Findings

_LONGEST = 160
_FIXES = {
    "LIST-ADDRESS-UNREAD": "extend ingest/lists/addresses.py; until then the party is not said to be there",
    "LIST-ALIAS-UNREAD": "extend ingest/lists/names.py, or correct the cell in source.yml; until then it is no alias",
    "LIST-CITATION-UNREAD": "extend ingest/lists/citation.py, or correct the cell in source.yml",
    "LIST-COUNTRY": "add the spelling to ingest/lists/places.py if it means one country",
    "LIST-DATE": "compare it with the Federal Register; until then that date is not used",
    "LIST-NAME-UNREAD": "extend ingest/lists/names.py, or correct the cell in source.yml; the name stands as it is",
    "LIST-REQUIREMENT-FORM": "nothing is lost: the words stand in the entry; extend ingest/lists/requirement.py",
    "LIST-REVIEW-UNREAD": "compare it with the list; until then the entry has no review policy",
}
_WORDS = {
    "LIST-ADDRESS-UNREAD": "where a party has more addresses was not understood",
    "LIST-ALIAS-UNREAD": "not understood as another name",
    "LIST-CITATION-UNREAD": "not understood in a citation",
    "LIST-COUNTRY": "no single country is meant by",
    "LIST-DATE": "a date that cannot be so",
    "LIST-NAME-UNREAD": "not understood what belongs to the name",
    "LIST-REQUIREMENT-FORM": "words of a licence requirement beside items, sections and footnotes",
    "LIST-REVIEW-UNREAD": "a licence requirement stands where the review policy should",
}


@dataclass(slots=True)
class Forms:
    """The forms that were met, by the code under which they are reported."""

    _met: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def add(self, code: str, form: str, pointer: str) -> None:
        """Note that this stands at `pointer` and was not understood."""
        self._met.setdefault((code, form), []).append(pointer)

    def report(self, found: Findings) -> None:
        """Warn of each form."""
        for (code, form), pointers in sorted(self._met.items()):
            cut = form if len(form) <= _LONGEST else f"{form[:_LONGEST]}…"
            more = f" and {len(pointers) - 1} more" if len(pointers) > 1 else ""
            found.warn(code, f"{_WORDS[code]}: {cut!r} ({pointers[0]}{more})", _FIXES[code])
