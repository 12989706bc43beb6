"""A visit: one person comes to see one host, by whichever door. One row from the invitation to the thanks."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Exists, ExpressionWrapper, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce, TruncDate
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from frontdesk.facts import pair
from frontdesk.people import names, phones
from frontdesk.people.models import Absence, Person
from frontdesk.people.permissions import Can
from frontdesk.todos.models import Todo
from frontdesk.workdays.today import day_bounds
from visitors.models.answer import Answer
from visitors.models.badge import BadgeLoan


class Purpose(models.TextChoices):
    MEETING = "meeting", _("Meeting")
    INTERVIEW = "interview", _("Interview")
    MAINTENANCE = "maintenance", _("Maintenance")
    TOUR = "tour", _("Tour")
    DELIVERY = "delivery", _("Delivery")
    OTHER = "other", _("Other")


class State(models.TextChoices):
    EXPECTED = "expected", _("expected")
    WAITING = "waiting", _("waiting")
    ON_SITE = "on_site", _("on site")
    LEFT = "left", _("left")
    TURNED_AWAY = "turned_away", _("turned away")
    CANCELLED = "cancelled", _("cancelled")


class VisitQuerySet(models.QuerySet["Visit"]):
    def visible_to(self, person: Person) -> "VisitQuerySet":
        """Everything for those who see all visits; else what one hosts, created, stands in for (always or that day), was asked for."""
        if person.can(Can.SEE_ALL_VISITS):
            return self
        if not person.can(Can.USE_OFFICE):
            return self.none()
        asked = Q(pk__in=Answer.objects.filter(colleague=person).values("visit"))
        # Who acts for the host or the head on the day of the visit or the next, when the thanks are owed; also by one link more.
        then = {"from_on__lte": OuterRef("morrow"), "until_on__gte": OuterRef("day"), "ended_at__isnull": True}
        away = Absence.objects.filter(**then).filter(
            Q(person=OuterRef("host")) | Q(person=OuterRef("host__department__head")) | Q(person=OuterRef("host__department__parent__head"))
        )
        further = {f"stand_in__absences__{key}": value for key, value in then.items()}
        covered = away.filter(Q(stand_in=person) | Q(stand_in__absences__stand_in=person, **further))
        heads = Q(host__department__head=person) | Q(host__department__parent__head=person)  # a head's own silence climbs to the parent's
        came = Coalesce("arrived_at", "expected_at")
        morrow = ExpressionWrapper(came + timedelta(days=1), output_field=models.DateTimeField())
        dated = self.alias(day=TruncDate(came), morrow=TruncDate(morrow))
        return dated.filter(Q(host=person) | Q(created_by=person) | Q(host__stand_in=person) | heads | asked | Exists(covered))

    def hosted_by(self, person: Person) -> "VisitQuerySet":
        return self.filter(host=person)

    def alive(self) -> "VisitQuerySet":
        return self.filter(cancelled_at__isnull=True, turned_away_at__isnull=True)

    def expected(self) -> "VisitQuerySet":
        return self.alive().filter(arrived_at__isnull=True, expected_at__isnull=False)

    def waiting(self) -> "VisitQuerySet":
        return self.alive().filter(arrived_at__isnull=False, met_at__isnull=True, left_at__isnull=True)

    def on_site(self) -> "VisitQuerySet":
        return self.alive().filter(met_at__isnull=False, left_at__isnull=True)

    def in_the_house(self) -> "VisitQuerySet":
        """Waiting or on site."""
        return self.filter(arrived_at__isnull=False, left_at__isnull=True, cancelled_at__isnull=True)

    def expected_on_day(self, now: datetime) -> "VisitQuerySet":
        start, end = day_bounds(now)
        return self.filter(expected_at__gte=start, expected_at__lt=end)

    def of_day(self, now: datetime) -> "VisitQuerySet":
        """Expected or arrived on the local day of `now`."""
        start, end = day_bounds(now)
        return self.filter(Q(expected_at__gte=start, expected_at__lt=end) | Q(arrived_at__gte=start, arrived_at__lt=end))

    def standing_as(self, state: State) -> "VisitQuerySet":
        """Those in one state, as the property `state` answers."""
        return {
            State.EXPECTED: self.expected,
            State.WAITING: self.waiting,
            State.ON_SITE: self.on_site,
            State.LEFT: lambda: self.alive().filter(left_at__isnull=False),
            State.TURNED_AWAY: lambda: self.filter(turned_away_at__isnull=False, cancelled_at__isnull=True),
            State.CANCELLED: lambda: self.filter(cancelled_at__isnull=False),
        }[state]()

    def matching(self, text: str) -> "VisitQuerySet":
        """By name, pinyin or initials, company, code, badge number or the end of a phone number."""
        key = names.normal(text)
        asked = (
            Q(name_key__contains=key)
            | Q(spellings__contains=f" {key}")
            | Q(company__icontains=text.strip())
            | Q(host__name_key__contains=key)
        )
        if key.isdigit():
            asked |= Q(code=key) | (Q(phone__endswith=key) if len(key) >= 4 else Q())
        return self.filter(asked | Q(loans__badge__number__iexact=text.strip())).distinct()

    def to_be_thanked(self, *, left_before: datetime, left_since: datetime) -> "VisitQuerySet":
        """Left, known how to reach or not, not thanked or taken on, and `owes_thanks`."""
        return self.filter(
            left_at__lte=left_before,
            left_at__gte=left_since,
            thanks_began_at__isnull=True,
            thanked_at__isnull=True,
            no_thanks=False,
            turned_away_at__isnull=True,
        ).exclude(purpose=Purpose.DELIVERY)

    def board(self) -> "VisitQuerySet":
        """What rows of boards and lists show, in one query: host, department, `badge_now` (reserved or lent), `badge_lent_at`."""
        out = BadgeLoan.objects.out().filter(visit=OuterRef("pk"))
        columns = {"badge_now": Subquery(out.values("badge__number")[:1]), "badge_lent_at": Subquery(out.values("lent_at")[:1])}
        return self.select_related("host__department").annotate(**columns)

    def with_clock(self, promise: str) -> "VisitQuerySet":
        """The open to-do of this kind beside each visit: `clock_yellow_at`, `_red_at`, `_next_at`, `_rung`; None when it is settled."""
        todo = Todo.objects.open().filter(promise=promise, subject_type=self.model._meta.label_lower, subject_id=OuterRef("pk"))
        return self.annotate(**{f"clock_{name}": Subquery(todo.values(name)[:1]) for name in ("yellow_at", "red_at", "next_at", "rung")})

    def with_answers(self) -> "VisitQuerySet":
        """The answers and who gave them, in one more query."""
        return self.prefetch_related(Prefetch("answers", Answer.objects.select_related("colleague", "answered_by")))

    def timed(self) -> "VisitQuerySet":
        """With `moment`: when it is or was to be, or when somebody walked in."""
        return self.annotate(**{"moment": Coalesce("expected_at", "arrived_at")})

    def with_loan(self) -> "VisitQuerySet":
        return self.select_related("host__department").prefetch_related("loans__badge", "answers__answered_by", "answers__colleague")


class Visit(models.Model):
    name = models.CharField(max_length=120)
    name_key = models.CharField(max_length=120, editable=False)
    spellings = models.CharField(max_length=600, editable=False, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    company = models.CharField(max_length=120, blank=True)
    purpose = models.CharField(max_length=20, choices=Purpose.choices, default=Purpose.MEETING)
    note = models.CharField(max_length=500, blank=True)
    language = models.CharField(max_length=10, default="zh-hans")
    host = models.ForeignKey("people.Person", models.PROTECT, related_name="visits")
    place = models.CharField(max_length=80, blank=True)
    is_walk_in = models.BooleanField(default=False)
    no_thanks = models.BooleanField(default=False, help_text="the visitor asked for no messages")
    consent_version = models.CharField(max_length=20, blank=True, help_text="which privacy notice was agreed to")

    expected_at = models.DateTimeField(null=True, blank=True)
    code = models.CharField(max_length=6, blank=True, help_text="6 digits, valid on the day of the visit")
    code_on = models.DateField(null=True, blank=True)
    salt = models.CharField(max_length=32, editable=False, help_text="128 random bits; the pass link is made of it and the secret key")

    created_at = models.DateTimeField()
    created_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    arrived_at = models.DateTimeField(null=True, blank=True)
    arrived_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    met_at = models.DateTimeField(null=True, blank=True)
    met_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    left_at = models.DateTimeField(null=True, blank=True)
    left_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    turned_away_at = models.DateTimeField(null=True, blank=True)
    turned_away_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    thanks_began_at = models.DateTimeField(null=True, blank=True, help_text="when the rule took the thanks on")
    thanked_at = models.DateTimeField(null=True, blank=True, help_text="when the thanks went out")
    thanked_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    forgotten_at = models.DateTimeField(null=True, blank=True, help_text="when the personal data was made anonymous")

    # What `board`, `with_clock` and `timed` add to a row.
    badge_now: str | None
    badge_lent_at: datetime | None
    clock_yellow_at: datetime | None
    clock_red_at: datetime | None
    clock_next_at: datetime | None
    clock_rung: int | None
    moment: datetime

    objects = VisitQuerySet.as_manager()

    class Meta:
        constraints = [
            *(pair("visit", fact) for fact in ("created", "arrived", "met", "left", "cancelled", "turned_away", "thanked")),
            models.CheckConstraint(condition=Q(left_at__isnull=True) | Q(arrived_at__isnull=False), name="visit_left_after_arriving"),
            models.CheckConstraint(condition=Q(met_at__isnull=True) | Q(arrived_at__isnull=False), name="visit_met_after_arriving"),
            models.CheckConstraint(condition=Q(expected_at__isnull=False) | Q(is_walk_in=True), name="visit_expected_or_walk_in"),
            models.UniqueConstraint(fields=["code_on", "code"], condition=~Q(code=""), name="visit_code_once_a_day"),
        ]
        indexes = [
            models.Index(fields=["expected_at"]),
            models.Index(fields=["arrived_at"], condition=Q(left_at__isnull=True), name="visit_in_the_house"),
            models.Index(fields=["left_at"]),
            models.Index(fields=["host", "-expected_at"]),
            models.Index(fields=["phone"]),
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
        if self.turned_away_at:
            return State.TURNED_AWAY
        if self.left_at:
            return State.LEFT
        if self.met_at:
            return State.ON_SITE
        return State.WAITING if self.arrived_at else State.EXPECTED

    @property
    def waited(self) -> timedelta | None:
        """From arriving to being met; None while that is not known."""
        return self.met_at - self.arrived_at if self.met_at and self.arrived_at else None

    @property
    def owes_thanks(self) -> bool:
        """Everybody who was received is thanked, but not a delivery, nor who asked for no messages."""
        return self.purpose != Purpose.DELIVERY and not self.no_thanks and self.turned_away_at is None

    @property
    def masked_name(self) -> str:
        return names.masked(self.name)

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
        return next((loan for loan in self.loans.all() if loan.returned_at is None), None)

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
