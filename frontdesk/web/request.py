"""What a view behind the gate can count on; for type checkers and readers."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from frontdesk.people.models import Person


class Request(HttpRequest):
    """Somebody is logged in, and htmx says whether it asks."""

    user: Person
    htmx: HtmxDetails
