"""Judgements in files: a YAML list that people read, edit and keep under version control. See docs/judgements.md."""

import os
import re
import tempfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from ontology.errors import ExportGraphError
from ontology.judgement import Judge, Judgement, Sameness, judgement_on

_HEADER = "# Decisions on which records are the same thing. The form is described in docs/judgements.md.\n"
_WHEN = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ)?")
_ID = re.compile(r"[A-Za-z]+:\S+")
_FORM = "see docs/judgements.md for the form of an entry"


def _moment(text: str) -> str:
    # One spelling, so that the order of texts is the order in time.
    if not _WHEN.fullmatch(text):
        raise ValueError("write a date (2026-11-25) or a moment in UTC (2026-11-25T10:00:00Z)")
    datetime.fromisoformat(text)
    return text


def _identifier(text: str) -> str:
    if not _ID.fullmatch(text):
        raise ValueError("write an id, for example company:huawei")
    return text


_Id = Annotated[str, AfterValidator(_identifier)]
_Text = Annotated[str, Field(min_length=1)]
_Number = Annotated[float, Field(allow_inf_nan=False)]


class Entry(BaseModel):
    """An entry as written."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    left: _Id
    right: _Id
    sameness: Sameness
    who: _Text
    when: Annotated[str, AfterValidator(_moment)]
    why: _Text
    score: Annotated[float, Field(ge=0, le=1)] | None = None
    features: dict[str, _Number] = {}


class _Loader(yaml.BaseLoader):
    """Makes strings only ("2026-11-25" and "no" stay what was written) and takes no key twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:
        keys = [key.value for key, _ in node.value]
        if twice := next((key for key in keys if keys.count(key) > 1), None):
            raise yaml.constructor.ConstructorError(None, None, f"the key {twice!r} stands twice", node.start_mark)
        return super().construct_mapping(node, deep)


class _Dumper(yaml.SafeDumper):
    """Writes text with line ends and invisible signs in quotes, where none of them can be lost."""

    def represent_str(self, data: str) -> yaml.ScalarNode:
        style = None if data.isprintable() else '"'
        return self.represent_scalar("tag:yaml.org,2002:str", data, style=style)


_Dumper.add_representer(str, _Dumper.represent_str)


def read_judgements(path: Path) -> list[Judgement]:
    """The judgements of a YAML file, or of all such files in a folder, in the order in which they are written.

    Raises `JUDGEMENT-UNREADABLE`, `JUDGEMENT-YAML`, `JUDGEMENT-ENTRY`, or `JUDGEMENT-CONTRADICTION` where two
    entries of the same moment say different things of the same pair. A later entry supersedes an earlier one.
    """
    found: list[Judgement] = []
    said: dict[tuple[str, str, str], tuple[Judgement, str]] = {}
    for file in _files(path):
        for number, judgement in enumerate(_parse(_read(file), file), start=1):
            place = f"{file}, entry {number}"
            earlier = said.setdefault((*judgement.pair, judgement.decided_at), (judgement, place))
            if earlier[0].sameness is not judgement.sameness:
                raise _contradiction(judgement, place, *earlier)
            found.append(judgement)
    return found


def write_judgement(path: Path, judgement: Judgement) -> None:
    """Append a person's judgement to a YAML file, which is made where it is missing; what is there stays as it is.

    The file is replaced in one step, so that a broken write loses nothing. Raises `JUDGEMENT-NOT-A-PERSON`,
    `JUDGEMENT-APPEND` where the entry cannot follow what is there, `JUDGEMENT-UNWRITABLE`, and what
    `read_judgements` raises on the file as it is.
    """
    if judgement.judge is not Judge.PERSON:
        raise ExportGraphError(
            code="JUDGEMENT-NOT-A-PERSON",
            message=f"the judgement on {judgement.left} and {judgement.right} is the matcher's",
            fix="write down what a person decides; the matcher's scores are made anew each time",
        )
    target = path.resolve()
    before = _read(target) if target.exists() else _HEADER.encode()
    earlier = _parse(before, path)
    after = before + (b"" if before.endswith(b"\n") or not before else b"\n") + _written(judgement)
    try:
        fits = _parse(after, path) == [*earlier, judgement]
    except ExportGraphError:
        fits = False
    if not fits:
        raise ExportGraphError(
            code="JUDGEMENT-APPEND",
            message=f"an entry for {judgement.left} and {judgement.right} cannot be put at the end of {path}",
            fix="write its list with a hyphen at the left margin for each entry, or use another file",
        )
    _replace(target, after)


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    inside = (each for each in path.rglob("*") if each.suffix in (".yml", ".yaml") and each.is_file())
    return sorted(each for each in inside if not each.name.startswith("."))


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise ExportGraphError(
            code="JUDGEMENT-UNREADABLE",
            message=f"{file} cannot be read: {error.strerror}",
            fix="check that it is there and that you may read it",
        ) from None


def _parse(content: bytes, file: Path) -> list[Judgement]:
    try:
        entries = yaml.load(content.decode("utf-8-sig"), Loader=_Loader)  # noqa: S506
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        problem = " ".join(str(error).split())
        raise ExportGraphError(
            code="JUDGEMENT-YAML", message=f"{file} is not YAML: {problem}", fix="mend the line that it names"
        ) from None
    if entries is None or entries == "":
        return []
    if not isinstance(entries, list):
        raise ExportGraphError(code="JUDGEMENT-ENTRY", message=f"{file} is not a list of entries", fix=_FORM)
    return [_judgement(entry, f"{file}, entry {number}") for number, entry in enumerate(entries, start=1)]


def _judgement(given: object, place: str) -> Judgement:
    try:
        entry = Entry.model_validate(given)
    except ValidationError as error:
        first = error.errors()[0]
        key = "/".join(str(part) for part in first["loc"])
        said = f"{key}: {first['msg']}" if key else first["msg"]
        raise ExportGraphError(code="JUDGEMENT-ENTRY", message=f"{place}: {said}", fix=_FORM) from None
    if entry.left == entry.right:
        raise ExportGraphError(
            code="JUDGEMENT-ENTRY", message=f"{place}: left and right are both {entry.left}", fix="name two records"
        )
    return judgement_on(
        entry.left, entry.right, entry.sameness, Judge.PERSON, entry.who, entry.when, entry.why, entry.score,
        entry.features,
    )  # fmt: skip


def _contradiction(judgement: Judgement, place: str, earlier: Judgement, there: str) -> ExportGraphError:
    return ExportGraphError(
        code="JUDGEMENT-CONTRADICTION",
        message=f"{place} says {judgement.sameness} of {judgement.left} and {judgement.right}, but {there} says "
        f"{earlier.sameness}, and both are of {judgement.decided_at}",
        fix="take one of them out, or give the later one its moment (2026-11-25T10:00:00Z)",
    )


def _written(judgement: Judgement) -> bytes:
    entry: dict[str, object] = {
        "left": judgement.left,
        "right": judgement.right,
        "sameness": judgement.sameness.value,
        "who": judgement.who,
        "when": judgement.decided_at,
        "why": judgement.why,
    }
    if judgement.score is not None:
        entry["score"] = judgement.score
    if judgement.features:
        entry["features"] = dict(judgement.features)
    text: str = yaml.dump([entry], Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)
    return text.encode()


def _replace(target: Path, content: bytes) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        mode = target.stat().st_mode if target.exists() else 0o644
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(mode & 0o777)
            Path(name).replace(target)
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError as error:
        raise ExportGraphError(
            code="JUDGEMENT-UNWRITABLE",
            message=f"{target} cannot be written: {error.strerror}",
            fix="check that the folder is there, that you may write to it, and that the disk has room",
        ) from None


def settled(judgements: Iterable[Judgement]) -> frozenset[tuple[str, str]]:
    """The pairs on which a person has decided; `matched` leaves them out."""
    return frozenset(each.pair for each in judgements if each.judge is Judge.PERSON)
