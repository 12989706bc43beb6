"""How soon a fault is answered and repaired."""

from django.utils.translation import gettext_lazy as _

from frontdesk.limits.limits import Limits
from frontdesk.limits.values import Hours, Minutes, Number


class Targets(Limits):
    """How soon a fault is answered and repaired; a ticket keeps the version that it was reported under."""

    name = "repairs.targets"
    title = _("Repair targets")
    sentence = _(
        "A report is answered within {answer_emergency} round the clock when it is an emergency, else in working time within {answer_high} "
        "(high urgency), {answer_normal} (normal) or {answer_low} (low). Repaired, in working time and at normal urgency: software within "
        "{software}, hardware {hardware}, network {network}, water, power and building {building}, cleaning {cleaning}, furniture "
        "{furniture}, anything else {other}; 0 is no limit. High urgency gets {high} % of that time, low {low} %; an emergency is repaired "
        "within {emergency} round the clock. What is bought or repaired outside is never promised sooner than {outside} working days."
    )
    answer_emergency = Minutes(30, _("An emergency is answered within"), 1, 1440)
    answer_high = Minutes(30, _("High urgency is answered within"), 1, 4800)
    answer_normal = Minutes(60, _("Normal urgency is answered within"), 1, 4800)
    answer_low = Minutes(240, _("Low urgency is answered within"), 1, 4800)
    software = Minutes(60, _("Software is repaired within"), 0, 48_000)
    hardware = Minutes(60, _("Hardware is repaired within"), 0, 48_000)
    network = Minutes(0, _("The network is repaired within"), 0, 48_000)
    building = Minutes(480, _("Water, power and building are repaired within"), 0, 48_000)
    cleaning = Minutes(120, _("Cleaning is done within"), 0, 48_000)
    furniture = Minutes(1440, _("Furniture is repaired within"), 0, 48_000)
    other = Minutes(1440, _("Anything else is repaired within"), 0, 48_000)
    high = Number(50, _("High urgency gets so many per cent of the time"), 1, 100)
    low = Number(200, _("Low urgency gets so many per cent of the time"), 100, 1000)
    emergency = Hours(8, _("An emergency is repaired within"), 1, 240)
    outside = Number(2, _("Working days before anything from outside is promised"), 0, 60)
