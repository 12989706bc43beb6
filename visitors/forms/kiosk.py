"""What a visitor without appointment types at the kiosk; words that say what is wrong and how to mend it."""

import re
import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy as _

from frontdesk.people import phones
from frontdesk.people.names import normal
from visitors import id_numbers
from visitors.models import VisitorType
from visitors.models.visit import Purpose

CONSENT_VERSION = "2026-2"  # of the privacy notice in templates/visitors/_privacy_notice.html; a new text is a new version

LONGEST = 80
NO_PURPOSE = _("Choose why you come.")
PURPOSES = [choice for choice in Purpose.choices if choice[0] != Purpose.DELIVERY]
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")  # control characters, and those that turn the direction


class DetailsForm(forms.Form):
    """Name, mobile and purpose; company and e-mail may stay empty."""

    name = forms.CharField(required=False)
    phone = forms.CharField(required=False)
    company = forms.CharField(required=False)
    email = forms.CharField(required=False)
    id_number = forms.CharField(required=False)
    purpose = forms.ChoiceField(
        choices=PURPOSES, initial=Purpose.MEETING, error_messages={"required": NO_PURPOSE, "invalid_choice": NO_PURPOSE}
    )

    def clean_name(self) -> str:
        name = seen(self.cleaned_data["name"])
        if not name:
            raise ValidationError(_("Enter your name."), "empty")
        kinds = [unicodedata.category(character)[0] for character in name]
        if "L" not in kinds or sum(kind in "LMN" for kind in kinds) < 2:
            raise ValidationError(_("Enter your full name, at least two characters."), "short")
        if len(name) > LONGEST or len(normal(name)) > LONGEST:
            raise ValidationError(_("This name is too long. Enter at most %(limit)d characters."), "long", {"limit": LONGEST})
        return name

    def clean_phone(self) -> str:
        number = phones.digits(self.cleaned_data["phone"])
        if not phones.is_mobile(number):
            raise ValidationError(
                _("Enter 11 digits; a number from abroad begins with + and the country code, such as +44 20 7946 0958."), "phone"
            )
        return number

    def clean_company(self) -> str:
        company = seen(self.cleaned_data["company"])
        if len(company) > LONGEST:
            raise ValidationError(_("This is too long. Enter at most %(limit)d characters."), "long", {"limit": LONGEST})
        return company

    def clean_email(self) -> str:
        email = seen(self.cleaned_data["email"])
        if email:
            EmailValidator(_("Write it as name@example.com, or leave it empty."))(email if len(email) <= 254 else "")
        return email

    def clean(self) -> dict[str, Any]:
        """A number counts only where it is asked for; what is left of it from another purpose is dropped."""
        given = super().clean() or {}
        number = id_numbers.plain(given.get("id_number", ""))
        asked = bool(number) and given.get("purpose") in VisitorType.objects.purposes_with_number()
        given["id_number"] = number if asked else ""
        if asked and not id_numbers.is_right(number):
            self.add_error("id_number", _("This number can’t be right. Check it digit by digit, or leave it empty."))
        return given


def seen(text: Any) -> str:
    """The text without what cannot be seen, and with single spaces."""
    return " ".join(UNSEEN.sub(" ", str(text)).split())
