"""What the demo company keeps: a line an item, in the order of the shelves.

name | English | specification | unit | in English | pack | in English | holds | yuan a unit without tax | used a month | flags | icon.
Flags: e everyday, h high value, o old for new.
"""

from dataclasses import dataclass
from decimal import Decimal

CATEGORIES = {
    "书写用品": ("Writing", "pencil", """
中性笔 黑|Gel pen, black|0.5 mm|支|pen|盒|box|12|1.10|170|e|ballpen
中性笔 蓝|Gel pen, blue|0.5 mm|支|pen|盒|box|12|1.10|60|e|ballpen
中性笔 红|Gel pen, red|0.5 mm|支|pen|盒|box|12|1.10|40|e|ballpen
中性笔芯 黑|Gel refill, black|0.5 mm|支|refill|盒|box|20|0.45|120|e|ballpen
圆珠笔|Ballpoint pen|0.7 mm，蓝|支|pen|盒|box|12|0.80|36|e|ballpen
签字笔 金属杆|Signing pen|0.7 mm，金属杆|支|pen|盒|box|10|6.80|12||ballpen
铅笔 2B|Pencil 2B|原木|支|pencil|盒|box|12|0.60|24|e|pencil
自动铅笔|Mechanical pencil|0.5 mm|支|pencil|盒|box|12|2.20|10||pencil
铅芯 HB|Pencil leads HB|0.5 mm，20 根|盒|tube|盒装|carton|10|1.30|8||pencil
荧光笔 黄|Highlighter, yellow|斜头|支|marker|盒|box|10|1.60|34|e|highlight
荧光笔 绿|Highlighter, green|斜头|支|marker|盒|box|10|1.60|18|e|highlight
荧光笔 粉|Highlighter, pink|斜头|支|marker|盒|box|10|1.60|14|e|highlight
记号笔 黑|Permanent marker, black|大头|支|marker|盒|box|10|1.40|22||highlight
白板笔 黑|Whiteboard marker, black|可加墨|支|marker|盒|box|10|1.90|40||highlight
白板笔 红|Whiteboard marker, red|可加墨|支|marker|盒|box|10|1.90|20||highlight
白板笔 蓝|Whiteboard marker, blue|可加墨|支|marker|盒|box|10|1.90|20||highlight
橡皮|Eraser|4B|块|piece|盒|box|30|0.70|15|e|eraser
修正带|Correction tape|5 mm × 6 m|个|piece|盒|box|12|2.60|26|e|eraser
钢笔墨水|Fountain pen ink|50 ml，蓝黑|瓶|bottle|箱|carton|12|7.50|2||droplet
"""),
    "纸张本册": ("Paper and notebooks", "file", """
A4 复印纸 70 g|Copy paper A4, 70 g|500 张|包|ream|箱|carton|8|17.20|96||file
A4 复印纸 80 g|Copy paper A4, 80 g|500 张|包|ream|箱|carton|5|21.50|40||file
A3 复印纸 80 g|Copy paper A3, 80 g|500 张|包|ream|箱|carton|5|43.00|10||file
彩色复印纸|Coloured paper A4|80 g，100 张|包|pack|箱|carton|20|9.80|6||file
相片纸|Photo paper A4|200 g，20 张|包|pack|箱|carton|20|12.50|4||file
牛皮纸信封 大|Kraft envelope C4|324 × 229 mm|个|piece|包|pack|50|0.42|60||mail
牛皮纸信封 小|Kraft envelope DL|220 × 110 mm|个|piece|包|pack|100|0.16|80||mail
公司信纸|Letterhead|A4，100 张|本|pad|箱|carton|20|11.00|8||file
软面抄 A5|Notebook A5|60 页|本|piece|包|pack|10|2.80|42|e|notebook
软面抄 B5|Notebook B5|60 页|本|piece|包|pack|10|3.60|30|e|notebook
皮面笔记本|Leather notebook|A5，100 页|本|piece|箱|carton|20|18.50|6||notebook
便利贴 76×76|Sticky notes 76×76|100 张，黄|本|pad|包|pack|12|1.90|70|e|note
便利贴 38×51|Sticky notes 38×51|100 张，黄|本|pad|包|pack|24|0.95|36|e|note
索引贴|Index tabs|5 色|本|pad|盒|box|24|2.10|22|e|sticker
标签纸|Label sheets|A4，24 格，10 张|包|pack|盒|box|10|6.30|9||sticker
收据本|Receipt book|三联，50 组|本|book|包|pack|10|4.40|3||book
日历本|Desk calendar|周历|本|piece|箱|carton|30|15.00|1||book
传真纸|Fax roll|210 mm × 30 m|卷|roll|箱|carton|24|5.90|2||file
热敏标签纸|Thermal labels|100 × 62 mm，500 枚|卷|roll|箱|carton|20|19.00|6||sticker
"""),
    "文件管理": ("Filing", "folder", """
拉杆夹 A4|Slide-bar folder A4|10 mm|个|piece|包|pack|10|1.20|50|e|folder
按扣袋 A4|Snap wallet A4|透明|个|piece|包|pack|12|0.75|64|e|folder
文件夹 双强力夹|Clip file|A4，蓝|个|piece|盒|box|12|4.60|18||folder
两孔文件夹 3 寸|Lever arch file, 3 in|75 mm|个|piece|箱|carton|24|8.90|22||archive
两孔文件夹 2 寸|Lever arch file, 2 in|50 mm|个|piece|箱|carton|24|7.60|14||archive
档案盒 55 mm|Archive box, 55 mm|PP|个|piece|包|pack|10|5.20|26||archive
档案盒 35 mm|Archive box, 35 mm|PP|个|piece|包|pack|10|4.30|12||archive
档案袋|Archive envelope|牛皮纸 250 g|个|piece|包|pack|50|0.60|48||archive
分页纸|Dividers|A4，5 页|套|set|包|pack|10|1.80|16||files
资料册 40 页|Display book, 40 pockets|A4|本|piece|箱|carton|12|9.50|8||files
风琴包|Accordion file|13 格|个|piece|箱|carton|12|16.80|4||folder
板夹 A4|Clipboard A4|硬板|个|piece|箱|carton|24|4.90|5||clipboard
报刊架|Magazine rack|三联|个|piece|箱|carton|12|14.20|3||files
装订夹条|Binding bars|A4，10 mm|根|piece|盒|box|100|0.38|30||file
装订封面|Binding covers|A4，透明|张|sheet|包|pack|100|0.32|40||file
塑封膜 A4|Laminating pouches A4|80 mic|张|sheet|盒|box|100|0.36|35||file
名片册|Business card book|240 名|本|piece|箱|carton|12|13.50|2||book
"""),
    "桌面用品": ("Desk", "paperclip", """
回形针|Paper clips|29 mm，100 枚|盒|box|条|sleeve|10|1.10|24|e|paperclip
长尾夹 19 mm|Binder clips 19 mm|40 只|筒|tub|盒|carton|12|5.80|10|e|paperclip
长尾夹 32 mm|Binder clips 32 mm|24 只|筒|tub|盒|carton|12|8.20|12|e|paperclip
大头针|Pins|24 mm，50 g|盒|box|条|sleeve|10|1.70|3||pin
图钉|Drawing pins|彩色，80 枚|盒|box|条|sleeve|10|2.40|4||pin
橡皮筋|Rubber bands|50 g|袋|bag|箱|carton|40|2.00|5||package
订书机|Stapler|12 号，20 页|个|piece|箱|carton|12|11.80|4|o|paperclip
重型订书机|Heavy-duty stapler|100 页|个|piece|箱|carton|6|58.00|1|o|paperclip
订书钉 12 号|Staples No. 12|1,000 枚|盒|box|条|sleeve|20|0.85|30|e|paperclip
起钉器|Staple remover|通用|个|piece|盒|box|12|2.90|3||tool
打孔机|Hole punch|双孔，20 页|个|piece|箱|carton|12|17.50|1|o|tool
剪刀|Scissors|175 mm|把|pair|盒|box|12|5.40|5||scissors
美工刀|Cutter|18 mm|把|piece|盒|box|12|4.20|4||scissors
美工刀片|Cutter blades|18 mm，10 片|盒|box|条|sleeve|10|2.60|3||scissors
直尺 30 cm|Ruler 30 cm|钢|把|piece|盒|box|12|3.10|3||ruler
胶水|Glue stick|21 g|支|stick|盒|box|12|1.70|16|e|droplet
透明胶带|Clear tape|12 mm × 20 m|卷|roll|筒|tube|12|0.95|28|e|sticker
封箱胶带|Packing tape|48 mm × 60 m|卷|roll|筒|tube|6|4.10|18||sticker
双面胶|Double-sided tape|12 mm × 10 m|卷|roll|筒|tube|24|1.05|14|e|sticker
胶带座|Tape dispenser|中号|个|piece|箱|carton|12|9.90|1||box
计算器|Calculator|12 位，语音|个|piece|箱|carton|20|32.00|2|o|calculator
印台|Ink pad|快干，红|个|piece|盒|box|12|7.20|3||rubber-stamp
印油|Stamp ink|10 ml，红|瓶|bottle|盒|box|12|4.80|2||droplet
笔筒|Pen cup|金属网|个|piece|箱|carton|24|8.60|3||cup
桌面收纳架|Desk organiser|三层|个|piece|箱|carton|6|36.00|2||armchair
"""),
    "打印耗材": ("Printer supplies", "printer", """
硒鼓 CF258A|Toner CF258A|黑，3,000 页|支|cartridge|箱|carton|4|365.00|5|ho|printer
硒鼓 CF259A|Toner CF259A|黑，3,000 页|支|cartridge|箱|carton|4|388.00|4|ho|printer
粉盒 TN-2445|Toner TN-2445|黑，1,200 页|支|cartridge|箱|carton|6|168.00|6|ho|printer
硒鼓 彩色 黑|Colour toner, black|W2110A|支|cartridge|箱|carton|4|420.00|2|ho|printer
硒鼓 彩色 青|Colour toner, cyan|W2111A|支|cartridge|箱|carton|4|465.00|1|ho|printer
硒鼓 彩色 黄|Colour toner, yellow|W2112A|支|cartridge|箱|carton|4|465.00|1|ho|printer
硒鼓 彩色 品红|Colour toner, magenta|W2113A|支|cartridge|箱|carton|4|465.00|1|ho|printer
墨盒 黑|Ink cartridge, black|T6731，70 ml|瓶|bottle|箱|carton|12|38.00|4|o|droplet
墨盒 彩|Ink cartridge, colour|T6732，70 ml|瓶|bottle|箱|carton|12|38.00|3|o|droplet
感光鼓组件|Drum unit|DR-2450|个|piece|箱|carton|4|245.00|1|ho|printer
碎纸机油|Shredder oil|350 ml|瓶|bottle|箱|carton|12|22.00|1||droplet
碳带 标签机|Ribbon for labels|110 mm × 70 m|卷|roll|箱|carton|24|16.50|3||sticker
打印机清洁纸|Printer cleaning sheets|A4，10 张|包|pack|箱|carton|20|28.00|1||file
"""),
    "清洁用品": ("Cleaning", "spray", """
抽纸|Facial tissues|三层，120 抽|包|pack|提|bundle|6|2.60|150||box
卷纸|Toilet paper|四层，140 g|卷|roll|提|bundle|12|1.85|240||toilet-paper
擦手纸|Hand towels|200 抽|包|pack|箱|carton|20|3.40|130||toilet-paper
洗手液|Hand soap|500 ml|瓶|bottle|箱|carton|12|8.80|20||hand-sanitizer
免洗洗手液|Hand sanitiser|500 ml|瓶|bottle|箱|carton|12|13.60|8||hand-sanitizer
酒精湿巾|Alcohol wipes|80 片|包|pack|箱|carton|24|6.20|18||spray
垃圾袋 小|Bin liners, small|45 × 50 cm，30 只|卷|roll|箱|carton|50|2.10|60||trash
垃圾袋 大|Bin liners, large|90 × 100 cm，20 只|卷|roll|箱|carton|30|6.90|30||trash
洗洁精|Dish soap|1 kg|瓶|bottle|箱|carton|12|7.40|6||droplet
百洁布|Scouring pads|5 片|包|pack|箱|carton|40|3.20|8||spray
抹布|Cleaning cloths|5 条|包|pack|箱|carton|30|8.50|7||spray
玻璃清洁剂|Glass cleaner|500 ml|瓶|bottle|箱|carton|12|9.60|4||spray
地板清洁剂|Floor cleaner|2 L|瓶|bottle|箱|carton|6|18.80|5||spray
空气清新剂|Air freshener|320 ml|瓶|bottle|箱|carton|12|11.20|6||spray
消毒液|Disinfectant|1 L|瓶|bottle|箱|carton|12|9.20|6||spray
橡胶手套|Rubber gloves|中号|双|pair|包|pack|10|4.60|6||hand-sanitizer
拖把头|Mop head|棉线|个|piece|包|pack|6|12.90|3||tool
扫把套装|Broom and dustpan|折叠|套|set|箱|carton|6|26.00|1||tool
"""),
    "茶水接待": ("Pantry and hospitality", "coffee", """
纸杯 250 ml|Paper cups 250 ml|加厚，50 只|条|sleeve|箱|carton|20|7.20|50||cup
咖啡杯 带盖|Coffee cups with lids|300 ml，50 套|条|sleeve|箱|carton|10|19.80|12||cup
瓶装水 350 ml|Bottled water 350 ml|24 瓶/箱|瓶|bottle|箱|carton|24|0.95|380||bottle
桶装水 18.9 L|Water, 18.9 l|纯净水|桶|barrel|组|set|10|13.00|46||bottle
绿茶|Green tea|龙井，100 g|罐|tin|箱|carton|24|38.00|8||teapot
红茶|Black tea|祁门，100 g|罐|tin|箱|carton|24|34.00|6||teapot
袋泡茶|Tea bags|25 包|盒|box|箱|carton|24|9.80|14||teapot
咖啡豆|Coffee beans|1 kg，中度烘焙|袋|bag|箱|carton|12|82.00|15||coffee
速溶咖啡|Instant coffee|50 条|盒|box|箱|carton|12|42.00|8||coffee
方糖|Sugar cubes|454 g|盒|box|箱|carton|24|8.40|5||candy
奶精球|Creamer pods|50 粒|包|pack|箱|carton|20|16.50|6||milk
纯牛奶|Milk|1 L|盒|carton|箱|case|12|9.90|36||milk
糖果|Sweets|500 g，混合|袋|bag|箱|carton|20|19.00|9||candy
坚果小包|Mixed nuts|25 g|包|pack|盒|box|30|3.60|60||candy
饼干|Biscuits|独立装，100 片|盒|box|箱|carton|12|26.00|8||candy
公司宣传册|Company brochure|中英文，2026|本|piece|箱|carton|100|4.80|70||book
手提纸袋|Paper bags with logo|中号|个|piece|包|pack|50|2.30|40||package
接待用湿巾|Refreshing towels|独立装，100 片|盒|box|箱|carton|20|14.00|4||spray
鲜花|Flowers|前台花束|束|bunch|次|delivery|2|68.00|4||flower
"""),
    "数码配件": ("Small electronics", "battery", """
5 号电池|Batteries AA|碱性|节|piece|盒|box|40|1.60|50|e|battery
7 号电池|Batteries AAA|碱性|节|piece|盒|box|40|1.60|46|e|battery
纽扣电池 CR2032|Button cells CR2032|3 V|粒|piece|卡|card|5|2.30|6||battery
9 V 电池|Batteries 9 V|话筒用|节|piece|盒|box|10|6.80|8||battery
U 盘 64 GB|USB stick 64 GB|USB 3.2，加密|个|piece|盒|box|10|46.00|2|ho|usb
无线鼠标|Wireless mouse|静音|个|piece|箱|carton|20|52.00|4|ho|mouse
有线键盘|Keyboard|USB|个|piece|箱|carton|20|58.00|2|ho|keyboard
键鼠套装|Keyboard and mouse|无线|套|set|箱|carton|10|118.00|2|ho|keyboard
耳机 会议|Headset|USB，降噪|副|piece|箱|carton|20|136.00|2|ho|headphones
插线板 6 位|Power strip, 6 sockets|3 m，新国标|个|piece|箱|carton|12|48.00|4||plug
HDMI 线 2 m|HDMI cable 2 m|4K|根|piece|包|pack|10|18.00|3||plug
Type-C 转换器|USB-C adapter|HDMI + USB|个|piece|盒|box|10|78.00|2|h|usb
Type-C 数据线|USB-C cable|1 m，60 W|根|piece|包|pack|10|12.50|8||usb
网线 3 m|Network cable 3 m|六类|根|piece|包|pack|10|7.80|6||plug
LED 灯管|LED tube|T8，1.2 m，16 W|支|piece|箱|carton|25|15.60|8|o|bulb
翻页笔|Presenter|激光，充电|支|piece|盒|box|10|89.00|1|ho|highlight
门禁卡|Access cards|白卡，IC|张|piece|盒|box|100|1.40|14||key
急救包补充装|First-aid refill|创可贴、碘伏棉签|套|set|箱|carton|12|32.00|1||first-aid-kit
雨伞 借用|Umbrellas to lend|长柄|把|piece|箱|carton|24|23.00|2||umbrella
手机充电宝|Power bank|10,000 mAh|个|piece|盒|box|10|72.00|1|ho|battery
"""),
}  # fmt: skip


@dataclass(frozen=True)
class Good:
    """One item as it stands above."""

    category: str
    name: str
    name_en: str
    specification: str
    unit: str
    unit_en: str
    pack: str
    pack_en: str
    holds: int
    price: Decimal
    use: int
    flags: str
    icon: str


def goods() -> list[Good]:
    """All of them, category by category."""
    found = []
    for category, (_english, _icon, lines) in CATEGORIES.items():
        for line in lines.strip().splitlines():
            name, name_en, specification, unit, unit_en, pack, pack_en, holds, price, use, flags, icon = line.split("|")
            found.append(
                Good(
                    category, name, name_en, specification, unit, unit_en, pack, pack_en, int(holds), Decimal(price), int(use), flags, icon
                )
            )
    return found


# When a category is used more: by month of the year, twelfths of its usual use.
SEASONS = {
    "茶水接待": (13, 9, 11, 11, 12, 14, 16, 16, 13, 11, 11, 13),
    "打印耗材": (14, 8, 13, 12, 11, 12, 11, 10, 12, 12, 13, 16),
    "纸张本册": (14, 8, 13, 12, 11, 12, 10, 10, 13, 12, 13, 16),
    "书写用品": (13, 8, 14, 12, 11, 11, 10, 11, 15, 12, 12, 13),
    "清洁用品": (14, 10, 12, 12, 12, 13, 13, 12, 12, 11, 12, 14),
}
EVEN = (13, 9, 12, 12, 12, 12, 11, 11, 13, 12, 12, 13)

# name | English | sells of | contact | phone | terms | how punctual (0 to 1) | how dear (1: the usual price)
FIRMS = """
晨光科力普办公|Colipu Office|书写用品 纸张本册 文件管理 桌面用品 打印耗材|周敏|021 5555 0101|月结 30 天，满 ¥200 免运费|0.96|1.00
得力办公上海配送中心|Deli Office Shanghai|书写用品 纸张本册 文件管理 桌面用品 数码配件|吴磊|021 5555 0202|月结 45 天，次日达|0.93|1.02
齐心好办商城|Comix Supplies|书写用品 文件管理 桌面用品 打印耗材 数码配件|郑洁|021 5555 0303|预付 20 %，三日内送达|0.88|1.04
浦江纸业|Pujiang Paper|纸张本册 打印耗材|孙立新|021 5555 0404|整箱起送，送货上门|0.90|0.97
洁美后勤用品|Jiemei Facility Supplies|清洁用品 茶水接待|李芳|021 5555 0505|月结，每周二、周五送货|0.95|1.00
蓝天清洁物资|Lantian Cleaning|清洁用品|张勇|021 5555 0606|现结，满 ¥500 免运费|0.30|0.98
云上茶饮食品|Yunshang Tea and Pantry|茶水接待 清洁用品|陈怡|021 5555 0707|月结，冷链配送|0.97|1.01
启点数码|Qidian Digital|数码配件 打印耗材|黄凯|021 5555 0808|七日内无理由退换|0.91|1.03
"""
