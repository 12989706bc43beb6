"""Every night what is only kept for a while is thrown away: used form keys, the list of runs, files about people that nobody
confirmed, mails of forgotten notices. Then the database learns how full its tables are."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontdesk.limits.values import Days, TimeOfDay
from frontdesk.outbox.channels.mail_files import throw_away
from frontdesk.outbox.forgetting import left_behind
from frontdesk.people.actions import importing
from frontdesk.sizes import learn_sizes
from frontdesk.timed.models import Run
from frontdesk.timed.nightly import last_night, nights
from frontdesk.timed.rule import Rule
from frontdesk.web.models import FormKey


class Tidy(Rule):
    """Every night what is only kept for a while is thrown away."""

    look = timedelta(minutes=10)
    title = _("Tidy up")
    sentence = _(
        "Every night at {at} used form keys older than {keys}, the list of runs older than {runs} "
        "and files about people that nobody took over are thrown away."
    )
    at = TimeOfDay("03:30", _("Tidy at"))
    keys = Days(7, _("Used form keys are kept for"), 1, 90)
    runs = Days(90, _("The list of runs is kept for"), 7, 3650)

    def due(self, now: datetime, since: datetime) -> Iterable[datetime]:
        night = last_night(self.now().at, now)
        return [night] if night >= since else []

    def once(self, night: datetime) -> str:
        return night.date().isoformat()

    def what(self, night: datetime, now: datetime) -> str:
        values = self.now()
        keys, _by_model = FormKey.objects.filter(used_at__lt=now - values.keys).delete()
        runs, _by_model = Run.objects.filter(at__lt=now - values.runs).delete()
        files = importing.tidy(now=now)
        transaction.on_commit(partial(throw_away, left_behind()))
        transaction.on_commit(learn_sizes, robust=True)
        words = gettext("%(keys)d used form keys, %(runs)d runs and %(files)d files about people thrown away")
        return words % {"keys": keys, "runs": runs, "files": files}

    def about(self, night: datetime) -> str:
        return gettext("Night of %(day)s") % {"day": f"{timezone.localtime(night):%m-%d}"}

    def moments(self, after: datetime) -> Iterator[datetime]:
        return nights(self.now().at, after)
