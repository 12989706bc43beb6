from django.db import migrations, models
from django.utils import timezone


class Migration(migrations.Migration):
    """A checklist knows from when on its times are owed."""

    dependencies = [("repairs", "0002_guards")]

    operations = [
        migrations.AddField(
            model_name="checklist",
            name="since_at",
            field=models.DateTimeField(default=timezone.now, help_text="its times are owed from here on: made, changed, or opened again"),
            preserve_default=False,
        ),
    ]
