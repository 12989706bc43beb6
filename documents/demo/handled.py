"""What was approved of late is with departments: one on its way, one late, one reported back."""

from datetime import timedelta

from django.utils import timezone

from documents.actions import handling
from documents.demo.stage import Stage
from documents.models import Document, Handling, Register

# working days ago it was handed over, days until it is due, whose department, whether it reported back
HANDED = ((1, 5, "ann", False), (6, 2, "tom", False), (4, 6, "bo", True))
LATELY = timedelta(days=13)


def hand_over(stage: Stage) -> None:
    """By the real actions, to the department that the proposal names; where less was approved of late, less is handed over."""
    lately = (
        Document.objects.to_finish()
        .filter(register=Register.INCOMING, approved_at__gt=stage.now - LATELY, level__lt=2)
        .order_by("-approved_at", "-pk")
    )
    rest = list(lately)
    for ago, within, who, is_reported in HANDED[: len(rest)]:
        person = stage.cast[who]
        fits = [each for each in rest if person.department.name in each.proposal]
        document = (fits or rest)[0]
        rest.remove(document)
        at = max(stage.before(ago * 480), document.approved_at or stage.now)
        due_on = timezone.localdate(at) + timedelta(days=within)
        keeper = stage.cast["rita"]
        made = handling.ask(
            document, department=person.department, handler=person, due_on=due_on, by=keeper, now=at, words="请按拟办意见办理，办结后反馈。"
        )
        if is_reported:
            _report(made, stage)


def _report(made: Handling, stage: Stage) -> None:
    at = min(stage.after(made.asked_at, 600), stage.now)
    handling.report(made, words="已按要求办理，清单已回复来文单位。", by=made.handler, now=at)
