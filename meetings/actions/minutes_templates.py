"""纪要模板: kept by the office; minutes that were begun with one keep their words when it changes or goes."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.refusal import refuse_unless
from frontdesk.unique_names import alone_by_name
from meetings.models import MinutesTemplate
from meetings.models.minutes_template import LONGEST


def add(*, name: str, body: str, by: Person, now: datetime) -> MinutesTemplate:
    """Refused: not-yours, name, body, twice."""
    values = _values(name, body, by)
    with transaction.atomic():
        made = MinutesTemplate(**values, saved_at=now, saved_by=by)
        with alone_by_name(made.name):
            made.save()
        trail.record("add_minutes_template", subject=made, by=by, at=now)
    return made


def change(template: MinutesTemplate, *, name: str, body: str, seen: datetime | None, by: Person, now: datetime) -> MinutesTemplate:
    """By somebody who saw it as it was saved at `seen`. Refused: not-yours, name, body, twice, over, changed (two who write)."""
    values = _values(name, body, by)
    with transaction.atomic():
        mine = _open(template)
        refuse_unless(mine.saved_at == seen, _("Somebody else has written meanwhile. Look at it once more."), "changed")
        mine.name, mine.body, mine.saved_at, mine.saved_by = values["name"], values["body"], now, by
        with alone_by_name(mine.name):
            mine.save(update_fields=["name", "body", "saved_at", "saved_by"])
        trail.record("change_minutes_template", subject=mine, by=by, at=now)
    return mine


def close(template: MinutesTemplate, *, by: Person, now: datetime) -> None:
    """Not to be chosen any more. Refused: not-yours, over."""
    _must_run(by)
    with transaction.atomic():
        mine = _open(template)
        mine.closed_at, mine.closed_by = now, by
        mine.save(update_fields=["closed_at", "closed_by"])
        trail.record("close_minutes_template", subject=mine, by=by, at=now)


def _open(template: MinutesTemplate) -> MinutesTemplate:
    mine = MinutesTemplate.objects.select_for_update(of=("self",)).get(pk=template.pk)
    refuse_unless(mine.closed_at is None, _("This template is not used any more."), "over")
    return mine


def _values(name: str, body: str, by: Person) -> dict[str, str]:
    _must_run(by)
    refuse_unless(bool(name.strip()), _("It needs a name."), "name")
    refuse_unless(bool(body.strip()), _("Write what minutes begin with."), "body")
    refuse_unless(len(body.strip()) <= LONGEST, _("That is too long."), "body")
    return {"name": name.strip()[:60], "body": body.strip()}


def _must_run(by: Person) -> None:
    refuse_unless(by.can(Can.RUN_MEETINGS), _("Only the office keeps templates of minutes."), "not-yours")
