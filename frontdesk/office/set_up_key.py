"""Who may set an empty Frontdesk up: whoever sits at the machine, or has read the address that it printed at its start."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from frontdesk.people.models import Person

PROXIES_SEND = ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED")


def key() -> str:
    """Sixteen characters that follow from the secret key; worth nothing once there is a person."""
    return salted_hmac("frontdesk.set_up", "first manager", algorithm="sha256").hexdigest()[:16]


def address(base_url: str) -> str:
    """Where to set up, or nothing when that has been done."""
    return "" if Person.objects.exists() else f"{base_url}{reverse('set_up')}?key={key()}"


def is_trusted(request: HttpRequest, given: str) -> bool:
    """A proxy makes everybody look local, so behind one only the key counts, whether the settings know of it or it shows itself."""
    by_proxy = settings.ALLAUTH_TRUSTED_PROXY_COUNT or any(name in request.META for name in PROXIES_SEND)
    is_local = not by_proxy and ip_address(request.META["REMOTE_ADDR"]).is_loopback
    return is_local or constant_time_compare(given, key())
