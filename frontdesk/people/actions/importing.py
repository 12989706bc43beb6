"""A file about people before a worker has it: shown, confirmed, or thrown away with everything that stood in it."""

from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.people.models import PeopleImport, Person
from frontdesk.people.models.people_import import KEPT, WAITS, Outcome, PeopleImportQuerySet
from frontdesk.people.plan import Plan
from frontdesk.people.tasks import ring
from frontdesk.refusal import refuse_unless


def show(plan: Plan, *, by: Person, now: datetime) -> PeopleImport:
    """Keep a plan until it is confirmed; what the same person looked at before is thrown away."""
    with transaction.atomic():
        throw_away(PeopleImport.objects.previews().filter(made_by=by), now=now)
        return PeopleImport.objects.create(
            data=plan.as_json(), made_at=now, made_by=by, new=len(plan.joins), changed=len(plan.changes), unchanged=plan.unchanged
        )


def confirm(job: PeopleImport, *, by: Person, now: datetime) -> bool:
    """Hand it to a worker; False when that was done before. Refused: late."""
    with transaction.atomic():
        fresh = PeopleImport.objects.previews().filter(pk=job.pk, made_by=by, made_at__gte=now - KEPT)
        if fresh.update(confirmed_at=now):
            transaction.on_commit(partial(ring, job.pk))
            return True
        row = PeopleImport.objects.get(pk=job.pk)
        late = _("This preview is older than an hour. Upload the file again.")
        refuse_unless(row.confirmed_at is not None, late, "late")
    return False


def tidy(*, now: datetime) -> int:
    """Every preview that nobody confirmed, every confirmed one that no worker took, and the words of refusals: gone. How many."""
    late = PeopleImport.objects.under_way().filter(confirmed_at__lt=now - WAITS)
    many = throw_away(PeopleImport.objects.previews(), now=now) + throw_away(late, now=now)
    return many + forget(PeopleImport.objects.filter(ended_at__lt=now), now=now)


def throw_away(imports: PeopleImportQuerySet, *, now: datetime) -> int:
    """End these without effect, and forget what stood in them."""
    return imports.update(ended_at=now, outcome=Outcome.EXPIRED, data={})


def forget(imports: PeopleImportQuerySet, *, now: datetime) -> int:
    """Take out of these what they say about people; one that is not over ends without effect."""
    throw_away(imports.filter(ended_at__isnull=True), now=now)
    return imports.holding().update(data={})
