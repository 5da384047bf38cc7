"""Writing the whole graph as RDF."""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from exportgraph.console import counting
from ontology.rdf import Format, Record, serialize
from queries.dump import everything
from queries.store import Store


def export_to(store: Store, form: Format, output: Path | None) -> None:
    """Write the graph to `output`, which appears only when it is whole, or to standard output."""
    if output is None:
        serialize(everything(store), form, sys.stdout.buffer)
        return
    # Beside its destination, so that the last step is a rename within one file system.
    handle, name = tempfile.mkstemp(dir=output.absolute().parent, prefix=f".{output.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            serialize(_counted(store), form, file)
        Path(name).chmod(0o644)
        Path(name).replace(output)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _counted(store: Store) -> Iterator[Record]:
    with counting("exporting") as count:
        for record in everything(store):
            count()
            yield record
