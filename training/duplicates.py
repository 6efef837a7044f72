"""Near duplicates: pairs of complaints that say the same in nearly the same words."""

from collections.abc import Iterator, Sequence

import numpy as np
from rapidfuzz import fuzz, process

from model.records import LabeledComplaint
from model.text.normalise import normalise

# Normalised texts this alike (0-100, normalised Indel similarity of rapidfuzz) are one
# text written twice; at 90 every listed pair of the samples was a copy with an edit.
_ALIKE = 90
_SHORTEST = 4  # words; below, only equal texts count ("P", "tes", "makasih pak")
_CHUNK = 512


def near_duplicate_pairs(
    rows: Sequence[LabeledComplaint],
) -> Iterator[tuple[LabeledComplaint, LabeledComplaint]]:
    """Find near duplicates that are no declared contrast pair.

    Parameters
    ----------
    rows : sequence of LabeledComplaint
        A corpus.

    Yields
    ------
    tuple of LabeledComplaint
        The earlier and the later row.
    """
    for i, j in near_duplicate_indices([row.text for row in rows]):
        if not rows[i].contrast or rows[i].contrast != rows[j].contrast:
            yield rows[i], rows[j]


def near_duplicate_indices(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Find pairs of texts that are nearly equal once normalised.

    Parameters
    ----------
    texts : sequence of str
        Raw complaints.

    Yields
    ------
    tuple of int
        Indices of a pair, the smaller first.
    """
    words = [normalise(text).text for text in texts]
    short = np.array([len(text.split()) < _SHORTEST for text in words])
    for start in range(0, len(words), _CHUNK):
        scores = process.cdist(
            words[start : start + _CHUNK],
            words,
            scorer=fuzz.ratio,
            score_cutoff=_ALIKE,
            dtype=np.uint8,
        )
        for i, j in zip(*np.nonzero(scores), strict=True):
            first, second = start + int(i), int(j)
            if first < second and (
                not (short[first] or short[second]) or words[first] == words[second]
            ):
                yield first, second
