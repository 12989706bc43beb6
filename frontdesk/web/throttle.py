"""Counting tries in the cache, in periods of the clock: of searches, codes and links.

Losing the cache forgets the count and fails nothing.
"""

from ipaddress import ip_address, ip_network
from time import time

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The browser's address, behind as many proxies as the settings trust; of IPv6 the network (/64), which one person owns whole."""
    address = ip_address(get_adapter().get_client_ip(request))
    return str(ip_network((address, 64), strict=False)) if address.version == 6 else str(address)


def is_spent(what: str, who: object, *, limit: int, seconds: int) -> bool:
    """Whether `who` has used up the tries of the running period; a read only."""
    return int(cache.get(_key(what, who, seconds), 0)) >= limit


def count(what: str, who: object, *, seconds: int) -> None:
    """One more try in the running period."""
    key = _key(what, who, seconds)
    if not cache.add(key, 1, seconds):
        try:
            cache.incr(key)
            cache.touch(key, seconds)  # the database's cache counts up with the default time to live
        except ValueError:  # it went in between
            cache.set(key, 1, seconds)


def may_try(what: str, who: object, *, limit: int, seconds: int) -> bool:
    """Count a try, and say whether it is one of those allowed."""
    count(what, who, seconds=seconds)
    return not is_spent(what, who, limit=limit + 1, seconds=seconds)


def take(what: str, who: object, *, limit: int, seconds: int) -> str:
    """One of the tries of the running period, taken before it is tried, so that of many at once no more are tried than are allowed.

    Empty when all are taken. Each try is a key of its own, since adding one is atomic in every cache and counting up is not.
    """
    key = _key(what, who, seconds)
    return next((each for each in (f"{key}:{number}" for number in range(limit)) if cache.add(each, 1, seconds)), "")


def give_back(taken: str) -> None:
    """What was tried was right: it is no try."""
    cache.delete(taken)


def _key(what: str, who: object, seconds: int) -> str:
    return f"tries:{what}:{who}:{int(time()) // seconds}"
