"""What the trail calls the steps of a visit and of a kiosk."""

from django.utils.translation import gettext_lazy as _

from frontdesk.journal.verbs import says
from visitors.models.visit_event import Verb

says({verb.value: verb.label for verb in Verb}, area="visitors")
says(
    {
        "open_pairing": _("pairing code drawn"),
        "add_badges": _("badges put into the drawer"),
        "retire_badge": _("badge taken out of use"),
        "put_back_badge": _("badge put into use again"),
        "draw_sample": _("sample drawn"),
        "tick_record": _("record ticked"),
        "take_message": _("message taken"),
        "read_message": _("message read"),
        "follow_up_message": _("message followed up"),
        "expect_group": _("group pre-registered"),
        "make_pass": _("recurring pass made"),
        "lengthen_pass": _("last day of a recurring pass moved"),
        "end_pass": _("recurring pass ended"),
        "begin_roll_call": _("roll call begun"),
        "found": _("visitor found"),
        "missing": _("visitor missing again"),
        "end_roll_call": _("roll call ended"),
        "wish_drink": _("drink wished for"),
        "pair": _("kiosk paired"),
        "revoke": _("kiosk switched off"),
        "set_exit_pin": _("exit PIN set"),
        "leave_kiosk": _("left by PIN"),
        "add_watch_entry": _("added to the watch-list"),
        "end_watch_entry": _("taken off the watch-list"),
        "decide_watch": _("decided by the desk"),
        "refuse_register": _("refusal to register written down"),
        "plan_vip": _("VIP reception planned"),
        "name_for_vip": _("named in a VIP reception"),
        "unname_for_vip": _("no longer named in a VIP reception"),
        "add_vip_item": _("something to prepare added"),
        "drop_vip_item": _("something to prepare dropped"),
        "agree_vip": _("schedule agreed"),
        "forget": _("personal data forgotten"),
        "forget_person": _("person forgotten on request"),
        "export_register": _("register of the day written"),
        "recall_register": _("register taken back: somebody in it was forgotten"),
        "rewrite_register": _("register written anew"),
        "remove_register": _("register removed, kept long enough"),
        "download_register": _("register downloaded"),
        "take_down_request": _("request written down"),
        "match_request": _("host of a request looked for"),
        "check_request": _("visitor told that it is being checked"),
        "confirm_request": _("visitor told yes or no"),
        "close_request": _("request closed"),
    },
    area="visitors",
)
