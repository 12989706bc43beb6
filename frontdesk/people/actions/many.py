"""Many people at once, as a file asks: they join, change, get and lose roles. All or none, each with its own trail and search rows.

The rules are those of `people.join`, `people.edit` and `roles`; what differs is that hundreds are written by one statement.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.actions import departments, roles
from frontdesk.people.actions.people import KEYS, fill_spellings
from frontdesk.people.actions.postings import moved
from frontdesk.people.editing import Changed, needed, values_of
from frontdesk.people.models import Company, Person, Post
from frontdesk.people.names import spellings
from frontdesk.people.permissions import Role
from frontdesk.people.plan import Changing, Joining, Plan
from frontdesk.refusal import Refused, refuse_unless
from frontdesk.search.rows import put_many

BATCH = 500  # ids in one question
NAMES = {"name", "name_en"}


@dataclass
class Ready:
    """A plan with everything worked out that needs no lock: how names are spelt, passwords that open nothing."""

    plan: Plan
    joins: list[tuple[Joining, Person]] = field(default_factory=list)

    def worked_out(self, *, now: datetime) -> Iterator[int]:
        """Work it out row by row, answering after each how many there were; slow, so never inside a transaction."""
        language = Company.objects.values_list("language", flat=True).first() or "zh-hans"
        for join in self.plan.joins:
            facts = {"language": language, **join.facts}
            person = Person(username=join.username, staff_number=join.staff_number, joined_at=now, **_by_column(facts))
            person.set_password(None)
            self.joins.append((join, fill_spellings(person)))
            yield len(self.joins)
        for number, change in enumerate(self.plan.changes, len(self.joins) + 1):
            for name in NAMES & set(change.facts):
                spellings(change.facts[name])  # remembered until it is written
            yield number


def take_over(ready: Ready, *, by: Person, now: datetime) -> None:
    """Write a plan down, inside the caller's transaction or one of its own. Whatever stands in its way refuses it whole, naming the row.

    Refused: changed, left, gone, themselves, closed, username, staff-number, last-manager.
    """
    plan = ready.plan
    with transaction.atomic():
        if any(Role.ADMIN_MANAGER in (*change.gives, *change.takes) for change in plan.changes):
            roles.managers_held()
        there = held_for(plan)
        _refuse_closed(plan)
        made = _join(ready, by=by, now=now)
        numbers = {person.staff_number: person for person in (*there.values(), *made)}
        edited = _edit(plan.changes, there, numbers, by=by, now=now)
        following = _follow(ready.joins, numbers)
        _give_and_take(plan.changes, there, by=by, now=now)
        still = Post.objects.filter(role=Role.ADMIN_MANAGER).exists()
        refuse_unless(still, _("This is the last admin manager. Make somebody else one first, or nobody could."), "last-manager")
        _write(following, {"stand_in"})
        put_many([*made, *edited])


def held_for(plan: Plan) -> dict[int, Person]:
    """Everybody whom a plan changes and everybody who is to stand in, by id, their rows locked in the order of their ids."""
    stand_ins = {each.stand_in for each in plan.rows if each.stand_in}
    ids = {change.pk for change in plan.changes}
    for some in batches(sorted(stand_ins)):
        ids |= set(Person.objects.filter(staff_number__in=some).values_list("pk", flat=True))
    rows = (Person.objects.select_for_update().filter(pk__in=some).order_by("pk") for some in batches(sorted(ids)))
    return {person.pk: person for some in rows for person in some}


def batches(things: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (things[start : start + BATCH] for start in range(0, len(things), BATCH))


def in_row(row: int, words: str, code: str) -> Refused:
    """A refusal that names the row of the sheet."""
    return Refused(_("Row %(row)d: %(words)s") % {"row": row, "words": words}, code)


def _by_column(facts: Any) -> dict[str, Any]:
    """The same under the names by which a record is made: a department's id."""
    return {Person._meta.get_field(name).attname: value for name, value in facts.items()}


def _refuse_closed(plan: Plan) -> None:
    """A department that somebody is put into must be open until this is over."""
    wanted = {each.facts["department"]: each.row for each in plan.rows if each.facts.get("department")}
    there = departments.all_held() if wanted else {}
    for pk, row in wanted.items():
        if pk not in there or there[pk].closed_at:
            raise in_row(row, _("This department is closed. Choose another one."), "closed")


def _join(ready: Ready, *, by: Person, now: datetime) -> list[Person]:
    """Everybody new, without a stand-in yet: it may be somebody else who is new."""
    made = [person for _row, person in ready.joins]
    try:
        with transaction.atomic():
            Person.objects.bulk_create(made, batch_size=BATCH)
    except IntegrityError:
        raise _taken(ready) from None
    posts = [Post(person=person, role=role) for join, person in ready.joins for role in join.roles]
    Post.objects.bulk_create(posts, batch_size=BATCH)
    trail.record_all("join", [(person, {"roles": list(join.roles)}) for join, person in ready.joins], by=by, at=now)
    return made


def _taken(ready: Ready) -> Refused:
    """Which row is in the way, after the database has refused one."""
    for some in batches(ready.joins):
        numbers = set(
            Person.objects.filter(staff_number__in=[join.staff_number for join, _p in some]).values_list("staff_number", flat=True)
        )
        names = set(Person.objects.filter(username__in=[join.username for join, _p in some]).values_list("username", flat=True))
        for join, _person in some:
            if join.staff_number in numbers:
                return in_row(join.row, _("Somebody else has this staff number."), "staff-number")
            if join.username in names:
                return in_row(join.row, _("Somebody has this user name, perhaps somebody who left. Choose another."), "username")
    return Refused(_("Somebody else has this staff number."), "staff-number")


def _edit(changes: Iterable[Changing], there: dict[int, Person], numbers: dict[str, Person], *, by: Person, now: datetime) -> list[Person]:
    """What differs, in the rows that are held; those who were changed."""
    told, edited, moves, touched = [], [], [], set[str]()
    for change in changes:
        row = there[change.pk]
        if not row.is_active:
            raise in_row(change.row, _("%(name)s has left. Bring them back first.") % {"name": row}, "left")
        wanted: dict[str, Any] = dict(change.facts)
        if change.stand_in is not None:
            wanted["stand_in"] = _stand_in(change, numbers)
        try:
            new = needed(row, wanted, change.seen)
        except Changed as refusal:
            words = _("Somebody else has changed %(name)s meanwhile. Upload the file again.") % {"name": row}
            raise in_row(change.row, words, refusal.code) from None
        if new:
            old = values_of(row, new)
            moves += [(row, row.department_id)] if "department" in new else []
            for name, value in new.items():
                setattr(row, Person._meta.get_field(name).attname, value.pk if isinstance(value, models.Model) else value)
            told.append((row, {"old": old, "new": values_of(row, new)}))
            touched |= {*new, *(KEYS if NAMES & set(new) else ())}
            edited.append(fill_spellings(row) if NAMES & set(new) else row)
    _write(edited, touched)
    moved(moves, now=now)
    trail.record_all("edit_person", told, by=by, at=now)
    return edited


def _write(people: Sequence[Person], fields: Iterable[str]) -> None:
    """These fields of people who are there and held: an insert that finds each of them there."""
    if people:
        Person.objects.bulk_create(people, update_conflicts=True, unique_fields=["id"], update_fields=sorted(fields), batch_size=BATCH)


def _stand_in(row: Joining | Changing, numbers: dict[str, Person]) -> Person | None:
    """The colleague with this staff number, who must be here."""
    if not row.stand_in:
        return None
    if row.stand_in == row.staff_number:
        raise in_row(row.row, _("Nobody stands in for themselves. Choose a colleague."), "themselves")
    person = numbers.get(row.stand_in)
    if person is None or not person.is_active:
        raise in_row(row.row, _("This colleague has left the company. Choose another one."), "gone")
    return person


def _follow(joins: Iterable[tuple[Joining, Person]], numbers: dict[str, Person]) -> list[Person]:
    """Those of the new ones who have a stand-in, with it."""
    following = []
    for join, person in joins:
        if join.stand_in:
            person.stand_in = _stand_in(join, numbers)
            following.append(person)
    return following


def _give_and_take(changes: Iterable[Changing], there: dict[int, Person], *, by: Person, now: datetime) -> None:
    """Roles as asked for; what somebody has already, or has not any more, writes nothing."""
    wanted = [change for change in changes if change.gives or change.takes]
    held: set[tuple[int, str]] = set()
    for some in batches([change.pk for change in wanted]):
        held |= set(Post.objects.filter(person__in=some).values_list("person_id", "role"))
    given = [(change.pk, role) for change in wanted for role in change.gives if (change.pk, role) not in held]
    taken = [(change.pk, role) for change in wanted for role in change.takes if (change.pk, role) in held]
    Post.objects.bulk_create([Post(person_id=pk, role=role) for pk, role in given], batch_size=BATCH)
    for role in {role for _pk, role in taken}:
        for some in batches([pk for pk, lost in taken if lost == role]):
            Post.objects.filter(role=role, person__in=some).delete()
    trail.record_all("give_role", [(there[pk], {"role": role}) for pk, role in given], by=by, at=now)
    trail.record_all("take_role", [(there[pk], {"role": role}) for pk, role in taken], by=by, at=now)
