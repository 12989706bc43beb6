"""Figures of the rounds: what was in order at the weekly check of the environment, and apart from it what was done on time."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Q

from repairs.models import Round, RoundAnswer, RoundKind

ENVIRONMENT = Q(round__checklist__kind=RoundKind.ENVIRONMENT, item__counts_for_environment=True)


@dataclass(frozen=True)
class Share:
    """So many of all; no rate where there was nothing."""

    many: int
    all: int

    @property
    def rate(self) -> float | None:
        """0 to 1."""
        return self.many / self.all if self.all else None

    @property
    def percent(self) -> str:
        """'96.4 %', '–' where there was nothing."""
        return "–" if self.rate is None else f"{100 * self.rate:.1f} %"


def environment(begin: datetime, end: datetime) -> Share:
    """Passed by checked at the weekly checks that were due from one moment until another; one query."""
    found = RoundAnswer.objects.checked().filter(ENVIRONMENT, round__due_at__gte=begin, round__due_at__lt=end, round__done_at__isnull=False)
    counts = found.aggregate(all=Count("pk"), many=Count("pk", filter=Q(result="pass")))
    return Share(**counts)


def on_time(begin: datetime, end: datetime, *, now: datetime) -> Share:
    """Rounds done by the time they were due, among all that were due by now; one query."""
    due = Round.objects.due_in(begin, min(end, now))
    return Share(**due.aggregate(all=Count("pk"), many=Count("pk", filter=Q(done_at__lte=F("due_at")))))


def by_kind(begin: datetime, end: datetime, *, now: datetime) -> list[tuple[RoundKind, Share, int]]:
    """Of each kind of round that was due: the kind, on time, and how many were missed; one query."""
    rows = (
        Round.objects.due_in(begin, min(end, now))
        .order_by()
        .values("checklist__kind")
        .annotate(
            all=Count("pk"), many=Count("pk", filter=Q(done_at__lte=F("due_at"))), missed=Count("pk", filter=Q(missed_at__isnull=False))
        )
    )
    found = {row["checklist__kind"]: row for row in rows}
    return [(kind, Share(found[kind]["many"], found[kind]["all"]), found[kind]["missed"]) for kind in RoundKind if kind in found]
