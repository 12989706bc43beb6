"""What robots and gateways are really sent, seen by a local HTTP server, and that a refusal inside a 200 is a failure.

The plug-ins know one address each; here they are pointed at the server by it.
"""

import base64
import hashlib
import hmac
import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from apprise.plugins.dingtalk import NotifyDingTalk
from apprise.plugins.feishu import NotifyFeishu
from apprise.plugins.wecombot import NotifyWeComBot

from frontdesk.outbox.channels.addressee import Recipient
from frontdesk.outbox.channels.apprise_url import ROBOT_BYTES, GatewayRefused, send_robot, send_sms
from frontdesk.outbox.deliver import deliver
from frontdesk.outbox.models import Channel, Notice
from frontdesk.outbox.texts import Text
from frontdesk.people.models import Person
from tests.factories.visitors import expected_visit
from tests.moments import MONDAY_9AM

SECRET = "SECabc123"
TEXT = Text("有人等您", "李思远在前台：https://desk.example.com/7", "李思远到了")
ROBOTS = {
    "wecom": "wecombot://693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa",
    "dingtalk": f"dingtalk://{SECRET}@abcdef0123456789/13800001234",
    "feishu": "feishu://xxxxxxxx-xxxx-xxxx",
}


@dataclass
class Service:
    """What a robot's service was asked, and what it answers."""

    port: int = 0
    answer: Any = None
    status: int = 200
    asked: list[dict[str, Any]] = field(default_factory=list)


@pytest.fixture
def service(loopback: None, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    service = Service(answer={"errcode": 0, "errmsg": "ok"})

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            address = urlsplit(self.path)
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            service.asked.append(
                {"path": address.path, "query": parse_qs(address.query), "body": body, "type": self.headers["Content-Type"]}
            )
            answer = service.answer(body) if callable(service.answer) else service.answer
            said = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
            self.send_response(service.status)
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *args: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    service.port = server.server_port
    here = f"http://127.0.0.1:{service.port}"
    monkeypatch.setattr(NotifyWeComBot, "notify_url", here + "/cgi-bin/webhook/send?key={key}")
    monkeypatch.setattr(NotifyDingTalk, "notify_url", here + "/robot/send?access_token={token}")
    monkeypatch.setattr(NotifyFeishu, "notify_url", here + "/open-apis/bot/v2/hook/{token}/")
    settings.SMS_URL = (
        f"json://127.0.0.1:{service.port}/send?:phone={{to}}&:key={{id}}&:message=content&:title=&:attachments=&:version=&:type="
    )
    yield service
    server.shutdown()
    server.server_close()
    thread.join()


def say(settings: Any, robot: str, text: Text = TEXT) -> None:
    settings.ROBOT_URL = ROBOTS[robot]
    send_robot(Recipient("test-1", "", "zh-hans"), text, [])


def test_wecom_gets_a_text_message_with_title_and_text(service: Service, settings: Any) -> None:
    say(settings, "wecom")
    [asked] = service.asked
    assert (asked["path"], asked["query"]) == ("/cgi-bin/webhook/send", {"key": ["693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa"]})
    assert asked["body"] == {"msgtype": "text", "text": {"content": f"{TEXT.title}\r\n{TEXT.body}"}}


def test_dingtalk_gets_a_signed_text_message_that_calls_the_number(service: Service, settings: Any) -> None:
    say(settings, "dingtalk")
    [asked] = service.asked
    assert asked["body"] == {
        "msgtype": "text",
        "text": {"content": f"{TEXT.title}\r\n{TEXT.body}"},
        "at": {"atMobiles": ["13800001234"], "isAtAll": False},
    }
    [timestamp], [sign] = asked["query"]["timestamp"], asked["query"]["sign"]
    digest = hmac.new(SECRET.encode(), f"{timestamp}\n{SECRET}".encode(), hashlib.sha256).digest()
    assert (asked["query"]["access_token"], sign) == (["abcdef0123456789"], base64.b64encode(digest).decode())


def test_control_apprise_itself_encodes_the_sign_twice(service: Service, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """When this fails, the library has mended it and `dingtalk_sign` can go."""
    monkeypatch.setattr("frontdesk.outbox.channels.apprise_url.dingtalk_sign", NotifyDingTalk.get_signature)
    say(settings, "dingtalk")
    assert "%3D" in service.asked[0]["query"]["sign"][0]


def test_feishu_gets_a_text_message(service: Service, settings: Any) -> None:
    service.answer = {"code": 0, "msg": "success", "data": {}}
    say(settings, "feishu")
    [asked] = service.asked
    assert (asked["path"], asked["body"]) == (
        "/open-apis/bot/v2/hook/xxxxxxxx-xxxx-xxxx/",
        {"msg_type": "text", "content": {"text": f"{TEXT.title}\r\n{TEXT.body}"}},
    )


def test_an_sms_gateway_gets_number_words_and_our_key(service: Service, ann: Person) -> None:
    service.answer = {"code": "OK"}
    visit = expected_visit(ann, email="")
    notice = Notice.objects.get(channel=Channel.SMS)
    assert deliver(notice.pk, now=MONDAY_9AM) == 1

    [asked] = service.asked
    assert asked["type"] == "application/json"
    assert (set(asked["body"]), asked["body"]["phone"], asked["body"]["key"], visit.code[:3] in asked["body"]["content"]) == (
        {"phone", "key", "content"},
        "13800001234",
        str(notice.pk),
        True,
    )


@pytest.mark.parametrize(
    ("robot", "answer", "words"),
    [
        ("wecom", {"errcode": 93000, "errmsg": "invalid webhook url"}, "93000 invalid webhook url"),
        ("wecom", {"errcode": 45009, "errmsg": "api freq out of limit"}, "45009 api freq out of limit"),
        ("dingtalk", {"errcode": 310000, "errmsg": "sign not match"}, "310000 sign not match"),
        ("dingtalk", {"errcode": 130101, "errmsg": "send too fast"}, "130101 send too fast"),
        ("feishu", {"code": 19021, "msg": "sign match fail or timestamp is not within one hour"}, "19021 sign match fail"),
        ("feishu", {"StatusCode": 9499, "StatusMessage": "Bad Request"}, "9499 Bad Request"),
    ],
)
def test_a_refusal_inside_a_200_is_a_failure_that_says_why(
    service: Service, settings: Any, robot: str, answer: dict[str, Any], words: str
) -> None:
    service.answer = answer
    with pytest.raises(GatewayRefused) as refused:
        say(settings, robot)
    assert str(refused.value).startswith(words)


@pytest.mark.parametrize("robot", list(ROBOTS))
def test_control_apprise_itself_takes_a_refusal_for_a_success(
    service: Service, settings: Any, monkeypatch: pytest.MonkeyPatch, robot: str
) -> None:
    monkeypatch.setattr("frontdesk.outbox.channels.answers.refusal", lambda response: "")
    service.answer = {"errcode": 310000, "code": 19021, "errmsg": "no"}
    say(settings, robot)
    assert len(service.asked) == 1


@pytest.mark.parametrize(
    ("answer", "taken"),
    [
        ({"code": 0}, True),
        ({"code": "OK", "message": "OK"}, True),
        ({"Code": "isv.BUSINESS_LIMIT_CONTROL", "Message": "触发流控"}, False),
        ({"success": True}, True),
        ({"success": False, "message": "no credit"}, False),
        ({"code": 200, "id": "x"}, True),
        ({"id": "x"}, True),
        (b"accepted", True),
        (b"", True),
        ([], True),
    ],
)
def test_what_sms_gateways_answer(service: Service, answer: Any, taken: bool) -> None:
    service.answer = answer
    sent = refused_by(lambda: send_sms(Recipient("1", "13800001234", "en"), TEXT, []))
    assert (sent == "", len(service.asked)) == (taken, 1)


@pytest.mark.parametrize("robot", list(ROBOTS))
def test_an_error_page_and_a_dead_line_fail_without_showing_the_key(service: Service, settings: Any, robot: str) -> None:
    service.status, service.answer = 502, b"<html>bad gateway</html>"
    first = refused_by(lambda: say(settings, robot))
    for plugin in (NotifyWeComBot, NotifyDingTalk, NotifyFeishu):
        plugin.notify_url = plugin.notify_url.replace(str(service.port), "9")
    second = refused_by(lambda: say(settings, robot))

    assert (first.startswith("HTTP 502"), second) == (True, "ConnectionError: 127.0.0.1")
    assert [secret in first + second for secret in ("693a91f6", SECRET, "abcdef0123456789", "xxxxxxxx")] == [False] * 4


def test_a_long_message_is_cut_at_what_wecom_takes_and_never_within_a_character(service: Service, settings: Any) -> None:
    say(settings, "wecom", Text("标题", "长" * 3000, ""))
    content = service.asked[0]["body"]["text"]["content"]
    assert (len(content.encode()) <= ROBOT_BYTES + 48, content.endswith("长…"), len(content) > 600) == (True, True, True)


def test_many_threads_keep_their_answers_apart(service: Service) -> None:
    """The gateway says no to every second number; the others are not told so."""
    answers: dict[str, str] = {}

    def send(number: str) -> None:
        answers[number] = refused_by(lambda: send_sms(Recipient("1", number, "en"), TEXT, []))

    numbers = [f"1380000{each:04d}" for each in range(20)]
    threads = [threading.Thread(target=send, args=(number,)) for number in numbers]
    service.answer = lambda body: {"code": int(body["phone"][-1]) % 2, "msg": body["phone"]}
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == {number: f"1 {number}" if int(number[-1]) % 2 else "" for number in numbers}


def refused_by(send: Callable[[], None]) -> str:
    """Why it was refused; '' when it was taken."""
    try:
        send()
    except GatewayRefused as error:
        return str(error)
    return ""
