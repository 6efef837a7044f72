r"""Priority: what an hour of waiting costs, on a scale of 0 to 100.

A review desk with one queue minimises the cost of waiting by always serving the job
with the highest cost per unit of time first: the c-mu rule (Cox & Smith 1961,
*Queues*, section 3.3; for costs that grow with age, Van Mieghem 1995, "Dynamic
scheduling with convex delay costs: the generalized c|mu rule", Annals of Applied
Probability 5(3)). Complaints take about the same time to read, so mu is the same
for all and the cost alone decides.

The cost of an hour at level u is one over its response time in the taxonomy: an
answer promised in ten minutes loses its worth 24 times as fast as one promised in
four hours. On a logarithmic scale between the least and the most urgent level that
is

.. math:: s(u) = \log(t_{max} / t(u)) / \log(t_{max} / t_{min})

with t the response minutes. The level is uncertain, so its expectation counts, and
facts that make waiting dearer within a level add to it:

.. math:: priority = 100 (\sum_u p(u) s(u) + \log f / \log(t_{max} / t_{min}))

cut to [0, 100], with p the calibrated probabilities after the safety floor and f the
product of the priority factors of the flags and of the age of the case,
``1 + min(months, 24) / 24`` for a case of known age (the cap of two years: domain
practice of the desk). f is held within [1/2, 3], so that nothing but facts of urgency
crosses a level: neighbouring levels lie at least six times apart.

The expectation is taken of the logarithm and not of the cost itself: the most urgent
level is 144 times as dear as an ordinary one, so that the cost's own mean would be
ruled by small probabilities, where calibration is weakest. `dahulukan evaluate`
prints what the ranking is worth in simulated days.
"""

import math
from collections.abc import Iterable, Mapping

from model.taxonomy import Taxonomy

_OLDEST_MONTHS = 24.0
_DAYS_PER_MONTH = 365.25 / 12
_FACTOR_BOUNDS = (0.5, 3.0)


def priority(
    urgency_probabilities: Mapping[str, float],
    flags: Iterable[str],
    case_age_days: float | None,
    taxonomy: Taxonomy,
) -> float:
    """Return how much an hour of waiting costs, between 0 and 100.

    Parameters
    ----------
    urgency_probabilities : mapping of str to float
        Probability of each urgency id, in [0, 1], summing to 1.
    flags : iterable of str
        Ids of the flags that are set.
    case_age_days : float or None
        Age of the case in days if the text states one, not negative.
    taxonomy : Taxonomy
        Gives response times and priority factors.

    Returns
    -------
    float
        In [0, 100], rounded to two digits.

    Examples
    --------
    >>> from model.taxonomy import load_taxonomy
    >>> certain = lambda level: priority({level: 1.0}, (), None, load_taxonomy())
    >>> certain("rendah"), certain("sedang"), certain("tinggi"), certain("darurat")
    (0.0, 31.66, 56.3, 100.0)
    """
    minutes = {u.id: u.response_minutes for u in taxonomy.urgencies}
    longest, span = max(minutes.values()), _log_span(minutes)
    expected = sum(
        p * math.log(longest / minutes[level])
        for level, p in urgency_probabilities.items()
    )
    factor = math.log(_factor(flags, case_age_days, taxonomy))
    return round(100 * min(max((expected + factor) / span, 0.0), 1.0), 2)


def _log_span(minutes: Mapping[str, int]) -> float:
    return math.log(max(minutes.values()) / min(minutes.values()))


def _factor(
    flags: Iterable[str], case_age_days: float | None, taxonomy: Taxonomy
) -> float:
    factors = {flag.id: flag.priority_factor for flag in taxonomy.flags}
    product = math.prod(factors[flag] for flag in flags)
    if case_age_days is not None:
        months = case_age_days / _DAYS_PER_MONTH
        product *= 1 + min(months, _OLDEST_MONTHS) / _OLDEST_MONTHS
    low, high = _FACTOR_BOUNDS
    return min(max(product, low), high)
