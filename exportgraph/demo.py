"""The demonstration: what the register and the samples answer."""

from datetime import date
from pathlib import Path

from api import answers
from exportgraph.console import out, print_restricted_models, print_verdict, subjects_of_proof
from queries import lookup
from queries.store import Store

ROOT = Path(__file__).parent.parent
DAYS = (date(2025, 3, 1), date(2026, 6, 13), date(2026, 6, 27), date(2026, 7, 2))
"""A day before compliance with the AI Diffusion Rule was due, and three that the letters of June 2026 tell apart."""


def demo_paths() -> list[Path]:
    """The register, the samples, and the article that it all began with where it lies beside the repository."""
    from ingest.pipeline import register_files

    optional = (ROOT / "samples", ROOT.parent / "shared" / "seed")
    return [*register_files(), *(each for each in optional if each.is_dir())]


def show_demo(store: Store) -> None:
    """Print the main question on days that give different answers, and one verdict with its proof."""
    for day in DAYS:
        show_restricted_models(store, "FR", day)
        out.print()
    answer = answers.answer(store, "Claude Fable 5", "FR", date(2026, 6, 20))
    print_verdict(answer, lookup.evidence_for(store, subjects_of_proof(answer.verdict.findings)))


def show_restricted_models(store: Store, destination: str, day: date, known_at: str | None = None) -> None:
    """Print the restricted models with their quotes."""
    found = answers.restricted_models(store, destination, day, known_at)
    subjects = subjects_of_proof([*found.rows, *found.undetermined])
    print_restricted_models(found, lookup.evidence_for(store, subjects, known_at))
