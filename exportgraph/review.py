"""The walk through pairs on which the matcher is unsure: a person decides, and the decision goes into a file."""

import getpass
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.markup import escape
from rich.table import Table

from exportgraph.console import out
from ingest.resolution.files import write_judgement
from ontology.ids import slug
from ontology.judgement import Judge, Judgement, Sameness, judgement_on
from ontology.terms import Property
from queries import lookup
from queries.lookup import Evidenced
from queries.store import Store

_KEYS = {"s": Sameness.SAME, "d": Sameness.DIFFERENT, "u": Sameness.UNSURE}
_ASKED = "[bold]s[/]ame, [bold]d[/]ifferent, [bold]u[/]nsure (do not ask again), [bold]l[/]ater, [bold]q[/]uit?"
_SHOWN = 6
"""Statements of a record that are shown; there may be thousands."""


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who decides, and into which file it goes."""

    name: str
    file: Path

    @classmethod
    def of(cls, name: str | None, folder: Path) -> "Reviewer":
        """The person with this name, or else the user of this machine, with a file of their own in `folder`."""
        who = name or getpass.getuser()
        return cls(who, folder / f"{slug(who) or 'decisions'}.yml")


def walk(store: Store, pairs: Sequence[Judgement], reviewer: Reviewer) -> int:
    """Show one pair after the other and write down what the person decides; how many decisions there were."""
    decided = 0
    for number, pair in enumerate(pairs, start=1):
        out.rule(f"{number} of {len(pairs)}")
        show_pair(store, pair)
        answer = _ask(_ASKED, (*_KEYS, "l", "q"))
        if answer == "q":
            break
        if answer in _KEYS:
            write_judgement(reviewer.file, _decision(pair, _KEYS[answer], reviewer.name))
            decided += 1
    return decided


def show_pair(store: Store, pair: Judgement) -> None:
    """The two records side by side, and what speaks for and against their being one."""
    table = Table(show_header=False, expand=True)
    table.add_column(ratio=1)
    table.add_column(ratio=1)
    evidence = lookup.evidence_for(store, pair.pair)
    table.add_row(*(f"[bold]{escape(record)}[/]" for record in pair.pair))
    table.add_row(*(_said(evidence[record], record) for record in pair.pair))
    out.print(table)
    features = ", ".join(f"{name} {value:.2f}" for name, value in pair.features)
    out.print(f"score [bold]{pair.score or 0:.2f}[/]: {escape(pair.why)}")
    out.print(f"[dim]{features}[/]")


def _said(told: Sequence[Evidenced], record: str) -> str:
    own = sorted((each for each in told if each.statement.subject == record), key=_names_first)
    lines = [f"{each.statement.predicate.value}: {escape(str(each.value))}" for each in own]
    unique = list(dict.fromkeys(lines))
    more = [f"[dim]and {len(unique) - _SHOWN} more[/]"] if len(unique) > _SHOWN else []
    sources = sorted({each.document.title for each in own})
    return "\n".join([*unique[:_SHOWN], *more, *(f"[dim]{escape(title)}[/]" for title in sources[:3])])


def _names_first(each: Evidenced) -> bool:
    return each.statement.predicate not in (Property.NAME, Property.ALIAS, Property.TYPE)


def _decision(pair: Judgement, sameness: Sameness, who: str) -> Judgement:
    why = click.prompt("why", default=pair.why)
    moment = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return judgement_on(*pair.pair, sameness, Judge.PERSON, who, moment, why, pair.score, dict(pair.features))


def _ask(question: str, keys: Sequence[str]) -> str:
    """The first letter that is one of `keys`."""
    while True:
        out.print(question)
        answer = str(click.prompt("", prompt_suffix="> ")).strip().lower()[:1]
        if answer in keys:
            return answer
