"""What matters in docker-compose.yml: nothing open to the network, no password in the file, exact images."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from queries.managed.jars import VERSION

ROOT = Path(__file__).resolve().parent.parent
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
LONG_RUNNING = [name for name, service in SERVICES.items() if "profiles" not in service]

of_each_service = pytest.mark.parametrize("service", SERVICES.values(), ids=SERVICES.keys())


def compose_command() -> list[str] | None:
    """The `docker compose` of this machine."""
    docker = shutil.which("docker")
    if docker is None:
        return None
    known = subprocess.run([docker, "compose", "version"], capture_output=True, check=False)
    return [docker, "compose"] if known.returncode == 0 else None


def test_it_runs_the_graph_and_the_api() -> None:
    assert LONG_RUNNING == ["neo4j", "api"]
    assert SERVICES["api"]["depends_on"]["neo4j"]["condition"] == "service_healthy"


@of_each_service
def test_ports_are_open_to_this_machine_only(service: dict[str, Any]) -> None:
    for port in service.get("ports", []):
        assert re.fullmatch(r"127\.0\.0\.1:\d+:\d+", port)


@pytest.mark.parametrize("name", LONG_RUNNING)
def test_what_stays_up_has_a_healthcheck(name: str) -> None:
    check = SERVICES[name]["healthcheck"]
    assert check["test"]
    assert check["retries"] > 0
    assert not check.get("disable", False)


@of_each_service
def test_passwords_come_from_the_environment_or_it_does_not_start(service: dict[str, Any]) -> None:
    environment: dict[str, str] = service["environment"]
    secrets = [value for name, value in environment.items() if re.search("PASSWORD|AUTH|KEY|TOKEN", name)]
    assert secrets
    for value in secrets:
        assert re.fullmatch(r"(neo4j/)?\$\{NEO4J_PASSWORD:\?.+\}", value)


def test_the_example_environment_names_the_password_and_gives_none() -> None:
    lines = (ROOT / ".env.example").read_text("utf-8").splitlines()
    assert [line for line in lines if line and not line.startswith("#")] == ["NEO4J_PASSWORD="]


def test_neo4j_gets_no_variable_that_it_would_take_for_a_setting() -> None:
    for name in set(SERVICES["neo4j"]["environment"]) - {"NEO4J_AUTH"}:
        assert re.match("NEO4J_(server|db|dbms)_", name), "the image turns each other NEO4J_* into an unknown setting"


@of_each_service
def test_images_are_exact(service: dict[str, Any]) -> None:
    if "build" not in service:
        assert re.search(r":\d+\.\d+\.\d+(-\w+)?$", service["image"])


def test_the_dockerfile_names_a_version_for_each_base_and_runs_as_a_user() -> None:
    dockerfile = (ROOT / "Dockerfile").read_text("utf-8")
    bases = re.findall(r"^FROM (\S+)", dockerfile, re.MULTILINE)
    assert bases
    for base in bases:
        assert re.search(r":\d+\.\d+", base)
    last_stage = dockerfile.rpartition("\nFROM ")[2]
    assert re.search(r"^USER (?!root)", last_stage, re.MULTILINE)


@pytest.mark.parametrize("name", ["api", "ingest"])
def test_our_containers_cannot_change_themselves(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["tmpfs"] == ["/tmp"]  # noqa: S108 - the path inside of the container
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]


def test_documents_are_mounted_for_reading_only() -> None:
    assert SERVICES["ingest"]["volumes"] == ["./samples:/samples:ro"]


def test_docker_compose_accepts_it() -> None:
    command = compose_command()
    if command is None:
        pytest.skip("needs the docker client with its compose plugin: apt-get install docker-compose-plugin")
    answer = subprocess.run(
        [*command, "--profile", "*", "config", "--quiet"],
        cwd=ROOT,
        env={**os.environ, "NEO4J_PASSWORD": "only-for-this-check"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr


def test_compose_runs_the_neo4j_that_the_tests_run() -> None:
    assert COMPOSE["services"]["neo4j"]["image"] == f"neo4j:{VERSION}-community"
