"""What breaks in the demo company, where, and what is done about it."""

from dataclasses import dataclass
from functools import cache

# category|where|what is wrong|what was done|cause|how often. Where: see `stage.Stage.spots`.
LINES = """
电脑和打印机|computer|开机黑屏，风扇在转|重新插拔内存，清灰后正常|wear|5
电脑和打印机|computer|键盘空格键失灵|更换键盘|part|5
电脑和打印机|computer|外接显示器没有信号|更换视频线|part|6
电脑和打印机|computer|电池鼓包，触摸板顶起|更换电池，旧电池已回收|wear|2
电脑和打印机|computer|充电口接触不良|更换充电口小板|wear|3
电脑和打印机|computer|运行很慢，经常卡住|加装内存，清理启动项|use|5
电脑和打印机|screen|投影画面偏色|重新对焦，清洁镜头|wear|2
电脑和打印机|printer|打印有黑线|清洁感光鼓|wear|2
软件和账号|computer|邮箱登录提示密码过期|重置密码，已教同事自助修改|use|6
软件和账号|computer|视频会议软件没有声音|重装声卡驱动|installation|4
软件和账号|computer|无法连接远程桌面|开通权限|installation|4
软件和账号|computer|表格打开提示已损坏|从备份恢复文件|use|3
软件和账号|computer|签章插件不显示|重新安装插件|installation|4
软件和账号|computer|系统更新后蓝屏|回退更新|installation|3
网络和电话|place|无线网络时断时续|更换接入点固件，信号恢复|supply|4
网络和电话|place|墙上网口不通|重新打线，测试正常|installation|3
网络和电话|place|座机没有拨号音|更换电话线|part|3
水和管道|wet|水龙头关不紧，一直滴水|更换阀芯|wear|5
水和管道|wet|下水慢，有异味|疏通下水管|use|4
水和管道|wet|马桶冲水不停|更换浮球|part|3
水和管道|water|饮水机漏水|更换密封圈|wear|1
电和照明|place|灯管不亮|更换灯管|wear|7
电和照明|place|灯一直闪|更换镇流器|part|4
电和照明|place|插座没有电|复位漏电开关，检查负载|use|3
空调|cooler|不制冷，出风是热的|清洗滤网，补充制冷剂|wear|5
空调|cooler|滴水到桌面|疏通冷凝水管|wear|4
空调|cooler|噪声很大|紧固风机支架|installation|3
门和锁|door|关不上，门吸松了|重新固定门吸|wear|4
门和锁|door|刷卡没有反应|更换读卡器电源|part|3
门和锁|door|锁芯转动困难|上油，更换锁芯|wear|3
家具|place|椅子升降杆不能固定|更换气压棒|wear|5
家具|place|抽屉滑轨脱落|重新安装滑轨|use|3
家具|place|桌面封边翘起|重新粘合封边|wear|2
保洁|place|咖啡洒在地毯上|已清洗地毯|use|4
保洁|place|垃圾桶满了|已清运|use|3
保洁|place|玻璃上有手印和水渍|已擦净|use|3
其他|place|墙上挂画松动|重新打钉固定|installation|2
其他|place|白板擦不干净|更换白板贴膜|wear|2
其他|place|百叶窗拉绳断了|更换拉绳|wear|2
"""
# Emergencies: of the list|category|where|what is wrong|what was done|cause
EMERGENCIES = """
water|水和管道|wet|水管爆裂，地面积水|关闭总阀，更换爆裂的水管，吸干地面|wear
water|水和管道|wet|天花板往下漏水|通知楼上关水，更换接头|supply
power|电和照明|place|插座冒火花|切断回路，更换插座，检查线路|part
power|电和照明|place|半层没有电|复位总开关，拆除超载的取暖器|use
security|门和锁|door|下班后门锁不上|更换电插锁，测试正常|part
trapped|门和锁|door|门打不开，有人被关在里面|拆下锁体把人放出，更换锁体|part
"""
# The same again and again: thing|days ago|what is wrong|what was done|cause
RECURRING = """
2 层彩色打印机|82 61 44 23 9|卡纸，一天好几次|清洁搓纸轮，取出卡纸|wear
2 层洗手台|70 38 12|下水堵，水漫出来|疏通下水管|use
"""
SETTLED = "南门闸机|168 149 131 120|闸门不落，常开|重新校准传感器|part"
SETTLED_BY = "传感器支架被行李箱撞歪，已加装护栏并更换支架"

RATED = ("处理很快，谢谢", "师傅很耐心", "修好了，地面也擦干净了", "等得有点久，不过修好了", "", "", "", "")
RATED_LOW = (
    "来了两次才修好",
    "等了一整天没人说一声",
    "修完第二天又坏了",
    "工具堆在过道，没有收拾",
    "说好上午来，下午才到",
    "零件换了，声音还是很大",
)
CANCELLED = ("自己弄好了", "报错地方，已重新报修", "重启后正常，不用来了")
DECLINED = ("正在处理机房的故障，走不开", "这个要专用工具，请另派", "现在在外采购配件")
TOLD_OUTSIDE = ("需要厂家上门，已约时间", "配件要采购，到货后马上更换", "物业负责的管道，已转物业")
WRONG_STILL = ("今天又出现了", "只好了一个小时", "换了以后还是一样")
ADDED = ("下午三点后我在座位上", "会议室四点前有人用", "可以先修，不用等我")
WAITED = {"parts": "等配件到货", "asker": "等报修人确认时间", "access": "会议室被占用，进不去", "contractor": "等厂家上门"}


@dataclass(frozen=True)
class Fault:
    """One thing that happens."""

    category: str
    where: str
    words: str
    done: str
    cause: str
    often: int = 1
    emergency: str = ""


@cache
def faults() -> list[Fault]:
    rows = (line.split("|") for line in LINES.strip().splitlines())
    return [Fault(*row[:5], often=int(row[5])) for row in rows]


@cache
def emergencies() -> list[Fault]:
    rows = (line.split("|") for line in EMERGENCIES.strip().splitlines())
    return [Fault(*row[1:], emergency=row[0]) for row in rows]


def recurring() -> list[tuple[str, list[int], Fault]]:
    """Thing, days ago, fault; the first is the one that was settled."""
    found = []
    for line in (SETTLED, *RECURRING.strip().splitlines()):
        thing, days, *words = line.split("|")
        found.append((thing, [int(each) for each in days.split()], Fault("", "", *words)))
    return found
