"""Reviews: what is counted of a quarter, once a supplier and quarter, frozen with the decision."""

from datetime import date
from decimal import Decimal

import pytest

from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.refusal import Refused
from frontdesk.todos.models import Todo
from supplies.actions import reviews, suppliers
from supplies.actions.grading import Figures
from supplies.actions.review_figures import counted
from supplies.models import Order, Supplier, SupplierReview
from tests.factories.people import PersonFactory
from tests.factories.supplies_quarter import JULY, an_order, received
from tests.factories.supplies_suppliers import a_review, a_supplier
from tests.moments import DAY, MONDAY_9AM
from tests.queries import queries
from tests.races import together

pytestmark = pytest.mark.django_db
MARKS = {"quality": 5, "service": 4, "cooperation": 4}


@pytest.fixture
def quarter(olga: Person) -> Supplier:
    """Three orders of ¥113 with tax: on time, a day late with 5 of 100 rejected, never come; one is cancelled."""
    firm, other = a_supplier(olga, "晨光"), a_supplier(olga, "得力")
    received(an_order(firm, olga, quotes={other: "10.17"}), olga)
    received(an_order(firm, olga, quotes={other: "12.43"}), olga, days=6, rejected=5)
    an_order(firm, olga)
    Order.objects.filter(pk=an_order(firm, olga).pk).update(cancelled_at=MONDAY_9AM, cancelled_by=olga)
    received(an_order(firm, olga, on=date(2026, 6, 1)), olga)
    an_order(firm, olga, on=date(2026, 10, 1))
    return firm


def test_what_is_counted(olga: Person, quarter: Supplier) -> None:
    [(firm, figures)] = counted(JULY).items()
    assert (firm, figures.orders, figures.total) == (quarter.pk, 3, Decimal("339.00"))
    assert (figures.deliveries, figures.on_time) == (3, 1)
    assert (figures.checked, figures.rejected, figures.rejected_share) == (Decimal(200), Decimal(5), Decimal("0.025"))
    assert (figures.paid, figures.best) == (Decimal(200), Decimal(190))
    assert counted(JULY, [quarter.pk]) == {quarter.pk: figures}
    assert counted(JULY, [0]) == {0: Figures()}


def test_the_quarter_gives_the_documented_grade(olga: Person, quarter: Supplier) -> None:
    """30 × 1/3 + 20 × (1 − 2.5/5) + 20 × (1 − 5.263/20) + 10 + 7.5 + 7.5 = 10 + 10 + 14.7 + 25 = 59.7: C."""
    [review] = reviews.open_quarter(JULY, now=MONDAY_9AM)
    done = reviews.decide(review, **MARKS, decision="negotiate", by=olga, now=MONDAY_9AM)
    grade = reviews.grade_of(done, reviews.figures_of(done))
    assert ([part.got for part in grade.parts], grade.points) == (
        [10, 10, Decimal("14.7"), 10, Decimal("7.5"), Decimal("7.5")],
        Decimal("59.7"),
    )
    assert (done.grade, done.decided_by, Supplier.objects.with_grade().get(pk=quarter.pk).last_grade) == ("C", olga, "C")


def test_a_quarter_costs_the_same_queries_however_many_orders_it_had(olga: Person) -> None:
    firms = [a_supplier(olga) for _number in range(3)]
    received(an_order(firms[0], olga, quotes={firms[1]: "12"}), olga)
    few = queries(lambda: counted(JULY))
    for firm in firms * 3:
        received(an_order(firm, olga, quotes={}), olga)
    assert queries(lambda: counted(JULY)) == few <= 5


def test_opened_once_a_to_do_of_who_buys_and_closed_suppliers_are_left_out(olga: Person, quarter: Supplier) -> None:
    closed = a_supplier(olga)
    received(an_order(closed, olga), olga)
    suppliers.close(closed, by=olga, now=MONDAY_9AM)
    assert [review.supplier for review in reviews.open_quarter(JULY, now=MONDAY_9AM)] == [quarter]
    assert reviews.open_quarter(JULY, now=MONDAY_9AM) == []
    assert [todo.role for todo in Todo.objects.open()] == [Role.ADMIN_MANAGER]
    PersonFactory(username="leo", roles=[Role.LOGISTICS_OFFICER])
    reviews.open_quarter(date(2026, 4, 1), now=MONDAY_9AM)
    assert Todo.objects.open().latest("pk").role == Role.LOGISTICS_OFFICER


def test_a_receipt_entered_late_counts_until_the_decision_and_not_after_it(olga: Person, quarter: Supplier) -> None:
    [review] = reviews.open_quarter(JULY, now=MONDAY_9AM)
    missing = Order.objects.get(supplier=quarter, done_at__isnull=True, cancelled_at__isnull=True, ordered_at__month=7)
    received(missing, olga)
    assert reviews.figures_of(review).on_time == 2
    done = reviews.decide(review, **MARKS, decision="keep", by=olga, now=MONDAY_9AM)
    received(an_order(quarter, olga), olga)
    done.refresh_from_db()
    assert (reviews.figures_of(done).on_time, Figures.stored(done.figures).orders, done.grade) == (2, 3, "B")
    with pytest.raises(Refused) as again:
        reviews.decide(done, **MARKS, decision="replace", words="贵", by=olga, now=MONDAY_9AM)
    assert (again.value.code, Todo.objects.open().count()) == ("decided", 0)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"quality": 0}, "marks"),
        ({"service": 6}, "marks"),
        ({"decision": ""}, "decision"),
        ({"decision": "replace"}, "words"),
        ({"decision": "replace", "words": "  "}, "words"),
    ],
)
def test_what_is_refused(olga: Person, given: dict, code: str) -> None:
    review = a_review(a_supplier(olga))
    with pytest.raises(Refused) as refused:
        reviews.decide(review, **{**MARKS, "decision": "keep", "by": olga, "now": MONDAY_9AM, **given})
    assert (refused.value.code, SupplierReview.objects.open().count()) == (code, 1)


def test_otherwise_than_the_grade_suggests_with_a_reason(olga: Person) -> None:
    done = reviews.decide(a_review(a_supplier(olga)), **MARKS, decision="replace", words="搬走了", by=olga, now=MONDAY_9AM + DAY)
    assert (done.grade, done.decision, done.words) == ("B", "replace", "搬走了")


@pytest.mark.django_db(transaction=True)
def test_of_many_who_decide_at_once_one_does(olga: Person) -> None:
    review = a_review(a_supplier(olga))
    answers = together(8, lambda _number: reviews.decide(review, **MARKS, decision="keep", by=olga, now=MONDAY_9AM))
    assert sum(isinstance(answer, Refused) for answer in answers) == 7
