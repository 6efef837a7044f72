r"""Priority: what an hour of waiting costs, on a scale of 0 to 100.

A review desk with one queue minimises the cost of waiting by always serving the job
with the highest cost per unit of time first: the c-mu rule (Cox & Smith 1961,
*Queues*, section 3.3; for costs that grow with age, Van Mieghem 1995, "Dynamic
scheduling with convex delay costs: the generalized c|mu rule", Annals of Applied
Probability 5(3)). Complaints take about the same time to read, so mu is the same
for all and the cost alone decides.

The cost of an hour at level u is one over its response time in the taxonomy: an
answer promised in ten minutes loses its worth 24 times as fast as one promised in
four hours. The level is uncertain, so the expected cost counts:

.. math:: c = f \sum_u p(u) / t(u)

with p the calibrated probabilities after the safety floor, t the response minutes,
and f the product of the priority factors of the flags and of the age of the case,
``1 + min(months, 24) / 24`` for a case of known age (the cap of two years: domain
practice of the desk). f is held within [1/2, 3], so that nothing but facts of
urgency crosses a level: neighbouring levels lie at least six times apart.

The priority is the cost on a logarithmic scale between the least and the most
urgent level, ``100 * log(c / c_min) / log(c_max / c_min)``, cut to [0, 100].
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
    cost = sum(p / minutes[level] for level, p in urgency_probabilities.items())
    cost *= _factor(flags, case_age_days, taxonomy)
    least, most = 1 / max(minutes.values()), 1 / min(minutes.values())
    share = math.log(max(cost, least) / least) / math.log(most / least)
    return round(100 * min(share, 1.0), 2)


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
