"""The bell: how many notices a person has not read."""

from django import template

from frontdesk.outbox.reading import Bell, bell
from frontdesk.people.models import Person

register = template.Library()


@register.simple_tag
def unread(person: Person) -> Bell:
    return bell(person)
