"""A worker for the kill test, started as a process of its own: `python -m tests.frontdesk.outbox.worker [--unguarded]`.

--unguarded marks a notice as sent before it is sent: the order that loses notices, for the control.
"""

import os
import sys

import django


def unguard() -> None:
    from frontdesk.outbox import deliver, kinds  # noqa: PLC0415  settings come first

    def mark_then_send(pk: int, *, now: object) -> bool:
        notice = next(iter(deliver.claim_all(pk, now=now)), None)
        if notice is None:
            return False
        deliver.Notice.objects.filter(pk=pk).update(sent_at=now, leased_until=None)
        deliver.CHANNELS[notice.channel](notice, kinds.written(notice), [])
        return True

    from frontdesk.outbox import tasks  # noqa: PLC0415

    tasks.deliver = mark_then_send


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "frontdesk.settings"
    django.setup()
    from frontdesk.celery import app

    if "--unguarded" in sys.argv:
        unguard()
    app.worker_main(
        [
            "worker",
            "--pool",
            "threads",
            "--concurrency",
            "4",
            "--loglevel",
            "ERROR",
            "--without-gossip",
            "--without-mingle",
            "--without-heartbeat",
        ]
    )
