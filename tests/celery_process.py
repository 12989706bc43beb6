"""A worker or a beat for tests that kill or double them: `python -m tests.celery_process worker|beat [--marks-first] [--hasty]`.

--marks-first marks a notice as sent before it is sent: the order that loses notices, for the control.
--hasty acts on what a look found without asking whether somebody else has done it: the look that doubles, for the control.
"""

import os
import sys
import time
from datetime import timedelta
from uuid import uuid4

import django

# What the tests of processes watch: a beat that hurried all rules would fill the queue quicker than a busy machine empties it.
QUICK = ("visitors.visit_thanks", "visitors.visit_thanked", "timed.sweep_notices", "timed.climb_ladders")
WORKER = ["worker", "--pool", "threads", "--concurrency", "4", "--without-gossip", "--without-mingle", "--without-heartbeat"]


def mark_first() -> None:
    from frontdesk.outbox import deliver, kinds, tasks  # noqa: PLC0415  settings come first

    def mark_then_send(pk: int, *, now: object) -> bool:
        notice = next(iter(deliver.claim_all(pk, now=now)), None)
        if notice is None:
            return False
        deliver.Notice.objects.filter(pk=pk).update(sent_at=now, leased_until=None)
        deliver.CHANNELS[notice.channel](notice, kinds.written(notice), [])
        return True

    tasks.deliver = mark_then_send


def be_hasty() -> None:
    from frontdesk.timed import run  # noqa: PLC0415
    from visitors.actions import telling, thanks  # noqa: PLC0415
    from visitors.models import Visit  # noqa: PLC0415

    outside = telling._outside

    def send(visit: Visit, *, now: object) -> bool:
        telling.thank(visit, way=telling.way_to(visit), now=now)
        return bool(Visit.objects.filter(pk=visit.pk).update(thanks_began_at=now))

    def fire(rule: object, subject: object, key: object, *, now: object) -> bool:
        time.sleep(0.05)  # as slow as a look that has much to do: the next one begins before it ends
        rule.what(subject, now)
        return True

    telling._outside = lambda *given, cause, **more: outside(*given, cause=uuid4().hex, **more)
    thanks.send, run.fire = send, fire


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "frontdesk.settings"
    django.setup()
    from frontdesk.celery import app

    if "--marks-first" in sys.argv:
        mark_first()
    if "--hasty" in sys.argv:
        be_hasty()
    app.finalize()
    for name in QUICK:
        app.conf.beat_schedule[name]["schedule"] = timedelta(seconds=1)  # the beat of a test is quicker
    app.start([*(WORKER if sys.argv[1] == "worker" else ["beat"]), "--loglevel", "ERROR"])
