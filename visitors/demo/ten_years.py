"""Ten years at the counter, for who wants to see how long things take: calls, messages, complaints, parcels both ways, incidents."""

from dataclasses import dataclass
from datetime import timedelta

from frontdesk.limits import actions as limits
from frontdesk.scene import Scene, act
from frontdesk.workdays.load import read_once
from visitors.demo import past_calls, past_incidents, past_parcels
from visitors.demo.decade import Past
from visitors.limits import IncidentLimits, RetentionLimits

KEPT = 120  # months: words of ten years are there to be found


@dataclass(frozen=True)
class Size:
    """Of a large counter, all in all; every tenth call left a message."""

    calls: int = 100_000
    complaints: int = 3_000
    parcels: int = 60_000
    waiting: int = 200
    shipments: int = 10_000
    incidents: int = 500


LARGER = Size(calls=600_000, complaints=20_000, parcels=400_000, shipments=60_000, incidents=3_000)  # for the benchmarks


@act("visitors.ten_years")
def ten_years(scene: Scene) -> None:
    """Of the large company alone."""
    if scene.scale == "large":
        tell(scene, Size())


def tell(scene: Scene, size: Size) -> None:
    """In bulk, as the actions would have left it: all of it over but for what waits on the shelf, with its rows of the search."""
    olga, since = scene.cast["olga"], scene.now - timedelta(days=1)
    limits.change(RetentionLimits, values={"visits": KEPT}, by=olga, now=since)
    limits.change(IncidentLimits, values={"keep": KEPT}, by=olga, now=since)
    with read_once():
        past = Past(scene)
        past_calls.calls(past, size.calls)
        past_calls.complaints(past, size.complaints)
        past_parcels.parcels(past, size.parcels - size.waiting)
        past_parcels.waiting(past, size.waiting)
        past_parcels.shipments(past, size.shipments)
        past_incidents.incidents(past, size.incidents)
