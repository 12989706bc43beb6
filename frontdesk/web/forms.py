"""What forms share: how they are laid out, fields that several use, and refusals beside the field they are about."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import TEMPLATE_PACK, Div, Layout
from django import forms
from django.template.context import Context
from django.template.loader import render_to_string
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from frontdesk.people import phones
from frontdesk.people.models import Department, Person
from frontdesk.refusal import Refused
from frontdesk.workdays.changes import FIRST_YEAR, LAST_YEAR

MOMENT = "%Y-%m-%dT%H:%M"


def helper(*fields: Any) -> FormHelper:
    """Crispy's part of a form: the fields only; the page writes <form>, key, token and buttons."""
    made = FormHelper()
    made.form_tag = False
    made.disable_csrf = True
    made.layout = Layout(*fields) if fields else None
    return made


def rest(*fields: Any) -> FormHelper:
    """The second part of a form the page draws in two: what is wrong was said above the first."""
    made = helper(*fields)
    made.says_nothing = True
    return made


class Fold(Div):
    """Fields that wait behind one line until somebody wants them; open when one of them is wrong or filled in."""

    template = "_ui/fold.html"

    def __init__(self, label: Any, *fields: Any):
        super().__init__(*fields)
        self.label = label

    def render(self, form: forms.Form, context: Context, template_pack: str = TEMPLATE_PACK, **kwargs: Any) -> str:
        fields = [form[pointer.name] for pointer in self.get_field_names()]
        is_open = any(field.errors or field.value() not in (None, "", [], field.field.initial) for field in fields)
        inside = self.get_rendered_fields(form, context, template_pack, **kwargs)
        return render_to_string(self.template, {"label": self.label, "inside": inside, "is_open": is_open})


class MomentField(forms.DateTimeField):
    """A day and a time in the office's time zone, by the browser's own picker."""

    def __init__(self, **kwargs: Any):
        super().__init__(
            input_formats=[MOMENT, "%Y-%m-%d %H:%M"],
            widget=forms.DateTimeInput(format=MOMENT, attrs={"type": "datetime-local", "step": 300}),
            error_messages={"invalid": gettext_lazy("Write the day and the time like 2026-11-23 14:30.")},
            **kwargs,
        )

    def to_python(self, value: Any) -> datetime | None:
        """A moment of our calendar: what lies before or behind it is a slip of the hand, and no table takes it."""
        moment: datetime | None = super().to_python(value)
        if moment and not FIRST_YEAR <= moment.year <= LAST_YEAR:
            raise forms.ValidationError(self.error_messages["invalid"], "invalid")
        return moment


class PersonInput(forms.TextInput):
    """A text field that finds a colleague while one types; without JavaScript the name is typed in full."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        person = value if isinstance(value, Person) else None
        more = {"data-chosen": person.pk, "data-department": str(person.department or "")} if person else {}
        context["widget"]["attrs"] |= {"data-nobody": _("Nobody is called that"), "data-colon": pgettext("colon", ": "), **more}
        if person:
            context["widget"]["value"] = str(person)
        return context


class PersonField(forms.Field):
    """One colleague: an id that the finder put in, or a name that fits exactly one."""

    widget = PersonInput

    def __init__(self, **kwargs: Any):
        super().__init__(**kwargs)
        self.widget.attrs |= {"data-find": reverse_lazy("person_find"), "data-label": self.label, "autocomplete": "off", "maxlength": 80}

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 18:
            return Person.objects.active().select_related("department").filter(pk=int(value)).first() or value
        return value

    def to_python(self, value: Any) -> Person | None:
        words = str(value or "").strip()
        if not words:
            return None
        people = Person.objects.active().select_related("department").order_by("name_key", "pk")
        if words.isascii() and words.isdigit() and len(words) < 18:
            found = list(people.filter(pk=int(words)))
        else:
            found = list(people.named_exactly(words)[:6]) or list(people.named_like(words)[:6])
        if len(found) == 1:
            return found[0]
        if not found:
            unknown = _("Nobody here is called “%(name)s”. Check the name, or try the pinyin.")
            raise forms.ValidationError(unknown % {"name": words}, "unknown")
        names = _(", ").join(f"{person} ({person.department})" if person.department else str(person) for person in found)
        raise forms.ValidationError(_("Several colleagues fit: %(names)s. Write the full name.") % {"names": names}, "several")


SEPARATORS = str.maketrans("、，；;\n", ",,,,,")


class PeopleInput(forms.TextInput):
    """A text field that finds colleagues while one types, one after the other; without JavaScript names are typed with commas."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, "", attrs)
        said = value or []
        people = [each for each in said if isinstance(each, Person)]
        chosen = [{"id": each.pk, "name": str(each), "department": str(each.department or "")} for each in people]
        rest = _(", ").join(each for each in said if isinstance(each, str))
        words = {"nobody": _("Nobody is called that"), "colon": pgettext("colon", ": "), "remove": _("Take off")}
        context["widget"]["attrs"] |= {"data-many": json.dumps(chosen), "data-rest": rest}
        context["widget"]["attrs"] |= {f"data-{key}": each for key, each in words.items()}
        context["widget"]["value"] = _(", ").join(map(str, said)) or None
        return context


class PeopleField(forms.Field):
    """Several colleagues in their order, nobody twice: ids that the finder put in, or names, each of which fits exactly one."""

    widget = PeopleInput

    def __init__(self, *, most: int = 50, is_wanted: bool = False, **kwargs: Any):
        """`is_wanted`: not required here, and not called optional either."""
        super().__init__(**kwargs)
        self.most, self.is_wanted = most, is_wanted
        self.widget.attrs |= {"data-find": reverse_lazy("person_find"), "data-label": self.label, "autocomplete": "off"}

    def prepare_value(self, value: Any) -> list[Any]:
        """Colleagues, and as words what fits nobody."""
        if not isinstance(value, str):
            return list(value or [])
        words = self._words(value)
        people = self._by_id(words[: self.most])
        return [people.get(word, word) for word in words]

    def to_python(self, value: Any) -> list[Person]:
        words, one = self._words(value), PersonField(required=False)
        if len(words) > self.most:
            raise forms.ValidationError(_("Up to %(n)d colleagues.") % {"n": self.most}, "most")
        known, found, wrong = self._by_id(words), [], []
        for word in words:
            try:
                found.append(known.get(word) or one.to_python(word))
            except forms.ValidationError as error:
                wrong.append(error)
        if wrong:
            raise forms.ValidationError(wrong)
        return list(dict.fromkeys(person for person in found if person))

    @staticmethod
    def _words(value: Any) -> list[str]:
        return [word for word in (each.strip() for each in str(value or "").translate(SEPARATORS).split(",")) if word]

    @staticmethod
    def _by_id(words: Sequence[str]) -> dict[str, Person]:
        ids = {int(word) for word in words if word.isascii() and word.isdigit() and len(word) < 18}
        return {str(each.pk): each for each in Person.objects.active().select_related("department").filter(pk__in=ids)}


class DepartmentField(forms.ModelChoiceField):
    """One of the open departments, each behind the one above it."""

    def __init__(self, **kwargs: Any):
        kwargs = {"label": gettext_lazy("Department"), "required": False, "empty_label": gettext_lazy("none"), **kwargs}
        super().__init__(queryset=Department.objects.open().select_related("parent"), **kwargs)

    def label_from_instance(self, department: Department) -> str:
        return f"{department.parent} › {department}" if department.parent else str(department)


class PhoneField(forms.CharField):
    """A mobile as people type it; what is wrong is said in digits."""

    def __init__(self, **kwargs: Any):
        super().__init__(max_length=30, widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}), **kwargs)

    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        number = phones.digits(typed)
        if typed and not phones.is_mobile(number):
            if phones.has_letters(typed):
                raise forms.ValidationError(_("This holds letters. Write the number in digits."), "phone")
            if number.startswith("+"):
                raise forms.ValidationError(_("A number from abroad has + and 8 to 15 digits."), "phone")
            raise forms.ValidationError(_("A mobile has 11 digits and begins with 1; this has %(n)d digits.") % {"n": len(number)}, "phone")
        return number


def first_error(form: forms.Form) -> str:
    """What is wrong with the first field that is; words that name no field are said with its label."""
    if not form.errors:
        return _("Something is missing.")
    name, errors = next(iter(form.errors.as_data().items()))
    words = str(errors[0].messages[0])
    label = form.fields[name].label if errors[0].code in ("min_value", "max_value", "invalid_choice") and name in form.fields else None
    colon = pgettext("colon", ": ")
    return f"{label}{colon}{words}" if label else words


def refuse(form: forms.Form, error: Refused, fields: Mapping[str, str]) -> None:
    """Show an action's refusal beside the field its code is about, or above the form."""
    name = fields.get(error.code)
    form.add_error(name if name in form.fields else None, str(error))
