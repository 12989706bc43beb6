"""Categories, things, teams, rules of dispatch and contractors, in words."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from frontdesk.people.models import Person
from frontdesk.web.records import About, record_kind
from repairs.models import Category, Contractor, Membership, Recurrence, Route, SafetyStep, Team, Thing


def categories(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return {each.pk: About(str(each)) for each in Category.objects.filter(pk__in=ids)}


def safety_steps(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return {each.pk: About(str(each)) for each in SafetyStep.objects.filter(pk__in=ids)}


def things(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return {each.pk: About(str(each)) for each in Thing.objects.filter(pk__in=ids)}


def teams(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return {each.pk: About(str(each)) for each in Team.objects.filter(pk__in=ids)}


def memberships(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return {each.pk: About(str(each)) for each in Membership.objects.filter(pk__in=ids).select_related("person", "team")}


def routes(ids: Sequence[int], reader: Person) -> dict[int, About]:
    rows = Route.objects.filter(pk__in=ids).select_related("category", "place", "floor", "team")
    return {each.pk: About(str(each)) for each in rows}


def contractors(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return {each.pk: About(str(each)) for each in Contractor.objects.visible_to(reader).filter(pk__in=ids)}


def recurrences(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return {each.pk: About(str(each)) for each in Recurrence.objects.filter(pk__in=ids).select_related("thing", "place")}


record_kind(Category, _("category of faults"), categories)
record_kind(SafetyStep, _("step for safety"), safety_steps)
record_kind(Thing, _("thing that is repaired"), things)
record_kind(Team, _("repair team"), teams)
record_kind(Membership, _("membership of a team"), memberships)
record_kind(Route, _("rule of dispatch"), routes)
record_kind(Contractor, _("contractor"), contractors)
record_kind(Recurrence, _("recurring fault"), recurrences)
