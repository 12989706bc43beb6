"""The form of a visitor type: what it is called, what it is asked, which way it goes, what comes afterwards."""

from typing import Any

from crispy_forms.layout import HTML, Div
from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.office.forms.editing import EditForm
from visitors.models.visit import Purpose

REFUSALS = {"name": "name"}
NO_PURPOSE = [("", gettext_lazy("none: it is chosen by hand"))]


def tick(label: Any, **kwargs: Any) -> forms.BooleanField:
    return forms.BooleanField(label=label, required=False, **kwargs)


def words(label: Any, longest: int, **kwargs: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=longest, required=False, **kwargs)


class TypeForm(EditForm):
    name = forms.CharField(label=gettext_lazy("Name in Chinese"), max_length=40)
    name_en = forms.CharField(label=gettext_lazy("Name in English"), max_length=40)
    purpose = forms.ChoiceField(label=gettext_lazy("For visits of this purpose"), choices=[*NO_PURPOSE, *Purpose.choices], required=False)
    order = forms.IntegerField(label=gettext_lazy("Place in lists"), min_value=0, max_value=999, initial=50)
    asks_company = tick(gettext_lazy("the company"), initial=True)
    asks_plate = tick(gettext_lazy("the licence plate"), initial=True)
    asks_belongings = tick(gettext_lazy("things they bring"), initial=True)
    asks_identity = tick(gettext_lazy("who they are: the desk checks it before they go in"))
    asks_id_number = tick(gettext_lazy("the number of their identity card, with the reason for asking"))
    needs_escort = tick(gettext_lazy("Somebody takes them up"))
    areas = words(gettext_lazy("Badge valid for, in Chinese"), 80)
    areas_en = words(gettext_lazy("Badge valid for, in English"), 80)
    route = words(gettext_lazy("The way for the visitor, in Chinese"), 200)
    route_en = words(gettext_lazy("The way for the visitor, in English"), 200)
    makes_visit = tick(gettext_lazy("Makes a visit; otherwise it only rings the desk"), initial=True)
    thanks = tick(gettext_lazy("Is thanked after the visit"), initial=True)

    def laid_out(self) -> list[Any]:
        return [
            Div("name", "name_en", "purpose", "order", css_class="fd-pair"),
            heading(_("They are asked for")),
            *("asks_company", "asks_plate", "asks_belongings", "asks_identity", "asks_id_number"),
            heading(_("Their way")),
            "needs_escort",
            Div("areas", "areas_en", "route", "route_en", css_class="fd-pair"),
            heading(_("Their visit")),
            *("makes_visit", "thanks"),
        ]


def heading(text: str) -> HTML:
    return HTML(format_html('<h2 class="fd-section fd-part">{}</h2>', text))
