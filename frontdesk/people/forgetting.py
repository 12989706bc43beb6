"""How people are forgotten: files about them within a day, how to reach who has left after half a year."""

from datetime import datetime, timedelta

from django.db.models import CharField, Exists, OuterRef, Q
from django.db.models.functions import Cast

from frontdesk.journal.forgetting import forgets
from frontdesk.journal.models import Detail
from frontdesk.people.actions.importing import forget
from frontdesk.people.actions.retiring import forget_how_to_reach
from frontdesk.people.models import PeopleImport, Person
from frontdesk.people.models.people_import import PeopleImportQuerySet
from frontdesk.people.models.person import PersonQuerySet


def old(before: datetime) -> PeopleImportQuerySet:
    """From before that moment, and still saying something."""
    return PeopleImport.objects.filter(made_at__lt=before).holding()


forgets(PeopleImport, fields=["data"], keep=timedelta(days=1), old=old, erase=forget)


def left_long_ago(before: datetime) -> PersonQuerySet:
    """Left before that moment, and a number, an address or the trail of one is still there."""
    changes = Detail.objects.filter(entry__verb="edit_person", entry__subject_type=Person._meta.label_lower)
    traced = Exists(changes.filter(entry__subject_id=Cast(OuterRef("pk"), CharField())))
    return Person.objects.filter(~Q(mobile="") | ~Q(email="") | traced, retired_at__lt=before)


forgets(Person, fields=["mobile", "email"], keep=timedelta(days=183), old=left_long_ago, erase=forget_how_to_reach)
