"""Predictions for complaints of writers that the model had not seen."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Self

import numpy as np
import numpy.typing as npt

from model.assessment import Assessment
from model.safety import SafetyHit
from model.targets import FloatArray, IntArray
from model.taxonomy import Taxonomy


@dataclass(frozen=True, slots=True)
class HeldOut:
    """Predictions for rows whose writers the model had not seen.

    Parameters
    ----------
    category, urgency : ndarray of int of shape (n,)
        Predicted indices.
    category_confidence, urgency_confidence : ndarray of shape (n,)
        Probability of the predicted label.
    priority : ndarray of shape (n,)
        In [0, 100].
    needs_review : ndarray of bool of shape (n,)
        Whether the model asks for a person.
    flags : ndarray of bool of shape (n, n_flags)
        Predicted flags.
    floor : ndarray of int of shape (n,)
        Level that the safety rules alone reach.
    """

    category: IntArray
    urgency: IntArray
    category_confidence: FloatArray
    urgency_confidence: FloatArray
    priority: FloatArray
    needs_review: npt.NDArray[np.bool_]
    flags: npt.NDArray[np.bool_]
    floor: IntArray

    @classmethod
    def empty(cls, n: int, n_flags: int) -> Self:
        """Return a table of zeros, to be written row by row.

        Parameters
        ----------
        n, n_flags : int
            Rows, and flags of the taxonomy.

        Returns
        -------
        HeldOut
            Nothing predicted yet.
        """
        return cls(
            category=np.zeros(n, dtype=np.int64),
            urgency=np.zeros(n, dtype=np.int64),
            category_confidence=np.zeros(n),
            urgency_confidence=np.zeros(n),
            priority=np.zeros(n),
            needs_review=np.zeros(n, dtype=bool),
            flags=np.zeros((n, n_flags), dtype=bool),
            floor=np.zeros(n, dtype=np.int64),
        )

    def take(self, rows: IntArray) -> Self:
        """Return the predictions for some rows.

        Parameters
        ----------
        rows : ndarray of int
            Indices of the rows.

        Returns
        -------
        HeldOut
            In the order of `rows`.
        """
        return replace(
            self, **{f.name: getattr(self, f.name)[rows] for f in fields(self)}
        )

    def write(
        self,
        row: int,
        assessment: Assessment,
        hits: Sequence[SafetyHit],
        taxonomy: Taxonomy,
    ) -> None:
        """Write what was said about one row.

        Parameters
        ----------
        row : int
            Its index.
        assessment : Assessment
            By a trained model.
        hits : sequence of SafetyHit
            The safety rules that hold in it.
        taxonomy : Taxonomy
            Gives the order of the ids.
        """
        category = str(assessment.category)
        self.category[row] = taxonomy.category_ids.index(category)
        self.urgency[row] = taxonomy.level(assessment.urgency)
        self.category_confidence[row] = assessment.category_probabilities[category]
        self.urgency_confidence[row] = assessment.urgency_probabilities[
            assessment.urgency
        ]
        self.priority[row] = assessment.priority
        self.needs_review[row] = assessment.needs_review
        self.flags[row] = [flag in assessment.flags for flag in taxonomy.flag_ids]
        levels = [taxonomy.level(hit.raises_to) for hit in hits]
        self.floor[row] = max(levels, default=0)
