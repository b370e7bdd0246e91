"""Outlook's own e-mails (.msg), with extract-msg, which is an extra."""

from typing import Any

from db.errors import BadInput
from riia_tui.exchange.minutes.mail import plain_of_html, whole
from riia_tui.exchange.minutes.texts import FileText

MISSING = "E-mails of Outlook (.msg) need one more package, which is not there."
GET_IT = 'Install it with: pip install "riia-tui[outlook]"; or save the e-mail as .txt.'


def read(content: bytes) -> FileText:
    """The text of an e-mail and of what is attached to it. Raises BadInput where the package is missing."""
    try:
        from extract_msg import openMsg
    except ImportError as fault:
        raise BadInput(MISSING, GET_IT) from fault
    opened: Any = openMsg(content)
    with opened as message:
        sent = message.date
        attached = [(name, data) for each in message.attachments if (name := _name(each)) and (data := _data(each))]
        return whole(_body(message), str(message.subject or ""), sent.date() if sent else None, attached)


def _body(message: Any) -> str:
    if message.body:
        return str(message.body)
    page = message.htmlBody
    return plain_of_html(page.decode("utf-8", "replace")) if page else ""


def _name(attached: Any) -> str:
    return str(attached.longFilename or attached.shortFilename or "")


def _data(attached: Any) -> bytes:
    return attached.data if isinstance(attached.data, bytes) else b""
