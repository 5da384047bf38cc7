"""Whatever goes wrong, what is in the archive is what was served, and nobody sees half a file."""

import tempfile
from hashlib import sha256
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.fetching import Archive, FetchError, Web
from ingest.fetching.download import download
from tests.ingest.fetching.server import Fault, FileServer
from tests.ingest.fetching.test_download import nobody

MIXING = [Fault.CUT, Fault.CHANGES, Fault.IGNORES_IF_RANGE]
"""What together would join the beginning of one version with the end of another."""
STEPS = [[fault] for fault in Fault if fault not in (Fault.SILENT, Fault.GARBLED)] + 6 * [MIXING]
"""Without the one that only takes time, and the one that nobody can see."""
FAULTS = st.lists(st.sampled_from(STEPS), max_size=3).map(lambda steps: [fault for step in steps for fault in step])


def visible(archive: Archive) -> list[bytes]:
    """The files of the archive, each of which must have the hash that it is named by."""
    files = list(archive.folder.glob("??/*"))
    contents = [file.read_bytes() for file in files]
    assert [file.name for file in files] == [sha256(content).hexdigest() for content in contents]
    return contents


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(runs=st.lists(FAULTS, min_size=1, max_size=3), content=st.binary(min_size=2), packed=st.booleans())
def test_the_archive_has_what_was_served_or_an_error_is_raised(
    server: FileServer, web: Web, runs: list[list[Fault]], content: bytes, packed: bool
) -> None:
    server.files["/list"] = content
    server.packed = packed
    served = {content}
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(Path(folder))
        for faults in runs:
            server.faults[:] = faults
            part = archive.part("csl", "list", f"{server.url}/list")
            try:
                download(web, f"{server.url}/list", part, {}, nobody)
                digest, _ = archive.keep(part)
                assert archive.place(digest).read_bytes() == server.files["/list"]
            except FetchError:
                assert any(fault is not Fault.NONE for fault in faults)
            served.add(server.files["/list"])
            assert set(visible(archive)) <= served
