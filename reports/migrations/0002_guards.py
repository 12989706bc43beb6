from django.db import migrations

from frontdesk.append_only import install
from reports.triggers import FROZEN


def put_on(apps, schema_editor):
    install(schema_editor.connection, [FROZEN])


class Migration(migrations.Migration):
    """What a month was frozen as refuses UPDATE and DELETE from the first day."""

    dependencies = [("reports", "0001_frozen_months")]

    operations = [migrations.RunPython(put_on, migrations.RunPython.noop, elidable=False)]
