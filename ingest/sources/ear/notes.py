"""Notes of an entry: what they leave out of the control, as tests and as exclusions.

A note that leaves something out and is not understood would make a control look wider than it is. It is therefore
told apart from notes that only define or explain.
"""

import re
from dataclasses import dataclass

from ingest.sources.ear.criteria import Comparison, Criterion, combined, number_text
from ingest.sources.ear.exceptions import CarveOut
from ingest.sources.ear.powers import POWER, power_of_ten
from ingest.table import Cell

_LEAVES_OUT = re.compile(r"(?<!this presumption) (?:does|do) not (?:apply|control|cover)\b")
_ECCN = r"(?P<item>\d[A-E]\d{3})"
_PUBLISHED = re.compile(
    rf"(?:In accordance with § 734\.7 of the EAR, )?{_ECCN} does not control the 'parameters' of any artificial "
    r"intelligence model that have been “published” as defined in § 734\.7\(a\)\."
)
_DERIVED = re.compile(
    rf"{_ECCN} also does not control the 'parameters' of any artificial intelligence model derived from a model whose "
    r"parameters have been 'published,' except where the model has been derived using additional training 'operations' "
    rf"that constitute more than (?P<number>{POWER}) 'operations' or more than (?P<percent>\d+) percent of the "
    r"training 'operations' defined in Note \d+, whichever is higher\."
)
_LESS_CAPABLE = re.compile(
    rf"{_ECCN} does not control the 'parameters' of any artificial intelligence model trained utilizing fewer "
    r"'operations' than the number needed, based on the most efficient “published” methods to train artificial "
    r"intelligence models, to train an artificial intelligence model as capable, according to an aggregate of widely "
    r"used benchmarks, as the most advanced artificial intelligence model that has been “published” as defined in "
    r"§ 734\.7\(a\) of the EAR\."
)
_NOT_FOR_DATACENTERS = re.compile(
    r"(?P<items>\d[A-E]\d{3}\.[a-z](?: and \d[A-E]\d{3}\.[a-z])*) do(?:es)? not apply to items that are not "
    r"designed or marketed for use in datacenters and do not have a 'total processing performance' of "
    r"(?P<number>\d+) or more\."
)
_CO_PACKAGED = re.compile(
    r"This control does not cover co-packaged integrated circuits with both HBM and logic integrated circuit where the "
    r"dominant function of the co-packaged integrated circuit is processing\."
)


@dataclass(frozen=True, slots=True)
class LimitingTest:
    """What a note leaves of a control: a further test for the items that it names."""

    numbers: tuple[str, ...]
    test: Criterion

    def limits(self, number: str) -> bool:
        """Whether it is for this entry or paragraph."""
        return any(number == each or number.startswith(f"{each}.") for each in self.numbers)


@dataclass(frozen=True, slots=True)
class Note:
    """What was understood of a note."""

    cell: Cell
    tests: tuple[LimitingTest, ...]
    exclusions: tuple[CarveOut, ...]

    @property
    def understood(self) -> bool:
        """Whether anything was."""
        return bool(self.tests or self.exclusions)

    @property
    def hides_exclusion(self) -> bool:
        """Whether it leaves something out of the control that was not understood."""
        return len(_LEAVES_OUT.findall(self.cell.text)) > len(self.tests) + len(self.exclusions)


def read_note(cell: Cell, follows: str | None) -> Note:
    """What a note says. `follows` is the paragraph directly before it, which "this control" means."""
    tests = (_published(cell), _for_datacenters(cell), None if follows is None else _co_packaged(cell, follows))
    exclusions = (_derived(cell), _less_capable(cell))
    return Note(
        cell,
        tuple(each for each in tests if each is not None),
        tuple(each for each in exclusions if each is not None),
    )


def _published(cell: Cell) -> LimitingTest | None:
    match = _PUBLISHED.search(cell.text)
    if match is None:
        return None
    return LimitingTest((match["item"],), Comparison("weightsPublished", "=", False, None, cell.part(*match.span())))


def _for_datacenters(cell: Cell) -> LimitingTest | None:
    """ "Does not apply to what is not A and is not B" leaves what is A or B."""
    match = _NOT_FOR_DATACENTERS.search(cell.text)
    if match is None:
        return None
    clause = cell.part(*match.span())
    made_for = Comparison("designedOrMarketedForDatacenters", "=", True, None, clause)
    powerful = Comparison("totalProcessingPerformance", ">=", float(match["number"]), None, clause)
    return LimitingTest(tuple(match["items"].split(" and ")), combined("any", [made_for, powerful], clause))


def _co_packaged(cell: Cell, follows: str) -> LimitingTest | None:
    match = _CO_PACKAGED.search(cell.text)
    if match is None:
        return None
    test = Comparison("coPackagedWithLogicMainlyForProcessing", "=", False, None, cell.part(*match.span()))
    return LimitingTest((follows,), test)


def _derived(cell: Cell) -> CarveOut | None:
    match = _DERIVED.search(cell.text)
    number = None if match is None else power_of_ten(match["number"], of_training=True)
    if match is None or number is None:
        return None
    return CarveOut(
        key="derived-from-published",
        name=f"Exclusion from ECCN {match['item']}: models derived from published ones",
        condition="the model is derived from a model whose parameters are published, by additional training of no more "
        f"than {number_text(number)} operations or {match['percent']} percent of the training operations, whichever is "
        "higher",
        kind="exclusion",
        section=None,
        numbers=(match["item"],),
        cell=cell.part(*match.span()),
    )


def _less_capable(cell: Cell) -> CarveOut | None:
    match = _LESS_CAPABLE.search(cell.text)
    if match is None:
        return None
    return CarveOut(
        key="less-capable-than-published",
        name=f"Exclusion from ECCN {match['item']}: models less capable than the best published one",
        condition="the model was trained with fewer operations than are needed, by the most efficient published "
        "methods, to train a model as capable as the most advanced published one",
        kind="exclusion",
        section=None,
        numbers=(match["item"],),
        cell=cell.part(*match.span()),
    )
