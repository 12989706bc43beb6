"""Settings of the visitor book that belong to no rule and no promise."""

from types import SimpleNamespace

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from frontdesk.limits.departments import DepartmentChoice
from frontdesk.limits.limits import Limits
from frontdesk.limits.values import Days, Hours, Minutes, Months, Number, Seconds, Text, TimeOfDay, YesNo


class KioskLimits(Limits):
    """How the kiosk behaves."""

    name = "visitors.kiosk"
    title = _("Kiosk")
    sentence = _(
        "Check-in opens {early} before the appointment. After {idle} without a touch the kiosk asks; after {warning} more it "
        "forgets everything. The done screen stands for {done}. A kiosk may look somebody up {searches} times a minute. "
        "Only the exact name finds a host: {exact_name}."
    )
    early = Minutes(90, _("Check-in opens this long before the appointment"), 0, 24 * 60)
    idle = Seconds(60, _("Time without a touch before the kiosk asks"), 20, 600)
    warning = Seconds(30, _("Time the question stands before everything is forgotten"), 20, 120)
    done = Seconds(25, _("Time the done screen stands"), 10, 120)
    searches = Number(30, _("Look-ups a minute and kiosk"), 5, 600)
    exact_name = YesNo(False, _("Only the exact name finds a host"))


class RollCallLimits(Limits):
    """How a roll call looks."""

    name = "visitors.roll_call"
    title = _("Roll call")
    sentence = _("In a roll call, who has not been found {red} after it began stands out in red.")
    red = Minutes(10, _("Who is missing stands out in red after"), 1, 120)


class WaitingLimits(Limits):
    """When the desk says sorry to those who wait, and in which words."""

    name = "visitors.waiting"
    title = _("Waiting area")
    sentence = _(
        "When more than {many} visitors have waited longer than {long}, the desk is asked to say sorry to them: “{sorry}” or “{sorry_en}”."
    )
    many = Number(2, _("Say sorry when more than this many wait"), 0, 50)
    long = Minutes(5, _("Each of them longer than"), 1, 120)
    sorry = Text("抱歉让您久等了，我们正在联系接待人，请先用茶。", _("The words in Chinese"), 0, 200)
    sorry_en = Text(
        "We are sorry to keep you waiting. We are calling your host; may we bring you some tea?", _("The words in English"), 0, 200
    )


class RetentionLimits(Limits):
    """How long the visitor book keeps names; the registers of past days never less than three calendar months."""

    name = "visitors.retention"
    title = _("Retention")
    sentence = _(
        "Names, numbers and words of a visit are kept for {visits} after it and then made anonymous; "
        "the visit itself stays and is counted. "
        "It counts from somebody's last visit, and nobody is forgotten while a visit of theirs is held. "
        "The registers of past days are kept for {register}."
    )
    visits = Months(6, _("Personal data of visits is kept for"), 3, 120)
    register = Months(6, _("Registers of past days are kept for"), 3, 120)


class PublicLimits(Limits):
    """How often strangers may ask to come, and how long before."""

    name = "visitors.public"
    title = _("Asking to come")
    sentence = _(
        "On the public page one address may ask {per_address} times an hour, and all together {per_day} times a day. "
        "What is asked for less than {notice} ahead is short notice; more than {ahead} ahead is refused."
    )
    per_address = Number(6, _("Requests an hour and address"), 1, 1000)
    per_day = Number(200, _("Requests a day, all together"), 1, 100_000)
    notice = Hours(24, _("Short notice is what is asked for less than this ahead"), 1, 240)
    ahead = Days(180, _("Nobody asks for more than this ahead"), 7, 730)


class FigureLimits(Limits):
    """Targets beside the monthly figures (V23)."""

    name = "visitors.figures"
    title = _("Targets")
    sentence = _(
        "At most {walk_ins} % of all visits are walk-ins; at least {satisfaction} % of the answers are 4 or 5; "
        "at least {accuracy} % of the sampled records have no wrong field; at least {answered} % of the calls are answered, and at least "
        "{quick} % of those within three rings."
    )
    walk_ins = Number(30, _("Walk-ins, at most per cent"), 1, 100)
    satisfaction = Number(90, _("Good answers, at least per cent"), 1, 100)
    accuracy = Number(95, _("Records without a fault, at least per cent"), 1, 100)
    answered = Number(100, _("Calls answered, at least per cent"), 1, 100)
    quick = Number(98, _("Answered within three rings, at least per cent"), 1, 100)


class DirectionsLimits(Limits):
    """How visitors find the house, and what is laid out for them."""

    name = "visitors.directions"
    title = _("Directions and what is laid out")
    sentence = _(
        "The confirmation the day before says how to get here: {directions}; in English: {directions_en}. The desk lays out for everybody: "
        "{lay_out}; in English: {lay_out_en}."
    )
    directions = Text("", _("How to get here, in Chinese"), 0, 300)
    directions_en = Text("", _("How to get here, in English"), 0, 300)
    lay_out = Text("访客登记表、公司宣传册", _("Forms and brochures, in Chinese"), 0, 200)
    lay_out_en = Text("visitor forms, company brochure", _("Forms and brochures, in English"), 0, 200)

    @classmethod
    def here(cls, name: str = "directions") -> str:
        return in_either(cls.now(), name)


def in_either(values: SimpleNamespace, name: str) -> str:
    """Words that stand in two languages: in the active one, else in the other."""
    own, english = str(getattr(values, name)), str(getattr(values, f"{name}_en"))
    return (english or own) if (get_language() or "").startswith("en") else (own or english)


class CallLimits(Limits):
    """What the desk says on the telephone, and whom it tells of a call."""

    name = "visitors.calls"
    title = _("Calls")
    sentence = _(
        "The desk answers with “{greeting}” or “{greeting_en}”, after three rings first with “{sorry}” or “{sorry_en}”, and reads back "
        "before it hangs up: “{repeat}” or “{repeat_en}”. Whoever a call concerns is told within {tell} of its end. "
        "New customers are handed on to the head of: {sales}."
    )
    greeting = Text("您好，前台，请问有什么可以帮您？", _("The greeting in Chinese"), 0, 200)
    greeting_en = Text("Good day, front desk. How may I help you?", _("The greeting in English"), 0, 200)
    sorry = Text("抱歉让您久等了。", _("After three rings, in Chinese"), 0, 200)
    sorry_en = Text("I am sorry to have kept you waiting.", _("After three rings, in English"), 0, 200)
    repeat = Text("我跟您核对一下：您的姓名、单位、电话、找哪位、什么事。", _("Reading back, in Chinese"), 0, 200)
    repeat_en = Text(
        "Let me read it back: your name, company, number, whom it is for and what about.", _("Reading back, in English"), 0, 200
    )
    tell = Minutes(1, _("Told of a call within"), 1, 60)
    sales = DepartmentChoice("", _("New customers go to"))

    @classmethod
    def here(cls, name: str) -> str:
        return in_either(cls.now(), name)


class ComplaintLimits(Limits):
    """What the desk says to somebody who complains."""

    name = "visitors.complaints"
    title = _("Complaints")
    sentence = _("Whoever complains hears first: “{apology}” or “{apology_en}”.")
    apology = Text("非常抱歉给您带来不便。我马上记录下来，24 小时内会有负责的同事与您联系。", _("The apology in Chinese"), 0, 300)
    apology_en = Text(
        "I am very sorry about this. I am writing it down now, and the colleague in charge will contact you within 24 hours.",
        _("The apology in English"),
        0,
        300,
    )

    @classmethod
    def here(cls, name: str = "apology") -> str:
        return in_either(cls.now(), name)


class ShipmentLimits(Limits):
    """Until when a parcel must be asked for to be sent the same day."""

    name = "visitors.shipments"
    title = _("Parcels to send")
    sentence = _("What the desk is asked to send before {cut_off} on a working day goes the same day; what comes later goes on the next.")
    cut_off = TimeOfDay("16:00", _("Sent the same day when asked for before"))


class IncidentLimits(Limits):
    """Who hears of major incidents, and how long incidents are kept."""

    name = "visitors.incidents"
    title = _("Incidents")
    sentence = _(
        "A major incident is told to the admin managers at once, at any hour; to whoever is on duty for legal too: {legal}. "
        "Names and words of an incident are kept for {keep} after it was closed and then made anonymous; its number, kind and clocks stay."
    )
    legal = YesNo(True, _("Legal hears of major incidents too"))
    keep = Months(24, _("Personal data of incidents is kept for"), 3, 120)
