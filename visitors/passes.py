"""The visitor's pass: a link nobody can guess, of which the database holds only half.

token = base64url(HMAC-SHA256(secret key, id and 128 random bits of the row))[:22]; neither a copy of the database nor
an old link of another visit opens it. Rotating the secret key ends all links.
"""

from base64 import urlsafe_b64encode
from secrets import compare_digest

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import salted_hmac

from visitors.models import Visit


def token_of(visit: Visit) -> str:
    """`7-Abc…`: the visit's id and 132 bits."""
    digest = salted_hmac("visitors.passes", f"{visit.pk}:{visit.salt}", algorithm="sha256").digest()
    return f"{visit.pk}-{urlsafe_b64encode(digest).decode()[:22]}"


def visit_of(token: str) -> Visit | None:
    """The visit a token opens, or None; a forgotten visit opens nothing."""
    number = token.partition("-")[0]
    if not number.isascii() or not number.isdigit() or len(number) > 18:
        return None
    visit = Visit.objects.with_loan().filter(pk=int(number), forgotten_at__isnull=True).first()
    return visit if visit and compare_digest(token_of(visit).encode(), token.encode()) else None


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
