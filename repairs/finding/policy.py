"""What is promised, by urgency and kind of fault, under one version of the settings."""

from dataclasses import dataclass
from datetime import timedelta
from types import SimpleNamespace

from frontdesk.limits.models import Version
from frontdesk.todos.promises import Clock
from repairs.limits.targets import Targets
from repairs.models import Urgency


@dataclass(frozen=True)
class Target:
    """How long on which clock; no limit when it is None."""

    clock: Clock
    limit: timedelta | None


@dataclass(frozen=True)
class Policy:
    """The settings of `Targets` under one version. `share` of every limit: a light turns yellow at three quarters, for example."""

    values: SimpleNamespace
    share: float = 1

    def response(self, urgency: str) -> Target:
        """Until somebody of the team has accepted or answered."""
        return self._target(urgency, getattr(self.values, f"answer_{urgency}"))

    def solution(self, urgency: str, kind: str) -> Target:
        """Until it is repaired."""
        if urgency == Urgency.EMERGENCY:
            return self._target(urgency, self.values.emergency)
        limit: timedelta = getattr(self.values, kind)
        per_cent = {Urgency.HIGH: self.values.high, Urgency.LOW: self.values.low}.get(Urgency(urgency), 100)
        return self._target(urgency, limit * per_cent / 100)

    def _target(self, urgency: str, limit: timedelta) -> Target:
        return Target(Clock.WALL if urgency == Urgency.EMERGENCY else Clock.HOURS, limit * self.share or None)


def policy_of(version: Version | None, *, share: float = 1) -> Policy:
    """The policy that a ticket was opened under; without a version as it was delivered."""
    return Policy(Targets.under(version), share)
