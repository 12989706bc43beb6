"""The links of people from outside: to their invitation, and what a calendar program reads (`frontdesk/secret_links.py`)."""

from django.conf import settings
from django.urls import reverse

from frontdesk import secret_links
from frontdesk.people.permissions import Can
from meetings.models import Attendee, Feed

GUESTS, FEEDS = "meetings.guests", "meetings.feeds"


def path_of(attendee: Attendee) -> str:
    return reverse("meetings:guest_page", args=[secret_links.token_of(GUESTS, attendee)])


def link_of(attendee: Attendee) -> str:
    return settings.BASE_URL + path_of(attendee)


def attendee_of(token: str) -> Attendee | None:
    """Who is invited from outside by this link; whoever was forgotten opens nothing."""
    return secret_links.row_of(GUESTS, token, Attendee.objects.outside().exclude(email=""))


def feed_address(feed: Feed) -> str:
    return settings.BASE_URL + reverse("meetings:feed_file", args=[secret_links.token_of(FEEDS, feed)])


def feed_of(token: str) -> Feed | None:
    """A feed that was not taken back, by its link."""
    feed = secret_links.row_of(FEEDS, token, Feed.objects.standing().select_related("owner", "room__place", "department"))
    return feed if feed and feed.owner.can(Can.USE_OFFICE) else None
