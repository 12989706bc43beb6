"""Every address of the product, from the resolver itself, with something to fill its places in."""

from collections.abc import Callable, Iterator

from django.urls import URLPattern, URLResolver, get_resolver, reverse

View = Callable


def patterns(resolver: URLResolver | None = None, namespace: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every pattern with its full name."""
    for item in (resolver or get_resolver()).url_patterns:
        if isinstance(item, URLResolver):
            yield from patterns(item, f"{namespace}{item.namespace}:" if item.namespace else namespace)
        else:
            yield f"{namespace}{item.name}", item


def addresses(samples: dict[str, dict[str, object]]) -> dict[str, str]:
    """Name → path for every page; `samples` gives the arguments of those that need some, by name or by prefix of a name."""
    found = {}
    for name, pattern in patterns():
        wanted = pattern.pattern.converters
        given = next((values for start, values in samples.items() if name.startswith(start)), {}) if wanted else {}
        found[name] = reverse(name, kwargs={key: given[key] for key in wanted})
    return found
