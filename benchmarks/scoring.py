"""Scoring: one by one against batches, the shares of each step, cost against length.

Run: python benchmarks/scoring.py
Trains on the samples first if there is no artifact.
"""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from model.facts import extract_facts
from model.records import read_records
from model.text.normalise import normalise
from model.understanding import understand
from training.cli import CHAMPION, SAMPLES, classifier_from

ROUNDS = 5
COMPLAINTS = 200
EVERY = 30  # so that many voices are among them
LENGTHS = (20, 80, 320, 1280, 4096)
WORD = "laporan saya mandek dari tahun lalu pak "


def main() -> None:
    """Measure and print the tables."""
    classifier = classifier_from(Path(CHAMPION))
    rows = list(read_records(SAMPLES))[::EVERY][:COMPLAINTS]
    pairs = [(row.text, row.received_at) for row in rows]
    classifier.assess_batch(pairs)  # warm the caches
    understood = [understand(*pair) for pair in pairs]
    ways: dict[str, Callable[[], object]] = {
        "one by one": lambda: [classifier.assess(*pair) for pair in pairs],
        "one batch": lambda: classifier.assess_batch(pairs),
        "of which: normalise": lambda: [normalise(text) for text, _ in pairs],
        "of which: facts": lambda: [extract_facts(*pair) for pair in pairs],
        "of which: read in full": lambda: [understand(*pair) for pair in pairs],
        "batch, already read": lambda: classifier.assess_understood(understood),
    }
    medians = _medians(ways)
    base = medians["one by one"]
    print(f"{len(rows)} complaints, median of {ROUNDS} rounds, warm caches")
    for name, median in medians.items():
        each = 1000 * median / len(rows)
        print(f"{name:24s} {each:7.3f} ms a complaint  {base / median:6.1f} x")
    _print_lengths(classifier.assess)


def _print_lengths(assess: Callable[[str], object]) -> None:
    texts = {n: (WORD * (n // len(WORD) + 1))[:n] for n in LENGTHS}
    ways = {str(n): (lambda text=text: assess(text)) for n, text in texts.items()}
    medians = _medians(ways)
    print("\ncharacters   ms a complaint   us a character")
    for n in LENGTHS:
        median = medians[str(n)]
        print(f"{n:10d} {1000 * median:16.3f} {1e6 * median / n:16.2f}")


def _medians(ways: dict[str, Callable[[], object]]) -> dict[str, float]:
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, way in ways.items():
            started = time.perf_counter()
            way()
            seconds[name].append(time.perf_counter() - started)
    return {name: statistics.median(values) for name, values in seconds.items()}


if __name__ == "__main__":
    main()
