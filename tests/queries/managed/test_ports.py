import socket
from collections.abc import Iterator

import pytest

from queries.managed import ManagedError
from queries.managed.ports import BOLT, HOST, HTTP, choose_ports
from tests.queries.managed.conftest import MakeSettings


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.create_server((HOST, 0)) as other:
        yield other.getsockname()[1]


@pytest.fixture
def defaults_taken() -> Iterator[None]:
    """Whoever has the default ports: another server on this machine, or we."""
    held = []
    for port in (BOLT, HTTP):
        try:
            held.append(socket.create_server((HOST, port)))
        except OSError:
            continue
    yield
    for other in held:
        other.close()


@pytest.mark.parametrize("setting", ["bolt_port", "http_port"])
def test_a_port_that_was_asked_for_is_not_swapped(make_settings: MakeSettings, taken: int, setting: str) -> None:
    with pytest.raises(ManagedError, match=f"port {taken} ") as caught:
        choose_ports(make_settings(**{setting: taken}))
    assert caught.value.code == "DB-PORT-TAKEN"
    assert f"EXPORTGRAPH_{setting.upper()}" in caught.value.fix


@pytest.mark.usefixtures("defaults_taken")
def test_default_ports_that_are_taken_are_swapped(make_settings: MakeSettings) -> None:
    ports = choose_ports(make_settings())
    assert not {ports.bolt, ports.http} & {BOLT, HTTP}
    assert ports.bolt != ports.http


def test_the_same_port_twice(make_settings: MakeSettings, taken: int) -> None:
    free = choose_ports(make_settings()).http
    with pytest.raises(ManagedError, match="for Neo4j Browser"):
        choose_ports(make_settings(bolt_port=free, http_port=free))
