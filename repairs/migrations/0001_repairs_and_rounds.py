import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import frontdesk.places.tokens
import repairs.models.ticket


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("limits", "0001_initial"),
        ("people", "0005_people_import"),
        ("places", "0001_initial"),
        ("supplies", "0006_quota_once"),
    ]

    operations = [
        migrations.CreateModel(
            name="Category",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60)),
                ("name_en", models.CharField(blank=True, max_length=60)),
                ("position", models.PositiveIntegerField(default=0)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("software", "software"),
                            ("hardware", "hardware"),
                            ("network", "network"),
                            ("building", "water, power and building"),
                            ("cleaning", "cleaning"),
                            ("furniture", "furniture"),
                            ("other", "something else"),
                        ],
                        default="other",
                        max_length=20,
                    ),
                ),
                ("icon", models.CharField(default="tool", max_length=30)),
            ],
            options={
                "ordering": ["position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("closed_by__isnull", True), ("closed_at__isnull", False), _connector="OR"),
                        name="repair_category_closed_by_needs_at",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at__isnull", True)), fields=("name",), name="one_open_repair_category_a_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["software", "hardware", "network", "building", "cleaning", "furniture", "other"])),
                        name="repair_category_kind_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SafetyStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60)),
                ("name_en", models.CharField(blank=True, max_length=60)),
                ("position", models.PositiveIntegerField(default=0)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "category",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="safety_steps", to="repairs.category"),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("closed_by__isnull", True), ("closed_at__isnull", False), _connector="OR"),
                        name="repair_safety_step_closed_by_needs_at",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at__isnull", True)),
                        fields=("category", "name"),
                        name="one_open_repair_safety_step_a_name",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Team",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60)),
                ("name_en", models.CharField(blank=True, max_length=60)),
                ("position", models.PositiveIntegerField(default=0)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="leads_teams", to=settings.AUTH_USER_MODEL),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("closed_by__isnull", True), ("closed_at__isnull", False), _connector="OR"),
                        name="repair_team_closed_by_needs_at",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at__isnull", True)), fields=("name",), name="one_open_repair_team_a_name"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("team", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="memberships", to="repairs.team")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="repair_memberships", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("joined_at", models.DateTimeField()),
                (
                    "joined_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("left_at", models.DateTimeField(blank=True, null=True)),
                (
                    "left_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("skills", models.ManyToManyField(blank=True, related_name="+", to="repairs.category")),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("joined_by__isnull", True), ("joined_at__isnull", False), _connector="OR"),
                        name="repair_membership_joined_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("left_by__isnull", True), ("left_at__isnull", False), _connector="OR"),
                        name="repair_membership_left_by_needs_at",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("left_at__isnull", True)), fields=("team", "person"), name="repair_member_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Shift",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "membership",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="shifts", to="repairs.membership"),
                ),
                ("weekday", models.PositiveSmallIntegerField()),
                ("starts", models.TimeField()),
                ("ends", models.TimeField()),
            ],
            options={
                "ordering": ["weekday", "starts"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("weekday__lte", 6)), name="repair_shift_weekday"),
                    models.CheckConstraint(condition=models.Q(("starts__lt", models.F("ends"))), name="repair_shift_ends_after_it_starts"),
                    models.UniqueConstraint(fields=("membership", "weekday", "starts"), name="repair_shift_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Checklist",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60)),
                ("name_en", models.CharField(blank=True, max_length=60)),
                ("position", models.PositiveIntegerField(default=0)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("opening", "opening the office"),
                            ("closing", "closing the office"),
                            ("washroom", "washrooms"),
                            ("corridor", "corridors"),
                            ("door", "doors at lunch"),
                            ("plants", "plants"),
                            ("fire", "fire equipment"),
                            ("electric", "electrical safety"),
                            ("meeting_room", "meeting room after use"),
                            ("environment", "weekly check of the environment"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.place"
                    ),
                ),
                (
                    "floor",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.floor"
                    ),
                ),
                (
                    "repeat",
                    models.CharField(
                        choices=[
                            ("workdays", "every working day"),
                            ("weekly", "on weekdays that are named"),
                            ("monthly", "on a day of the month"),
                            ("called", "when it is called for"),
                        ],
                        default="workdays",
                        max_length=10,
                    ),
                ),
                ("times", models.JSONField(default=list, help_text='when it is due on its days: ["08:30", "15:00"]')),
                ("weekdays", models.CharField(blank=True, help_text="of a weekly one: '03' is Monday and Thursday", max_length=7)),
                ("day_of_month", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "shift",
                    models.CharField(
                        default="next", help_text="where a date moves that falls on a free day: Calendar.shift", max_length=10
                    ),
                ),
                ("lead_minutes", models.PositiveSmallIntegerField(default=60, help_text="opens so long before it is due")),
                ("grace_minutes", models.PositiveSmallIntegerField(default=30, help_text="missed so long after it was due")),
                (
                    "person",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="repairs.team"
                    ),
                ),
                (
                    "category",
                    models.ForeignKey(
                        help_text="of the tickets that its fails open",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="repairs.category",
                    ),
                ),
                ("token", models.CharField(default=frontdesk.places.tokens.new_token, editable=False, max_length=8, unique=True)),
            ],
            options={
                "ordering": ["position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("closed_by__isnull", True), ("closed_at__isnull", False), _connector="OR"),
                        name="checklist_closed_by_needs_at",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at__isnull", True)), fields=("name",), name="one_open_checklist_a_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("floor__isnull", True), ("place__isnull", True), _connector="OR"),
                        name="checklist_floor_or_place",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("person__isnull", False), ("team__isnull", True)),
                            models.Q(("person__isnull", True), ("team__isnull", False)),
                            _connector="OR",
                        ),
                        name="checklist_of_a_person_or_a_team",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("repeat", "monthly"), _negated=True),
                            models.Q(("day_of_month__gte", 1), ("day_of_month__lte", 31)),
                            _connector="OR",
                        ),
                        name="checklist_day_of_month",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("repeat", "weekly"), _negated=True), models.Q(("weekdays", ""), _negated=True), _connector="OR"
                        ),
                        name="checklist_names_its_weekdays",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ChecklistItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60)),
                ("name_en", models.CharField(blank=True, max_length=60)),
                ("position", models.PositiveIntegerField(default=0)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("checklist", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="items", to="repairs.checklist")),
                (
                    "place",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.place"
                    ),
                ),
                ("counts_for_environment", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("closed_by__isnull", True), ("closed_at__isnull", False), _connector="OR"),
                        name="checklist_item_closed_by_needs_at",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at__isnull", True)), fields=("checklist", "name"), name="one_open_checklist_item"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Thing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60)),
                ("name_en", models.CharField(blank=True, max_length=60)),
                ("position", models.PositiveIntegerField(default=0)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("place", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="things", to="places.place")),
                (
                    "category",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="things", to="repairs.category"
                    ),
                ),
                ("token", models.CharField(default=frontdesk.places.tokens.new_token, editable=False, max_length=8, unique=True)),
            ],
            options={
                "ordering": ["position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("closed_by__isnull", True), ("closed_at__isnull", False), _connector="OR"),
                        name="repair_thing_closed_by_needs_at",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at__isnull", True)), fields=("place", "name"), name="one_open_thing_a_name"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Summary",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField(unique=True)),
                ("made_at", models.DateTimeField()),
                ("rows", models.JSONField(default=list)),
            ],
            options={
                "ordering": ["-day"],
            },
        ),
        migrations.CreateModel(
            name="Ticket",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(blank=True, db_index=True, max_length=30)),
                ("client_id", models.UUIDField(default=uuid.uuid4, help_text="drawn where it was typed: sent twice it is one report")),
                (
                    "asker",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="tickets", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "reported_for",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("reported_at", models.DateTimeField()),
                ("place", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.place")),
                (
                    "thing",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="tickets", to="repairs.thing"
                    ),
                ),
                ("category", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="tickets", to="repairs.category")),
                (
                    "urgency",
                    models.CharField(
                        choices=[("low", "low"), ("normal", "normal"), ("high", "high"), ("emergency", "emergency")],
                        default="normal",
                        max_length=10,
                        verbose_name="urgency",
                    ),
                ),
                (
                    "emergency",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("water", "water is coming out"),
                            ("power", "power is out or sparks"),
                            ("fire", "fire or smoke"),
                            ("trapped", "somebody is trapped"),
                            ("security", "a door or lock leaves the house open"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.TextField(blank=True, max_length=2000, verbose_name="what is wrong")),
                (
                    "salt",
                    models.CharField(
                        default=repairs.models.ticket.new_salt, editable=False, help_text="half of the status link", max_length=32
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        blank=True,
                        help_text="targets it was opened under",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="limits.version",
                    ),
                ),
                ("cycle", models.PositiveSmallIntegerField(default=1, help_text="raised when it is opened again")),
                (
                    "team",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="tickets", to="repairs.team"
                    ),
                ),
                (
                    "assigned_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="repairs",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("assigned_at", models.DateTimeField(blank=True, null=True)),
                (
                    "assigned_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("accepted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "accepted_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("started_at", models.DateTimeField(blank=True, null=True)),
                (
                    "started_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("resolved_at", models.DateTimeField(blank=True, null=True)),
                (
                    "resolved_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("done", models.TextField(blank=True, max_length=2000, verbose_name="what was done")),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "cancelled_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("cancelled_because", models.CharField(blank=True, max_length=200)),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="merged", to="repairs.ticket"
                    ),
                ),
                ("merged_at", models.DateTimeField(blank=True, null=True)),
                (
                    "merged_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "contingency_at",
                    models.DateTimeField(blank=True, help_text="the contingency plan of a network fault was opened", null=True),
                ),
                (
                    "contingency_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("contingency", models.CharField(blank=True, max_length=500)),
                (
                    "promised_on",
                    models.DateField(blank=True, help_text="the day that the asker was told: bought or repaired outside", null=True),
                ),
                ("responded_at", models.DateTimeField(blank=True, null=True)),
                ("response_due_at", models.DateTimeField(blank=True, null=True)),
                ("solution_due_at", models.DateTimeField(blank=True, null=True)),
                ("paused_until", models.DateTimeField(blank=True, null=True)),
                ("forgotten_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-reported_at", "-pk"],
                "indexes": [
                    models.Index(fields=["-reported_at"], name="ticket_newest"),
                    models.Index(fields=["asker", "-reported_at"], name="ticket_of_asker"),
                    models.Index(
                        condition=models.Q(
                            ("cancelled_at__isnull", True),
                            ("closed_at__isnull", True),
                            ("merged_at__isnull", True),
                            ("resolved_at__isnull", True),
                        ),
                        fields=["urgency", "solution_due_at"],
                        name="ticket_running",
                    ),
                    models.Index(
                        condition=models.Q(
                            ("cancelled_at__isnull", True),
                            ("closed_at__isnull", True),
                            ("merged_at__isnull", True),
                            ("resolved_at__isnull", True),
                        ),
                        fields=["assigned_to", "urgency"],
                        name="ticket_work",
                    ),
                    models.Index(
                        condition=models.Q(
                            ("cancelled_at__isnull", True),
                            ("closed_at__isnull", True),
                            ("merged_at__isnull", True),
                            ("resolved_at__isnull", True),
                        ),
                        fields=["team", "urgency"],
                        name="ticket_of_team",
                    ),
                    models.Index(
                        condition=models.Q(("cancelled_at__isnull", True), ("closed_at__isnull", True), ("merged_at__isnull", True)),
                        fields=["place", "category"],
                        name="ticket_open_at_place",
                    ),
                    models.Index(
                        condition=models.Q(
                            ("cancelled_at__isnull", True),
                            ("closed_at__isnull", True),
                            ("merged_at__isnull", True),
                            ("resolved_at__isnull", False),
                        ),
                        fields=["resolved_at"],
                        name="ticket_unconfirmed",
                    ),
                    models.Index(fields=["place", "-resolved_at"], name="ticket_faults_of_place"),
                    models.Index(
                        condition=models.Q(("thing__isnull", False)), fields=["thing", "-resolved_at"], name="ticket_faults_of_thing"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("assigned_by__isnull", True), ("assigned_at__isnull", False), _connector="OR"),
                        name="ticket_assigned_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("accepted_by__isnull", True), ("accepted_at__isnull", False), _connector="OR"),
                        name="ticket_accepted_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("started_by__isnull", True), ("started_at__isnull", False), _connector="OR"),
                        name="ticket_started_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("resolved_by__isnull", True), ("resolved_at__isnull", False), _connector="OR"),
                        name="ticket_resolved_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("confirmed_by__isnull", True), ("confirmed_at__isnull", False), _connector="OR"),
                        name="ticket_confirmed_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("closed_by__isnull", True), ("closed_at__isnull", False), _connector="OR"),
                        name="ticket_closed_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cancelled_by__isnull", True), ("cancelled_at__isnull", False), _connector="OR"),
                        name="ticket_cancelled_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("merged_by__isnull", True), ("merged_at__isnull", False), _connector="OR"),
                        name="ticket_merged_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("contingency_by__isnull", True), ("contingency_at__isnull", False), _connector="OR"),
                        name="ticket_contingency_by_needs_at",
                    ),
                    models.UniqueConstraint(fields=("asker", "client_id"), name="ticket_reported_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("number", ""), _negated=True), fields=("number",), name="ticket_number_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("urgency__in", ["low", "normal", "high", "emergency"])), name="ticket_urgency_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("emergency__in", ["water", "power", "fire", "trapped", "security"]), ("urgency", "emergency")),
                            models.Q(models.Q(("urgency", "emergency"), _negated=True), ("emergency", "")),
                            _connector="OR",
                        ),
                        name="ticket_emergency_is_one_of_the_list",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("assigned_to__isnull", True), ("assigned_at__isnull", False), _connector="OR"),
                        name="ticket_assigned_with_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("accepted_at__isnull", True), ("assigned_to__isnull", False), _connector="OR"),
                        name="ticket_accepted_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("merged_at__isnull", True), ("merged_into__isnull", True)),
                            models.Q(("merged_at__isnull", False), ("merged_into__isnull", False)),
                            _connector="OR",
                        ),
                        name="ticket_merged_into_another_at_a_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("merged_into", models.F("id")), _negated=True), name="ticket_not_merged_into_itself"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("confirmed_at__isnull", True), ("resolved_at__isnull", False), _connector="OR"),
                        name="ticket_confirmed_resolved",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("closed_at__isnull", True), ("resolved_at__isnull", False), _connector="OR"),
                        name="ticket_closed_is_resolved",
                    ),
                    models.CheckConstraint(condition=models.Q(("cycle__gte", 1)), name="ticket_cycle_from_one"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Follower",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ticket", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="followers", to="repairs.ticket")),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("followed_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "came_with",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="repairs.ticket"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)), fields=("ticket", "person"), name="followed_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Offer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ticket", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="offers", to="repairs.ticket")),
                ("cycle", models.PositiveSmallIntegerField()),
                (
                    "person",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="offers", to=settings.AUTH_USER_MODEL),
                ),
                ("is_broadcast", models.BooleanField(default=False)),
                (
                    "why",
                    models.JSONField(
                        default=dict, help_text="what the choice was made by, as codes and ids: told in words when it is shown"
                    ),
                ),
                ("offered_at", models.DateTimeField()),
                ("until_at", models.DateTimeField()),
                ("accepted_at", models.DateTimeField(blank=True, null=True)),
                ("declined_at", models.DateTimeField(blank=True, null=True)),
                ("declined_because", models.CharField(blank=True, max_length=200)),
                ("expired_at", models.DateTimeField(blank=True, null=True)),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, help_text="somebody else took it, or it was not wanted any more", null=True),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(
                            ("accepted_at__isnull", True),
                            ("declined_at__isnull", True),
                            ("expired_at__isnull", True),
                            ("withdrawn_at__isnull", True),
                        ),
                        fields=["until_at"],
                        name="offer_running_out",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("accepted_at__isnull", True),
                            ("declined_at__isnull", True),
                            ("expired_at__isnull", True),
                            ("withdrawn_at__isnull", True),
                            ("is_broadcast", False),
                        ),
                        fields=("ticket",),
                        name="one_open_offer_a_ticket",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("accepted_at__isnull", True),
                            ("declined_at__isnull", True),
                            ("expired_at__isnull", True),
                            ("withdrawn_at__isnull", True),
                        ),
                        fields=("ticket", "person"),
                        name="one_open_offer_a_ticket_and_person",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("accepted_at__isnull", False), ("withdrawn_at__isnull", True)),
                        fields=("ticket", "cycle"),
                        name="one_accepts_an_offer",
                    ),
                    models.CheckConstraint(condition=models.Q(("until_at__gt", models.F("offered_at"))), name="offer_ends_after_it_begins"),
                    models.CheckConstraint(
                        condition=models.Q(("accepted_at__isnull", False), ("declined_at__isnull", False), _negated=True),
                        name="offer_answered_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SummaryDate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("summary", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="dates", to="repairs.summary")),
                (
                    "ticket",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="summary_dates", to="repairs.ticket"),
                ),
                ("department", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.department")),
                ("due_on", models.DateField()),
                ("set_at", models.DateTimeField()),
                ("set_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("replaced_at", models.DateTimeField(blank=True, null=True)),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("done_by__isnull", True), ("done_at__isnull", False), _connector="OR"),
                        name="summary_date_done_by_needs_at",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_at__isnull", True)), fields=("ticket",), name="one_date_a_ticket"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SafetyTick",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ticket",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="safety_ticks", to="repairs.ticket"),
                ),
                ("step", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="repairs.safetystep")),
                ("ticked_at", models.DateTimeField()),
                (
                    "ticked_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [models.UniqueConstraint(fields=("ticket", "step"), name="safety_step_ticked_once")],
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ticket", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="comments", to="repairs.ticket")),
                ("words", models.TextField(max_length=2000)),
                ("is_public", models.BooleanField(default=True)),
                ("said_at", models.DateTimeField()),
                (
                    "said_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Contractor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60)),
                ("name_en", models.CharField(blank=True, max_length=60)),
                ("position", models.PositiveIntegerField(default=0)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("contact", models.CharField(blank=True, max_length=80)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("is_building_management", models.BooleanField(default=False)),
                ("categories", models.ManyToManyField(blank=True, related_name="+", to="repairs.category")),
            ],
            options={
                "ordering": ["position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("closed_by__isnull", True), ("closed_at__isnull", False), _connector="OR"),
                        name="contractor_closed_by_needs_at",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at__isnull", True)), fields=("name",), name="one_open_contractor_a_name"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HandOff",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ticket", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="hand_offs", to="repairs.ticket")),
                ("cycle", models.PositiveSmallIntegerField()),
                (
                    "contractor",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="hand_offs", to="repairs.contractor"),
                ),
                ("words", models.CharField(blank=True, max_length=500)),
                ("handed_at", models.DateTimeField()),
                (
                    "handed_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                ("due_at", models.DateTimeField()),
                (
                    "salt",
                    models.CharField(default=repairs.models.ticket.new_salt, editable=False, help_text="half of the link", max_length=32),
                ),
                ("expires_at", models.DateTimeField()),
                ("came_back_at", models.DateTimeField(blank=True, null=True)),
                (
                    "came_back_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("repaired", "repaired by the contractor"),
                            ("replaced", "replaced with a new one"),
                            ("not_repaired", "could not be repaired"),
                        ],
                        max_length=20,
                    ),
                ),
                ("done", models.CharField(blank=True, max_length=500)),
                ("invoice", models.CharField(blank=True, max_length=40)),
                ("cost", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                ("warranty_on", models.DateField(blank=True, help_text="the last day of the warranty", null=True)),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("came_back_by__isnull", True), ("came_back_at__isnull", False), _connector="OR"),
                        name="hand_off_came_back_by_needs_at",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("came_back_at__isnull", True)), fields=("ticket",), name="one_hand_off_a_ticket_at_a_time"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("outcome", ""), ("came_back_at__isnull", False), _connector="OR"),
                        name="hand_off_outcome_when_back",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cost__isnull", True), ("cost__gte", 0), _connector="OR"), name="hand_off_costs_nothing_or_more"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("handed_at"))), name="hand_off_link_expires_later"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HandOffView",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("hand_off", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="views", to="repairs.handoff")),
                ("viewed_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="PartUsed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ticket", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="parts", to="repairs.ticket")),
                ("item", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="supplies.item")),
                ("store", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="supplies.store")),
                ("quantity", models.PositiveIntegerField()),
                ("client_id", models.UUIDField(help_text="drawn on the phone: sent twice it is one part")),
                ("used_at", models.DateTimeField()),
                ("used_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("taken_back_at", models.DateTimeField(blank=True, null=True)),
                (
                    "taken_back_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("taken_back_by__isnull", True), ("taken_back_at__isnull", False), _connector="OR"),
                        name="part_used_taken_back_by_needs_at",
                    ),
                    models.UniqueConstraint(fields=("ticket", "client_id"), name="part_used_once"),
                    models.CheckConstraint(condition=models.Q(("quantity__gt", 0)), name="part_used_is_something"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Pause",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ticket", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="pauses", to="repairs.ticket")),
                ("cycle", models.PositiveSmallIntegerField()),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("parts", "waiting for parts"),
                            ("asker", "waiting for who asked"),
                            ("contractor", "waiting for a contractor"),
                            ("access", "no way in"),
                        ],
                        max_length=20,
                    ),
                ),
                ("paused_at", models.DateTimeField()),
                (
                    "paused_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                ("until_at", models.DateTimeField(help_text="when it goes on by itself")),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [
                    models.Index(condition=models.Q(("ended_at__isnull", True)), fields=["until_at"], name="repair_pause_running_out")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ended_by__isnull", True), ("ended_at__isnull", False), _connector="OR"),
                        name="repair_pause_ended_by_needs_at",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)), fields=("ticket",), name="one_running_pause_a_ticket"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until_at__gt", models.F("paused_at"))), name="repair_pause_ends_after_it_begins"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason__in", ["parts", "asker", "contractor", "access"])), name="repair_pause_reason_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Extension",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ticket", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="extensions", to="repairs.ticket")),
                ("cycle", models.PositiveSmallIntegerField()),
                ("reason", models.CharField(max_length=200)),
                ("asked_at", models.DateTimeField()),
                ("asked_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("was_due_at", models.DateTimeField(blank=True, null=True)),
                ("wanted_at", models.DateTimeField(help_text="when it would be due then")),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("is_agreed", models.BooleanField(blank=True, null=True)),
                ("words", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("decided_by__isnull", True), ("decided_at__isnull", False), _connector="OR"),
                        name="repair_extension_decided_by_needs_at",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("decided_at__isnull", True)), fields=("ticket",), name="one_open_extension_a_ticket"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", True), ("is_agreed__isnull", True)),
                            models.Q(("decided_at__isnull", False), ("is_agreed__isnull", False)),
                            _connector="OR",
                        ),
                        name="repair_extension_decided_either_way",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("was_due_at__isnull", True), ("wanted_at__gt", models.F("was_due_at")), _connector="OR"),
                        name="repair_extension_is_later",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Rating",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ticket", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="ratings", to="repairs.ticket")),
                ("cycle", models.PositiveSmallIntegerField()),
                ("stars", models.PositiveSmallIntegerField()),
                ("words", models.CharField(blank=True, max_length=500)),
                ("given_at", models.DateTimeField()),
                ("given_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("changed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("ticket", "cycle"), name="one_rating_a_cycle"),
                    models.CheckConstraint(condition=models.Q(("stars__gte", 1), ("stars__lte", 5)), name="rating_of_one_to_five_stars"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Recurrence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "place",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.place"
                    ),
                ),
                (
                    "thing",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="recurrences", to="repairs.thing"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("software", "software"),
                            ("hardware", "hardware"),
                            ("network", "network"),
                            ("building", "water, power and building"),
                            ("cleaning", "cleaning"),
                            ("furniture", "furniture"),
                            ("other", "something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("first_at", models.DateTimeField()),
                ("last_at", models.DateTimeField()),
                ("count", models.PositiveSmallIntegerField()),
                ("cost", models.DecimalField(decimal_places=2, default=0, max_digits=12)),
                ("flagged_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("cause", models.CharField(blank=True, help_text="why, and what is done about it: repaired or replaced", max_length=500)),
            ],
            options={
                "ordering": ["-flagged_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("settled_by__isnull", True), ("settled_at__isnull", False), _connector="OR"),
                        name="recurrence_settled_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("place__isnull", True), ("thing__isnull", False)),
                            models.Q(("place__isnull", False), ("thing__isnull", True)),
                            _connector="OR",
                        ),
                        name="recurrence_of_a_thing_or_a_place",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("settled_at__isnull", True), ("thing__isnull", False)),
                        fields=("thing", "kind"),
                        name="one_open_recurrence_a_thing",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("place__isnull", False), ("settled_at__isnull", True)),
                        fields=("place", "kind"),
                        name="one_open_recurrence_a_place",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Round",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "checklist",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="rounds", to="repairs.checklist"),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.place"
                    ),
                ),
                ("due_at", models.DateTimeField()),
                ("opened_at", models.DateTimeField()),
                (
                    "opened_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("missed_at", models.DateTimeField(blank=True, help_text="nobody did it in time; done later it is late", null=True)),
            ],
            options={
                "ordering": ["-due_at", "-pk"],
                "indexes": [
                    models.Index(fields=["due_at"], name="round_due"),
                    models.Index(
                        condition=models.Q(("done_at__isnull", True), ("missed_at__isnull", True)), fields=["due_at"], name="round_open"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("opened_by__isnull", True), ("opened_at__isnull", False), _connector="OR"),
                        name="round_opened_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("done_by__isnull", True), ("done_at__isnull", False), _connector="OR"),
                        name="round_done_by_needs_at",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("place__isnull", True)), fields=("checklist", "due_at"), name="one_round_a_moment"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("place__isnull", False)),
                        fields=("checklist", "due_at", "place"),
                        name="one_round_a_moment_and_place",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoundAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("round", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="repairs.round")),
                ("item", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="repairs.checklistitem")),
                (
                    "result",
                    models.CharField(choices=[("pass", "in order"), ("fail", "not in order"), ("none", "does not apply")], max_length=10),
                ),
                ("note", models.CharField(blank=True, max_length=200)),
                ("answered_at", models.DateTimeField()),
                (
                    "answered_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "ticket",
                    models.OneToOneField(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="round_answer", to="repairs.ticket"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("round", "item"), name="one_answer_an_item"),
                    models.CheckConstraint(condition=models.Q(("result__in", ["pass", "fail", "none"])), name="round_answer_known"),
                    models.CheckConstraint(
                        condition=models.Q(("ticket__isnull", True), ("result", "fail"), _connector="OR"), name="round_ticket_of_a_fail"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Route",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField(default=0)),
                (
                    "category",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="repairs.category"
                    ),
                ),
                (
                    "floor",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.floor"
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.place"
                    ),
                ),
                (
                    "hours",
                    models.CharField(
                        choices=[("any", "at any time"), ("office", "in office hours"), ("outside", "outside office hours")],
                        default="any",
                        max_length=10,
                    ),
                ),
                ("team", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="routes", to="repairs.team")),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("closed_by__isnull", True), ("closed_at__isnull", False), _connector="OR"),
                        name="repair_route_closed_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("floor__isnull", True), ("place__isnull", True), _connector="OR"),
                        name="repair_route_floor_or_place",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("hours__in", ["any", "office", "outside"])), name="repair_route_hours_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TicketEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ticket", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="events", to="repairs.ticket")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("reported", "reported"),
                            ("assigned", "dispatched"),
                            ("offered", "offered"),
                            ("accepted", "accepted by the technician"),
                            ("declined", "declined by the technician"),
                            ("expired", "not answered in time"),
                            ("passed_on", "passed on"),
                            ("unassigned", "nobody was there to take it"),
                            ("answered", "answered by the team"),
                            ("added", "added to by who asked"),
                            ("noted", "internal note"),
                            ("paused", "clock paused"),
                            ("resumed", "clock goes on"),
                            ("urgency_changed", "urgency changed"),
                            ("category_changed", "category changed"),
                            ("promised", "asker told a date"),
                            ("extension_asked", "more time asked for"),
                            ("extension_agreed", "more time agreed to"),
                            ("extension_refused", "more time refused"),
                            ("handed_off", "handed to a contractor"),
                            ("came_back", "came back from the contractor"),
                            ("part_used", "part used"),
                            ("part_back", "part taken back"),
                            ("contingency", "contingency plan opened"),
                            ("safety_done", "made safe"),
                            ("started", "repair begun"),
                            ("resolved", "repaired"),
                            ("confirmed", "confirmed by who asked"),
                            ("closed", "ticket closed"),
                            ("reopened", "ticket opened again"),
                            ("cancelled", "ticket cancelled"),
                            ("merged", "merged into another ticket"),
                            ("unmerged", "merge undone"),
                            ("followed", "followed by a colleague"),
                            ("rated", "rated"),
                        ],
                        max_length=20,
                    ),
                ),
                ("happened_at", models.DateTimeField()),
                (
                    "happened_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("facts", models.JSONField(default=dict)),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("happened_by__isnull", True), ("happened_at__isnull", False), _connector="OR"),
                        name="ticket_event_happened_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "reported",
                                    "assigned",
                                    "offered",
                                    "accepted",
                                    "declined",
                                    "expired",
                                    "passed_on",
                                    "unassigned",
                                    "answered",
                                    "added",
                                    "noted",
                                    "paused",
                                    "resumed",
                                    "urgency_changed",
                                    "category_changed",
                                    "promised",
                                    "extension_asked",
                                    "extension_agreed",
                                    "extension_refused",
                                    "handed_off",
                                    "came_back",
                                    "part_used",
                                    "part_back",
                                    "contingency",
                                    "safety_done",
                                    "started",
                                    "resolved",
                                    "confirmed",
                                    "closed",
                                    "reopened",
                                    "cancelled",
                                    "merged",
                                    "unmerged",
                                    "followed",
                                    "rated",
                                ],
                            )
                        ),
                        name="ticket_event_kind_known",
                    ),
                ],
            },
        ),
    ]
