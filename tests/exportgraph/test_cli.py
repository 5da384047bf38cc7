"""The command line as its users meet it."""

import click
import pytest
from click.testing import CliRunner

from exportgraph.cli import cli
from exportgraph.console import print_report
from ingest.report import Done, Report
from ingest.source import Rows


def commands(group: click.Group, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for name, command in group.commands.items():
        found.append((*path, name))
        if isinstance(command, click.Group):
            found += commands(command, (*path, name))
    return found


@pytest.mark.parametrize("path", commands(cli))
def test_every_command_has_help(path: tuple[str, ...]) -> None:
    result = CliRunner().invoke(cli, [*path, "--help"])
    assert result.exit_code == 0
    assert "Usage:" in result.output


@pytest.mark.parametrize(
    "name",
    [
        "ingest",
        "ask",
        "search",
        "conflicts",
        "changes",
        "rebuild",
        "export",
        "serve",
        "demo",
        "fetch",
        "sources",
        "extract",
    ],
)
def test_every_main_command_shows_an_example(name: str) -> None:
    assert f"exportgraph {name}" in CliRunner().invoke(cli, [name, "--help"]).output


def test_a_malformed_day_is_a_usage_error_with_an_example() -> None:
    result = CliRunner().invoke(cli, ["ask", "FR", "--as-of", "yesterday"])
    assert result.exit_code == 2
    assert "2026-06-13" in result.output


def test_a_malformed_time_is_a_usage_error_with_an_example() -> None:
    result = CliRunner().invoke(cli, ["changes", "--since", "last week"])
    assert result.exit_code == 2
    assert "2026-06-13T09:30:00+02:00" in " ".join(result.output.split())


def test_the_report_tells_what_became_of_every_row(capsys: pytest.CaptureFixture[str]) -> None:
    rows = Rows(12, 9, {"no lamp": 1, "twice there": 1}, 1)
    done = Done("lamps.csv", "lamps", "document:1", 40, 0, (), rows=rows)
    text = Done("lamps.txt", "text", "document:2", 3, 1, ())
    print_report(Report([done, text]))
    shown = [" ".join(line.replace("│", " ").split()) for line in capsys.readouterr().out.splitlines()]
    (line,) = [each for each in shown if each.startswith("lamps.csv 12")]
    assert line.startswith("lamps.csv 12 9 2 1 1: no lamp;")
    assert not [each for each in shown if each.startswith("lamps.txt")]
