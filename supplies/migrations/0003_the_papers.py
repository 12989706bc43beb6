import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0005_people_import"),
        ("people", "__first__"),
        ("supplies", "0002_guards"),
    ]

    operations = [
        migrations.CreateModel(
            name="Budget",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField()),
                ("month", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12)),
                ("changed_at", models.DateTimeField()),
                (
                    "changed_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("department", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.department")),
            ],
            options={
                "ordering": ["-year", "month", "department_id"],
                "constraints": [
                    models.UniqueConstraint(fields=("department", "year", "month"), name="supply_budget_once", nulls_distinct=False),
                    models.CheckConstraint(condition=models.Q(("amount__gte", 0)), name="supply_budget_not_negative"),
                    models.CheckConstraint(
                        condition=models.Q(("month__isnull", True), models.Q(("month__gte", 1), ("month__lte", 12)), _connector="OR"),
                        name="supply_budget_month_exists",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DemandRound",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField(unique=True)),
                ("opened_at", models.DateTimeField()),
                ("closes_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("budget", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
            ],
            options={
                "ordering": ["-month"],
                "constraints": [models.CheckConstraint(condition=models.Q(("month__day", 1)), name="demand_month_is_its_first_day")],
            },
        ),
        migrations.CreateModel(
            name="DemandForm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("handed_in_at", models.DateTimeField(blank=True, null=True)),
                ("approved_at", models.DateTimeField(blank=True, null=True)),
                ("words", models.CharField(blank=True, max_length=200)),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("department", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.department")),
                (
                    "handed_in_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("round", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="forms", to="supplies.demandround")),
            ],
            options={
                "ordering": ["department_id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("handed_in_by__isnull", True), ("handed_in_at__isnull", False), _connector="OR"),
                        name="demand_form_handed_in_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("approved_by__isnull", True), ("approved_at__isnull", False), _connector="OR"),
                        name="demand_form_approved_by_needs_at",
                    ),
                    models.UniqueConstraint(fields=("round", "department"), name="demand_form_once"),
                    models.CheckConstraint(
                        condition=models.Q(("approved_at__isnull", True), ("handed_in_at__isnull", False), _connector="OR"),
                        name="demand_approved_after_handed_in",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DemandLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("special", models.CharField(blank=True, max_length=120)),
                ("quantity", models.PositiveIntegerField()),
                (
                    "need",
                    models.CharField(
                        choices=[("necessary", "necessary"), ("common", "common"), ("spare", "spare")], default="common", max_length=10
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=200)),
                ("estimate", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                ("used_before", models.JSONField(default=list)),
                ("assessed_at", models.DateTimeField(blank=True, null=True)),
                ("is_agreed", models.BooleanField(blank=True, null=True)),
                ("assessment", models.CharField(blank=True, max_length=200)),
                (
                    "assessed_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("form", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="supplies.demandform")),
                (
                    "item",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="supplies.item"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("assessed_by__isnull", True), ("assessed_at__isnull", False), _connector="OR"),
                        name="demand_line_assessed_by_needs_at",
                    ),
                    models.UniqueConstraint(fields=("form", "item"), name="demand_item_once"),
                    models.CheckConstraint(
                        condition=models.Q(("item__isnull", True), ("special", ""), _connector="XOR"), name="demand_item_or_special"
                    ),
                    models.CheckConstraint(condition=models.Q(("quantity__gt", 0)), name="demand_of_something"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("need", "spare"), _negated=True), models.Q(("reason", ""), _negated=True), _connector="OR"
                        ),
                        name="demand_spare_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Disposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(blank=True, db_index=True, max_length=30)),
                ("taken_by_whom", models.CharField(max_length=120, verbose_name="taken by")),
                ("signed_at", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField()),
                (
                    "created_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "signed_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("signed_by__isnull", True), ("signed_at__isnull", False), _connector="OR"),
                        name="supply_disposal_signed_by_needs_at",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Handout",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(blank=True, db_index=True, max_length=30)),
                (
                    "signed",
                    models.CharField(choices=[("screen", "signed on the screen"), ("phone", "confirmed on the phone")], max_length=10),
                ),
                ("issued_at", models.DateTimeField()),
                ("checked_at", models.DateTimeField(blank=True, null=True)),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "checked_by",
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
                ("department", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.department")),
                (
                    "issued_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                ("store", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="supplies.store")),
                ("taker", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "ordering": ["-issued_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("checked_by__isnull", True), ("checked_at__isnull", False), _connector="OR"),
                        name="supply_handout_checked_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("confirmed_by__isnull", True), ("confirmed_at__isnull", False), _connector="OR"),
                        name="supply_handout_confirmed_by_needs_at",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LowStock",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("began_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("item", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="supplies.item")),
                ("store", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="supplies.store")),
            ],
            options={
                "ordering": ["-began_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)), fields=("item", "store"), name="low_stock_told_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PurchasePlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("made_at", models.DateTimeField()),
                ("reason", models.CharField(blank=True, max_length=200)),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "round",
                    models.OneToOneField(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="plan", to="supplies.demandround"
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Application",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(blank=True, db_index=True, max_length=30)),
                ("purpose", models.CharField(max_length=200)),
                (
                    "route",
                    models.CharField(
                        choices=[
                            ("fast", "fast path"),
                            ("usual", "three quotes"),
                            ("agreement", "supply agreement"),
                            ("tender", "tender"),
                            ("collective", "collective decision"),
                        ],
                        max_length=10,
                    ),
                ),
                ("decision", models.CharField(blank=True, max_length=200)),
                ("total", models.DecimalField(decimal_places=2, max_digits=14)),
                ("created_at", models.DateTimeField()),
                ("approved_at", models.DateTimeField(blank=True, null=True)),
                ("refused_at", models.DateTimeField(blank=True, null=True)),
                ("words", models.CharField(blank=True, max_length=200)),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "department",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.department"
                    ),
                ),
                (
                    "refused_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applications",
                        to="supplies.purchaseplan",
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("approved_by__isnull", True), ("approved_at__isnull", False), _connector="OR"),
                        name="supply_application_approved_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("refused_by__isnull", True), ("refused_at__isnull", False), _connector="OR"),
                        name="supply_application_refused_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("approved_at__isnull", True), ("refused_at__isnull", True), _connector="OR"),
                        name="application_decided_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("demanded", models.PositiveIntegerField(default=0)),
                ("cut", models.PositiveIntegerField(default=0)),
                ("to_minimum", models.PositiveIntegerField(default=0)),
                ("available", models.PositiveIntegerField(default=0)),
                ("on_order", models.PositiveIntegerField(default=0)),
                ("holds", models.PositiveIntegerField(default=1)),
                ("to_buy", models.PositiveIntegerField(default=0)),
                (
                    "item",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="supplies.item"
                    ),
                ),
                (
                    "special",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plan_line",
                        to="supplies.demandline",
                    ),
                ),
                ("plan", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="supplies.purchaseplan")),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "item"), name="plan_item_once"),
                    models.CheckConstraint(
                        condition=models.Q(("item__isnull", True), ("special__isnull", True), _connector="XOR"), name="plan_item_or_special"
                    ),
                    models.CheckConstraint(condition=models.Q(("cut__lte", models.F("demanded"))), name="plan_cut_within_demanded"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Quota",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("per", models.CharField(choices=[("person", "a person"), ("department", "a department")], max_length=10)),
                ("period", models.CharField(choices=[("month", "a month"), ("quarter", "a quarter"), ("year", "a year")], max_length=10)),
                ("most", models.PositiveIntegerField()),
                ("created_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "category",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="quotas", to="supplies.category"
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="quotas", to="supplies.item"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ended_by__isnull", True), ("ended_at__isnull", False), _connector="OR"),
                        name="supply_quota_ended_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("item__isnull", True), ("category__isnull", True), _connector="XOR"),
                        name="supply_quota_of_one_thing",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("item", "category", "per", "period"),
                        name="supply_quota_once",
                        nulls_distinct=False,
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="QuoteException",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.CharField(max_length=200)),
                ("signed_at", models.DateTimeField()),
                (
                    "line",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="exception", to="supplies.planline"),
                ),
                (
                    "signed_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Requisition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(blank=True, db_index=True, max_length=30)),
                ("purpose", models.CharField(blank=True, max_length=200, verbose_name="what for")),
                ("is_at_counter", models.BooleanField(default=False)),
                ("created_at", models.DateTimeField()),
                ("approved_at", models.DateTimeField(blank=True, null=True)),
                ("refused_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                ("words", models.CharField(blank=True, max_length=200)),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "asker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="requisitions", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                ("department", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.department")),
                (
                    "refused_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("store", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="supplies.store")),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("approved_by__isnull", True), ("approved_at__isnull", False), _connector="OR"),
                        name="requisition_approved_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("refused_by__isnull", True), ("refused_at__isnull", False), _connector="OR"),
                        name="requisition_refused_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("withdrawn_by__isnull", True), ("withdrawn_at__isnull", False), _connector="OR"),
                        name="requisition_withdrawn_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("approved_at__isnull", True), ("refused_at__isnull", True), _connector="OR"),
                        name="requisition_decided_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RequisitionLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("asked", models.PositiveIntegerField()),
                ("approved", models.PositiveIntegerField(blank=True, null=True)),
                ("reserved", models.PositiveIntegerField(default=0)),
                ("issued", models.PositiveIntegerField(default=0)),
                ("given_up_at", models.DateTimeField(blank=True, null=True)),
                ("short_at", models.DateTimeField(blank=True, null=True)),
                ("promised_on", models.DateField(blank=True, null=True)),
                (
                    "given_up_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "instead_of",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="supplies.item"
                    ),
                ),
                ("item", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="supplies.item")),
                (
                    "requisition",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="supplies.requisition"),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("given_up_by__isnull", True), ("given_up_at__isnull", False), _connector="OR"),
                        name="requisition_line_given_up_by_needs_at",
                    ),
                    models.UniqueConstraint(fields=("requisition", "item"), name="requisition_item_once"),
                    models.CheckConstraint(condition=models.Q(("asked__gt", 0)), name="requisition_asks_for_something"),
                    models.CheckConstraint(
                        condition=models.Q(("approved__isnull", True), ("approved__lte", models.F("asked")), _connector="OR"),
                        name="requisition_approved_in_asked",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("issued", 0), ("issued__lte", models.F("approved")), _connector="OR"),
                        name="requisition_issued_in_approved",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Issue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("quantity", models.PositiveIntegerField()),
                ("handout", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="issues", to="supplies.handout")),
                (
                    "line",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="issues", to="supplies.requisitionline"),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("handout", "line"), name="supply_issue_line_once"),
                    models.CheckConstraint(condition=models.Q(("quantity__gt", 0)), name="supply_issue_of_something"),
                ],
            },
        ),
        migrations.CreateModel(
            name="HandIn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("quantity", models.PositiveIntegerField(default=0)),
                ("serial", models.CharField(blank=True, max_length=60)),
                ("without", models.CharField(blank=True, max_length=200, verbose_name="why there is no old one")),
                (
                    "fate",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("store", "kept for parts"),
                            ("recycle", "recycled"),
                            ("scrap", "scrapped"),
                            ("hazardous", "hazardous waste"),
                        ],
                        max_length=10,
                    ),
                ),
                ("fate_at", models.DateTimeField(blank=True, null=True)),
                (
                    "disposal",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="hand_ins", to="supplies.disposal"
                    ),
                ),
                (
                    "fate_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("issue", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="hand_in", to="supplies.issue")),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("fate_by__isnull", True), ("fate_at__isnull", False), _connector="OR"),
                        name="supply_hand_in_fate_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("quantity__gt", 0), models.Q(("without", ""), _negated=True), _connector="OR"),
                        name="supply_old_one_or_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Loan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("quantity", models.PositiveIntegerField()),
                ("due_on", models.DateField()),
                ("lent_at", models.DateTimeField()),
                ("returned_at", models.DateTimeField(blank=True, null=True)),
                ("borrower", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.department")),
                ("item", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="supplies.item")),
                ("lender", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.department")),
                ("lent_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                (
                    "returned_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="loans",
                        to="supplies.requisitionline",
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("returned_by__isnull", True), ("returned_at__isnull", False), _connector="OR"),
                        name="supply_loan_returned_by_needs_at",
                    ),
                    models.CheckConstraint(condition=models.Q(("quantity__gt", 0)), name="supply_loan_of_something"),
                    models.CheckConstraint(
                        condition=models.Q(("lender", models.F("borrower")), _negated=True), name="supply_loan_between_two"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StockReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField()),
                ("made_at", models.DateTimeField()),
                ("figures", models.JSONField()),
                ("is_restated", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["-month", "-made_at"],
                "constraints": [models.UniqueConstraint(fields=("month", "is_restated"), name="stock_report_once")],
            },
        ),
        migrations.CreateModel(
            name="Stocktake",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(blank=True, db_index=True, max_length=30)),
                ("month", models.DateField(blank=True, null=True)),
                ("is_blind", models.BooleanField(default=True)),
                ("opened_at", models.DateTimeField()),
                ("handed_in_at", models.DateTimeField(blank=True, null=True)),
                ("approved_at", models.DateTimeField(blank=True, null=True)),
                ("dropped_at", models.DateTimeField(blank=True, null=True)),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("categories", models.ManyToManyField(blank=True, related_name="+", to="supplies.category")),
                (
                    "dropped_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "handed_in_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("store", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="supplies.store")),
            ],
            options={
                "ordering": ["-opened_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("handed_in_by__isnull", True), ("handed_in_at__isnull", False), _connector="OR"),
                        name="stocktake_handed_in_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("approved_by__isnull", True), ("approved_at__isnull", False), _connector="OR"),
                        name="stocktake_approved_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("dropped_by__isnull", True), ("dropped_at__isnull", False), _connector="OR"),
                        name="stocktake_dropped_by_needs_at",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("dropped_at__isnull", True), ("month__isnull", False)),
                        fields=("store", "month"),
                        name="stocktake_once_a_month",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("approved_at__isnull", True), ("handed_in_at__isnull", False), _connector="OR"),
                        name="stocktake_approved_after_handed_in",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StocktakeLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("book", models.PositiveIntegerField()),
                ("average", models.DecimalField(decimal_places=6, max_digits=14)),
                ("counted", models.PositiveIntegerField(blank=True, null=True)),
                ("counted_at", models.DateTimeField(blank=True, null=True)),
                ("moved", models.IntegerField(default=0)),
                ("recounted", models.PositiveIntegerField(blank=True, null=True)),
                ("recounted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "cause",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("miscount", "counted wrongly before"),
                            ("unrecorded", "handed out without a record"),
                            ("damage", "damaged"),
                            ("loss", "lost"),
                            ("unit", "unit mistaken"),
                            ("receipt", "received wrongly"),
                        ],
                        max_length=12,
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=200)),
                (
                    "counted_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("item", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="supplies.item")),
                (
                    "recounted_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "stocktake",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="supplies.stocktake"),
                ),
            ],
            options={
                "ordering": ["item_id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("counted_by__isnull", True), ("counted_at__isnull", False), _connector="OR"),
                        name="stocktake_line_counted_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("recounted_by__isnull", True), ("recounted_at__isnull", False), _connector="OR"),
                        name="stocktake_line_recounted_by_needs_at",
                    ),
                    models.UniqueConstraint(fields=("stocktake", "item"), name="stocktake_item_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Supplier",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60)),
                ("name_en", models.CharField(blank=True, max_length=60)),
                ("position", models.PositiveIntegerField(default=0)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("contact", models.CharField(blank=True, max_length=60, verbose_name="contact")),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="phone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("terms", models.CharField(blank=True, max_length=200, verbose_name="terms")),
                ("created_at", models.DateTimeField()),
                ("categories", models.ManyToManyField(blank=True, related_name="suppliers", to="supplies.category")),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("closed_by__isnull", True), ("closed_at__isnull", False), _connector="OR"),
                        name="supplier_closed_by_needs_at",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at__isnull", True)), fields=("name",), name="one_open_supplier_a_name"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Agreement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(blank=True, max_length=60)),
                ("from_on", models.DateField()),
                ("until_on", models.DateField()),
                ("created_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "supplier",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="agreements", to="supplies.supplier"),
                ),
            ],
            options={
                "ordering": ["until_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ended_by__isnull", True), ("ended_at__isnull", False), _connector="OR"),
                        name="agreement_ended_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until_on__gte", models.F("from_on"))), name="agreement_ends_after_it_begins"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreedPrice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("holds", models.PositiveIntegerField(default=1)),
                ("price", models.DecimalField(decimal_places=2, max_digits=12)),
                ("tax_rate", models.DecimalField(decimal_places=2, default=13, max_digits=5)),
                ("is_with_tax", models.BooleanField(default=True)),
                ("item", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="supplies.item")),
                (
                    "agreement",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="prices", to="supplies.agreement"),
                ),
            ],
            options={
                "ordering": ["item_id"],
                "constraints": [
                    models.UniqueConstraint(fields=("agreement", "item"), name="agreement_price_once"),
                    models.CheckConstraint(
                        condition=models.Q(("holds__gt", 0), ("price__gte", 0), ("tax_rate__gte", 0), ("tax_rate__lt", 100)),
                        name="agreement_price_makes_sense",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Order",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(blank=True, db_index=True, max_length=30)),
                ("expected_on", models.DateField(blank=True, null=True)),
                ("ordered_at", models.DateTimeField()),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                ("reimbursed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "application",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="orders", to="supplies.application"),
                ),
                (
                    "cancelled_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "ordered_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "reimbursed_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("store", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="supplies.store")),
                ("supplier", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="orders", to="supplies.supplier")),
            ],
            options={
                "ordering": ["-ordered_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("cancelled_by__isnull", True), ("cancelled_at__isnull", False), _connector="OR"),
                        name="supply_order_cancelled_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reimbursed_by__isnull", True), ("reimbursed_at__isnull", False), _connector="OR"),
                        name="supply_order_reimbursed_by_needs_at",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Quote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("holds", models.PositiveIntegerField(default=1)),
                ("price", models.DecimalField(decimal_places=2, max_digits=12)),
                ("tax_rate", models.DecimalField(decimal_places=2, default=13, max_digits=5)),
                ("is_with_tax", models.BooleanField(default=True)),
                ("quality", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("delivery_days", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("entered_at", models.DateTimeField()),
                ("chosen_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=200)),
                (
                    "chosen_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                ("line", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="quotes", to="supplies.planline")),
                ("supplier", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="quotes", to="supplies.supplier")),
            ],
            options={
                "ordering": ["line_id", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("chosen_by__isnull", True), ("chosen_at__isnull", False), _connector="OR"),
                        name="supply_quote_chosen_by_needs_at",
                    ),
                    models.UniqueConstraint(fields=("line", "supplier"), name="quote_once_a_supplier"),
                    models.UniqueConstraint(condition=models.Q(("chosen_at__isnull", False)), fields=("line",), name="one_quote_is_chosen"),
                    models.CheckConstraint(
                        condition=models.Q(("holds__gt", 0), ("price__gte", 0), ("tax_rate__gte", 0), ("tax_rate__lt", 100)),
                        name="quote_price_makes_sense",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ApplicationLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("holds", models.PositiveIntegerField(default=1)),
                ("price", models.DecimalField(decimal_places=2, max_digits=12)),
                ("tax_rate", models.DecimalField(decimal_places=2, default=13, max_digits=5)),
                ("is_with_tax", models.BooleanField(default=True)),
                ("special", models.CharField(blank=True, max_length=120)),
                ("quantity", models.PositiveIntegerField()),
                (
                    "agreed",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="supplies.agreedprice"
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="supplies.application"),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="supplies.item"
                    ),
                ),
                (
                    "plan_line",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="applied", to="supplies.planline"
                    ),
                ),
                (
                    "quote",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="supplies.quote"
                    ),
                ),
                ("supplier", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="supplies.supplier")),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("item__isnull", True), ("special", ""), _connector="XOR"), name="application_item_or_special"
                    ),
                    models.CheckConstraint(condition=models.Q(("quantity__gt", 0)), name="application_of_something"),
                    models.CheckConstraint(
                        condition=models.Q(("holds__gt", 0), ("price__gte", 0), ("tax_rate__gte", 0), ("tax_rate__lt", 100)),
                        name="application_price_makes_sense",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OrderLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("holds", models.PositiveIntegerField(default=1)),
                ("price", models.DecimalField(decimal_places=2, max_digits=12)),
                ("tax_rate", models.DecimalField(decimal_places=2, default=13, max_digits=5)),
                ("is_with_tax", models.BooleanField(default=True)),
                ("special", models.CharField(blank=True, max_length=120)),
                ("quantity", models.PositiveIntegerField()),
                (
                    "applied",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="ordered", to="supplies.applicationline"),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="supplies.item"
                    ),
                ),
                ("order", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="supplies.order")),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("item__isnull", True), ("special", ""), _connector="XOR"), name="order_item_or_special"
                    ),
                    models.CheckConstraint(condition=models.Q(("quantity__gt", 0)), name="order_of_something"),
                    models.CheckConstraint(
                        condition=models.Q(("holds__gt", 0), ("price__gte", 0), ("tax_rate__gte", 0), ("tax_rate__lt", 100)),
                        name="order_price_makes_sense",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Receipt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(blank=True, db_index=True, max_length=30)),
                ("paper", models.CharField(blank=True, max_length=60, verbose_name="delivery note")),
                ("received_at", models.DateTimeField()),
                ("order", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="receipts", to="supplies.order")),
                (
                    "received_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
            ],
            options={
                "ordering": ["-received_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ReceiptLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("delivered", models.PositiveIntegerField()),
                ("accepted", models.PositiveIntegerField()),
                ("rejected", models.PositiveIntegerField(default=0)),
                ("too_many", models.PositiveIntegerField(default=0)),
                ("is_brand_right", models.BooleanField(default=True)),
                ("is_specification_right", models.BooleanField(default=True)),
                ("is_quality_right", models.BooleanField(default=True)),
                ("reason", models.CharField(blank=True, max_length=200)),
                ("returned_at", models.DateTimeField(blank=True, null=True)),
                ("line", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="received", to="supplies.orderline")),
                ("receipt", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="supplies.receipt")),
                (
                    "returned_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("returned_by__isnull", True), ("returned_at__isnull", False), _connector="OR"),
                        name="receipt_line_returned_by_needs_at",
                    ),
                    models.UniqueConstraint(fields=("receipt", "line"), name="receipt_line_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "delivered",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(models.F("accepted"), "+", models.F("rejected")),
                                    "+",
                                    models.F("too_many"),
                                ),
                            ),
                            ("delivered__gt", 0),
                        ),
                        name="receipt_adds_up",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("rejected", 0), models.Q(("reason", ""), _negated=True), _connector="OR"),
                        name="receipt_rejected_for_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SupplierReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("quarter", models.DateField()),
                ("opened_at", models.DateTimeField()),
                ("figures", models.JSONField(default=dict)),
                ("quality", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("service", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("cooperation", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("grade", models.CharField(blank=True, max_length=1)),
                (
                    "decision",
                    models.CharField(
                        blank=True, choices=[("keep", "keep"), ("negotiate", "negotiate"), ("replace", "replace")], max_length=10
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=200)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "supplier",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to="supplies.supplier"),
                ),
            ],
            options={
                "ordering": ["-quarter", "supplier_id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("decided_by__isnull", True), ("decided_at__isnull", False), _connector="OR"),
                        name="supplier_review_decided_by_needs_at",
                    ),
                    models.UniqueConstraint(fields=("supplier", "quarter"), name="supplier_reviewed_once_a_quarter"),
                    models.CheckConstraint(condition=models.Q(("grade__in", ["", "A", "B", "C", "D"])), name="supplier_grade_known"),
                ],
            },
        ),
        migrations.CreateModel(
            name="TakeBack",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("quantity", models.PositiveIntegerField()),
                ("reason", models.CharField(blank=True, max_length=200)),
                ("taken_at", models.DateTimeField()),
                ("issue", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="taken_back", to="supplies.issue")),
                ("taken_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [models.CheckConstraint(condition=models.Q(("quantity__gt", 0)), name="supply_take_back_of_something")],
            },
        ),
        migrations.CreateModel(
            name="Unexpected",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(max_length=120)),
                ("quantity", models.PositiveIntegerField()),
                ("found_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("words", models.CharField(blank=True, max_length=200)),
                ("found_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "stocktake",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="unexpected", to="supplies.stocktake"),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("settled_by__isnull", True), ("settled_at__isnull", False), _connector="OR"),
                        name="stocktake_unexpected_settled_by_needs_at",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="category",
            name="icon",
            field=models.CharField(default="package", max_length=30),
        ),
        migrations.AddField(
            model_name="item",
            name="icon",
            field=models.CharField(blank=True, max_length=30),
        ),
        migrations.AddField(
            model_name="movement",
            name="department",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.department"
            ),
        ),
        migrations.AddIndex(
            model_name="movement",
            index=models.Index(fields=["item", "kind", "-on"], name="supply_last_of_kind"),
        ),
        migrations.AddField(
            model_name="item",
            name="supplier",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="supplies.supplier"
            ),
        ),
    ]
