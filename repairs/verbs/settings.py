"""What the trail calls the steps with which repairs are set up."""

from django.utils.translation import gettext_lazy as _

from frontdesk.journal.verbs import says

says(
    {
        "add_category": _("category of faults added"),
        "change_category": _("category of faults changed"),
        "close_category": _("category of faults closed"),
        "reopen_category": _("category of faults opened again"),
        "add_thing": _("thing added"),
        "change_thing": _("thing changed"),
        "close_thing": _("thing closed"),
        "reopen_thing": _("thing opened again"),
        "add_team": _("repair team added"),
        "change_team": _("repair team changed"),
        "close_team": _("repair team closed"),
        "reopen_team": _("repair team opened again"),
        "take_in_member": _("taken into a team"),
        "change_membership": _("skills or shifts changed"),
        "let_go_member": _("left a team"),
        "add_route": _("rule of dispatch added"),
        "change_route": _("rule of dispatch changed"),
        "move_route": _("rule of dispatch moved"),
        "close_route": _("rule of dispatch closed"),
        "reopen_route": _("rule of dispatch opened again"),
        "add_contractor": _("contractor added"),
        "change_contractor": _("contractor changed"),
        "close_contractor": _("contractor closed"),
        "reopen_contractor": _("contractor opened again"),
    },
    area="repairs",
)
