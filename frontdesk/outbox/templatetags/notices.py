"""The bell: how many notices a person has not read."""

from django import template

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person

register = template.Library()


@register.simple_tag
def unread(person: Person) -> int:
    return Notice.objects.inbox_of(person).filter(read_at__isnull=True).count()
