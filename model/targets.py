"""What is learnt and what is said: labels and probabilities, row by row."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Targets:
    """What is to be learnt, row by row.

    Parameters
    ----------
    category : ndarray of int of shape (n_complaints,)
        Index into the categories of the taxonomy.
    urgency : ndarray of int of shape (n_complaints,)
        Level on the urgency scale, 0 the least urgent.
    flags : ndarray of bool of shape (n_complaints, n_flags)
        Which flags are set.
    """

    category: IntArray
    urgency: IntArray
    flags: npt.NDArray[np.bool_]

    def take(self, rows: IntArray) -> "Targets":
        """Return the targets of some rows.

        Parameters
        ----------
        rows : ndarray of int
            Indices of the rows.

        Returns
        -------
        Targets
            In the order of `rows`.
        """
        return Targets(self.category[rows], self.urgency[rows], self.flags[rows])


@dataclass(frozen=True, slots=True)
class Probabilities:
    """Calibrated probabilities, row by row.

    Parameters
    ----------
    category : ndarray of shape (n_complaints, n_categories)
        Rows sum to 1.
    at_least : ndarray of shape (n_complaints, n_levels)
        Probability that the urgency is at this level or above; first column 1,
        falling from left to right.
    flags : ndarray of shape (n_complaints, n_flags)
        Probability of each flag.
    """

    category: FloatArray
    at_least: FloatArray
    flags: FloatArray

    @property
    def urgency(self) -> FloatArray:
        """Probability of each level, of shape (n_complaints, n_levels)."""
        above = np.column_stack([self.at_least[:, 1:], np.zeros(len(self.at_least))])
        return self.at_least - above
