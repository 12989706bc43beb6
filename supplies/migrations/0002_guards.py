from django.db import migrations

from frontdesk.append_only import install
from supplies.triggers import LEDGER, keep_months_closed


def put_on(apps, schema_editor):
    install(schema_editor.connection, [LEDGER])
    keep_months_closed(schema_editor.connection)


class Migration(migrations.Migration):
    """The ledger refuses UPDATE and DELETE, and movements of a closed month, from the first day."""

    dependencies = [("supplies", "0001_the_ledger")]

    operations = [migrations.RunPython(put_on, migrations.RunPython.noop, elidable=False)]
