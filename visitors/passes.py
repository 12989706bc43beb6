"""The visitor's pass: a link nobody can guess (`frontdesk/secret_links.py`)."""

from django.conf import settings
from django.urls import reverse

from frontdesk import secret_links
from visitors.models import Visit

PURPOSE = "visitors.passes"


def token_of(visit: Visit) -> str:
    """`7-Abc…`: the visit's id and 132 bits."""
    return secret_links.token_of(PURPOSE, visit)


def visit_of(token: str) -> Visit | None:
    """The visit a token opens, or None; a forgotten visit opens nothing."""
    return secret_links.row_of(PURPOSE, token, Visit.objects.with_loan().filter(forgotten_at__isnull=True))


def path_of(visit: Visit) -> str:
    return reverse("visitors:pass_page", args=[token_of(visit)])


def group_of(visit: Visit) -> str:
    """The path of the list of everybody in the group that this visitor leads."""
    return reverse("visitors:pass_group", args=[token_of(visit)])


def question_of(visit: Visit) -> str:
    """The path of the one question after the visit."""
    return reverse("visitors:pass_feedback", args=[token_of(visit)])


def link_of(visit: Visit) -> str:
    return settings.BASE_URL + path_of(visit)


def token_in(scanned: str) -> str:
    """The token in whatever a scanner read: the whole link or the bare token."""
    return scanned.strip().rstrip("/").rpartition("/")[2]
