"""Doors of suppliers, agreements, reviews and costs."""

from datetime import timedelta

from django.utils import timezone

from frontdesk.people.models import Person
from supplies.models import Agreement, Budget, Supplier, SupplierReview
from tests.factories.people import DepartmentFactory
from tests.factories.supplies_suppliers import a_category, a_review, a_supplier, an_agreement
from tests.matrix.rows import BUYERS, MANAGER, Row, page, step

HEADS_TOO = BUYERS | {"department_head"}
PAGES: dict[str, Row] = {
    **dict.fromkeys([f"supplies:supplier_{name}" for name in ("list", "export", "import", "new", "detail", "edit")], page(BUYERS)),
    **dict.fromkeys([f"supplies:supplier_{verb}" for verb in ("import_confirm", "close", "reopen")], step(BUYERS)),
    **dict.fromkeys(["supplies:agreement_new", "supplies:agreement_detail"], page(BUYERS)),
    **dict.fromkeys(["supplies:agreement_lengthen", "supplies:agreement_end"], step(BUYERS)),
    **dict.fromkeys([f"supplies:review_{name}" for name in ("list", "export", "detail")], page(BUYERS)),
    **dict.fromkeys(["supplies:cost_list", "supplies:cost_export"], page(HEADS_TOO)),
    "supplies:budget_edit": page(MANAGER),
}


def records(person: Person) -> dict[str, dict[str, object]]:
    agreement = an_agreement(person, now=timezone.now(), from_on=timezone.localdate(), until_on=timezone.localdate() + timedelta(days=90))
    return {
        "supplies:supplier_": {"pk": agreement.supplier_id},
        "supplies:agreement_new": {"pk": agreement.supplier_id},
        "supplies:agreement_": {"pk": agreement.pk},
        "supplies:review_": {"pk": a_review(agreement.supplier).pk},
        "supplies:budget_": {"pk": person.department_id or DepartmentFactory().pk, "year": 2026},
    }


def plant(many: int, person: Person) -> None:
    """So many suppliers, each in a category, with an agreement and a review; so many departments with a budget."""
    now, today = timezone.now(), timezone.localdate()
    last = a_supplier(person)
    made = Supplier.objects.bulk_create([Supplier(name=f"供应商{last.pk}-{n}", position=n, created_at=now) for n in range(many)])
    sells = Supplier.categories.through
    sells.objects.bulk_create([sells(supplier=each, category=a_category()) for each in made])
    Agreement.objects.bulk_create([Agreement(supplier=each, from_on=today, until_on=today, created_at=now) for each in made])
    SupplierReview.objects.bulk_create([SupplierReview(supplier=each, quarter=today.replace(day=1), opened_at=now) for each in made])
    departments = [DepartmentFactory() for _number in range(many)]
    Budget.objects.bulk_create(
        [Budget(department=each, year=today.year, month=today.month, amount=1, changed_at=now) for each in departments]
    )
