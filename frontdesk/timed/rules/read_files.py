"""A file whose text is wanted and that no worker is at is read within a minute."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontdesk.files.models import Contents
from frontdesk.files.tasks import ring
from frontdesk.timed.rule import Rule


class ReadFiles(Rule):
    """A file whose text is wanted and that no worker is at is read within a minute."""

    title = _("Read files")
    never_paused = _("While it stood still, files whose worker was lost could be neither looked at nor found.")
    sentence = _("A file that was added to a document and that no worker is at, because its wake-up or its worker was lost, is read.")

    def due(self, now: datetime, since: datetime) -> Iterable[Contents]:
        """The longest owed stands for all: a worker that comes reads them one after the other."""
        return Contents.objects.owed(now).select_related("attachment").order_by("pk")[:1]

    def once(self, contents: Contents) -> str | None:
        return None  # ringing twice is harmless: a file is leased by one worker

    def what(self, contents: Contents, now: datetime) -> str:
        transaction.on_commit(ring)
        return gettext("The worker is called to read the file.")

    def about(self, contents: Contents) -> str:
        return gettext("File %(n)d") % {"n": contents.pk}  # its name may be confidential
