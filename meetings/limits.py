"""Settings of rooms that belong to no rule and no promise."""

from django.utils.translation import gettext_lazy as _

from frontdesk.limits.limits import Limits
from frontdesk.limits.values import Days, Hours, Minutes, Number


class Waiting(Limits):
    """How long a room that is given back is kept for who waits for it."""

    name = "meetings.waiting"
    title = _("Waiting lists of rooms")
    sentence = _("A room that is given back is kept for {kept} for whoever waited longest, then for the next; never beyond its beginning.")
    kept = Minutes(10, _("Kept for"), 1, 240)


class CheckIn(Limits):
    """From when somebody may say that a meeting takes place, and until when a room waits for that."""

    name = "meetings.check_in"
    title = _("Checking in to rooms")
    sentence = _(
        "In a room that is given back when nobody comes somebody says from {before} before the meeting that it takes place. After "
        "{after} it is given back, as “nobody came”; meetings of {long} and longer, those with guests and those booked less than {after} "
        "before are not."
    )
    before = Minutes(10, _("May be said from, before the meeting"), 0, 120)
    after = Minutes(10, _("Given back after"), 2, 240)
    long = Hours(3, _("Never given back from a length of"), 1, 24)


class AskingHolders(Limits):
    """How long who has a room may think about it."""

    name = "meetings.asking"
    title = _("Asking for rooms")
    sentence = _("Who has a room and is asked for it answers within {limit}; after that, and from {before} before, it stays as it is.")
    limit = Hours(4, _("Answered within"), 1, 48)
    before = Minutes(15, _("Not any more before it begins"), 0, 240)


class Guests(Limits):
    """How long before their meeting guests stand in the visitors' book."""

    name = "meetings.guests"
    title = _("Guests at the door")
    sentence = _("Who is invited from outside stands in the visitors' book from {ahead} before the meeting, or from the invitation on.")
    ahead = Days(14, _("In the visitors' book before the meeting"), 1, 90)


class Service(Limits):
    """Tea during meetings, when their end is told, and how long what rooms asked for is kept in words."""

    name = "meetings.service"
    title = _("Service during meetings")
    sentence = _(
        "In a meeting that the office serves tea is owed every {tea} from its beginning, none in its last {quiet}. Who leads a meeting is "
        "told {first} and {second} before its end when the room is needed within {near}, or when they asked for it. What rooms ask for "
        "is kept in words for {kept}."
    )
    tea = Minutes(60, _("Tea every"), 15, 240)
    quiet = Minutes(10, _("No tea in the last"), 0, 60)
    first = Minutes(10, _("First told before the end"), 2, 60)
    second = Minutes(5, _("Told again before the end"), 1, 30)
    near = Minutes(30, _("The room is needed within"), 0, 240)
    kept = Days(92, _("Words of requests are kept for"), 31, 3650)


class Preparing(Limits):
    """How long the preparation of a room may take."""

    name = "meetings.preparing"
    title = _("Time for preparing")
    sentence = _(
        "Preparing a room takes no longer than {longest}, from the first tick to the last of what is due within the hour before a meeting; "
        "what took longer is named so on its page and counted."
    )
    longest = Minutes(15, _("Takes no longer than"), 1, 240)


class RetentionLimits(Limits):
    """How long guests from outside are known."""

    name = "meetings.retention"
    title = _("Retention of guests")
    sentence = _(
        "Names and addresses of guests from outside are kept for {guests} after their meeting and then erased, with what was sent to them."
    )
    guests = Days(183, _("Guests are known for"), 31, 3650)


class SignInLimits(Limits):
    """From when people sign in, from when on they are late, and how long somebody is still ticked by hand."""

    name = "meetings.sign_in"
    title = _("Signing in to meetings")
    sentence = _(
        "People sign in from {before} before a meeting until it is over, with the code on the screen, which is another every minute. "
        "Who comes more than {late} after its beginning is late; for {by_hand} after the end whoever leads it still ticks people by hand."
    )
    before = Minutes(30, _("May sign in from, before the meeting"), 0, 240)
    late = Minutes(5, _("Late after"), 0, 60)
    by_hand = Hours(24, _("Ticked by hand for"), 0, 240)


class FigureLimits(Limits):
    """Targets beside the monthly figures (M15)."""

    name = "meetings.figures"
    title = _("Targets for meeting rooms")
    sentence = _(
        "Rooms are used for at least {used} % of their opening hours; at most {half_empty} % of the meetings would fit into half the "
        "seats; to at most {no_shows} % of those in rooms that ask for check-in nobody comes; at most {errors} % of the preparations that "
        "organisers spoke of were wrong."
    )
    used = Number(30, _("Use of rooms, at least per cent"), 1, 100)
    half_empty = Number(30, _("Meetings in rooms twice as large, at most per cent"), 1, 100)
    errors = Number(1, _("Errors of preparation, at most per cent"), 0, 100)
    no_shows = Number(10, _("Nobody came, at most per cent"), 1, 100)
