"""The six types every reception begins with; a manager changes what they ask."""

from django.db import migrations

# code, 中文, English, order, purpose, and what differs from the defaults
TYPES = [
    ("customer", "客户", "Customer", 10, "meeting", {}),
    ("partner", "合作伙伴", "Partner", 20, "tour", {}),
    ("government", "政府机关", "Government", 30, "", {"needs_escort": True}),
    ("interview", "面试", "Interview", 40, "interview", {"asks_company": False, "asks_belongings": False}),
    (
        "works",
        "施工与维护",
        "Works",
        50,
        "maintenance",
        {"asks_identity": True, "asks_id_number": True, "needs_escort": True, "thanks": False},
    ),
    ("delivery", "送货", "Delivery", 60, "delivery", {"asks_belongings": False, "makes_visit": False, "thanks": False}),
]


def seed(apps, schema_editor):
    kinds = apps.get_model("visitors", "VisitorType")
    kinds.objects.bulk_create(
        kinds(code=code, name=name, name_en=english, order=order, purpose=purpose, **more)
        for code, name, english, order, purpose, more in TYPES
    )


class Migration(migrations.Migration):
    dependencies = [("visitors", "0004_the_whole_book")]
    operations = [migrations.RunPython(seed, migrations.RunPython.noop, elidable=False)]
