from django.db import migrations

from frontdesk.append_only import install
from repairs.triggers import EVENTS


def put_on(apps, schema_editor):
    install(schema_editor.connection, [EVENTS])


class Migration(migrations.Migration):
    """What happened to a ticket refuses UPDATE and DELETE from the first day."""

    dependencies = [("repairs", "0001_repairs_and_rounds")]

    operations = [migrations.RunPython(put_on, migrations.RunPython.noop, elidable=False)]
