"""Checklists and rounds, in words."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from frontdesk.people.models import Person
from frontdesk.web.records import About, record_kind, shown
from repairs.models import Checklist, ChecklistItem, Round, RoundAnswer


def checklists(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return {each.pk: About(str(each)) for each in Checklist.objects.filter(pk__in=ids)}


def items(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return {each.pk: About(str(each)) for each in ChecklistItem.objects.filter(pk__in=ids)}


def rounds(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return shown(Round.objects.visible_to(reader).select_related("checklist", "place"), ids)


def answers(ids: Sequence[int], reader: Person) -> dict[int, About]:
    rows = RoundAnswer.objects.filter(pk__in=ids, round__in=Round.objects.visible_to(reader)).select_related("round", "item")
    return {each.pk: About(str(each.item), each.round.get_absolute_url()) for each in rows}


record_kind(Checklist, _("checklist"), checklists)
record_kind(ChecklistItem, _("item of a checklist"), items)
record_kind(Round, _("round"), rounds)
record_kind(RoundAnswer, _("answer of a round"), answers)
