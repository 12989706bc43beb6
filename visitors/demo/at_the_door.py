"""Somebody the desk looks at first, somebody whose papers it checks, and somebody who would not register."""

from datetime import timedelta

from frontdesk.scene import Scene
from visitors.actions import visits, watch
from visitors.actions.refusals import register_refused
from visitors.models import Visit
from visitors.models.visit import Purpose
from visitors.models.watch import WatchEntry


def at_the_door(scene: Scene) -> list[Visit]:
    """After the rest of the day."""
    now, olga, rita, ann = scene.now, scene.cast["olga"], scene.cast["rita"], scene.cast["ann"]
    entries = [
        (WatchEntry.Kind.BLOCK, "钱守诚", "", "去年两次强行推销，与员工争执"),
        (WatchEntry.Kind.ASK, "Martin Keller", "", "合同纠纷期间先问法务"),
        (WatchEntry.Kind.VIP, "欧阳若男", "13800008888", "重要客户，请通知总经理办公室"),
    ]
    for kind, name, phone, reason in entries:
        watch.add(kind=kind, name=name, phone=phone, reason=reason, owner=olga, by=olga, now=now - timedelta(days=9))
    register_refused(
        words="不愿留姓名和电话，说是来找人谈合作",
        looks="灰色外套，黑色双肩包",
        went="出门往地铁方向",
        by=rita,
        now=now - timedelta(days=2),
    )
    return [
        visits.register_walk_in(name="Qian Shoucheng", phone="13700001188", host=ann, now=now - timedelta(minutes=1)),
        visits.register_walk_in(
            name="罗永强", phone="13700002299", company="申菱空调", purpose=Purpose.MAINTENANCE, host=rita, now=now - timedelta(minutes=2)
        ),
    ]
