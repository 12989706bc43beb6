from typing import Any

from django.db import migrations, models
from django.utils import timezone


def begin_now(apps: Any, editor: Any) -> None:
    """For what waits already the days begin today: nobody loses anything by an upgrade."""
    apps.get_model("supplies", "RequisitionLine").objects.filter(reserved__gt=0).update(ready_at=timezone.now())


class Migration(migrations.Migration):
    dependencies = [
        ("supplies", "0007_books_opened"),
    ]

    operations = [
        migrations.AddField(
            model_name="requisitionline",
            name="ready_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="requisitionline",
            name="reminded_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.RunPython(begin_now, migrations.RunPython.noop),
    ]
