"""What the trail calls what happens to sites, floors and places."""

from django.utils.translation import gettext_lazy as _

from frontdesk.journal.verbs import says

says(
    {
        "add_site": _("site added"),
        "add_floor": _("floor added"),
        "add_place": _("place added"),
        "edit_site": _("site changed"),
        "edit_floor": _("floor changed"),
        "edit_place": _("place changed"),
        "arrange_site": _("site put in another order"),
        "arrange_floor": _("floor put in another order"),
        "arrange_place": _("place put in another order"),
        "move_place": _("place moved to another floor"),
        "close_site": _("site closed"),
        "close_floor": _("floor closed"),
        "close_place": _("place closed"),
        "reopen_site": _("site opened again"),
        "reopen_floor": _("floor opened again"),
        "reopen_place": _("place opened again"),
    },
    area="places",
)
