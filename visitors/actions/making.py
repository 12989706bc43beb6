"""Visits as they are written for the first time, many at once: names spelt, codes drawn, events, trail and search in a few statements."""

import secrets
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people import phones
from frontdesk.people.models import Person
from frontdesk.people.names import normal, spellings
from frontdesk.refusal import Refused, refuse_unless
from frontdesk.search.rows import held, put_many
from frontdesk.search.sources import source_of
from visitors.actions.steps import facts_of
from visitors.models import Visit, VisitEvent
from visitors.models.visit_event import Verb

BATCH = 500
CODES = 1_000_000
TRIES = 5  # codes that somebody else has drawn between reading and writing


def drafted(*, name: str, phone: str, expected_at: datetime, now: datetime, by: Person | None, plate: str = "", **fields: Any) -> Visit:
    """A visit that stands in no database yet."""
    name = " ".join(name.split())
    refuse_unless(bool(name), _("Enter the visitor's name."), "name")
    return Visit(
        name=name,
        name_key=normal(name)[:120],
        spellings=spellings(name)[:600],
        phone=phones.digits(phone),
        salt=secrets.token_hex(16),
        plate="".join(plate.upper().split())[:12],  # ß is SS
        expected_at=expected_at,
        code_on=timezone.localdate(expected_at),
        created_at=now,
        created_by=by,
        **fields,
    )


def write_expected(visits: Sequence[Visit], *, by: Person | None, now: datetime, verbs: Sequence[Verb] = (Verb.EXPECT,)) -> None:
    """Visits of one day: each with a code of its own, its first steps, their entries in the trail and its words in the search."""
    _save_with_codes(visits, visits[0].code_on)
    for verb in verbs:
        events = [VisitEvent(visit=visit, verb=verb, happened_at=now, happened_by=by, before=facts_of(visit)) for visit in visits]
        VisitEvent.objects.bulk_create(events, batch_size=BATCH)
        trail.record_all(verb.value, [(visit, None) for visit in visits], by=by, at=now)
    put_many(held(source_of(Visit), [visit.pk for visit in visits]))


def _save_with_codes(visits: Sequence[Visit], on: date | None) -> None:
    """Six digits each that nobody else has on that day: drawn again when the database says that some are taken."""
    for _try in range(TRIES):
        taken = set(Visit.objects.filter(code_on=on).exclude(code="").values_list("code", flat=True))
        refuse_unless(len(taken) < CODES // 2, _("No code is free on that day. Try again."), "codes")
        for visit in visits:
            visit.pk, visit.code = None, _free(taken)
            taken.add(visit.code)
        try:
            with transaction.atomic():
                Visit.objects.bulk_create(visits, batch_size=BATCH)
            return
        except IntegrityError:
            continue
    raise Refused(_("No code is free on that day. Try again."), "codes")


def _free(taken: set[str]) -> str:
    """A code that is not among these; at most half of all are."""
    while (code := f"{secrets.randbelow(CODES):06d}") in taken:
        pass
    return code
