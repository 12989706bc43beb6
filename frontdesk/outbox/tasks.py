"""The worker's side of the outbox."""

from celery import shared_task
from django.utils import timezone

from frontdesk.outbox.deliver import deliver
from frontdesk.outbox.models import Notice

BATCH = 50


@shared_task(name="outbox.deliver_owed")
def deliver_owed() -> int:
    """Deliver what is owed until nothing is; how many were sent."""
    sent = 0
    while batch := list(Notice.objects.owed(timezone.now()).order_by("due_at").values_list("pk", flat=True)[:BATCH]):
        sent += sum(deliver(pk, now=timezone.now()) for pk in batch)
    return sent
