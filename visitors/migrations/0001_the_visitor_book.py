"""The visitor book as it stands, in one step for a new database; one that has the earlier steps goes on from there."""

from importlib import import_module

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

seed = import_module("visitors.migrations.0005_visitor_types").seed


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("visitors", "0001_initial"),
        ("visitors", "0002_badge_retired_by"),
        ("visitors", "0003_asked_for_no_messages"),
        ("visitors", "0004_the_whole_book"),
        ("visitors", "0005_visitor_types"),
        ("visitors", "0006_visit_arrived_index"),
        ("visitors", "0007_who_is_forgotten"),
        ("visitors", "0008_visit_moment_index"),
        ("visitors", "0009_kiosk_left_by_pin"),
        ("visitors", "0010_register_owed_anew"),
        ("visitors", "0011_who_came_since"),
        ("visitors", "0012_groups_pass_once_a_day"),
    ]

    dependencies = [
        ("people", "0005_people_import"),
    ]

    operations = [
        migrations.CreateModel(
            name="KioskSession",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField(db_index=True)),
                (
                    "kind",
                    models.CharField(choices=[("expected", "expected"), ("walk_in", "walk-in"), ("leaving", "leaving")], max_length=10),
                ),
                ("seconds", models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="RegisterExport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField(unique=True)),
                ("made_at", models.DateTimeField()),
                ("rewritten_at", models.DateTimeField(blank=True, help_text="when somebody in it was forgotten", null=True)),
                ("removed_at", models.DateTimeField(blank=True, help_text="when it had been kept long enough", null=True)),
                ("visits", models.PositiveIntegerField(help_text="how many visits it lists")),
                (
                    "sha256",
                    models.CharField(
                        blank=True, help_text="of the file; empty while it is owed anew, without who was forgotten", max_length=64
                    ),
                ),
            ],
            options={
                "ordering": ["-day"],
            },
        ),
        migrations.CreateModel(
            name="WelcomeDay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField(unique=True)),
                ("made_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["-day"],
            },
        ),
        migrations.CreateModel(
            name="AccuracySample",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("week_on", models.DateField(help_text="the Monday of the week that was sampled", unique=True)),
                ("drawn_at", models.DateTimeField()),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-week_on"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("done_by__isnull", True), ("done_at__isnull", False), _connector="OR"),
                        name="accuracy_sample_done_by_needs_at",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Badge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=10, unique=True)),
                ("retired_at", models.DateTimeField(blank=True, help_text="out of use; its number stays taken", null=True)),
                (
                    "retired_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("retired_by__isnull", True), ("retired_at__isnull", False), _connector="OR"),
                        name="badge_retired_by_needs_at",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="KioskDevice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60)),
                ("code_hash", models.CharField(blank=True, max_length=64)),
                ("code_until", models.DateTimeField()),
                ("token_hash", models.CharField(blank=True, max_length=64)),
                (
                    "exit_hash",
                    models.CharField(
                        blank=True, help_text="the PIN by which staff leave the kiosk's pages, hashed like a password", max_length=128
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("paired_at", models.DateTimeField(blank=True, null=True)),
                ("left_by_pin_at", models.DateTimeField(blank=True, help_text="staff ended it at the kiosk itself", null=True)),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "opened_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "revoked_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("opened_by__isnull", True), ("opened_at__isnull", False), _connector="OR"),
                        name="kiosk_opened_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("revoked_by__isnull", True), ("revoked_at__isnull", False), _connector="OR"),
                        name="kiosk_revoked_by_needs_at",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("token_hash", ""), _negated=True), fields=("token_hash",), name="kiosk_token_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="KioskCall",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("screen", models.CharField(blank=True, max_length=40)),
                ("called_at", models.DateTimeField()),
                ("device", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="calls", to="visitors.kioskdevice")),
            ],
        ),
        migrations.CreateModel(
            name="RollCall",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_drill", models.BooleanField(default=False)),
                ("began_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "began_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("began_by__isnull", True), ("began_at__isnull", False), _connector="OR"),
                        name="roll_call_began_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ended_by__isnull", True), ("ended_at__isnull", False), _connector="OR"),
                        name="roll_call_ended_by_needs_at",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)), fields=("is_drill",), name="roll_call_one_at_a_time"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="VisitGroup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=120)),
                ("expected_at", models.DateTimeField()),
                ("created_at", models.DateTimeField()),
                ("forgotten_at", models.DateTimeField(blank=True, null=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("host", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("created_by__isnull", True), ("created_at__isnull", False), _connector="OR"),
                        name="visit_group_created_by_needs_at",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="VisitorType",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=20, unique=True)),
                ("name", models.CharField(max_length=40)),
                ("name_en", models.CharField(max_length=40)),
                ("order", models.PositiveSmallIntegerField(default=50)),
                (
                    "purpose",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("meeting", "Meeting"),
                            ("interview", "Interview"),
                            ("maintenance", "Maintenance"),
                            ("tour", "Tour"),
                            ("delivery", "Delivery"),
                            ("other", "Other"),
                        ],
                        help_text="who comes for this is of this type",
                        max_length=20,
                    ),
                ),
                ("asks_company", models.BooleanField(default=True)),
                ("asks_plate", models.BooleanField(default=True)),
                ("asks_belongings", models.BooleanField(default=True)),
                ("asks_identity", models.BooleanField(default=False, help_text="the desk checks who it is before they go in")),
                ("asks_id_number", models.BooleanField(default=False, help_text="the number may be noted, with the reason for asking")),
                ("needs_escort", models.BooleanField(default=False, help_text="somebody takes them up")),
                ("areas", models.CharField(blank=True, help_text="where the badge is good for", max_length=80)),
                ("areas_en", models.CharField(blank=True, max_length=80)),
                ("route", models.CharField(blank=True, help_text="which way they go, in words for the visitor", max_length=200)),
                ("route_en", models.CharField(blank=True, max_length=200)),
                ("makes_visit", models.BooleanField(default=True, help_text="false: rings the desk and makes no visit")),
                ("thanks", models.BooleanField(default=True)),
                ("retired_at", models.DateTimeField(blank=True, null=True)),
                (
                    "retired_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["order", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("retired_by__isnull", True), ("retired_at__isnull", False), _connector="OR"),
                        name="visitor_type_retired_by_needs_at",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RecurringPass",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                ("name_key", models.CharField(editable=False, max_length=120)),
                ("spellings", models.CharField(blank=True, editable=False, max_length=600)),
                ("phone", models.CharField(blank=True, max_length=20)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("company", models.CharField(blank=True, max_length=120)),
                ("plate", models.CharField(blank=True, max_length=12)),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("meeting", "Meeting"),
                            ("interview", "Interview"),
                            ("maintenance", "Maintenance"),
                            ("tour", "Tour"),
                            ("delivery", "Delivery"),
                            ("other", "Other"),
                        ],
                        default="maintenance",
                        max_length=20,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500)),
                ("place", models.CharField(blank=True, max_length=80)),
                ("language", models.CharField(default="zh-hans", max_length=10)),
                ("weekdays", models.CharField(help_text="ISO weekdays as digits: 135 is Monday, Wednesday, Friday", max_length=7)),
                ("comes_at", models.TimeField(help_text="in the office's time zone")),
                ("from_on", models.DateField()),
                ("until_on", models.DateField()),
                ("created_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("forgotten_at", models.DateTimeField(blank=True, null=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("host", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                (
                    "visitor_type",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="visitors.visitortype"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("created_by__isnull", True), ("created_at__isnull", False), _connector="OR"),
                        name="recurring_created_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ended_by__isnull", True), ("ended_at__isnull", False), _connector="OR"),
                        name="recurring_ended_by_needs_at",
                    ),
                    models.CheckConstraint(condition=models.Q(("until_on__gte", models.F("from_on"))), name="recurring_until_after_from"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Visit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                ("name_key", models.CharField(editable=False, max_length=120)),
                ("spellings", models.CharField(blank=True, editable=False, max_length=600)),
                ("phone", models.CharField(blank=True, max_length=20)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("company", models.CharField(blank=True, max_length=120)),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("meeting", "Meeting"),
                            ("interview", "Interview"),
                            ("maintenance", "Maintenance"),
                            ("tour", "Tour"),
                            ("delivery", "Delivery"),
                            ("other", "Other"),
                        ],
                        default="meeting",
                        max_length=20,
                    ),
                ),
                (
                    "door",
                    models.CharField(
                        choices=[
                            ("host", "the host"),
                            ("call", "a phone call"),
                            ("mail", "a mail"),
                            ("page", "the public page"),
                            ("sheet", "a group list"),
                            ("pass", "a recurring pass"),
                            ("kiosk", "the kiosk"),
                            ("desk", "the desk"),
                        ],
                        default="host",
                        max_length=10,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500)),
                ("companions", models.PositiveSmallIntegerField(default=0, help_text="how many come along")),
                ("companion_names", models.CharField(blank=True, max_length=300)),
                ("plate", models.CharField(blank=True, help_text="licence plate of the car", max_length=12)),
                (
                    "bringing",
                    models.CharField(
                        blank=True, help_text="things announced beforehand; what is brought in stands in Belonging", max_length=200
                    ),
                ),
                ("needs", models.CharField(blank=True, help_text="dietary and access needs", max_length=200)),
                ("is_vip", models.BooleanField(default=False, help_text="seen by host, creator and those named, and by nobody else")),
                ("language", models.CharField(default="zh-hans", max_length=10)),
                ("place", models.CharField(blank=True, max_length=80)),
                ("is_walk_in", models.BooleanField(default=False)),
                ("is_short_notice", models.BooleanField(default=False, help_text="asked for less than a day ahead")),
                ("off_day_reason", models.CharField(blank=True, help_text="why on a weekend or holiday", max_length=200)),
                (
                    "identity_proof",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("id_card", "identity card"),
                            ("passport", "passport"),
                            ("licence", "driving licence"),
                            ("business_card", "business card"),
                            ("work_pass", "work pass"),
                            ("known", "known to the desk"),
                        ],
                        help_text="by what it was checked who it is",
                        max_length=20,
                    ),
                ),
                (
                    "id_number_sealed",
                    models.TextField(
                        blank=True, editable=False, help_text="identity number under a key outside the database (frontdesk.ciphers)"
                    ),
                ),
                ("car_asked", models.BooleanField(default=False, help_text="the desk asked for the car when they left")),
                (
                    "is_time_unknown",
                    models.BooleanField(default=False, help_text="closed by the evening sweep: `left_at` is no time anybody left at"),
                ),
                ("no_thanks", models.BooleanField(default=False, help_text="the visitor asked for no messages")),
                ("consent_version", models.CharField(blank=True, help_text="which privacy notice was agreed to", max_length=20)),
                ("expected_at", models.DateTimeField(blank=True, null=True)),
                ("code", models.CharField(blank=True, help_text="6 digits, valid on the day of the visit", max_length=6)),
                ("code_on", models.DateField(blank=True, null=True)),
                (
                    "salt",
                    models.CharField(
                        editable=False, help_text="128 random bits; the pass link is made of it and the secret key", max_length=32
                    ),
                ),
                ("created_at", models.DateTimeField()),
                (
                    "requested_at",
                    models.DateTimeField(blank=True, help_text="asked to come, on the public page: the host agrees or not", null=True),
                ),
                ("accepted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "clearance_asked_at",
                    models.DateTimeField(blank=True, help_text="on a weekend or holiday: approval was asked for", null=True),
                ),
                ("cleared_at", models.DateTimeField(blank=True, null=True)),
                ("declined_at", models.DateTimeField(blank=True, help_text="the host, or who approves days off, said no", null=True)),
                ("arrived_at", models.DateTimeField(blank=True, null=True)),
                ("identity_at", models.DateTimeField(blank=True, help_text="when it was checked who it is", null=True)),
                ("escorted_at", models.DateTimeField(blank=True, help_text="when somebody took them up", null=True)),
                ("met_at", models.DateTimeField(blank=True, null=True)),
                ("out_at", models.DateTimeField(blank=True, help_text="stepped out and not back yet", null=True)),
                ("left_at", models.DateTimeField(blank=True, null=True)),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                ("turned_away_at", models.DateTimeField(blank=True, null=True)),
                ("thanks_began_at", models.DateTimeField(blank=True, help_text="when the rule took the thanks on", null=True)),
                ("thanked_at", models.DateTimeField(blank=True, help_text="when the thanks went out", null=True)),
                (
                    "held_at",
                    models.DateTimeField(blank=True, help_text="an incident needs the names: not forgotten until released", null=True),
                ),
                ("hold_reason", models.CharField(blank=True, max_length=200)),
                ("forgotten_at", models.DateTimeField(blank=True, help_text="when the personal data was made anonymous", null=True)),
                (
                    "accepted_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "arrived_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "cancelled_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "cleared_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "declined_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "escorted_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "held_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "host",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="visits", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "identity_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "left_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "met_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "out_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "recurring",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to="visitors.recurringpass",
                    ),
                ),
                (
                    "thanked_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "turned_away_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="visits", to="visitors.visitgroup"
                    ),
                ),
                (
                    "visitor_type",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="visits", to="visitors.visitortype"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["expected_at"], name="visitors_vi_expecte_63477c_idx"),
                    models.Index(fields=["arrived_at"], name="visit_arrived"),
                    models.Index(
                        models.OrderBy(django.db.models.functions.comparison.Coalesce("expected_at", "arrived_at"), descending=True),
                        models.OrderBy(models.F("id"), descending=True),
                        name="visit_moment",
                    ),
                    models.Index(condition=models.Q(("left_at__isnull", True)), fields=["arrived_at"], name="visit_in_the_house"),
                    models.Index(fields=["left_at"], name="visitors_vi_left_at_44566a_idx"),
                    models.Index(fields=["host", "-expected_at"], name="visitors_vi_host_id_9c1b7b_idx"),
                    models.Index(
                        models.F("phone"),
                        django.db.models.functions.comparison.Coalesce("left_at", "arrived_at", "expected_at", "created_at"),
                        name="visit_phone",
                    ),
                    models.Index(
                        django.db.models.functions.text.Upper("email"),
                        django.db.models.functions.comparison.Coalesce("left_at", "arrived_at", "expected_at", "created_at"),
                        name="visit_email",
                    ),
                    models.Index(condition=models.Q(("forgotten_at__isnull", True)), fields=["id"], name="visit_not_forgotten"),
                    models.Index(condition=models.Q(("held_at__isnull", False)), fields=["held_at"], name="visit_held"),
                    models.Index(
                        models.F("name_key"),
                        django.db.models.functions.comparison.Coalesce("left_at", "arrived_at", "expected_at", "created_at"),
                        name="visit_name",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("created_by__isnull", True), ("created_at__isnull", False), _connector="OR"),
                        name="visit_created_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("accepted_by__isnull", True), ("accepted_at__isnull", False), _connector="OR"),
                        name="visit_accepted_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cleared_by__isnull", True), ("cleared_at__isnull", False), _connector="OR"),
                        name="visit_cleared_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("declined_by__isnull", True), ("declined_at__isnull", False), _connector="OR"),
                        name="visit_declined_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("arrived_by__isnull", True), ("arrived_at__isnull", False), _connector="OR"),
                        name="visit_arrived_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("identity_by__isnull", True), ("identity_at__isnull", False), _connector="OR"),
                        name="visit_identity_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("escorted_by__isnull", True), ("escorted_at__isnull", False), _connector="OR"),
                        name="visit_escorted_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("met_by__isnull", True), ("met_at__isnull", False), _connector="OR"),
                        name="visit_met_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("out_by__isnull", True), ("out_at__isnull", False), _connector="OR"),
                        name="visit_out_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("left_by__isnull", True), ("left_at__isnull", False), _connector="OR"),
                        name="visit_left_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cancelled_by__isnull", True), ("cancelled_at__isnull", False), _connector="OR"),
                        name="visit_cancelled_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("turned_away_by__isnull", True), ("turned_away_at__isnull", False), _connector="OR"),
                        name="visit_turned_away_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("thanked_by__isnull", True), ("thanked_at__isnull", False), _connector="OR"),
                        name="visit_thanked_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("held_by__isnull", True), ("held_at__isnull", False), _connector="OR"),
                        name="visit_held_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("left_at__isnull", True), ("arrived_at__isnull", False), _connector="OR"),
                        name="visit_left_after_arriving",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("met_at__isnull", True), ("arrived_at__isnull", False), _connector="OR"),
                        name="visit_met_after_arriving",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("expected_at__isnull", False), ("is_walk_in", True), _connector="OR"),
                        name="visit_expected_or_walk_in",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("out_at__isnull", True), ("met_at__isnull", False), _connector="OR"),
                        name="visit_out_after_meeting",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("is_time_unknown", False), ("left_at__isnull", False), _connector="OR"),
                        name="visit_unknown_time_of_leaving",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("code", ""), _negated=True), fields=("code_on", "code"), name="visit_code_once_a_day"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("recurring__isnull", False)), fields=("recurring", "code_on"), name="visit_pass_once_a_day"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="VipPlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("schedule", models.TextField(blank=True, max_length=2000)),
                ("background", models.TextField(blank=True, max_length=2000)),
                ("route", models.TextField(blank=True, max_length=1000)),
                ("agreed_at", models.DateTimeField(blank=True, help_text="the schedule is agreed", null=True)),
                ("created_at", models.DateTimeField()),
                (
                    "agreed_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("visit", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="vip_plan", to="visitors.visit")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("agreed_by__isnull", True), ("agreed_at__isnull", False), _connector="OR"),
                        name="vip_plan_agreed_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("created_by__isnull", True), ("created_at__isnull", False), _connector="OR"),
                        name="vip_plan_created_by_needs_at",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="VipNamed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("named_at", models.DateTimeField()),
                (
                    "named_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("visit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="named", to="visitors.visit")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("named_by__isnull", True), ("named_at__isnull", False), _connector="OR"),
                        name="vip_named_named_by_needs_at",
                    ),
                    models.UniqueConstraint(fields=("visit", "person"), name="vip_named_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="VipItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(max_length=120)),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("dropped_at", models.DateTimeField(blank=True, null=True)),
                (
                    "dropped_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("holder", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("visit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="vip_items", to="visitors.visit")),
            ],
            options={
                "ordering": ["order", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("dropped_by__isnull", True), ("dropped_at__isnull", False), _connector="OR"),
                        name="vip_item_dropped_by_needs_at",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Serving",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("drink", models.CharField(choices=[("tea", "tea"), ("water", "water"), ("coffee", "coffee")], max_length=10)),
                ("wished_at", models.DateTimeField()),
                ("served_at", models.DateTimeField(blank=True, null=True)),
                (
                    "served_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "wished_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("visit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="servings", to="visitors.visit")),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("wished_by__isnull", True), ("wished_at__isnull", False), _connector="OR"),
                        name="serving_wished_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("served_by__isnull", True), ("served_at__isnull", False), _connector="OR"),
                        name="serving_served_by_needs_at",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SampledVisit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_right", models.BooleanField(null=True)),
                ("wrong", models.CharField(blank=True, help_text="which field is wrong; no names", max_length=120)),
                ("checked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "checked_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "sample",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="records", to="visitors.accuracysample"),
                ),
                ("visit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="visitors.visit")),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("checked_by__isnull", True), ("checked_at__isnull", False), _connector="OR"),
                        name="sampled_visit_checked_by_needs_at",
                    ),
                    models.UniqueConstraint(fields=("sample", "visit"), name="sampled_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="RollCallName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("people", models.PositiveSmallIntegerField(default=1)),
                (
                    "safe_at",
                    models.DateTimeField(
                        blank=True, help_text="when a marshal tapped, on their own clock when they were offline", null=True
                    ),
                ),
                ("roll_call", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="names", to="visitors.rollcall")),
                (
                    "safe_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("visit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="visitors.visit")),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("safe_by__isnull", True), ("safe_at__isnull", False), _connector="OR"),
                        name="roll_call_name_safe_by_needs_at",
                    ),
                    models.UniqueConstraint(fields=("roll_call", "visit"), name="roll_call_name_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="RegisterRefusal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(blank=True, help_text="if it was said", max_length=120)),
                ("looks", models.CharField(blank=True, help_text="what was seen: clothes, height, things carried", max_length=300)),
                ("words", models.CharField(help_text="what happened and what was said", max_length=500)),
                ("went", models.CharField(blank=True, help_text="where they went", max_length=120)),
                ("refused_at", models.DateTimeField()),
                ("forgotten_at", models.DateTimeField(blank=True, null=True)),
                (
                    "refused_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="who wrote it down",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="refusals", to="visitors.visit"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("refused_by__isnull", True), ("refused_at__isnull", False), _connector="OR"),
                        name="register_refusal_refused_by_needs_at",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                ("company", models.CharField(blank=True, max_length=120)),
                ("phone", models.CharField(blank=True, max_length=20)),
                ("words", models.CharField(max_length=1000)),
                ("is_urgent", models.BooleanField(default=False)),
                ("wants_call_back", models.BooleanField(default=True)),
                ("best_time", models.CharField(blank=True, help_text="when they are best called", max_length=80)),
                ("taken_at", models.DateTimeField()),
                ("read_at", models.DateTimeField(blank=True, null=True)),
                ("followed_up_at", models.DateTimeField(blank=True, null=True)),
                ("result", models.CharField(blank=True, max_length=300)),
                ("forgotten_at", models.DateTimeField(blank=True, null=True)),
                (
                    "followed_up_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "read_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "recipient",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="messages", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "taken_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="messages", to="visitors.visit"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["recipient", "-taken_at"], name="visitors_me_recipie_222c01_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("taken_by__isnull", True), ("taken_at__isnull", False), _connector="OR"),
                        name="message_taken_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("read_by__isnull", True), ("read_at__isnull", False), _connector="OR"),
                        name="message_read_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("followed_up_by__isnull", True), ("followed_up_at__isnull", False), _connector="OR"),
                        name="message_followed_up_by_needs_at",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Feedback",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "score",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)]
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=1000)),
                ("given_at", models.DateTimeField()),
                ("visit", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="feedback", to="visitors.visit")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("score__gte", 1), ("score__lte", 5)), name="feedback_score_1_to_5")
                ],
            },
        ),
        migrations.CreateModel(
            name="Belonging",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(max_length=80)),
                ("many", models.PositiveSmallIntegerField(default=1)),
                ("in_at", models.DateTimeField()),
                ("out_at", models.DateTimeField(blank=True, null=True)),
                ("stays", models.CharField(blank=True, help_text="why it stays in the house: lent, delivered, forgotten", max_length=120)),
                (
                    "in_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "out_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("visit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="belongings", to="visitors.visit")),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("in_by__isnull", True), ("in_at__isnull", False), _connector="OR"),
                        name="belonging_in_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("out_by__isnull", True), ("out_at__isnull", False), _connector="OR"),
                        name="belonging_out_by_needs_at",
                    ),
                    models.CheckConstraint(condition=models.Q(("many__gte", 1)), name="belonging_at_least_one"),
                ],
            },
        ),
        migrations.CreateModel(
            name="BadgePrint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("size", models.CharField(help_text="100x62, 86x54 or a4", max_length=10)),
                ("reason", models.CharField(blank=True, max_length=120)),
                ("printed_at", models.DateTimeField()),
                (
                    "printed_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("visit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="badge_prints", to="visitors.visit")),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("printed_by__isnull", True), ("printed_at__isnull", False), _connector="OR"),
                        name="badge_print_printed_by_needs_at",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BadgeLoan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reserved_at", models.DateTimeField()),
                ("lent_at", models.DateTimeField(blank=True, null=True)),
                ("returned_at", models.DateTimeField(blank=True, null=True)),
                ("lost_at", models.DateTimeField(blank=True, help_text="the visitor no longer has it; the badge is out of use", null=True)),
                (
                    "fee",
                    models.DecimalField(blank=True, decimal_places=2, help_text="in yuan, noted for a lost badge", max_digits=8, null=True),
                ),
                ("badge", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="loans", to="visitors.badge")),
                (
                    "lent_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "lost_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "returned_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("visit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="loans", to="visitors.visit")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("lent_by__isnull", True), ("lent_at__isnull", False), _connector="OR"),
                        name="loan_lent_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("returned_by__isnull", True), ("returned_at__isnull", False), _connector="OR"),
                        name="loan_returned_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("lost_by__isnull", True), ("lost_at__isnull", False), _connector="OR"),
                        name="loan_lost_by_needs_at",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("lost_at__isnull", True), ("returned_at__isnull", True)),
                        fields=("badge",),
                        name="badge_out_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("lost_at__isnull", True), ("returned_at__isnull", True)),
                        fields=("visit",),
                        name="visit_one_badge_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("returned_at__isnull", True), ("lost_at__isnull", True), _connector="OR"),
                        name="loan_back_or_lost",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("on_my_way", "on my way"),
                            ("in_minutes", "in a few minutes"),
                            ("bring_up", "desk, please bring them up"),
                            ("colleague", "a colleague comes"),
                            ("not_expecting", "not expecting anybody"),
                        ],
                        max_length=20,
                    ),
                ),
                ("minutes", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("words", models.CharField(blank=True, max_length=200)),
                ("answered_at", models.DateTimeField()),
                (
                    "answered_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "colleague",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("visit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="visitors.visit")),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("answered_by__isnull", True), ("answered_at__isnull", False), _connector="OR"),
                        name="answer_answered_by_needs_at",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="VisitEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "verb",
                    models.CharField(
                        choices=[
                            ("request", "asked to come"),
                            ("accept", "accepted by the host"),
                            ("ask_clearance", "approval asked for a day off"),
                            ("clear", "approved for a day off"),
                            ("decline", "declined"),
                            ("expect", "pre-registered"),
                            ("delay", "running late"),
                            ("move", "moved to another time"),
                            ("check_in", "checked in"),
                            ("answer", "host answered"),
                            ("identify", "identity checked"),
                            ("watch", "decided by the desk"),
                            ("bring", "belongings listed"),
                            ("take_out", "belongings checked"),
                            ("serve", "drink brought"),
                            ("escort", "taken up"),
                            ("print_badge", "badge printed"),
                            ("lose_badge", "badge lost"),
                            ("badge_back", "badge came back"),
                            ("step_out", "stepped out"),
                            ("come_back", "came back"),
                            ("meet", "met by the host"),
                            ("lend_badge", "badge lent"),
                            ("check_out", "checked out"),
                            ("sweep", "closed in the evening, time unknown"),
                            ("cancel", "cancelled"),
                            ("turn_away", "turned away"),
                            ("thank", "thanked"),
                            ("feedback", "left feedback"),
                            ("note", "what was agreed noted"),
                            ("hold", "held"),
                            ("release", "hold ended"),
                            ("stop_messages", "asked for no messages"),
                            ("undo", "undone"),
                        ],
                        max_length=20,
                    ),
                ),
                ("happened_at", models.DateTimeField()),
                ("words", models.CharField(blank=True, help_text="why, where to; forgotten with the visit", max_length=200)),
                ("before", models.JSONField(default=dict, help_text="the facts as they stood before, for undoing")),
                (
                    "device",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="visitors.kioskdevice"
                    ),
                ),
                (
                    "happened_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "undoes",
                    models.OneToOneField(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="undone", to="visitors.visitevent"
                    ),
                ),
                ("visit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="events", to="visitors.visit")),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("happened_by__isnull", True), ("happened_at__isnull", False), _connector="OR"),
                        name="visit_event_happened_by_needs_at",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="VisitOutcome",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("said", models.CharField(blank=True, max_length=1000)),
                ("agreed", models.CharField(blank=True, max_length=1000)),
                ("intention", models.CharField(blank=True, help_text="what business they would like to do with us", max_length=300)),
                ("noted_at", models.DateTimeField()),
                (
                    "department",
                    models.ForeignKey(
                        blank=True,
                        help_text="whom it is handed to",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.department",
                    ),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("visit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="outcomes", to="visitors.visit")),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("noted_by__isnull", True), ("noted_at__isnull", False), _connector="OR"),
                        name="visit_outcome_noted_by_needs_at",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="VisitRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "door",
                    models.CharField(
                        choices=[
                            ("host", "the host"),
                            ("call", "a phone call"),
                            ("mail", "a mail"),
                            ("page", "the public page"),
                            ("sheet", "a group list"),
                            ("pass", "a recurring pass"),
                            ("kiosk", "the kiosk"),
                            ("desk", "the desk"),
                        ],
                        default="page",
                        max_length=10,
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("phone", models.CharField(blank=True, max_length=20)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("company", models.CharField(blank=True, max_length=120)),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("meeting", "Meeting"),
                            ("interview", "Interview"),
                            ("maintenance", "Maintenance"),
                            ("tour", "Tour"),
                            ("delivery", "Delivery"),
                            ("other", "Other"),
                        ],
                        default="meeting",
                        max_length=20,
                    ),
                ),
                ("people", models.PositiveSmallIntegerField(default=1)),
                ("plate", models.CharField(blank=True, max_length=12)),
                ("note", models.CharField(blank=True, max_length=500)),
                ("language", models.CharField(default="zh-hans", max_length=10)),
                ("host_name", models.CharField(max_length=80)),
                ("host_contact", models.CharField(help_text="mobile or e-mail of the host, as it was typed", max_length=254)),
                ("wished_at", models.DateTimeField()),
                ("off_day_reason", models.CharField(blank=True, max_length=200)),
                ("is_short_notice", models.BooleanField(default=False)),
                ("consent_version", models.CharField(blank=True, max_length=20)),
                ("received_at", models.DateTimeField()),
                ("matched_at", models.DateTimeField(blank=True, help_text="when it was looked for the host, found or not", null=True)),
                (
                    "checking_at",
                    models.DateTimeField(blank=True, help_text="the desk told the visitor that it is being checked", null=True),
                ),
                ("confirmed_at", models.DateTimeField(blank=True, help_text="the visitor was told yes or no", null=True)),
                ("closed_at", models.DateTimeField(blank=True, help_text="dropped by the desk: no such host, a joke, twice", null=True)),
                ("forgotten_at", models.DateTimeField(blank=True, null=True)),
                (
                    "checking_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "received_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "visit",
                    models.OneToOneField(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="request", to="visitors.visit"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["received_at"], name="visitors_vi_receive_a35f79_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("received_by__isnull", True), ("received_at__isnull", False), _connector="OR"),
                        name="visit_request_received_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("checking_by__isnull", True), ("checking_at__isnull", False), _connector="OR"),
                        name="visit_request_checking_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("confirmed_by__isnull", True), ("confirmed_at__isnull", False), _connector="OR"),
                        name="visit_request_confirmed_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("closed_by__isnull", True), ("closed_at__isnull", False), _connector="OR"),
                        name="visit_request_closed_by_needs_at",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WatchEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("block", "let nobody in without a decision"), ("ask", "ask first"), ("vip", "receive with honours")],
                        max_length=10,
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=120)),
                ("name_key", models.CharField(blank=True, editable=False, max_length=120)),
                ("spellings", models.CharField(blank=True, editable=False, max_length=600)),
                ("phone", models.CharField(blank=True, max_length=20)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("reason", models.CharField(max_length=300)),
                ("until_on", models.DateField(blank=True, null=True)),
                ("created_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("forgotten_at", models.DateTimeField(blank=True, null=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        help_text="who answers for the entry",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("created_by__isnull", True), ("created_at__isnull", False), _connector="OR"),
                        name="watch_entry_created_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ended_by__isnull", True), ("ended_at__isnull", False), _connector="OR"),
                        name="watch_entry_ended_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True),
                            models.Q(("phone", ""), _negated=True),
                            models.Q(("email", ""), _negated=True),
                            ("forgotten_at__isnull", False),
                            _connector="OR",
                        ),
                        name="watch_entry_knows_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WatchHit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("by_what", models.CharField(help_text="phone, email, name, pinyin or near", max_length=10)),
                ("score", models.PositiveSmallIntegerField(help_text="0 to 100: how like it is")),
                ("found_at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("may_enter", models.BooleanField(null=True)),
                ("words", models.CharField(blank=True, max_length=200)),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        help_text="None once the visit is forgotten: it would name who came",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hits",
                        to="visitors.watchentry",
                    ),
                ),
                ("visit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="watch_hits", to="visitors.visit")),
            ],
            options={
                "ordering": ["-score", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("decided_by__isnull", True), ("decided_at__isnull", False), _connector="OR"),
                        name="watch_hit_decided_by_needs_at",
                    ),
                    models.UniqueConstraint(fields=("visit", "entry"), name="watch_hit_once"),
                    models.CheckConstraint(condition=models.Q(("score__gte", 0), ("score__lte", 100)), name="watch_hit_score"),
                ],
            },
        ),
        migrations.RunPython(seed, migrations.RunPython.noop, elidable=False),
    ]
