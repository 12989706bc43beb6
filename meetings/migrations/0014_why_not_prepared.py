from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0013_preparation_ordered_afterwards"),
    ]

    operations = [
        migrations.AddField(
            model_name="meeting",
            name="not_prepared_because",
            field=models.CharField(blank=True, help_text="preparation alone was ordered and declined", max_length=200),
        ),
    ]
