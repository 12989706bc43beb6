"""Counting tries in the cache: of searches, codes and links. Losing the cache forgets the count and fails nothing."""

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The browser's address, behind as many proxies as the settings trust."""
    return get_adapter().get_client_ip(request)


def is_spent(what: str, who: object, *, limit: int) -> bool:
    """Whether `who` has used up the tries of the running period; a read only."""
    return int(cache.get(f"tries:{what}:{who}", 0)) >= limit


def count(what: str, who: object, *, seconds: int) -> None:
    """One more try; the period begins with the first."""
    key = f"tries:{what}:{who}"
    if not cache.add(key, 1, seconds):
        try:
            cache.incr(key)
        except ValueError:  # the period ended in between
            cache.set(key, 1, seconds)


def may_try(what: str, who: object, *, limit: int, seconds: int) -> bool:
    """Count a try unless they are spent."""
    if is_spent(what, who, limit=limit):
        return False
    count(what, who, seconds=seconds)
    return True
