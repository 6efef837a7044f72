"""The safety floor: reviewed rules that can only raise the urgency of a complaint.

The rules stand in ``model/resources/safety.toml``, where a lawyer can read them; they
need no trained model. A rule names the danger by words near one another and says
which words nearby speak against it (denied, past, feared, quoted, settled).
"""

from model.safety.floor import (
    SafetyFloor,
    SafetyHit,
    load_safety_floor,
    safety_text,
)

__all__ = ["SafetyFloor", "SafetyHit", "load_safety_floor", "safety_text"]
