"""Records of the shared part in words, for who may see them."""

from collections.abc import Sequence

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.files.models import Attachment
from frontdesk.files.shelves import may_see
from frontdesk.journal.models import Check, Detail
from frontdesk.limits.limits import GROUPS
from frontdesk.limits.models import Version
from frontdesk.numbers.models import Number
from frontdesk.outbox.kinds import label_of
from frontdesk.outbox.models import Manner, Notice, OwnText
from frontdesk.people.models import Absence, Company, Department, DutyContact, PeopleImport, Person
from frontdesk.people.permissions import Can
from frontdesk.places.models import Floor, Place, Site
from frontdesk.timed.catalogue import heading
from frontdesk.timed.models import RuleState
from frontdesk.todos.describe import described
from frontdesk.todos.models import Todo
from frontdesk.web.records import About, Describe, record_kind, shown
from frontdesk.workdays.models import Day, OfficeHours, Year


def people(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return shown(Person.objects.all(), ids)


def todos(ids: Sequence[int], reader: Person) -> dict[int, About]:
    """As the list of to-dos tells them to this reader."""
    seen = Todo.objects.visible_to(reader).filter(pk__in=ids).select_related("holder")
    return {owed.todo.pk: About(owed.about.title, owed.todo.get_absolute_url()) for owed in described(seen, reader)}


def settings(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return {version.pk: _sheet(version.of, reader, number=version.number) for version in Version.objects.filter(pk__in=ids)}


def rules(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return {state.pk: _sheet(state.rule, reader) for state in RuleState.objects.filter(pk__in=ids)}


def _sheet(name: str, reader: Person, *, number: int = 0) -> About:
    """What a rule, a promise or a group of settings is called; its sheet for who may read it."""
    title = heading(GROUPS[name], None) if name in GROUPS else name
    words = _("%(title)s, version %(number)s") % {"title": title, "number": number} if number else title
    return About(words, reverse("rule_detail", args=[name]) if name in GROUPS and reader.can(Can.SEE_RULES) else "")


def absences(ids: Sequence[int], reader: Person) -> dict[int, About]:
    found = Absence.objects.filter(pk__in=ids).select_related("person")
    return {each.pk: About(f"{each.person} {each.from_on:%m-%d} – {each.until_on:%m-%d}") for each in found}


def notices(ids: Sequence[int], reader: Person) -> dict[int, About]:
    """Its kind and nothing of its words."""
    return {pk: About(label_of(kind)) for pk, kind in Notice.objects.filter(pk__in=ids).values_list("pk", "kind")}


def texts(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return {text.pk: About(label_of(text.kind)) for text in OwnText.objects.filter(pk__in=ids)}


def manners(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return {manner.pk: About(str(manner.person)) for manner in Manner.objects.filter(pk__in=ids).select_related("person")}


def named(model: type[Model]) -> Describe:
    """What everybody may know of: each is called what it calls itself."""
    return lambda ids, reader: {each.pk: About(str(each)) for each in model._default_manager.filter(pk__in=ids)}


def files(ids: Sequence[int], reader: Person) -> dict[int, About]:
    """The name of a file for who sees what it lies beside."""
    return {each.pk: About(each.name) for each in Attachment.objects.filter(pk__in=ids) if may_see(reader, each)}


record_kind(Attachment, gettext_lazy("file"), files)
record_kind(Person, gettext_lazy("colleague"), people)
record_kind(Company, gettext_lazy("company"))
record_kind(Department, gettext_lazy("department"), named(Department))
record_kind(DutyContact, gettext_lazy("duty contact"))
record_kind(PeopleImport, gettext_lazy("import of people"))
record_kind(Absence, gettext_lazy("absence"), absences)
record_kind(Todo, gettext_lazy("to-do"), todos)
record_kind(Version, gettext_lazy("settings"), settings)
record_kind(RuleState, gettext_lazy("rule"), rules)
record_kind(Notice, gettext_lazy("notice"), notices)
record_kind(OwnText, gettext_lazy("words of a notice"), texts)
record_kind(Manner, gettext_lazy("notice settings"), manners)
record_kind(Site, gettext_lazy("site"), named(Site))
record_kind(Floor, gettext_lazy("floor"), named(Floor))
record_kind(Place, gettext_lazy("place"), named(Place))
record_kind(Number, gettext_lazy("number"), named(Number))
record_kind(Day, gettext_lazy("calendar day"))
record_kind(OfficeHours, gettext_lazy("office hours"))
record_kind(Year, gettext_lazy("calendar year"))
record_kind(Detail, gettext_lazy("details of the trail"))
record_kind(Check, gettext_lazy("check of the trail"))
