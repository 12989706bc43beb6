"""How files about people forget: the tidy rule throws away every night what was not taken over; nothing is left after a day."""

from datetime import datetime, timedelta

from frontdesk.journal.forgetting import forgets
from frontdesk.people.actions.importing import forget
from frontdesk.people.models import PeopleImport
from frontdesk.people.models.people_import import PeopleImportQuerySet


def old(before: datetime) -> PeopleImportQuerySet:
    """From before that moment, and still saying something."""
    return PeopleImport.objects.filter(made_at__lt=before).holding()


forgets(PeopleImport, fields=["data"], keep=timedelta(days=1), old=old, erase=forget)
