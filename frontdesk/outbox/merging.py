"""Several notices as one message: "3 notices", and each of them with its title, text and link."""

from collections.abc import Sequence

from django.utils.translation import ngettext, override

from frontdesk.outbox.texts import Text


def merged(texts: Sequence[Text], language: str) -> Text:
    """One notice stays as it is; of several comes one text that lists them."""
    if len(texts) == 1:
        return texts[0]
    with override(language):
        title = ngettext("%(n)d notice", "%(n)d notices", len(texts)) % {"n": len(texts)}
    return Text(title, "\n\n\n".join(map(whole, texts)), title, parts=tuple(texts))


def whole(text: Text) -> str:
    """Title, text and link of one part, in plain text."""
    lines = [f"■ {text.title}", text.body, text.link if text.link not in text.body else ""]
    return "\n\n".join(line for line in lines if line)


def brief(text: Text) -> str:
    """What fits into a chat: the text as it is, or of several the titles and links."""
    if not text.parts:
        return text.body
    return "\n\n".join("\n".join(filter(None, (f"{number}. {part.title}", part.link))) for number, part in enumerate(text.parts, 1))
