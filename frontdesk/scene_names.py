"""Lists that invented names are drawn from, and the password of the demo company's log-ins."""

PASSWORD = "frontdesk-demo"

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
GIVEN = [
    "思远", "若溪", "一鸣", "静怡", "子轩", "雨桐", "浩然", "欣怡", "俊杰", "梓涵", "明哲", "晓琳", "嘉豪", "诗涵", "宇航", "佳宁", "志强", "丽华",
    "建国", "秀英", "海涛", "婷婷", "鹏飞", "雪梅", "文博", "雅琴", "立新", "春燕", "晨曦", "慧敏", "伟", "芳", "娜", "敏", "静", "磊", "洋", "勇",
    "艳", "杰", "涛", "超", "霞", "平", "刚", "桂兰", "清", "沐", "畅", "远", "怡", "博", "颖", "凯", "琳", "旭", "晶", "宁", "璐", "帆",
]  # fmt: skip
ABROAD = ["Reyes, Laura", "Okafor, Ada", "Novák, Petr", "Tanaka, Yui", "Schmidt, Jonas", "Moreau, Claire", "Silva, Rafael", "Nguyen, Linh"]
DEPARTMENTS = [
    ("总经办", "General Office"), ("产品部", "Product"), ("研发部", "Engineering"), ("市场部", "Marketing"), ("销售部", "Sales"), ("财务部", "Finance"),
    ("人力资源部", "Human Resources"), ("行政部", "Administration"), ("法务部", "Legal"), ("客户服务部", "Customer Care"),
]  # fmt: skip
COMPANIES = [
    "启明咨询", "北辰设备", "海川银行", "海图数据", "正源税务师事务所", "顺和物流", "青禾设计", "云帆网络", "百川建材", "恒信检测", "蓝湾传媒", "东篱餐饮",
    "Harbor Legal", "Vela GmbH", "Northwind Trading", "",
]  # fmt: skip
