"""The wording of control parameters in the Commerce Control List, read as criteria. What is not understood as a
whole gives no criterion at all: half a test would be a wrong one."""

import re

from ingest.sources.ear.criteria import Comparison, Criterion, Operator, combined
from ingest.sources.ear.powers import POWER, power_of_ten
from ingest.table import Cell

# The parameters that the List defines in quotation marks, with their units where it gives one.
_PARAMETERS: dict[str, tuple[str, str | None]] = {
    "total processing performance": ("totalProcessingPerformance", None),
    "performance density": ("performanceDensity", None),
    "memory bandwidth density": ("memoryBandwidthDensity", "gigabytes per second per square millimeter"),
}
# The kinds of things that the parameters describe. That a thing is an integrated circuit with processing units needs
# no test of its own: 'total processing performance' is only defined for one. Memory must be told apart from others.
_KINDS: dict[str, tuple[str, ...]] = {
    "integrated circuits having one or more digital processing units": (),
    "high bandwidth memory (hbm)": ("highBandwidthMemory",),
}
_NUMBER = r"(?P<{}>\d+(?:,\d{{3}})*(?:\.\d+)?)"
_QUANTITY = re.compile(
    rf"(?P<whole>[Aa] '(?P<name>[^']+)' (?:of {_NUMBER.format('from')} or more|greater than {_NUMBER.format('over')})"
    rf"(?: and less than {_NUMBER.format('below')})?(?P<unit> [a-z ]*?[a-z])??)(?: and (?=a ')|(?:[;,] or|; and|\.)?$)"
)
_KIND = re.compile(r"(?P<kind>.+?) having (?:(?P<list>either|any|all) of the following:$|(?=a '))")
_CIRCUITS_OF = re.compile(
    r"Computers, “electronic assemblies,” and “components” containing integrated circuits, "
    r"any of which meets or exceeds the limits in (?P<item>\d[A-E]\d{3}(?:\.[a-z0-9]+)*)\."
)
_TRAINED = re.compile(
    rf"'Parameters' for an artificial intelligence model trained utilizing (?P<number>{POWER}) or more "
    r"'operations\.?'\.?"
)


def is_model_parameters(heading: str) -> bool:
    """Whether an entry controls the parameters (weights) of AI models."""
    return heading.startswith("'Parameters' for an artificial intelligence model")


def read_heading(cell: Cell) -> Criterion | None:
    """The test that the heading of an entry on model parameters makes: so many training operations or more."""
    match = _TRAINED.fullmatch(cell.text)
    number = None if match is None else power_of_ten(match["number"], of_training=True)
    if match is None or number is None:
        return None
    return Comparison("trainingOperations", ">=", number, "operations", cell.part(match.start("number"), match.end()))


def read_paragraph(head: Cell, below: list[Cell]) -> Criterion | None:
    """The test that a paragraph makes, with the paragraphs directly `below` it."""
    circuits = _CIRCUITS_OF.fullmatch(head.text)
    if circuits is not None and not below:
        # In the words of the law: whether such a circuit is inside is a fact about the computer, not our computation.
        parameter = f"containsCircuitMeetingOrExceeding{circuits['item'].replace('.', '')}"
        return Comparison(parameter, "=", True, None, head.part(*circuits.span()))
    kind = _KIND.match(head.text)
    if kind is None or kind["kind"].lower() not in _KINDS:
        return None
    tests: list[Criterion] = [
        Comparison(parameter, "=", True, None, head.part(*kind.span("kind")))
        for parameter in _KINDS[kind["kind"].lower()]
    ]
    measured = _listed(kind["list"], head, below) if kind["list"] else _quantities(head, kind.end(), below)
    return None if measured is None else combined("all", [*tests, measured], head)


def _listed(word: str, head: Cell, below: list[Cell]) -> Criterion | None:
    """Paragraphs of a list; a list that has lost its end, or one of two, is not understood."""
    parts = [_quantities(each, 0, []) for each in below]
    understood = [each for each in parts if each is not None]
    joined = "and" if word == "all" else "or"
    complete = [each.text.endswith(f" {joined}") for each in below[:-1]] + [
        each.text.endswith(".") for each in below[-1:]
    ]
    if len(understood) != len(parts) or not all(complete) or len(parts) < 2 or (word == "either" and len(parts) != 2):
        return None
    return combined("all" if word == "all" else "any", understood, head)


def _quantities(cell: Cell, at: int, below: list[Cell]) -> Criterion | None:
    """Quantities joined by "and", up to the end of the cell."""
    tests: list[Criterion] = []
    start = at
    while at < len(cell.text):
        match = _QUANTITY.match(cell.text, at)
        if match is None or match["name"] not in _PARAMETERS:
            return None
        parameter, unit = _PARAMETERS[match["name"]]
        if (match["unit"] or "").strip() != (unit or ""):
            return None
        where = cell.part(*match.span("whole"))
        bounds: list[tuple[Operator, str]] = [(">=", "from"), (">", "over"), ("<", "below")]
        tests += [
            Comparison(parameter, operator, float(match[group].replace(",", "")), unit, where)
            for operator, group in bounds
            if match[group]
        ]
        at = match.end()
    return None if below or not tests else combined("all", tests, cell.part(start, len(cell.text)))
