"""E-mail by Django's mail settings; without SMTP settings mails are files under var/mail."""

from email.mime.image import MIMEImage

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.html import escape, format_html, linebreaks
from django.utils.safestring import SafeString, mark_safe

from frontdesk.outbox.channels.addressee import Addressee
from frontdesk.outbox.kinds import Attachment
from frontdesk.outbox.texts import Text


def send(to: Addressee, text: Text, attachments: list[Attachment]) -> None:
    """One mail; its Message-ID is the (first) notice's, so that a second copy after a crash can be recognised."""
    host = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ")
    message = EmailMultiAlternatives(
        subject=" ".join(text.title.split()),
        body=text.body,
        to=[to.address],
        headers={"Message-ID": f"<notice-{to.pk}@{host}>", "Auto-Submitted": "auto-generated", "Content-Language": to.language},
    )
    pictures = [item for item in attachments if item.inline]
    parts = [(part.title, paragraphs(part)) for part in text.parts]
    context = {"text": text, "body": paragraphs(text), "parts": parts, "language": to.language, "pictures": pictures}
    message.attach_alternative(render_to_string("outbox/mail.html", context), "text/html")
    for picture in pictures:
        image = MIMEImage(picture.content, picture.mime.partition("/")[2])
        image.add_header("Content-ID", f"<{picture.name}>")
        image.add_header("Content-Disposition", "inline", filename=picture.name)
        message.attach(image)
    for item in attachments:
        if item.is_alternative:
            message.attach_alternative(item.content.decode(), item.mime)
        elif not item.inline:
            message.attach(item.name, item.content, item.mime)
    message.send()


def paragraphs(text: Text) -> SafeString:
    """The text as HTML. Only our own link can be clicked: whatever a visitor wrote stays words."""
    anchor = format_html('<a href="{}">{}</a>', text.link, text.link)
    html = linebreaks(escape(text.body))
    return mark_safe(html.replace(escape(text.link), anchor) if text.link else html)
