"""What the trail calls the steps of rounds and checklists."""

from django.utils.translation import gettext_lazy as _

from frontdesk.journal.verbs import says

says(
    {
        "open_round": _("round opened"),
        "answer_item": _("item of a round answered"),
        "finish_round": _("round done"),
        "miss_round": _("round missed"),
        "add_checklist": _("checklist added"),
        "change_checklist": _("checklist changed"),
        "close_checklist": _("checklist closed"),
        "reopen_checklist": _("checklist opened again"),
        "add_checklistitem": _("item added to a checklist"),
        "change_checklistitem": _("item of a checklist changed"),
        "close_checklistitem": _("item of a checklist closed"),
        "reopen_checklistitem": _("item of a checklist opened again"),
    },
    area="repairs",
)
