"""Forms on a record that somebody else may be changing: they carry what their reader saw, and show both values."""

import json
from types import NoneType
from typing import Any, Self

from django import forms
from django.db import models
from django.utils.translation import gettext as _

from frontdesk.people.editing import Changed, plain, values_of
from frontdesk.web.forms import PersonField, helper

PLAIN = (str, int, float, NoneType)
MOST_SEEN = 20_000  # characters; the longest record has some 7,000 when each of its letters is written as two escapes


class SeenField(forms.JSONField):
    """What the page's reader saw: plain values by name, as the page wrote them. Whatever else is sent is a mistake like any other."""

    def __init__(self) -> None:
        super().__init__(required=False, widget=forms.HiddenInput)

    def to_python(self, value: Any) -> Any:
        try:
            seen = super().to_python(value) if len(value or "") <= MOST_SEEN else value
        except (ValueError, RecursionError):  # a number of thousands of digits, brackets in brackets in brackets
            seen = value
        if seen is not None and not (isinstance(seen, dict) and all(isinstance(each, PLAIN) for each in seen.values())):
            raise forms.ValidationError(self.error_messages["invalid"], "invalid")
        return seen

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What was sent, to be sent again; nothing when it can't be read."""
        try:
            return self.to_python(data)
        except forms.ValidationError:
            return None

    def prepare_value(self, value: Any) -> str:
        return json.dumps(value)  # in plain letters: half a surrogate pair has no others


class EditForm(forms.Form):
    """A form whose fields are fields of `record` (none when it is new)."""

    seen = SeenField()

    def __init__(self, data: Any = None, *, record: models.Model | None = None, **kwargs: Any):
        self.record = record
        if record:
            stands = {name: getattr(record, name) for name in self.names}
            kwargs["initial"] = {**stands, "seen": values_of(record, self.names), **kwargs.get("initial", {})}
        super().__init__(data, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.setdefault("autocomplete", "off")
        self.helper = helper(*self.laid_out(), "seen")

    @property
    def names(self) -> list[str]:
        return [name for name in self.base_fields if name != "seen"]

    def laid_out(self) -> list[Any]:
        """What crispy lays out, in order."""
        return [*self.names]

    @property
    def values(self) -> dict[str, Any]:
        """What is wanted, by the names of the record's fields."""
        return {name: self.cleaned_data[name] for name in self.names}

    def before_their_eyes(self) -> dict[str, Any]:
        """What the person saw when the page was shown."""
        seen = self.cleaned_data.get("seen")
        return seen if isinstance(seen, dict) else {}

    def anew(self, error: Changed) -> Self:
        """The form as it must be shown after somebody else was quicker: both values where two disagree, theirs elsewhere."""
        assert self.record is not None
        now = values_of(type(self.record)._default_manager.get(pk=self.record.pk), self.names)
        seen, data = self.before_their_eyes(), dict(self.data.items())
        for name in self.names:
            if name not in error.fields and plain(self.cleaned_data[name]) == seen.get(name):
                data[name] = "" if now[name] in (None, False) else str(now[name])
        data["seen"] = json.dumps(now)
        form = type(self)(data, record=self.record)
        words = _("Somebody else has put “%(theirs)s” here meanwhile. Save again to have “%(mine)s”.")
        for name, (theirs, mine) in error.fields.items():
            form.add_error(name, words % {"theirs": self.in_words(name, theirs), "mine": self.in_words(name, mine)})
        form.add_error(None, str(error))
        return form

    def in_words(self, name: str, value: Any) -> str:
        """A plain value as a reader knows it."""
        field = self.fields[name]
        if isinstance(field, forms.BooleanField):
            return _("yes") if value else _("no")
        if value in (None, ""):
            return _("nothing")
        if isinstance(field, forms.ModelChoiceField):
            return str(field.queryset.model._default_manager.filter(pk=value).first())
        if isinstance(field, PersonField) and self.record:
            people: Any = self.record._meta.get_field(name).related_model
            return str(people._default_manager.filter(pk=value).first())
        if isinstance(field, forms.ChoiceField):
            choices: Any = field.choices
            return str(dict(choices).get(value, value))
        return str(value)
