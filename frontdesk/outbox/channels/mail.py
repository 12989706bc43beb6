"""E-mail by Django's mail settings; without SMTP settings mails are files under var/mail."""

from email.mime.image import MIMEImage

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.html import escape, format_html, linebreaks
from django.utils.safestring import SafeString, mark_safe

from frontdesk.outbox.kinds import Attachment, Text
from frontdesk.outbox.models import Notice


def send(notice: Notice, text: Text, attachments: list[Attachment]) -> None:
    """One mail; its Message-ID is the notice's, so that a second copy after a crash can be recognised."""
    host = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ")
    message = EmailMultiAlternatives(
        subject=" ".join(text.title.split()),
        body=text.body,
        to=[notice.address],
        headers={"Message-ID": f"<notice-{notice.pk}@{host}>", "Auto-Submitted": "auto-generated", "Content-Language": notice.language},
    )
    pictures = [item for item in attachments if item.inline]
    context = {"text": text, "body": paragraphs(text), "language": notice.language, "pictures": pictures}
    message.attach_alternative(render_to_string("outbox/mail.html", context), "text/html")
    for picture in pictures:
        image = MIMEImage(picture.content, picture.mime.partition("/")[2])
        image.add_header("Content-ID", f"<{picture.name}>")
        image.add_header("Content-Disposition", "inline", filename=picture.name)
        message.attach(image)
    for item in attachments:
        if not item.inline:
            message.attach(item.name, item.content, item.mime)
    message.send()


def paragraphs(text: Text) -> SafeString:
    """The text as HTML. Only our own link can be clicked: whatever a visitor wrote stays words."""
    anchor = format_html('<a href="{}">{}</a>', text.link, text.link)
    return mark_safe(linebreaks(escape(text.body)).replace(escape(text.link), anchor) if text.link else linebreaks(escape(text.body)))
