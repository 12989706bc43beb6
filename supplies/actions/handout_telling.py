"""Who hears of a handout: who took it and confirms it by phone, and who asked when somebody else fetched it."""

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse
from django.utils.translation import override

from frontdesk.outbox.post import post
from supplies.models import Handout, Issue
from supplies.notices import things
from supplies.notices.handout_to_confirm import HandoutToConfirm
from supplies.notices.supplies_fetched import SuppliesFetched


def handed_out(handout: Handout, issues: Sequence[Issue], *, now: datetime) -> None:
    """The taker is asked to confirm on the phone; each asker whose things a colleague took hears of it."""
    taker = handout.taker
    if handout.confirmed_at is None:
        with override(taker.language):
            pairs = things((issue.line.item, issue.quantity) for issue in issues)
        data = {"number": handout.number, "things": pairs, "path": reverse("supplies:handout_confirm", args=[handout.pk])}
        post(HandoutToConfirm, cause=f"handout:{handout.pk}:confirm", to=taker, subject=handout, data=data, now=now)
    askers = {issue.line.requisition.asker_id: issue.line.requisition.asker for issue in issues}
    for asker in askers.values():
        if asker.pk == taker.pk:
            continue
        with override(asker.language):
            mine = things((issue.line.item, issue.quantity) for issue in issues if issue.line.requisition.asker_id == asker.pk)
            data = {"number": handout.number, "taker": str(taker), "things": mine, "path": handout.get_absolute_url()}
        post(SuppliesFetched, cause=f"handout:{handout.pk}:fetched", to=asker, subject=handout, data=data, now=now)
