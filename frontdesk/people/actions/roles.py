"""Giving and taking roles. Somebody can always give roles: the last admin manager keeps theirs."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.actions import departments
from frontdesk.people.actions.people import held
from frontdesk.people.models import Department, Person, Post
from frontdesk.people.permissions import Role
from frontdesk.refusal import refuse_unless

NEEDS_DEPARTMENT = {Role.DEPARTMENT_HEAD}  # to be head is to be head of something: the department says whose


def give(person: Person, *, role: Role, by: Person, now: datetime, department: Department | None = None) -> bool:
    """Give a role; False when it is held already. Refused: left, department (a head needs one), closed."""
    if role in NEEDS_DEPARTMENT:
        refuse_unless(department is not None, _("Head of which department?"), "department")
        assert department is not None
        return departments.set_head(department, head=person, by=by, now=now)
    with transaction.atomic():
        row = held(person)[person.pk]
        refuse_unless(row.is_active, _("%(name)s has left. Bring them back first.") % {"name": row}, "left")
        _post, is_new = Post.objects.get_or_create(person=row, role=role)
        if is_new:
            trail.record("give_role", subject=row, by=by, at=now, details={"role": role.value})
    return is_new


def take(person: Person, *, role: Role, by: Person, now: datetime) -> bool:
    """Take a role away; False when it was not held. A head's departments have no head then. Refused: last-manager."""
    with transaction.atomic():
        if role is Role.ADMIN_MANAGER:
            keep_a_manager(person)
        if role in NEEDS_DEPARTMENT:
            held(person)
            for department in departments.headed_by(person):
                departments.set_head(department, head=None, by=by, now=now)
        found, _each = Post.objects.filter(person=person, role=role).delete()
        if found:
            trail.record("take_role", subject=person, by=by, at=now, details={"role": role.value})
    return bool(found)


def keep_a_manager(person: Person) -> None:
    """Refuse, when this person is the only admin manager; until the transaction ends nobody else stops being one."""
    managers = managers_held()
    only = managers == [person.pk]
    refuse_unless(not only, _("This is the last admin manager. Make somebody else one first, or nobody could."), "last-manager")


def managers_held() -> list[int]:
    """The ids of all admin managers, their posts locked; the first lock that an action takes."""
    return list(Post.objects.select_for_update().filter(role=Role.ADMIN_MANAGER).order_by("pk").values_list("person_id", flat=True))
