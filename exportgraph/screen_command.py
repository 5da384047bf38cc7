"""The command `exportgraph screen`: what can be typed. What it does is in `actions` and `screening`."""

import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import click

from exportgraph.options import Day, Moment

KINDS = ("organisation", "individual", "vessel", "aircraft")
HIT = 3
"""The exit code that tells a script of a hit. Errors end with 1, wrong usage with 2."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What `screen` was asked, as typed."""

    name: str
    country: str | None
    kind: str | None
    lists: tuple[str, ...]
    limit: int
    day: date
    known_at: str | None
    delisted: bool


@click.command()
@click.argument("name")
@click.option("--country", help="Where its bearer is: a code or a name. It explains hits and never hides one.")
@click.option("--kind", type=click.Choice(KINDS), help="Leave out parties that are known to be of another kind.")
@click.option("--list", "lists", multiple=True, help="A list to search, by name or id; all if left out. Repeatable.")
@click.option("--limit", default=5, show_default=True, help="How many parties at most, for each name.")
@click.option("--as-of", type=Day(), help="The day that is asked about; today if left out.")
@click.option("--known-at", type=Moment(), help="Answer with what the graph knew then (2026-06-13, or with a time).")
@click.option("--delisted", is_flag=True, help="Show parties, too, that are no longer or not yet listed on the day.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write a CSV table into this file.")
@click.option("--fail-on-hit", is_flag=True, help="End with exit code 3 where any name has a hit.")
def screen(
    name: str, country: str | None, kind: str | None, lists: tuple[str, ...], limit: int, as_of: date | None,
    known_at: str | None, out: Path | None, *, delisted: bool, as_json: bool, fail_on_hit: bool,
) -> None:  # fmt: skip
    """Which parties on lists may bear this NAME, or the names in a CSV table?

    NAME that ends in .csv is a file in UTF-8 with a column `name`, and `country` and `kind` where it has them. Names
    are compared, nothing else: a person decides who is who, and no hit is no clearance (docs/screening.md).

    \b
    Examples:
      exportgraph screen "Huawei Technologies" --country CN
      exportgraph screen customers.csv --kind organisation --out hits.csv --fail-on-hit
      exportgraph screen 中芯国际 --list "Entity List" --json
    """
    from exportgraph import actions

    day = as_of or datetime.now(UTC).date()
    asked = Asking(name, country, kind, lists, limit, day, known_at, delisted=delisted)
    hits = actions.screen(asked, out, as_json=as_json)
    sys.exit(HIT if hits and fail_on_hit else 0)
