"""What happens to departments: made, renamed, moved, headed, closed. No department lies below itself."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.actions.people import held
from frontdesk.people.editing import needed, values_of, write
from frontdesk.people.models import Department, Person, Post
from frontdesk.people.permissions import Role
from frontdesk.refusal import Refused, refuse_unless

FIELDS = ("name", "name_en", "parent", "phone", "email")


def create(*, by: Person, now: datetime, **fields: Any) -> Department:
    """A new department: name, and if wanted name_en, parent, phone, email. Refused: name, closed."""
    try:
        with transaction.atomic():
            department = Department(**fields)
            _refuse_closed(all_held().get(department.parent_id or 0) if department.parent_id else None)
            department.save(force_insert=True)
            trail.record("create_department", subject=department, by=by, at=now, details=values_of(department, FIELDS))
    except IntegrityError:
        raise _name_taken() from None
    return department


def edit(department: Department, *, values: Mapping[str, Any], seen: Mapping[str, Any], by: Person, now: datetime) -> Department:
    """Rename, move below another, change how it is reached. Refused: changed, name, cycle, closed."""
    try:
        with transaction.atomic():
            rows = all_held()
            row = rows[department.pk]
            if new := needed(row, values, seen):
                if new.get("parent"):
                    _refuse_closed(rows.get(new["parent"].pk))
                    refuse_unless(not is_below(rows, new["parent"].pk, row.pk), _cycle(), "cycle")
                details = write(row, new)
                trail.record("edit_department", subject=row, by=by, at=now, details=details)
    except IntegrityError:
        raise _name_taken() from None
    return row


def set_head(department: Department, *, head: Person | None, by: Person, now: datetime) -> bool:
    """Who heads it, or nobody; False when it is so already. The role of head comes with the first and goes with the last department."""
    with transaction.atomic():
        people = held(head)
        if head:
            refuse_unless(people[head.pk].is_active, _("This colleague has left the company. Choose another one."), "gone")
        row = all_held()[department.pk]
        if row.head_id == (head.pk if head else None):
            return False
        if head:
            _refuse_closed(row)
            Post.objects.get_or_create(person=head, role=Role.DEPARTMENT_HEAD)
        before = row.head_id
        Department.objects.filter(pk=row.pk).update(head=head)
        if before and not Department.objects.filter(head=before).exists():
            Post.objects.filter(person=before, role=Role.DEPARTMENT_HEAD).delete()
        trail.record("set_head", subject=row, by=by, at=now, details={"old": before, "new": head.pk if head else None})
    return True


def close(department: Department, *, by: Person, now: datetime) -> bool:
    """Nobody belongs to it any more; its name stays on records. False when it was closed. Refused: people, children, duty."""
    with transaction.atomic():
        row = all_held()[department.pk]
        if row.closed_at:
            return False
        members = row.people.filter(retired_at__isnull=True).count()
        refuse_unless(not members, _("People belong to it still (%(n)d). Move them first.") % {"n": members}, "people")
        has_open = row.children.filter(closed_at__isnull=True).exists()
        refuse_unless(not has_open, _("Departments below it are open. Move them first."), "children")
        refuse_unless(not row.duties.exists(), _("It is a duty contact. Name another one first."), "duty")
        if row.head:
            set_head(row, head=None, by=by, now=now)
        Department.objects.filter(pk=row.pk).update(closed_at=now, closed_by=by)
        trail.record("close_department", subject=row, by=by, at=now)
    return True


def reopen(department: Department, *, by: Person, now: datetime) -> bool:
    """It was closed by mistake, or is needed again. Refused: closed (the one above it is)."""
    with transaction.atomic():
        rows = all_held()
        row = rows[department.pk]
        if not row.closed_at:
            return False
        _refuse_closed(rows.get(row.parent_id or 0) if row.parent_id else None)
        Department.objects.filter(pk=row.pk).update(closed_at=None, closed_by=None)
        trail.record("reopen_department", subject=row, by=by, at=now)
    return True


def headed_by(person: Person) -> list[Department]:
    """The departments this person heads."""
    return list(Department.objects.filter(head=person).order_by("pk"))


def all_held() -> dict[int, Department]:
    """Every department as it stands, locked until the transaction ends: two who move at once would close a ring that neither sees."""
    return {row.pk: row for row in Department.objects.select_for_update().order_by("pk")}


def is_below(rows: Mapping[int, Department], one: int | None, other: int) -> bool:
    """Whether a department is another one or lies below it."""
    seen: set[int] = set()
    while one and one not in seen:
        if one == other:
            return True
        seen.add(one)
        one = rows[one].parent_id if one in rows else None
    return False


def _refuse_closed(department: Department | None) -> None:
    refuse_unless(department is None or department.closed_at is None, _("This department is closed. Choose another one."), "closed")


def _name_taken() -> Refused:
    return Refused(_("There is a department of this name, perhaps a closed one."), "name")


def _cycle() -> str:
    return _("That department lies below this one. Choose another one above it.")
