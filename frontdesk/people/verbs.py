"""What the trail calls what happens to people."""

from django.utils.translation import gettext_lazy as _

from frontdesk.journal.verbs import says

says(
    {
        "join": _("joined"),
        "choose_language": _("language chosen"),
        "announce_absence": _("absence announced"),
        "end_absence": _("absence ended"),
        "edit_person": _("changed"),
        "give_role": _("role given"),
        "take_role": _("role taken"),
        "retire": _("retired"),
        "lose_stand_in": _("stand-in left"),
        "forget_contact": _("number and address forgotten"),
        "bring_back": _("brought back"),
        "invite": _("log-in link made"),
        "choose_password": _("password chosen"),
        "create_department": _("department created"),
        "edit_department": _("department changed"),
        "set_head": _("head appointed"),
        "close_department": _("department closed"),
        "reopen_department": _("department opened again"),
        "add_duty_contact": _("duty contact added"),
        "edit_duty_contact": _("duty contact changed"),
        "remove_duty_contact": _("duty contact removed"),
        "set_up": _("Frontdesk set up"),
        "change_company": _("company changed"),
        "import_people": _("people imported"),
    },
    area="people",
)
