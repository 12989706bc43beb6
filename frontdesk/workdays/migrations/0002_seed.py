from django.db import migrations

from frontdesk.workdays import seed


def fill(apps, schema_editor):
    seed.plant(*(apps.get_model("workdays", name) for name in ("OfficeHours", "Day", "Year")))


class Migration(migrations.Migration):
    """Office hours, and the published days of China, to begin with."""

    dependencies = [("workdays", "0001_initial")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
