"""The form of a contractor."""

from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from frontdesk.web.forms import helper
from repairs.forms.fields import CategoryTicks, chinese_name, english_name, words
from repairs.forms.ticking import TickingForm
from repairs.models import Contractor

REFUSALS = {"name": "name", "twice": "name"}


class ContractorForm(TickingForm):
    name = chinese_name()
    name_en = english_name()
    is_building_management = forms.BooleanField(label=_("Is the building's management"), required=False)
    categories = CategoryTicks(label=pgettext_lazy("skills", "Repairs"), help_text=_("None ticked: everything."))
    contact = words(_("Contact"), 80)
    phone = words(_("Phone"), 40, widget=forms.TextInput(attrs={"inputmode": "tel"}))
    email = forms.EmailField(label=_("E-mail"), required=False, help_text=_("The link to a ticket is sent there."))

    def __init__(self, data: Any = None, *, record: Contractor | None = None, **kwargs: Any):
        super().__init__(data, record=record, **kwargs)
        self.helper = helper(Div("name", "name_en", css_class="fd-pair"), "is_building_management")
        self.how = helper(Div("contact", "phone", "email", css_class="fd-pair"), "seen")
