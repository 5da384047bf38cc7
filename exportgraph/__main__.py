"""The command line: `exportgraph --help`."""

import sys

from exportgraph.cli import cli
from ontology.errors import ExportGraphError


def main() -> None:
    """Run the command line. An error that a user can act on is shown as such; its exit code is 1."""
    try:
        cli(prog_name="exportgraph")
    except ExportGraphError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(1)


if __name__ == "__main__":
    main()
