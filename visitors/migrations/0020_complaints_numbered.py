"""Complaints from before the series have numbers of it too, in the order in which they came, so that the count of a year has no hole."""

from collections import Counter as Count
from typing import Any

from django.db import migrations
from django.utils import timezone


def number(apps: Any, editor: Any) -> None:
    complaints, numbers, counters = (
        apps.get_model(*name) for name in (("visitors", "Complaint"), ("numbers", "Number"), ("numbers", "Counter"))
    )
    last: Count[str] = Count()
    for complaint in complaints.objects.filter(number="").order_by("received_at", "pk"):
        year = str(timezone.localtime(complaint.received_at).year)
        last[year] += 1
        complaint.number = f"TS-{year}-{last[year]:03}"
        complaint.save(update_fields=["number"])
        given = {"series": "visitors.complaint", "period": year, "n": last[year], "text": complaint.number}
        numbers.objects.create(**given, subject_type="visitors.complaint", subject_id=str(complaint.pk), drawn_at=complaint.received_at)
    counters.objects.bulk_create([counters(series="visitors.complaint", period=year, last=n) for year, n in last.items()])


class Migration(migrations.Migration):
    dependencies = [("visitors", "0019_complaint_number"), ("numbers", "0001_initial")]

    operations = [migrations.RunPython(number, migrations.RunPython.noop)]
