"""What comes in over half a year: who sends it, what it is about, what is proposed, and what signers say."""

from dataclasses import dataclass

from documents.models import Channel, Level


@dataclass(frozen=True)
class Paper:
    """One kind of letter; `{n}` in its number counts on, `{month}` is the month in which it comes."""

    source: str
    number: str
    subject: str
    proposal: str
    who: str  # the department that is asked
    channel: Channel = Channel.POST
    often: int = 2
    level: Level = Level.INTERNAL
    days: int = 0  # to be dealt with within so many


STREET, TAX, FIRE = "云山街道办事处", "国家税务总局云山区税务局", "云山区消防救援大队"
TOWER, BUREAU, LABOUR = "远山大厦物业管理处", "云山区应急管理局", "云山区人力资源和社会保障局"
POST, COURIER, MAIL, FAX, HAND = Channel.POST, Channel.COURIER, Channel.MAIL, Channel.FAX, Channel.HAND


# Ordinary ones.
PAPERS = (
    Paper(
        STREET,
        "云街办〔{year}〕{n}号",
        "关于开展{month}月楼宇安全大检查的通知",
        "拟由行政部对照清单自查，周五前报送结果。",
        "行政部",
        FAX,
        4,
        days=7,
    ),
    Paper(STREET, "云街函〔{year}〕{n}号", "关于商请参加辖区企业座谈会的函", "拟请总经办派员参加，会后交纪要。", "总经办", FAX, 3, days=5),
    Paper(
        STREET,
        "云街办〔{year}〕{n}号",
        "关于做好第五次经济普查入户登记工作的通知",
        "拟由财务部指定联络员填报。",
        "财务部",
        POST,
        2,
        days=10,
    ),
    Paper(
        STREET,
        "",
        "关于调整生活垃圾分类投放点和清运时间的告知书",
        "拟由行政部张贴到各楼层，告知保洁单位。",
        "行政部",
        HAND,
        2,
        Level.PUBLIC,
    ),
    Paper(
        TAX,
        "云税通〔{year}〕{n}号",
        "税务事项通知书（{month}月纳税申报资料补正）",
        "拟由财务部在期限内补齐资料并回复。",
        "财务部",
        POST,
        4,
        days=10,
    ),
    Paper(TAX, "云税函〔{year}〕{n}号", "关于研发费用加计扣除政策辅导会的邀请函", "拟请财务部、研发部各派一人参加。", "财务部", MAIL, 2),
    Paper(
        FIRE,
        "云消检〔{year}〕{n}号",
        "消防监督检查记录（3 层疏散通道堆物）",
        "拟由行政部三日内清理并拍照回复。",
        "行政部",
        HAND,
        3,
        days=5,
    ),
    Paper(FIRE, "云消函〔{year}〕{n}号", "关于开展消防安全培训和疏散演练的函", "拟定于本月下旬演练，请行政部做方案。", "行政部", POST, 2),
    Paper(
        BUREAU,
        "云应急〔{year}〕{n}号",
        "关于做好汛期安全生产工作的紧急通知",
        "拟由行政部检查地下室和机房排水。",
        "行政部",
        FAX,
        2,
        days=3,
    ),
    Paper(
        LABOUR,
        "云人社〔{year}〕{n}号",
        "关于报送{month}月用工情况和社会保险缴费基数的通知",
        "拟由人力资源部按时报送。",
        "人力资源部",
        MAIL,
        4,
        days=10,
    ),
    Paper(
        LABOUR,
        "云人社函〔{year}〕{n}号",
        "关于核实员工劳动合同签订情况的函",
        "拟由人力资源部核实，经法务部看后回函。",
        "人力资源部",
        POST,
        2,
        days=7,
    ),
    Paper(
        "云山区市场监督管理局",
        "云市监〔{year}〕{n}号",
        "关于报送企业年度报告的提示函",
        "拟由法务部报送公示。",
        "法务部",
        POST,
        2,
        days=15,
    ),
    Paper(
        "云山区人民法院",
        "（{year}）云民初{n}号",
        "协助执行通知书（员工工资扣留）",
        "拟由法务部审核、财务部配合执行。",
        "法务部",
        POST,
        2,
        days=10,
    ),
    Paper(
        "云山区科学技术委员会",
        "云科委〔{year}〕{n}号",
        "关于组织申报高新技术企业的通知",
        "拟由研发部牵头申报，财务部配合。",
        "研发部",
        MAIL,
        2,
        days=20,
    ),
    Paper(
        "云山区疾病预防控制中心",
        "云疾控〔{year}〕{n}号",
        "关于做好办公场所{month}月传染病防控的提示",
        "拟由行政部增加通风和消毒次数。",
        "行政部",
        MAIL,
        2,
        Level.PUBLIC,
    ),
    Paper(TOWER, "YS-{n}", "关于{month}月空调运行时间和加时收费的通知", "拟转各部门知悉，确需加时的提前一天报行政部。", "行政部", HAND, 4),
    Paper(TOWER, "YS-{n}", "关于外墙清洗期间关闭 2 层、3 层窗户的通知", "拟由前台通知全员并检查门窗。", "行政部", HAND, 3, Level.PUBLIC),
    Paper(TOWER, "YS-{n}", "物业管理费和公共能耗{month}月缴费通知单", "拟由财务部核对后付款。", "财务部", HAND, 4, days=10),
    Paper("海川银行云山支行", "海川函{n}", "关于对公账户{month}月对账的函", "拟由财务部核对盖章后寄回。", "财务部", COURIER, 4, days=7),
    Paper(
        "正源税务师事务所",
        "ZY{year}-{n}",
        "关于提供汇算清缴审计资料的函",
        "拟由财务部准备资料，法务部看保密条款。",
        "财务部",
        MAIL,
        2,
        days=10,
    ),
    Paper("顺和物流", "SH-{n}", "关于调整{month}月起快递服务价格的函", "拟请行政部与供应商再谈，超 5% 不同意。", "行政部", COURIER, 3),
    Paper("北辰设备", "BC{n}", "打印机租赁合同续签的征询函", "拟请行政部比价后续签一年。", "行政部", MAIL, 3, days=15),
    Paper("云帆网络", "YF-{n}", "关于{month}月线路割接和短时断网的告知函", "拟由研发部安排值守，提前一天通知全员。", "研发部", MAIL, 3),
    Paper("青禾设计", "QH-{n}", "展厅改造方案第二稿和报价的确认函", "拟请市场部、产品部看方案。", "市场部", MAIL, 3),
    Paper("启明咨询", "QM{year}-{n}", "客户满意度调研报告交付函", "拟请客户服务部提出改进措施。", "客户服务部", MAIL, 2),
    Paper(
        "东篱餐饮",
        "DL-{n}",
        "关于{month}月员工午餐菜单和留样情况的函",
        "拟由行政部抽查，结果记入考评。",
        "行政部",
        MAIL,
        2,
        Level.PUBLIC,
    ),
    Paper(
        "Harbor Legal",
        "HL-{n}",
        "Trademark renewal: request for instructions",
        "拟请法务部答复，产品部确认类别。",
        "法务部",
        MAIL,
        2,
        days=15,
    ),
    Paper(
        "Northwind Trading",
        "NW/{year}/{n}",
        "Proposal for a distribution agreement",
        "拟请销售部评估，法务部看条款。",
        "销售部",
        MAIL,
        2,
    ),
    Paper(
        "云山职业技术学院",
        "云职院函〔{year}〕{n}号",
        "关于商请接收学生实习的函",
        "拟由人力资源部与用人部门商定岗位。",
        "人力资源部",
        POST,
        2,
    ),
    Paper(
        "云山区工商业联合会",
        "云工商联〔{year}〕{n}号",
        "关于推荐优秀民营企业参加评选的通知",
        "拟请总经办决定是否参加。",
        "总经办",
        FAX,
        2,
        days=10,
    ),
)
# Source, its number, subject, level: of half a year.
CONFIDENTIAL = (
    ("启明咨询", "QM-M-03", "远山二期股权结构调整建议书", Level.SECRET),
    ("Vela GmbH", "VG-NDA-7", "联合研发项目技术路线说明（保密协议项下）", Level.CONFIDENTIAL),
    ("海川银行云山支行", "海川密 12", "授信额度和利率条件确认函", Level.CONFIDENTIAL),
    ("Harbor Legal", "HL-P-21", "专利侵权风险法律意见书", Level.CONFIDENTIAL),
    ("正源税务师事务所", "ZY-M-5", "关联交易转让定价专项报告", Level.CONFIDENTIAL),
    ("北辰设备", "BC-M-2", "核心部件采购底价和供货保证", Level.CONFIDENTIAL),
    ("云山区人民法院", "（密）云民初 31", "商业秘密案件证据交换通知书", Level.CONFIDENTIAL),
    ("启明咨询", "QM-M-04", "高级管理人员薪酬对标报告", Level.SECRET),
    ("Northwind Trading", "NW-C-9", "独家代理报价单", Level.CONFIDENTIAL),
)
ON_PAPER = ("市国家保密局", "云山区国家安全局")  # what they send stays on paper
AGREED = ("同意。", "同意。", "同意，请按期办理。", "已阅，同意拟办意见。", "同意，结果报我。", "同意，请抄送相关部门。", "", "", "", "")
REFUSED = (
    "不同意：本年度预算内没有这一项。",
    "不同意：与现行合同条款不符，请对方重新来函。",
    "不同意：涨幅超出约定，按原价执行。",
    "不同意：时间与季度盘点冲突，另行商定。",
)
BACK = (
    "请补充去年同期的数据和附件。",
    "拟办意见没有写完成时间，请补上。",
    "请先征求法务部意见再报。",
    "来函附件缺第 2 页，请联系对方补齐。",
)
MENDED = ("同意。", "已补齐，同意。")
PURPOSES = ("请阅批", "请审核并提出意见", "请会签", "", "")
