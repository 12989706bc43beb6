"""What a stranger types who asks to come. Every field is bounded; what is wrong stands beside it, and nothing tells who works here."""

import re
import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.people import phones
from frontdesk.web.forms import MomentField
from frontdesk.workdays.load import calendar
from visitors.forms.kiosk import NO_PURPOSE, PURPOSES, seen

LONGEST_NAME, LONGEST_COMPANY, LONGEST_NOTE, LONGEST_REASON, MOST_PEOPLE = 80, 120, 500, 200, 50
IN_NAMES = "'’ʼ`-–.·•,，、()（）&"  # beside letters, marks, digits and spaces
PLATE = re.compile(r"[\w·•-]{2,12}")
MANY = gettext_lazy("Enter a number from 1 to %(most)d; for more, call reception.")
MOMENT_WRONG = gettext_lazy("Choose the day and the time.")


class VisitUsForm(forms.Form):
    """Who comes, to whom, when and why, in the order of the page; the host is free text and is looked up by nobody here."""

    name = forms.CharField(label=gettext_lazy("Your name"), required=False)
    phone = forms.CharField(label=gettext_lazy("Mobile"), required=False)
    email = forms.CharField(label=gettext_lazy("E-mail"), required=False)
    company = forms.CharField(label=gettext_lazy("Company"), required=False)
    host_name = forms.CharField(label=gettext_lazy("Your host’s name"), required=False)
    host_contact = forms.CharField(label=gettext_lazy("Your host’s mobile or e-mail"), required=False)
    wished_at = MomentField(label=gettext_lazy("Day and time"))
    off_day_reason = forms.CharField(label=gettext_lazy("Why on this day?"), required=False)
    purpose = forms.ChoiceField(
        label=gettext_lazy("Purpose"), choices=PURPOSES, error_messages={"required": NO_PURPOSE, "invalid_choice": NO_PURPOSE}
    )
    people = forms.CharField(label=gettext_lazy("How many come?"), required=False, initial="1")
    plate = forms.CharField(label=gettext_lazy("Licence plate"), required=False)
    note = forms.CharField(label=gettext_lazy("Anything else?"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    agreed = forms.BooleanField(
        label=gettext_lazy("I’ve read it and agree"), required=True, error_messages={"required": gettext_lazy("We need your agreement.")}
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        modes = {"phone": ("tel", "tel"), "email": ("email", "email"), "people": ("numeric", "off"), "name": ("text", "name")}
        for name, field in self.fields.items():
            mode, fill = modes.get(name, ("", "organization" if name == "company" else "off"))
            field.widget.attrs |= {"autocomplete": fill, **({"inputmode": mode} if mode not in ("", "text") else {})}
        for name in ("name", "host_name", "host_contact"):
            self.fields[name].widget.attrs["aria-required"] = "true"
        self.fields["wished_at"].error_messages = dict.fromkeys(("required", "invalid"), MOMENT_WRONG)

    def clean_name(self) -> str:
        return named(self.cleaned_data["name"], _("Enter your name."))

    def clean_host_name(self) -> str:
        return named(self.cleaned_data["host_name"], _("Enter the name of the colleague you want to see."))

    def clean_phone(self) -> str:
        typed = seen(self.cleaned_data["phone"])
        if typed and not is_phone(typed):
            words = _("Enter 11 digits; a number from abroad begins with + and the country code, such as +44 20 7946 0958.")
            raise ValidationError(words, "phone")
        return phones.digits(typed)

    def clean_email(self) -> str:
        email = seen(self.cleaned_data["email"])
        if email:
            an_email(email, _("Write it as name@example.com, or leave it empty."))
        return email

    def clean_company(self) -> str:
        return plain(self.cleaned_data["company"], LONGEST_COMPANY)

    def clean_off_day_reason(self) -> str:
        return plain(self.cleaned_data["off_day_reason"], LONGEST_REASON)

    def clean_note(self) -> str:
        return plain(self.cleaned_data["note"], LONGEST_NOTE)

    def clean_plate(self) -> str:
        plate = seen(self.cleaned_data["plate"]).replace(" ", "").upper()
        if plate and not PLATE.fullmatch(plate):
            raise ValidationError(_("A plate has letters and digits only, at most 12."), "plate")
        return plate

    def clean_people(self) -> int:
        typed = unicodedata.normalize("NFKC", seen(self.cleaned_data["people"])) or "1"
        if not (typed.isascii() and typed.isdigit() and len(typed) < 6 and 1 <= int(typed) <= MOST_PEOPLE):
            raise ValidationError(MANY, "people", {"most": MOST_PEOPLE})
        return int(typed)

    def clean_host_contact(self) -> str:
        contact = seen(self.cleaned_data["host_contact"])
        wrong = _("Enter the mobile (11 digits) or the e-mail of your host.")
        if "@" in contact:
            an_email(contact, wrong)
        elif not is_phone(contact):
            raise ValidationError(wrong, "contact")
        return contact

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        wished = given.get("wished_at")
        if wished and not given.get("off_day_reason") and is_off_day(wished) and "off_day_reason" not in self.errors:
            self.add_error("off_day_reason", ValidationError(_("We do not work on this day. Say why it has to be then."), "off-day"))
        if not {"phone", "email"} & set(self.errors) and not given.get("phone") and not given.get("email"):
            self.add_error("phone", ValidationError(_("Enter your mobile or your e-mail, so that we can answer you."), "contact"))
        return given


def is_off_day(moment: Any) -> bool:
    """A weekend or holiday of ours."""
    return not calendar().is_workday(timezone.localdate(moment))


def is_phone(text: str) -> bool:
    return len(text) <= 30 and not phones.has_letters(text) and phones.is_mobile(phones.digits(text))


def an_email(text: str, wrong: str) -> None:
    """Refuse what is no address, or one that no field holds."""
    EmailValidator(wrong)(text if len(text) <= 254 else "")


def plain(text: Any, longest: int) -> str:
    """One line of bounded length without angle brackets."""
    text = seen(text)
    if len(text) > longest:
        raise ValidationError(_("This is too long. Enter at most %(limit)d characters."), "long", {"limit": longest})
    if "<" in text or ">" in text:
        raise ValidationError(_("Write it without < and >."), "brackets")
    return text


def named(text: Any, empty: str) -> str:
    """A name in any script: letters, and the few signs that stand in names."""
    name = plain(text, LONGEST_NAME)
    if not name:
        raise ValidationError(empty, "empty")
    kinds = [unicodedata.category(character)[0] for character in name]
    if any(kind not in "LMNZ" and character not in IN_NAMES for kind, character in zip(kinds, name, strict=True)):
        raise ValidationError(_("Write the name in letters, without other signs."), "signs")
    if "L" not in kinds or sum(kind in "LMN" for kind in kinds) < 2:
        raise ValidationError(_("Enter the full name, at least two characters."), "short")
    return name
