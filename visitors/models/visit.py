"""A visit: one person comes to see one host, by whichever door. One row from the invitation to the thanks."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce, Upper
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from frontdesk.facts import pair
from frontdesk.people import names, phones
from frontdesk.places.models import Place
from frontdesk.workdays.load import calendar
from visitors.models.answer import Answer
from visitors.models.badge import BadgeLoan
from visitors.models.visit_queries import OVER, VisitQuerySet
from visitors.models.visit_states import Door, IdentityProof, Purpose, State

__all__ = ["Door", "IdentityProof", "Purpose", "State", "Visit", "VisitQuerySet"]


FACTS = (
    *("created", "accepted", "cleared", "declined", "arrived", "identity", "escorted", "met", "out", "left"),
    *("cancelled", "turned_away", "thanked", "held"),
)


class Visit(models.Model):
    name = models.CharField(max_length=120)
    name_key = models.CharField(max_length=120, editable=False)
    spellings = models.CharField(max_length=600, editable=False, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    company = models.CharField(max_length=120, blank=True)
    purpose = models.CharField(max_length=20, choices=Purpose.choices, default=Purpose.MEETING)
    visitor_type = models.ForeignKey("visitors.VisitorType", models.PROTECT, null=True, blank=True, related_name="visits")
    door = models.CharField(max_length=10, choices=Door.choices, default=Door.HOST)
    note = models.CharField(max_length=500, blank=True)
    companions = models.PositiveSmallIntegerField(default=0, help_text="how many come along")
    companion_names = models.CharField(max_length=300, blank=True)
    plate = models.CharField(max_length=12, blank=True, help_text="licence plate of the car")
    bringing = models.CharField(max_length=200, blank=True, help_text="things announced beforehand; what is brought in stands in Belonging")
    needs = models.CharField(max_length=200, blank=True, help_text="dietary and access needs")
    group = models.ForeignKey("visitors.VisitGroup", models.PROTECT, null=True, blank=True, related_name="visits")
    recurring = models.ForeignKey("visitors.RecurringPass", models.PROTECT, null=True, blank=True, related_name="visits")
    is_vip = models.BooleanField(default=False, help_text="seen by host, creator and those named, and by nobody else")
    language = models.CharField(max_length=10, default="zh-hans")
    host = models.ForeignKey("people.Person", models.PROTECT, related_name="visits")
    place = models.CharField(max_length=80, blank=True)
    is_walk_in = models.BooleanField(default=False)
    is_short_notice = models.BooleanField(default=False, help_text="asked for less than a day ahead")
    off_day_reason = models.CharField(max_length=200, blank=True, help_text="why on a weekend or holiday")
    identity_proof = models.CharField(
        max_length=20, choices=IdentityProof.choices, blank=True, help_text="by what it was checked who it is"
    )
    id_number_sealed = models.TextField(
        blank=True, editable=False, help_text="identity number under a key outside the database (frontdesk.ciphers)"
    )
    car_asked = models.BooleanField(default=False, help_text="the desk asked for the car when they left")
    is_time_unknown = models.BooleanField(default=False, help_text="closed by the evening sweep: `left_at` is no time anybody left at")
    no_thanks = models.BooleanField(default=False, help_text="the visitor asked for no messages")
    consent_version = models.CharField(max_length=20, blank=True, help_text="which privacy notice was agreed to")

    expected_at = models.DateTimeField(null=True, blank=True)
    code = models.CharField(max_length=6, blank=True, help_text="6 digits, valid on the day of the visit")
    code_on = models.DateField(null=True, blank=True)
    salt = models.CharField(max_length=32, editable=False, help_text="128 random bits; the pass link is made of it and the secret key")

    created_at = models.DateTimeField()
    created_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    requested_at = models.DateTimeField(null=True, blank=True, help_text="asked to come, on the public page: the host agrees or not")
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    clearance_asked_at = models.DateTimeField(null=True, blank=True, help_text="on a weekend or holiday: approval was asked for")
    cleared_at = models.DateTimeField(null=True, blank=True)
    cleared_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    declined_at = models.DateTimeField(null=True, blank=True, help_text="the host, or who approves days off, said no")
    declined_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    arrived_at = models.DateTimeField(null=True, blank=True)
    arrived_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    identity_at = models.DateTimeField(null=True, blank=True, help_text="when it was checked who it is")
    identity_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    escorted_at = models.DateTimeField(null=True, blank=True, help_text="when somebody took them up")
    escorted_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    met_at = models.DateTimeField(null=True, blank=True)
    met_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    out_at = models.DateTimeField(null=True, blank=True, help_text="stepped out and not back yet")
    out_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    left_at = models.DateTimeField(null=True, blank=True)
    left_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    turned_away_at = models.DateTimeField(null=True, blank=True)
    turned_away_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    thanks_began_at = models.DateTimeField(null=True, blank=True, help_text="when the rule took the thanks on")
    thanked_at = models.DateTimeField(null=True, blank=True, help_text="when the thanks went out")
    thanked_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    held_at = models.DateTimeField(null=True, blank=True, help_text="an incident needs the names: not forgotten until released")
    held_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    hold_reason = models.CharField(max_length=200, blank=True)
    forgotten_at = models.DateTimeField(null=True, blank=True, help_text="when the personal data was made anonymous")

    # What `board`, `with_drink`, `with_clock`, `timed`, `with_reserved`, `groups_folded` and `with_delays` add to a row.
    is_reserved: bool
    badge_now: str | None
    badge_lent_at: datetime | None
    things_inside: bool
    drink_now: str | None
    drink_served_at: datetime | None
    clock_yellow_at: datetime | None
    clock_red_at: datetime | None
    clock_next_at: datetime | None
    clock_rung: int | None
    moment: datetime
    is_held = False  # the desk decides first whether they come in; also after `with_loan`
    has_namesake = False
    group_many: int | None
    is_delayed = False

    objects = VisitQuerySet.as_manager()

    class Meta:
        constraints = [
            *(pair("visit", fact) for fact in FACTS),
            models.CheckConstraint(condition=Q(left_at__isnull=True) | Q(arrived_at__isnull=False), name="visit_left_after_arriving"),
            models.CheckConstraint(condition=Q(met_at__isnull=True) | Q(arrived_at__isnull=False), name="visit_met_after_arriving"),
            models.CheckConstraint(condition=Q(expected_at__isnull=False) | Q(is_walk_in=True), name="visit_expected_or_walk_in"),
            models.CheckConstraint(condition=Q(out_at__isnull=True) | Q(met_at__isnull=False), name="visit_out_after_meeting"),
            models.CheckConstraint(condition=Q(is_time_unknown=False) | Q(left_at__isnull=False), name="visit_unknown_time_of_leaving"),
            models.UniqueConstraint(fields=["code_on", "code"], condition=~Q(code=""), name="visit_code_once_a_day"),
            models.UniqueConstraint(fields=["recurring", "code_on"], condition=Q(recurring__isnull=False), name="visit_pass_once_a_day"),
        ]
        indexes = [
            models.Index(fields=["expected_at"]),
            models.Index(fields=["arrived_at"], name="visit_arrived"),
            models.Index(Coalesce("expected_at", "arrived_at").desc(), F("id").desc(), name="visit_moment"),  # how the list is sorted
            models.Index(fields=["host", "arrived_at"], name="visit_host_arrived"),
            models.Index(fields=["arrived_at"], condition=Q(left_at__isnull=True), name="visit_in_the_house"),
            models.Index(fields=["left_at"]),
            models.Index(fields=["host", "-expected_at"]),
            # Who else this is, and whether they came since: each a look-up of one row, however often somebody came.
            models.Index("phone", OVER, name="visit_phone"),
            models.Index(Upper("email"), OVER, name="visit_email"),
            models.Index(fields=["id"], condition=Q(forgotten_at__isnull=True), name="visit_not_forgotten"),
            models.Index(fields=["is_vip", "host", "created_by"], name="visit_visible"),  # how many somebody may see, without the rows
            models.Index(fields=["held_at"], condition=Q(held_at__isnull=False), name="visit_held"),
            models.Index("name_key", OVER, name="visit_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("visitors:visit_detail", args=[self.pk])

    @property
    def number(self) -> str:
        """How the desk names it: V-1123-06 is visit 6 … of the book, on 23 November."""
        day = timezone.localtime(self.expected_at or self.arrived_at or self.created_at)
        return f"V-{day:%m%d}-{self.pk:02d}"

    @property
    def state(self) -> State:
        if self.cancelled_at:
            return State.CANCELLED
        if self.declined_at:
            return State.DECLINED
        if self.turned_away_at:
            return State.TURNED_AWAY
        if self.left_at:
            return State.LEFT
        if self.met_at:
            return State.OUT if self.out_at else State.ON_SITE
        if self.arrived_at:
            return State.WAITING
        return State.REQUESTED if self.awaits_approval else State.EXPECTED

    @property
    def awaits_approval(self) -> bool:
        """The host has not agreed yet, or nobody has approved the day off."""
        unaccepted = self.requested_at is not None and self.accepted_at is None
        return unaccepted or (self.clearance_asked_at is not None and self.cleared_at is None)

    @property
    def place_here(self) -> str:
        """Where they meet: a room of the house in the reader's language, anything else as somebody wrote it."""
        named = Q(name=self.place) | Q(name_en=self.place)
        known = Place.objects.filter(named).first() if self.place and not (get_language() or "").startswith("zh") else None
        return str(known or self.place)

    @property
    def is_on_day_off(self) -> bool:
        """Expected on a weekend or holiday; what somebody said about that is read then, and not on a working day."""
        return self.expected_at is not None and not calendar().is_workday(timezone.localdate(self.expected_at))

    @property
    def owes_identity(self) -> bool:
        """Their type asks the desk to check who it is, and nobody has yet."""
        return self.visitor_type is not None and self.visitor_type.asks_identity and self.identity_at is None

    @property
    def people(self) -> int:
        """How many they are: the visitor and those who come along."""
        return 1 + self.companions

    @property
    def stayed(self) -> timedelta | None:
        """From arriving to leaving; None while that is not known, and for whom the evening sweep closed."""
        return self.left_at - self.arrived_at if self.left_at and self.arrived_at and not self.is_time_unknown else None

    @property
    def left_known_at(self) -> datetime | None:
        """When they left, if anybody knows; see `is_time_unknown`."""
        return None if self.is_time_unknown else self.left_at

    @property
    def waited(self) -> timedelta | None:
        """From arriving to being met; None while that is not known."""
        return self.met_at - self.arrived_at if self.met_at and self.arrived_at else None

    @property
    def owes_thanks(self) -> bool:
        """Everybody who was received is thanked, but not a delivery, nor a type that is not, nor who asked for no messages."""
        thanked = self.visitor_type is None or self.visitor_type.thanks
        return self.purpose != Purpose.DELIVERY and thanked and not self.no_thanks and self.turned_away_at is None

    @property
    def asks_at_leaving(self) -> bool:
        """Whether something is asked before they go (read by `board`): the car, or what they brought in."""
        return bool(self.plate) or self.things_inside

    @property
    def masked_name(self) -> str:
        return names.masked(self.name)

    @property
    def shown_name(self) -> str:
        """王小明, or 王小明 …1234 while another of this name has not left."""
        return f"{self.name} …{self.phone[-4:]}" if self.has_namesake and self.phone else self.name

    @property
    def shown_code(self) -> str:
        """'123 456', as it is read out."""
        return f"{self.code[:3]} {self.code[3:]}"

    @property
    def shown_phone(self) -> str:
        return phones.shown(self.phone)

    @property
    def initial(self) -> str:
        return names.initial_of(self.name)

    @property
    def loan(self) -> BadgeLoan | None:
        """The badge reserved or lent now, from what was prefetched."""
        return next((loan for loan in self.loans.all() if loan.returned_at is None and loan.lost_at is None), None)

    @property
    def badge_number(self) -> str:
        loan = self.loan
        return loan.badge.number if loan else ""

    @property
    def last_badge_number(self) -> str:
        """The badge out now, or the one that was out last."""
        last = max(self.loans.all(), key=lambda loan: loan.pk, default=None)
        return self.badge_number or (last.badge.number if last else "")

    @property
    def answer(self) -> Answer | None:
        """The host's newest answer, from what was prefetched."""
        return max(self.answers.all(), key=lambda answer: answer.pk, default=None)
