"""How long visits name people is set in months, as the registers are: what was set in days becomes the nearest months."""

from django.db import migrations

DAYS_A_MONTH = 30.5
FEWEST, MOST = 3, 120  # months; in days no setting was less than 93, so no value is read twice


def in_months(apps, schema_editor):
    for version in apps.get_model("limits", "Version").objects.filter(of="visitors.retention"):
        if "visits" in version.values:
            version.values["visits"] = min(max(round(version.values["visits"] / DAYS_A_MONTH), FEWEST), MOST)
            version.save(update_fields=["values"])


def in_days(apps, schema_editor):
    for version in apps.get_model("limits", "Version").objects.filter(of="visitors.retention"):
        if "visits" in version.values:
            version.values["visits"] = round(version.values["visits"] * DAYS_A_MONTH)
            version.save(update_fields=["values"])


class Migration(migrations.Migration):
    dependencies = [("limits", "0001_initial"), ("visitors", "0012_groups_pass_once_a_day")]

    operations = [migrations.RunPython(in_months, in_days)]
