"""模板: who keeps documents keeps the templates that drafts begin with."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from documents.models import Template
from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.refusal import refuse_unless

WORDS = ("name", "subject", "body")


def add(values: Mapping[str, str], *, by: Person, now: datetime) -> Template:
    """One more to choose from. Refused: not-yours, words, twice."""
    _must_keep(by)
    made = Template(added_at=now, added_by=by)
    _worded(made, values)
    with transaction.atomic():
        _must_be_new(made)
        made.save()
        trail.record("add_template", subject=made, by=by, at=now)
    return made


def change(template: Template, values: Mapping[str, str], *, by: Person, now: datetime) -> Template:
    """Other words for drafts to come. Refused: not-yours, ended, words, twice."""
    with transaction.atomic():
        mine = _mine(template, by)
        _worded(mine, values)
        _must_be_new(mine)
        mine.changed_at, mine.changed_by = now, by
        mine.save()
        trail.record("change_template", subject=mine, by=by, at=now)
    return mine


def end(template: Template, *, by: Person, now: datetime) -> Template:
    """It is not offered any more. Refused: not-yours, ended."""
    with transaction.atomic():
        mine = _mine(template, by)
        mine.ended_at, mine.ended_by = now, by
        mine.save(update_fields=["ended_at", "ended_by"])
        trail.record("end_template", subject=mine, by=by, at=now)
    return mine


def _mine(template: Template, by: Person) -> Template:
    _must_keep(by)
    mine = Template.objects.select_for_update(of=("self",)).get(pk=template.pk)
    refuse_unless(mine.ended_at is None, _("This template is not in use any more."), "ended")
    return mine


def _must_keep(by: Person) -> None:
    refuse_unless(by.can(Can.KEEP_DOCUMENTS), _("Only who keeps documents keeps templates."), "not-yours")


def _worded(template: Template, values: Mapping[str, str]) -> None:
    for column in WORDS:
        setattr(template, column, values[column].replace("\r\n", "\n").strip())
    refuse_unless(all(getattr(template, column) for column in WORDS), _("A template has a name, a subject and a text."), "words")


def _must_be_new(template: Template) -> None:
    twin = Template.objects.open().filter(name=template.name).exclude(pk=template.pk).exists()
    refuse_unless(not twin, _("There is a template of this name."), "twice")
