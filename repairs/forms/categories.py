"""The form of a category of faults with what comes first for safety."""

from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.office.forms.editing import EditForm
from frontdesk.people.editing import values_of
from repairs.actions.categories import Words, in_words, steps_of
from repairs.forms.fields import ICONS, chinese_name, english_name, position, words
from repairs.models import Category, FaultKind

REFUSALS = {"name": "name", "twice": "name"}
LONGEST = 60  # characters of a step


class CategoryForm(EditForm):
    name = chinese_name()
    name_en = english_name()
    kind = forms.ChoiceField(
        label=gettext_lazy("What kind of fault"), choices=FaultKind.choices, help_text=gettext_lazy("The targets of repairs depend on it.")
    )
    position = position()
    steps = words(
        gettext_lazy("First, for safety"),
        2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("One step a line, in both languages: 摆放警示牌 | Put out the sign. Asked when it is reported, and ticked."),
    )
    icon = forms.ChoiceField(label=gettext_lazy("Picture"), choices=[(name, name) for name in ICONS], initial="tool", required=False)

    def __init__(self, data: Any = None, *, record: Category | None = None, **kwargs: Any):
        if record:
            steps = in_words(steps_of(record))
            kwargs["initial"] = {"steps": steps, "seen": values_of(record, self.names) | {"steps": steps}, **kwargs.get("initial", {})}
        super().__init__(data, record=record, **kwargs)
        if record and record.icon not in ICONS:
            field = self.fields["icon"]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [(name, name) for name in (record.icon, *ICONS)]

    @property
    def names(self) -> list[str]:
        return [name for name in super().names if name != "steps"]

    def laid_out(self) -> list[Any]:
        """All but the picture, which the page draws."""
        return [Div("name", "name_en", "kind", "position", css_class="fd-pair"), "steps"]

    def clean_icon(self) -> str:
        return self.cleaned_data["icon"] or "tool"

    def clean_steps(self) -> list[Words]:
        steps: dict[str, Words] = {}
        for line in filter(None, map(str.strip, self.cleaned_data["steps"].splitlines())):
            name, _bar, name_en = (part.strip() for part in line.replace("｜", "|").partition("|"))
            if not name or max(len(name), len(name_en)) > LONGEST:
                raise forms.ValidationError(_("Write each step in up to 60 characters a language: “%(line)s”") % {"line": line}, "steps")
            if name in steps:
                raise forms.ValidationError(_("“%(line)s” stands there twice.") % {"line": name}, "steps")
            steps[name] = Words(name, name_en)
        return list(steps.values())

    @property
    def safety(self) -> list[Words]:
        return list(self.cleaned_data["steps"])
