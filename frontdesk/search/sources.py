"""What can be searched: an area declares a source for each model in its `search.py`.

class Visits(Source):
    model, label, icon = Visit, _("Visits"), "id-badge-2"

    def records(self): ...          what is searchable, with all that `wording` reads
    def wording(self, visit): ...   under which words it is found
    def seen_by(self, reader): ...  what this reader may see, with all that `hit` reads
    def hit(self, visit): ...       how a result is shown, in the reader's language
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from django.db.models import Model, QuerySet

from frontdesk.registry import Registry


@dataclass(frozen=True)
class Wording:
    """Under which words a record is found. Its own words only: another record's name here would be stale when that one changes."""

    title: str
    at: datetime  # newer comes first
    numbers: tuple[str, ...] = ()  # whoever types one whole gets this record first
    names: tuple[str, ...] = ()  # of people and things, with everything else that one character may find
    spellings: str = ""  # ' wangxiaoming xiaoming wxm ': ways to type a name, found from their start
    text: str = ""


@dataclass(frozen=True)
class Hit:
    """A result as a reader sees it; `path` is empty where it has no page."""

    title: str
    path: str
    line: str = ""
    number: str = ""
    kind: str = ""


SOURCES: Registry["Source"] = Registry("search source")


class Source:
    """One kind of record that can be searched."""

    model: ClassVar[type[Model]]
    label: ClassVar[Any]
    icon: ClassVar[str]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        source = cls()
        SOURCES.add(source.kind, source)

    @property
    def kind(self) -> str:
        """The model as "visitors.visit"."""
        return self.model._meta.label_lower

    def records(self) -> QuerySet[Any]:
        raise NotImplementedError

    def wording(self, record: Any) -> Wording:
        raise NotImplementedError

    def seen_by(self, reader: Any) -> QuerySet[Any]:
        raise NotImplementedError

    def sees_few(self, reader: Any) -> bool:
        """Whether this reader sees a handful of many: those are found once, not asked for with every row that has the words."""
        return False

    def hit(self, record: Any) -> Hit:
        raise NotImplementedError


def source_of(model: type[Model] | Model) -> Source:
    """The source of a model or of a record's; LookupError when none is declared."""
    return SOURCES[model._meta.label_lower]
