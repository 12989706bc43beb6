"""The doorbell of imports: a worker that hears it takes one over. What is owed stands in the database."""

import logging

from celery import shared_task
from django.utils import timezone

from frontdesk.people.importing import work

logger = logging.getLogger(__name__)


@shared_task(name="people.take_over")
def take_over(pk: int) -> bool:
    """Take one confirmed import over, unless it is over or another worker is at it."""
    return work(pk, clock=timezone.now)


def ring(pk: int) -> None:
    """Wake a worker. When nobody hears, the rule `timed.import_people` rings again within a minute."""
    try:
        take_over.apply_async([pk], retry=False, expires=300)
    except Exception as error:  # a broker that is gone must fail no request, whatever its client raises
        logger.warning("the doorbell is silent (%s); the rule will ring again", type(error).__name__)
