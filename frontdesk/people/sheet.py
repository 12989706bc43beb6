"""People as a spreadsheet: what is written comes back unchanged, whichever of the two languages it was written in."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override, pgettext_lazy

from frontdesk.excel.read import Line, Problem, Sheet, Table, shown, table
from frontdesk.people import phones
from frontdesk.people.models import Person
from frontdesk.people.names import is_username, normal
from frontdesk.people.paths import Paths
from frontdesk.people.permissions import Role
from frontdesk.people.plan import Changing, Joining, Plan
from frontdesk.people.words import language_named, languages, role_named, roles_in_words

MOST_ROWS = 5000
MOST_COLUMNS = 20
NEEDED = ("staff_number", "username", "name")  # the other columns may be missing: what they would say stays as it is
TEXTS = {"name": 80, "name_en": 80, "title": 80, "extension": 20}


@dataclass(frozen=True)
class Head:
    """A column: what it is called, how wide it is, and what stands there about a person."""

    label: Any
    width: int
    told: Callable[[Person, Paths], str]


HEADS: dict[str, Head] = {
    "staff_number": Head(gettext_lazy("Staff number"), 14, lambda person, paths: person.staff_number),
    "username": Head(gettext_lazy("User name"), 18, lambda person, paths: person.username),
    "name": Head(gettext_lazy("Name"), 16, lambda person, paths: person.name),
    "name_en": Head(gettext_lazy("Name in English"), 24, lambda person, paths: person.name_en),
    "department": Head(gettext_lazy("Department"), 28, lambda person, paths: paths.of(person.department_id)),
    "title": Head(pgettext_lazy("of a person", "Job title"), 20, lambda person, paths: person.title),
    "extension": Head(gettext_lazy("Extension"), 12, lambda person, paths: person.extension),
    "mobile": Head(gettext_lazy("Mobile"), 16, lambda person, paths: person.mobile),
    "email": Head(gettext_lazy("E-mail"), 28, lambda person, paths: person.email),
    "language": Head(gettext_lazy("Language"), 12, lambda person, paths: languages()[person.language]),
    "stand_in": Head(gettext_lazy("Stand-in (staff number)"), 22, lambda person, paths: _number_of(person.stand_in)),
    "roles": Head(gettext_lazy("Roles"), 30, lambda person, paths: roles_in_words(person.roles)),
}


def heads() -> dict[str, tuple[str, ...]]:
    """By which words each column may be headed: the reader's first, then those of either language."""
    found = {name: [str(head.label)] for name, head in HEADS.items()}
    for language, _name in settings.LANGUAGES:
        with override(language):
            for name, head in HEADS.items():
                found[name].append(str(head.label))
    return {name: tuple(dict.fromkeys(words)) for name, words in found.items()}


def parsed(sheet: Sheet, people: Iterable[Person], paths: Paths) -> tuple[Plan, list[Problem]]:
    """What a sheet asks for, given everybody as they stand; and every problem found, so that a file is mended in one go.

    Refused when it has not the columns. Whoever is not in the sheet is left alone.
    """
    found = table(sheet, heads(), optional=set(HEADS) - set(NEEDED))
    reading = Reading(found, list(people), paths)
    reading.read()
    if not found.lines:
        reading.problems.append(Problem(sheet.title, sheet.rows[0].number, "A", "", _("There is nobody below the heads.")))
    plan = Plan(
        sheet.title, tuple(reading.joins), tuple(reading.changes), reading.unchanged, ignored=found.ignored, others=tuple(sheet.others)
    )
    return plan, reading.problems


class Reading:
    """One walk through the rows of a sheet."""

    def __init__(self, found: Table, people: list[Person], paths: Paths):
        self.found, self.paths = found, paths
        self.people = {person.staff_number: person for person in people}
        self.numbers = {person.pk: person.staff_number for person in people}
        self.usernames = {person.username for person in people}
        self.managers = {person.staff_number for person in people if person.is_active and Role.ADMIN_MANAGER in person.roles}
        self.coming = {text(line.values["staff_number"]) for line in found.lines} - set(self.people)
        self.takers: list[Line] = []  # rows that take the role of admin manager away
        self.seen: set[str] = set()
        self.joins: list[Joining] = []
        self.changes: list[Changing] = []
        self.unchanged = 0
        self.problems: list[Problem] = []

    def read(self) -> None:
        for line in self.found.lines:
            number, before = text(line.values["staff_number"]), len(self.problems)
            if not number or len(number) > 20:
                self.wrong(line, "staff_number", _("Write a staff number of 1 to 20 characters."))
            elif number in self.seen:
                self.wrong(line, "staff_number", _("This staff number stands in the file twice."))
            elif number in self.people:
                self.known(line, self.people[number], before)
            else:
                self.unknown(line, number, before)
            self.seen.add(number)
        if self.takers and not self.managers:
            words = _("This is the last admin manager. Make somebody else one first, or nobody could.")
            self.wrong(self.takers[-1], "roles", words)

    def known(self, line: Line, person: Person, before: int) -> None:
        """Somebody who is here: what stands in the row as it stands in our own export is not judged anew."""
        facts, seen = {}, {}
        for name, value in self.facts(line, person):
            stood = person.department_id if name == "department" else getattr(person, name)
            if value != stood:
                facts[name], seen[name] = value, stood
        username = text(line.values["username"])
        if username and normal(username) != person.username:
            self.wrong(line, "username", _("%(name)s logs in as %(user)s. A user name stays.") % {"name": person, "user": person.username})
        gives, takes = self.roles(line, person)
        stand_in = self.stand_in(line, person)
        if stand_in is not None:
            seen["stand_in"] = person.stand_in_id
        change = Changing(line.number, person.pk, person.staff_number, person.name, facts, seen, stand_in, gives, takes)
        if change and not person.is_active:
            self.wrong(line, "staff_number", _("%(name)s has left. Bring them back first.") % {"name": person})
        if len(self.problems) == before:
            self.changes += [change] if change else []
            self.unchanged += not change

    def unknown(self, line: Line, number: str, before: int) -> None:
        """A new colleague."""
        username = normal(text(line.values["username"]))
        if not is_username(username):
            self.wrong(line, "username", _("Letters, digits, dots and dashes make a user name."))
        elif username in self.usernames:
            self.wrong(line, "username", _("Somebody has this user name, perhaps somebody who left. Choose another."))
        self.usernames.add(username)
        facts = {name: value for name, value in self.facts(line, None) if value not in ("", None)}
        gives, _takes = self.roles(line, None)
        stand_in = self.stand_in(line, None) or ""
        if len(self.problems) == before:
            self.joins.append(Joining(line.number, number, username, facts, stand_in, gives or (Role.EMPLOYEE.value,)))

    def wrong(self, line: Line, name: str, words: str) -> None:
        self.problems.append(self.found.problem(line, name, words))

    def facts(self, line: Line, person: Person | None) -> Iterator[tuple[str, Any]]:
        """The fields whose columns are there, each with the value that the row wants."""
        for name in ("name", "name_en", "department", "title", "extension", "mobile", "email", "language"):
            if name not in line.values:
                continue
            given = text(line.values[name])
            if person and given == HEADS[name].told(person, self.paths):
                yield name, person.department_id if name == "department" else getattr(person, name)
                continue
            read = {"department": self.department, "mobile": self.mobile, "email": self.email, "language": self.language}.get(
                name, self.text
            )
            try:
                yield name, read(name, given, person)
            except ValueError as problem:
                self.wrong(line, name, str(problem))

    def text(self, name: str, given: str, person: Person | None) -> str:
        if not given and name == "name":
            raise ValueError(_("Enter the name as colleagues write it."))
        if len(given) > TEXTS[name]:
            raise ValueError(_("At most %(n)d characters.") % {"n": TEXTS[name]})
        return given

    def department(self, name: str, given: str, person: Person | None) -> int | None:
        """A department that is open, or the person's own whatever became of it."""
        if not given:
            return None
        found = self.paths.called(given)
        if person and person.department_id in found:
            return person.department_id
        if not found:
            raise ValueError(_("There is no department of this name. Write it as the departments' page does, with the one above it."))
        if len(found) > 1:
            raise ValueError(_("Several departments are called so. Write the Chinese name."))
        [pk] = found
        if not self.paths.is_open(pk):
            raise ValueError(_("This department is closed. Choose another one."))
        return pk

    def mobile(self, name: str, given: str, person: Person | None) -> str:
        number = phones.digits(given)
        if given and not phones.is_mobile(number):
            raise ValueError(_("A mobile has 11 digits and begins with 1; one from abroad has + and 8 to 15 digits."))
        return number

    def email(self, name: str, given: str, person: Person | None) -> str:
        try:
            if given:
                validate_email(given)
        except ValidationError:
            raise ValueError(_("This is no e-mail address.")) from None
        return given

    def language(self, name: str, given: str, person: Person | None) -> str:
        """Where nothing stands: as it was, and for somebody new as the company has it."""
        if not given:
            return person.language if person else ""
        if found := language_named(given):
            return found
        raise ValueError(_("Write one of: %(words)s.") % {"words": _(", ").join(languages().values())})

    def stand_in(self, line: Line, person: Person | None) -> str | None:
        """The staff number of a new stand-in, '' for nobody, None when nothing changes."""
        if "stand_in" not in line.values:
            return None
        given, mine = text(line.values["stand_in"]), text(line.values["staff_number"])
        if given == (_number_of(person.stand_in) if person else ""):
            return None
        other = self.people.get(given)
        if given and given == mine:
            self.wrong(line, "stand_in", _("Nobody stands in for themselves. Choose a colleague."))
        elif given and other is None and given not in self.coming:
            self.wrong(line, "stand_in", _("Nobody has this staff number, neither here nor in this file."))
        elif other and not other.is_active:
            self.wrong(line, "stand_in", _("This colleague has left the company. Choose another one."))
        return given

    def roles(self, line: Line, person: Person | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Which roles the row gives and takes. Who heads a department is said on the department's page."""
        if "roles" not in line.values:
            return (), ()
        wanted, unknown = role_named(text(line.values["roles"]))
        held = set(person.roles) if person else set()
        if unknown:
            every = roles_in_words(role for role in Role if role is not Role.DEPARTMENT_HEAD)
            self.wrong(line, "roles", _("“%(word)s” is no role. There are: %(roles)s.") % {"word": unknown[0], "roles": every})
            return (), ()
        if Role.DEPARTMENT_HEAD in wanted ^ held:
            self.wrong(line, "roles", _("Who is the head of a department is changed on the department's page."))
        gives, takes = wanted - held, held - wanted
        mine = text(line.values["staff_number"])
        if Role.ADMIN_MANAGER in gives:
            self.managers.add(mine)
        if Role.ADMIN_MANAGER in takes:
            self.managers.discard(mine)
            self.takers.append(line)
        return tuple(sorted(gives)), tuple(sorted(takes))


def text(value: Any) -> str:
    """A cell as the text that was meant: 8021 and 8021.0 are '8021'."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return shown(value).strip()


def _number_of(person: Person | None) -> str:
    return person.staff_number if person else ""
