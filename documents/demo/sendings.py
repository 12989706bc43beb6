"""What goes out over half a year: who drafts it, to whom it goes, and what it says."""

from dataclasses import dataclass

from documents.models import Channel

MAIL, COURIER, HAND = Channel.MAIL, Channel.COURIER, Channel.HAND


@dataclass(frozen=True)
class Sending:
    """One kind of outgoing document; `{month}` is the month in which it goes."""

    drafter: str  # of the cast
    template: str
    subject: str
    to: str
    body: str
    signed_off_as: str = "行政部"
    copied_to: str = ""
    heads: tuple[str, ...] = ()  # departments whose heads get it
    outside: tuple[tuple[str, str], ...] = ()  # recipient, channel


ALL = "各部门"
FINANCE, LEGAL, PRODUCT, OFFICE = "财务部", "法务部", "产品部", "行政部"
SENDINGS = (
    Sending(
        "rita",
        "通知",
        "关于开展{month}月办公区安全自查的通知",
        ALL,
        (
            "为落实楼宇安全管理要求，现就{month}月办公区安全自查通知如下。\n"
            "一、各部门于本月二十日前完成自查，重点检查用电、门窗和疏散通道。\n"
            "二、自查表由部门安全员填写，部门负责人签字后交行政部。\n"
            "三、行政部将于月底抽查。\n"
            "特此通知。"
        ),
        copied_to="远山大厦物业管理处",
        heads=(PRODUCT, FINANCE, LEGAL),
    ),
    Sending(
        "ann",
        "函",
        "关于产品用户体验测试合作的复函",
        "恒信检测",
        (
            "贵司来函收悉。经研究，我司同意就用户体验测试开展合作，现函复如下。\n"
            "一、首批样机三台，由我司送达。\n"
            "二、测试周期三周，报告以中文出具。\n"
            "三、双方另行签订保密协议。\n"
            "特此函复。"
        ),
        PRODUCT,
        heads=(LEGAL,),
        outside=(("恒信检测", COURIER),),
    ),
    Sending(
        "rita",
        "函",
        "关于报送{month}月用工情况的函",
        "云山区人力资源和社会保障局",
        (
            "按照贵局要求，现将我司{month}月用工情况报送如下。\n"
            "本月在册职工人数与上月持平，社会保险均已足额缴纳。\n"
            "附表由人力资源部填报，数据截至月末。\n"
            "特此函报。"
        ),
        outside=(("云山区人力资源和社会保障局", MAIL),),
    ),
    Sending(
        "tom",
        "函",
        "关于电梯年度检验整改情况的函",
        "云山区特种设备检验所",
        (
            "贵所检验意见书收悉。我司已会同物业完成整改，现将情况函告如下。\n"
            "一、二号电梯限速器已更换，合格证随函附上。\n"
            "二、机房通风已改造。\n"
            "请贵所安排复检。"
        ),
        copied_to="远山大厦物业管理处",
        outside=(("云山区特种设备检验所", HAND), ("远山大厦物业管理处", HAND)),
    ),
    Sending(
        "ann",
        "会议纪要报送函",
        "关于报送产品季度评审会纪要的函",
        ALL,
        (
            "产品季度评审会已按期召开，现将会议纪要随函报送，请审阅。\n"
            "会议议定事项由产品部牵头落实，财务部、法务部配合，进展情况于下月初报告。"
        ),
        PRODUCT,
        heads=(FINANCE, LEGAL),
    ),
    Sending(
        "rita",
        "通知",
        "关于调整办公用品领用时间的通知",
        ALL,
        "为方便各部门领用办公用品，自本月起领用时间调整为每周二、周四下午。\n急需物品可随时联系前台。\n特此通知。",
        heads=(PRODUCT, FINANCE),
    ),
    Sending(
        "ann",
        "Letter",
        "Delivery of demonstration units",
        "Vela GmbH",
        (
            "Thank you for your delivery schedule.\n"
            "We confirm that two demonstration units will be received at our reception on working days between 9:00 and 17:30.\n"
            "Please send the packing list one day ahead.\n"
            "Yours faithfully,"
        ),
        "Product",
        outside=(("Vela GmbH", MAIL),),
    ),
    Sending(
        "rita",
        "请示",
        "关于更新会议室显示设备的请示",
        "总经办",
        (
            "因三间会议室的投影设备已使用七年，故障频繁，拟更新为会议平板。\n"
            "一、方案：三间会议室各配一台，旧设备报废处理。\n"
            "二、费用：约六万元，从行政设备预算列支。\n"
            "妥否，请批示。"
        ),
        heads=(FINANCE,),
    ),
    Sending(
        "tom",
        "通知",
        "关于空调系统检修期间暂停供冷的通知",
        ALL,
        "因空调主机例行检修，周六全天暂停供冷。\n确需加班的部门请提前一天向行政部申领风扇。\n特此通知。",
        heads=(PRODUCT, LEGAL),
    ),
    Sending(
        "rita",
        "函",
        "关于商请支持年度消防演练的函",
        "云山区消防救援大队",
        ("我司拟于下月组织全员消防疏散演练，商请贵队派员现场指导。\n演练方案随函附上，请于五个工作日内函复。\n联系人：林若溪。"),
        outside=(("云山区消防救援大队", COURIER),),
    ),
    Sending(
        "ann",
        "证明",
        "实习证明",
        "云山职业技术学院",
        "兹证明贵院学生两名于今年夏季在我司产品部实习，表现良好。\n本证明仅用于实习学分认定。\n特此证明。",
        outside=(("云山职业技术学院", COURIER),),
    ),
    Sending(
        "rita",
        "通知",
        "关于节日期间值班安排的通知",
        ALL,
        (
            "节日期间实行值班制度，值班表随文下发。\n"
            "一、值班人员每日九时前到岗，电话保持畅通。\n"
            "二、突发情况立即报告行政主管。\n"
            "三、离岗前检查门窗、电源。\n"
            "特此通知。"
        ),
        copied_to="远山大厦物业管理处",
        heads=(PRODUCT, FINANCE, LEGAL),
        outside=(("远山大厦物业管理处", HAND),),
    ),
    Sending(
        "tom",
        "函",
        "关于{month}月维保工作量确认的函",
        "北辰设备",
        ("贵司{month}月维保工作已由我司逐项核对，现予确认。\n一、例行保养六次，均已完成。\n二、更换配件按合同单价结算。\n请据此开具发票。"),
        copied_to=FINANCE,
        heads=(FINANCE,),
        outside=(("北辰设备", MAIL),),
    ),
)
