"""An import of people that was confirmed and that no worker is at is begun within a minute."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontdesk.people.models import PeopleImport
from frontdesk.people.tasks import ring
from frontdesk.timed.rule import Rule


class ImportPeople(Rule):
    """An import of people that was confirmed and that no worker is at is begun within a minute."""

    title = _("Import what was not heard")
    never_paused = _("While it stood still, an import whose worker was lost would never end.")
    sentence = _(
        "An import of people that was confirmed and that no worker is at, because its wake-up or its worker was lost, is begun anew."
    )

    def due(self, now: datetime, since: datetime) -> Iterable[PeopleImport]:
        return PeopleImport.objects.owed(now).order_by("pk")

    def once(self, job: PeopleImport) -> str | None:
        return None  # ringing twice is harmless: an import is leased by one worker

    def what(self, job: PeopleImport, now: datetime) -> str:
        transaction.on_commit(partial(ring, job.pk))
        return gettext("The worker is called to take the file over.")

    def about(self, job: PeopleImport) -> str:
        return gettext("Import of %(day)s") % {"day": f"{timezone.localtime(job.made_at):%m-%d %H:%M}"}
