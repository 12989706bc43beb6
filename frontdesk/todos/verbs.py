"""What the trail calls the steps of a to-do."""

from django.utils.translation import gettext_lazy as _

from frontdesk.journal.verbs import says

says(
    {
        "open_todo": _("to-do opened"),
        "untick_todo": _("taken back: not done"),
        "settle_todo": _("to-do done"),
        "reopen_todo": _("to-do opened again"),
        "climb": _("reminded along the ladder"),
        "pause_todo": _("clock stopped"),
        "resume_todo": _("clock goes on"),
        "hand_over_todo": _("to-do handed over"),
        "move_todo": _("due moment moved"),
    },
    area="todos",
)
