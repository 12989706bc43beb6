"""Forms on a record that points at many categories: two who tick at once are told of each other, as with any other field."""

from typing import Any, ClassVar, Self

from django import forms
from django.db import models
from django.utils.translation import gettext as _

from frontdesk.office.forms.editing import EditForm
from frontdesk.people.editing import Changed, values_of
from frontdesk.web.ids import id_in
from repairs.forms.fields import keep_closed
from repairs.models import Category


class TickingForm(EditForm):
    """`ticks` is the field that is no column of the record."""

    ticks: ClassVar[str] = "categories"

    def __init__(self, data: Any = None, *, record: models.Model | None = None, **kwargs: Any):
        ids: list[int] = sorted(getattr(record, self.ticks).values_list("pk", flat=True)) if record else []
        if record:
            seen = {**values_of(record, self.names), self.ticks: ",".join(map(str, ids)), **self.seen_besides(record)}
            kwargs["initial"] = {self.ticks: ids, "seen": seen, **kwargs.get("initial", {})}
        super().__init__(data, record=record, **kwargs)
        keep_closed(self, self.ticks, ids)

    @property
    def names(self) -> list[str]:
        return [name for name in super().names if name != self.ticks]

    @property
    def ticked(self) -> list[Category]:
        return list(self.cleaned_data[self.ticks])

    def seen_besides(self, record: models.Model) -> dict[str, Any]:
        """What else the page showed of it."""
        return {}

    def before_their_eyes(self) -> dict[str, Any]:
        seen = super().before_their_eyes()
        if isinstance(kept := seen.get(self.ticks), str):
            seen[self.ticks] = [pk for each in kept.split(",") if (pk := id_in(each))]
        return seen

    def anew(self, error: Changed) -> Self:
        """What was ticked stays ticked: a plain dictionary keeps one value a name."""
        form = super().anew(error)
        form.data = {**form.data, self.ticks: [str(category.pk) for category in self.ticked]}
        return form

    def in_words(self, name: str, value: Any) -> str:
        if not isinstance(self.fields[name], forms.ModelMultipleChoiceField):
            return super().in_words(name, value)
        return _(", ").join(str(each) for each in Category.objects.filter(pk__in=value).in_order()) or _("nothing")
