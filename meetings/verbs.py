"""What the trail calls the steps of rooms and bookings."""

from django.utils.translation import gettext_lazy as _

from frontdesk.journal.verbs import says

says(
    {
        "add_room": _("meeting room added"),
        "change_room": _("meeting room changed"),
        "retire_room": _("meeting room out of use"),
        "reopen_room": _("meeting room in use again"),
        "check_in_to_room": _("checked in to a room"),
        "give_back_room": _("room given back: nobody came"),
        "name_takers": _("chair and minutes of a meeting settled"),
        "write_minutes": _("minutes written"),
        "send_minutes": _("minutes sent to the chair"),
        "send_minutes_back": _("minutes sent back"),
        "issue_minutes": _("minutes issued"),
        "add_resolution": _("resolution given"),
        "see_to_resolution": _("resolution done"),
        "drop_resolution": _("resolution not wanted any more"),
        "invite_to_meeting": _("invited to a meeting"),
        "take_off_meeting": _("not invited any more"),
        "reply_to_invitation": _("answered an invitation"),
        "make_feed": _("calendar feed made"),
        "end_feed": _("calendar feed taken back"),
        "book_room": _("room booked"),
        "close_room": _("room closed for some time"),
        "move_booking": _("booking moved"),
        "swap_rooms": _("rooms swapped"),
        "agree_to_booking": _("booking agreed to"),
        "decline_booking": _("booking declined"),
        "cancel_booking": _("booking cancelled"),
        "restore_booking": _("booking restored"),
        "begin_series": _("series of meetings begun"),
        "reword_meetings": _("words of meetings changed"),
        "move_meetings": _("meetings of a series moved"),
        "cancel_meetings": _("meetings of a series cancelled"),
        "heal_series": _("a date that waited is held now"),
        "wait_for_room": _("waiting for a room"),
        "offer_room": _("room kept for who waited"),
        "take_offer": _("kept room taken"),
        "give_up_waiting": _("given up waiting for a room"),
        "let_offer_pass": _("kept room not taken in time"),
        "end_early": _("meeting ended early"),
    },
    area="meetings",
)
