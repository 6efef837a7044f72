"""Stemming the sample texts: plain Sastrawi, its own cache, and ours.

Run: python benchmarks/stemming.py
The four are interleaved round by round, so that a machine that slows down slows all.
"""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

from model.records import read_records
from model.text.normalise import normalise
from model.text.stemming import sastrawi_stem

SAMPLES = Path(__file__).parents[1] / "data" / "samples" / "complaints.jsonl"
ROUNDS = 5
COMPLAINTS = 300
EVERY = 20  # so that many voices are among them


def main() -> None:
    """Measure and print the table."""
    rows = list(read_records(SAMPLES))[::EVERY][:COMPLAINTS]
    words = [
        token.text
        for row in rows
        for token in normalise(row.text).tokens
        if token.text.isalpha()
    ]
    factory = StemmerFactory()
    cached = factory.create_stemmer()
    plain = cached.delegatedStemmer
    for word in words:  # Sastrawi's own cache is measured warm
        cached.stem(word)

    def ours_cold() -> None:
        sastrawi_stem.cache_clear()
        _all(sastrawi_stem, words)

    ways: dict[str, Callable[[], None]] = {
        "plain Sastrawi": lambda: _all(plain.stem, words),
        "Sastrawi's cache, warm": lambda: _all(cached.stem, words),
        "ours, cold": ours_cold,
        "ours, warm": lambda: _all(sastrawi_stem, words),
    }
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, way in ways.items():
            started = time.perf_counter()
            way()
            seconds[name].append(time.perf_counter() - started)
    base = statistics.median(seconds["plain Sastrawi"])
    print(f"{len(words)} words of {len(rows)} complaints, median of {ROUNDS} rounds")
    for name, values in seconds.items():
        median = statistics.median(values)
        per_complaint = 1e6 * median / len(rows)
        print(f"{name:24s} {per_complaint:8.1f} us a complaint  {base / median:7.1f} x")


def _all(stem: Callable[[str], str], words: list[str]) -> None:
    for word in words:
        stem(word)


if __name__ == "__main__":
    main()
