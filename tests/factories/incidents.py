"""Incidents with sensible defaults, by the real actions."""

from frontdesk.people.models import Person
from tests.moments import HOUR, MINUTE, MONDAY_9AM
from visitors.actions import incidents
from visitors.actions.incidents_acting import add_action
from visitors.actions.incidents_closing import close
from visitors.actions.incidents_resolving import file_report, resolve
from visitors.models import CorrectiveAction, Incident

IN_A_WEEK = MONDAY_9AM.date().replace(day=30)


def an_incident(by: Person, **fields: object) -> Incident:
    """An ordinary row at the counter on Monday at 9:00, given to nobody."""
    given = {"words": "访客在前台争吵，要求退款", "kind": "dispute", "severity": "ordinary", "demands": "退款", "mood": "angry"}
    given |= {"place": "大堂", "people": "钱守诚 13800007777", "now": MONDAY_9AM, **fields}
    return incidents.report(by=by, **given)


def resolved(incident: Incident, by: Person) -> Incident:
    """Resolved on Monday at 10:00."""
    return resolve(incident, outcome="已退款并致歉", by=by, now=MONDAY_9AM + HOUR)


def filed(incident: Incident, by: Person) -> Incident:
    """Resolved at 10:00, its report sent at 11:00."""
    return file_report(resolved(incident, by), report="经过与处理", lessons="收款前核对订单", by=by, now=MONDAY_9AM + 2 * HOUR)


def an_action(incident: Incident, owner: Person, by: Person, **fields: object) -> CorrectiveAction:
    """Due in a week."""
    given = {"what": "修订退款流程", "due_on": IN_A_WEEK, "now": MONDAY_9AM + MINUTE, **fields}
    return add_action(incident, owner=owner, by=by, **given)


def closed(incident: Incident, by: Person) -> Incident:
    """The whole way, closed on Monday at noon."""
    return close(filed(incident, by), by=by, now=MONDAY_9AM + 3 * HOUR)
