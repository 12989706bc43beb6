"""How a visitor finds their own visit at a kiosk, and what they are told when it can't be found."""

from datetime import datetime

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from frontdesk.people.models import Person
from frontdesk.people.names import normal, syllables
from frontdesk.refusal import Refused
from frontdesk.workdays.today import day_bounds
from visitors import passes
from visitors.limits import KioskLimits
from visitors.models import RecurringPass, Visit
from visitors.models.recurring_pass import RecurringPassQuerySet

MOST_HOSTS = 5


class Already(Refused):
    """The visit found is checked in; its page says how things stand."""

    def __init__(self, visit: Visit):
        super().__init__(_("You are checked in already."), "already")
        self.visit = visit


def by_code(code: str, *, now: datetime) -> Visit:
    """The visit of today with this 6-digit code. Refused: unknown, other-day, expired, too-early, already."""
    digits = "".join(character for character in code if character.isdigit())
    visits = list(Visit.objects.alive().with_loan().filter(code=digits, left_at__isnull=True)) if len(digits) == 6 else []
    if not visits:
        raise Refused(_("We can't find this code. Check the 6 digits, or choose “No appointment”."), "unknown")
    today = timezone.localdate(now)
    return fitting(min(visits, key=lambda visit: abs(((visit.code_on or today) - today).days)), now=now)


def by_token(scanned: str, *, now: datetime) -> Visit:
    """The visit of a scanned pass."""
    visit = passes.visit_of(passes.token_in(scanned))
    if visit and visit.recurring_id and visit.code_on != timezone.localdate(now):
        _refuse_by_pass(RecurringPass.objects.filter(pk=visit.recurring_id), now=now)
    if visit is None or visit.cancelled_at or visit.declined_at or visit.turned_away_at or visit.left_at:
        raise Refused(_("We can't read this QR code. Enter the 6 digits instead, or ask reception."), "unknown")
    return fitting(visit, now=now)


def by_phone(tail: str, name: str, *, now: datetime) -> Visit:
    """Today's visit with these last four digits *and* this name; both must fit, and neither is shown back."""
    digits = "".join(character for character in tail if character.isdigit())
    start, end = day_bounds(now)
    key = normal(name.replace("\0", ""))
    fits = [
        visit
        for visit in Visit.objects.alive()
        .with_loan()
        .filter(phone__endswith=digits, expected_at__gte=start, expected_at__lt=end, left_at__isnull=True)
        if len(digits) == 4 and key and (visit.name_key == key or visit.spellings.startswith(f" {key} "))
    ]
    if not fits and len(digits) == 4 and key:
        passes_named = RecurringPass.objects.filter(Q(name_key=key) | Q(spellings__startswith=f" {key} "), phone__endswith=digits)
        _refuse_by_pass(passes_named, now=now)
    if len(fits) != 1:
        raise Refused(_("We can't find a visit today with this name and these digits. Check both, or ask reception."), "unknown")
    return fitting(fits[0], now=now)


def _refuse_by_pass(passes_of_one: RecurringPassQuerySet, *, now: datetime) -> None:
    """On another day than those of their pass: which days those are. Nobody hears it who did not bring name and digits, or a link."""
    today = timezone.localdate(now)
    good = [one for one in passes_of_one.alive(today)[:2] if not one.is_due_on(today)]
    if len(good) != 1:
        return
    last = date_format(good[0].until_on, "MONTH_DAY_FORMAT" if good[0].until_on.year == today.year else "DATE_FORMAT")
    words = _("Your pass is good on %(days)s until %(last)s. Please see reception.")
    raise Refused(words % {"days": good[0].days_in_words, "last": last}, "other-day")


def fitting(visit: Visit, *, now: datetime) -> Visit:
    """The visit if it may check in now; otherwise words that say when it may."""
    when = timezone.localtime(visit.expected_at) if visit.expected_at else None
    if visit.arrived_at:
        raise Already(visit)
    if when and when.date() != timezone.localdate(now):
        shown = {"day": date_format(when, "MONTH_DAY_FORMAT"), "time": f"{when:%H:%M}"}
        past = when.date() < timezone.localdate(now)
        words = (
            _("Your visit was booked for %(day)s, %(time)s. Reception has been told; please wait.")
            if past
            else _("Your visit is booked for %(day)s, %(time)s. Reception has been told; please wait.")
        )
        raise Refused(words % shown, "expired" if past else "other-day")
    if visit.awaits_approval:
        raise Refused(_("Your visit is not approved yet. Reception has been told; please wait."), "not-approved")
    early = KioskLimits.now().early
    if when and now < when - early:
        minutes = round(early.total_seconds() / 60)
        words = _("You're early. Check-in opens %(minutes)d minutes before %(time)s. Choose “Call reception” for help.")
        raise Refused(words % {"minutes": minutes, "time": f"{when:%H:%M}"}, "too-early")
    return visit


def leaving(text: str, *, now: datetime) -> Visit:
    """The visit in the house, or stepped out for a while, with this code, badge number or pass."""
    wanted = "".join(text.replace("\0", "").split())  # PostgreSQL takes no null character, not even to look for
    inside = Visit.objects.not_left().with_loan()
    by_link = passes.visit_of(passes.token_in(wanted))
    found = (
        [by_link]
        if by_link and by_link.arrived_at and not by_link.left_at
        else list(inside.filter(loans__badge__number__iexact=wanted, loans__returned_at__isnull=True, loans__lost_at__isnull=True))
        or [visit for visit in inside.filter(code=wanted) if wanted and visit.code_on == timezone.localdate(now)]
    )
    if len(found) != 1:
        raise Refused(_("We can't find anybody in the house with this number. Check it, or give your badge to reception."), "unknown")
    return found[0]


def hosts(text: str) -> tuple[list[Person], bool]:
    """At most five colleagues of this name, and whether there are more. Refused: short, nobody."""
    text = text.replace("\0", "")
    if len(normal(text)) < 2:
        raise Refused(_("Type at least two characters of the name, in hanzi, pinyin or initials."), "short")
    people = Person.objects.active().select_related("department")
    people = people.named_exactly(text) if KioskLimits.now().exact_name else people.named_like(text)
    found = list(people.order_by("name_key", "pk")[: MOST_HOSTS + 1])
    if not found:
        raise Refused(_("We can't find that person. Try another spelling, or call reception."), "nobody")
    return found[:MOST_HOSTS], len(found) > MOST_HOSTS


def reading(person: Person, typed: str) -> tuple[str, str]:
    """The pinyin of a Chinese name in two parts, what was typed and the rest: ('an r', 'an')."""
    read = syllables(person.name)
    if normal(person.name) == "".join(read):  # a name in Latin letters needs no reading
        return "", ""
    key, shown = normal(typed), " ".join(read)
    if not key or not "".join(read).startswith(key):
        return "", shown
    end = next(end for end in range(1, len(shown) + 1) if len(shown[:end].replace(" ", "")) == len(key))
    return shown[:end], shown[end:]
