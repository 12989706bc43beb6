import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import frontdesk.places.tokens


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "__first__"),
        ("places", "0001_initial"),
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
            ],
            options={
                "ordering": ["position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("closed_by__isnull", True), ("closed_at__isnull", False), _connector="OR"),
                        name="supply_category_closed_by_needs_at",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at__isnull", True)), fields=("name",), name="one_open_supply_category_a_name"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ClosedMonth",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField()),
                ("closed_at", models.DateTimeField()),
                ("asked_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=200)),
                ("reopened_at", models.DateTimeField(blank=True, null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "reopened_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-month", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("asked_by__isnull", True), ("asked_at__isnull", False), _connector="OR"),
                        name="supply_month_asked_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reopened_by__isnull", True), ("reopened_at__isnull", False), _connector="OR"),
                        name="supply_month_reopened_by_needs_at",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("reopened_at__isnull", True)), fields=("month",), name="supply_month_closed_once"
                    ),
                    models.CheckConstraint(condition=models.Q(("month__day", 1)), name="supply_month_is_its_first_day"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reopened_at__isnull", True),
                            models.Q(("asked_by__isnull", False), models.Q(("reopened_by", models.F("asked_by")), _negated=True)),
                            _connector="OR",
                        ),
                        name="supply_month_opened_by_two",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Item",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60)),
                ("name_en", models.CharField(blank=True, max_length=60)),
                ("position", models.PositiveIntegerField(default=0)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("number", models.CharField(max_length=20, unique=True)),
                ("specification", models.CharField(blank=True, max_length=120, verbose_name="specification")),
                ("brand", models.CharField(blank=True, max_length=60, verbose_name="brand")),
                ("unit", models.CharField(max_length=10, verbose_name="unit")),
                ("unit_en", models.CharField(blank=True, max_length=20)),
                ("minimum", models.PositiveIntegerField(blank=True, null=True)),
                ("maximum", models.PositiveIntegerField(blank=True, null=True)),
                ("is_high_value", models.BooleanField(default=False)),
                ("is_everyday", models.BooleanField(default=False)),
                ("is_old_for_new", models.BooleanField(default=False)),
                ("tolerance", models.PositiveIntegerField(default=1)),
                ("token", models.CharField(default=frontdesk.places.tokens.new_token, editable=False, max_length=8, unique=True)),
                ("created_at", models.DateTimeField()),
                ("category", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="items", to="supplies.category")),
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
                (
                    "place",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.place"
                    ),
                ),
            ],
            options={
                "ordering": ["category__position", "position", "number"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("closed_by__isnull", True), ("closed_at__isnull", False), _connector="OR"),
                        name="supply_item_closed_by_needs_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("maximum__isnull", True), ("maximum__gte", models.F("minimum")), _connector="OR"),
                        name="supply_maximum_above_minimum",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Pack",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=10)),
                ("name_en", models.CharField(blank=True, max_length=20)),
                ("holds", models.PositiveIntegerField()),
                ("item", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="packs", to="supplies.item")),
            ],
            options={
                "ordering": ["holds"],
                "constraints": [
                    models.UniqueConstraint(fields=("item", "name"), name="supply_pack_named_once"),
                    models.UniqueConstraint(fields=("item", "holds"), name="supply_pack_size_once"),
                    models.CheckConstraint(condition=models.Q(("holds__gt", 1)), name="supply_pack_holds_more_than_one"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Store",
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
                    "place",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.place"
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("closed_by__isnull", True), ("closed_at__isnull", False), _connector="OR"),
                        name="supply_store_closed_by_needs_at",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at__isnull", True)), fields=("name",), name="one_open_supply_store_a_name"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Movement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("opening", "opening stock"),
                            ("receipt", "receipt"),
                            ("take_back", "taken back"),
                            ("found", "found when counted"),
                            ("issue", "issue"),
                            ("scrap", "scrapped"),
                            ("missing", "missing when counted"),
                            ("reversal", "reversal"),
                        ],
                        max_length=10,
                    ),
                ),
                ("quantity", models.IntegerField()),
                ("unit_cost", models.DecimalField(decimal_places=6, max_digits=14)),
                ("document", models.CharField(max_length=60)),
                ("line", models.BigIntegerField()),
                ("on", models.DateField()),
                ("moved_at", models.DateTimeField()),
                ("item", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="movements", to="supplies.item")),
                (
                    "moved_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "reverses",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reversed_by",
                        to="supplies.movement",
                    ),
                ),
                ("store", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="supplies.store")),
            ],
            options={
                "ordering": ["-moved_at", "-pk"],
                "indexes": [
                    models.Index(fields=["item", "-moved_at"], name="supply_of_item"),
                    models.Index(fields=["on", "kind"], name="supply_of_month"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("document", "line", "kind"), name="supply_line_moves_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind__in", ("opening", "receipt", "take_back", "found")), ("quantity__gt", 0)),
                            models.Q(("kind__in", ("issue", "scrap", "missing")), ("quantity__lt", 0)),
                            models.Q(models.Q(("kind", "reversal")), models.Q(("quantity", 0), _negated=True)),
                            _connector="OR",
                        ),
                        name="supply_sign_fits_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "reversal"), ("reverses__isnull", False)),
                            models.Q(models.Q(("kind", "reversal"), _negated=True), ("reverses__isnull", True)),
                            _connector="OR",
                        ),
                        name="supply_reversal_names_what",
                    ),
                    models.CheckConstraint(condition=models.Q(("unit_cost__gte", 0)), name="supply_cost_not_negative"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Balance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on_hand", models.PositiveIntegerField(default=0)),
                ("reserved", models.PositiveIntegerField(default=0)),
                ("on_order", models.PositiveIntegerField(default=0)),
                ("average", models.DecimalField(decimal_places=6, default=0, max_digits=14)),
                ("item", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="balances", to="supplies.item")),
                ("store", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="balances", to="supplies.store")),
            ],
            options={
                "ordering": ["item_id"],
                "constraints": [
                    models.UniqueConstraint(fields=("item", "store"), name="supply_balance_once"),
                    models.CheckConstraint(
                        condition=models.Q(("on_hand__gte", 0), ("on_order__gte", 0), ("reserved__gte", 0)), name="supply_never_below_zero"
                    ),
                    models.CheckConstraint(condition=models.Q(("reserved__lte", models.F("on_hand"))), name="supply_reserved_is_there"),
                ],
            },
        ),
    ]
