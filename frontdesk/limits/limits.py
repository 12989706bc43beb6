"""A group of limits: declared as a class, changed in the browser, read inside `due`.

class KioskLimits(Limits):
    title = _("Kiosk")
    idle = Seconds(60, _("Seconds without a touch before the warning"))

KioskLimits.now().idle  →  timedelta(seconds=60)
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from types import SimpleNamespace
from typing import Any, ClassVar

from frontdesk.limits.models import Version
from frontdesk.limits.values import Limit
from frontdesk.registry import Registry, name_of

GROUPS: Registry[type["Limits"]] = Registry("limits")
_read: ContextVar[Mapping[str, Version] | None] = ContextVar("versions read at once", default=None)


@contextmanager
def read_at_once() -> Iterator[Mapping[str, Version]]:
    """Inside, every group answers from one query: for pages that show all of them. Never around a change."""
    versions = {version.of: version for version in Version.objects.newest().select_related("changed_by")}
    token = _read.set(versions)
    try:
        yield versions
    finally:
        _read.reset(token)


class History:
    """Every version there ever was, read in one query when the first group is asked for."""

    @cached_property
    def _versions(self) -> Mapping[str, list[Version]]:
        found: dict[str, list[Version]] = {}
        for version in Version.objects.order_by("of", "number"):
            found.setdefault(version.of, []).append(version)
        return found

    def before(self, name: str, moment: datetime) -> Version | None:
        """The version that stood just before a moment; None before the first change."""
        stood = [version for version in self._versions.get(name, []) if version.changed_at < moment]
        return stood[-1] if stood else None


class Limits:
    """Base of rules, promises and plain groups of settings; collects the `Limit`s declared in the class body."""

    title: ClassVar[Any] = ""
    sentence: ClassVar[Any] = ""
    name: ClassVar[str]
    limits: ClassVar[dict[str, Limit]] = {}
    abstract: ClassVar[bool] = True

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.limits = {**cls.limits, **{key: replace(value, name=key) for key, value in vars(cls).items() if isinstance(value, Limit)}}
        cls.abstract = "abstract" in vars(cls) and bool(vars(cls)["abstract"])
        if not cls.abstract:
            cls.name = vars(cls).get("name") or cls.register_name()
            GROUPS.add(cls.name, cls)

    @classmethod
    def register_name(cls) -> str:
        """`visitors.host_answer` from its module; a module of several groups names each by its class."""
        return name_of(cls.__module__)

    @classmethod
    def defaults(cls) -> dict[str, Any]:
        return {key: limit.default for key, limit in cls.limits.items()}

    @classmethod
    def version(cls) -> Version | None:
        """The newest immutable version, or None while nobody changed the defaults."""
        if not cls.limits:
            return None
        read = _read.get()
        return Version.objects.filter(of=cls.name).order_by("-number").first() if read is None else read.get(cls.name)

    @classmethod
    def as_of(cls, moment: datetime, history: "History | None" = None) -> SimpleNamespace:
        """The values that stood just before a moment; a later change touches nothing that ended then."""
        return cls.under((history or History()).before(cls.name, moment))

    @classmethod
    def under(cls, version: Version | None) -> SimpleNamespace:
        """The values under one version: `.delay` → timedelta."""
        stored = cls.stored(version)
        return SimpleNamespace(**{key: limit.value(stored[key]) for key, limit in cls.limits.items()})

    @classmethod
    def now(cls) -> SimpleNamespace:
        return cls.under(cls.version())

    @classmethod
    def stored(cls, version: Version | None) -> dict[str, Any]:
        """What stands in a version, as JSON; limits that it does not know (or all, without a version) by default."""
        return {**cls.defaults(), **(version.values if version else {})}

    @classmethod
    def shown(cls, version: Version | None) -> dict[str, str]:
        """Each limit in words with its unit, for sentences: {'delay': '1 hour'}."""
        stored = cls.stored(version)
        return {key: limit.shown(stored[key]) for key, limit in cls.limits.items()}
