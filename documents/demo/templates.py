"""Five templates of the office in Chinese, and the same in English."""

from datetime import datetime

from documents.actions import templates
from documents.models import Template
from frontdesk.people.models import Person

# Name, subject, text.
TEMPLATES = (
    (
        "通知",
        "关于{事项}的通知",
        (
            "为做好{事项}工作，现将有关事项通知如下。\n"
            "一、时间：{日期}。\n"
            "二、要求：{要求}。\n"
            "三、联系人：{联系人}，电话：{电话}。\n"
            "特此通知。"
        ),
    ),
    (
        "函",
        "关于{事项}的函",
        (
            "{来函情况}。经研究，现就{事项}函告如下。\n"
            "一、{意见}。\n"
            "二、请贵单位于{日期}前函复为盼。\n"
            "联系人：{联系人}，电话：{电话}。\n"
            "特此函达。"
        ),
    ),
    (
        "会议纪要报送函",
        "关于报送{会议名称}纪要的函",
        (
            "{会议名称}已于{日期}召开，{主持人}主持会议。现将会议纪要随函报送，请审阅。\n"
            "会议议定事项由{责任部门}牵头落实，进展情况另行报告。\n"
            "附件：{会议名称}纪要。"
        ),
    ),
    (
        "证明",
        "{姓名}在职证明",
        ("兹证明{姓名}自{入职日期}起在我单位工作，现任{部门}{职务}。\n本证明仅用于{用途}，自{日期}起三十日内有效。\n特此证明。"),
    ),
    (
        "请示",
        "关于{事项}的请示",
        ("因{原因}，拟{事项}。\n一、必要性：{必要性}。\n二、方案：{方案}。\n三、费用：约{金额}元，从{预算科目}列支。\n妥否，请批示。"),
    ),
    (
        "Notice",
        "Notice: {subject}",
        (
            "Please note the following about {subject}.\n"
            "When: {date}.\n"
            "What is asked of you: {request}.\n"
            "Questions go to {contact}, extension {extension}."
        ),
    ),
    (
        "Letter",
        "Letter on {subject}",
        (
            "Thank you for your letter of {their date}.\n"
            "On {subject} our position is as follows: {position}.\n"
            "We should be grateful for your answer by {answer by}.\n"
            "Yours faithfully,"
        ),
    ),
    (
        "Minutes, covering letter",
        "Minutes of {meeting}",
        (
            "Please find enclosed the minutes of {meeting}, held on {date} and chaired by {chair}.\n"
            "{department} follows up on what was agreed."
        ),
    ),
    (
        "Certificate of employment",
        "Certificate of employment: {name}",
        (
            "This is to certify that {name} has been employed with us since {entry date}, at present as {position}.\n"
            "This certificate is issued on {date} for {purpose} and is valid for thirty days."
        ),
    ),
    (
        "Request for approval",
        "Request: {subject}",
        (
            "Because of {reason} we ask for approval of {subject}.\n"
            "Proposal: {proposal}.\n"
            "Cost: about {amount} yuan, from the budget for {budget}."
        ),
    ),
)


def keep_templates(*, by: Person, now: datetime) -> dict[str, Template]:
    """By name; the real action."""
    rows = [dict(zip(templates.WORDS, words, strict=True)) for words in TEMPLATES]
    return {row["name"]: templates.add(row, by=by, now=now) for row in rows}
