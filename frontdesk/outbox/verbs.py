"""What the trail calls what people do to notices."""

from django.utils.translation import gettext_lazy as _

from frontdesk.journal.verbs import says

says(
    {
        "resend": _("notices sent again"),
        "send_test": _("test message sent"),
        "change_text": _("words of a notice changed"),
        "restore_text": _("words of a notice set back"),
        "change_manner": _("notice settings changed"),
        "mute": _("kind of notice muted"),
        "unmute": _("kind of notice unmuted"),
    },
    area="outbox",
)
