"""Forms of categories and stores: both names, and where they stand in lists."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from frontdesk.office.forms.editing import EditForm
from supplies.forms.items import PlaceChoice, icon_field, whole, words

REFUSALS = {"name": "name", "twice": "name"}


class CategoryForm(EditForm):
    name = words(_("Name in Chinese"), 60, required=True, error_messages={"required": _("Give it a name.")})
    name_en = words(_("Name in English"), 60)
    position = whole(_("Place in lists"), required=True, initial=0, max_value=999, help_text=_("0: last."))
    icon = icon_field(initial="package")

    def clean_icon(self) -> str:
        return self.cleaned_data["icon"] or "package"

    def laid_out(self) -> list[Any]:
        """All but the picture, which the page draws."""
        return ["name", "name_en", "position"]


class StoreForm(EditForm):
    name = words(_("Name in Chinese"), 60, required=True, error_messages={"required": _("Give it a name.")})
    name_en = words(_("Name in English"), 60)
    position = whole(
        _("Place in lists"), required=True, initial=0, max_value=999, help_text=_("0: last. The first one is the usual store.")
    )
    place = PlaceChoice(label=_("Where it is"))
