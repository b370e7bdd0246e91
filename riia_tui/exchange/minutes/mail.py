"""E-mails (.eml): subject, day and text, and the minutes that are attached."""

import re
from datetime import date
from email import policy
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from html import unescape
from pathlib import PurePath

from db.errors import BadInput
from riia_tui.exchange.decoding import decoded
from riia_tui.exchange.minutes.texts import FileText, text_of
from riia_tui.exchange.minutes.threads import newest_notes

REPLY = re.compile(r"^\s*((re|fwd?|fw)\s*:\s*)+", re.IGNORECASE)
INSIDE = (".docx", ".pdf", ".txt", ".md")
"""Endings of attachments that are read as a part of the e-mail."""

_BREAKS = re.compile(r"<\s*(br|/p|/div|/tr|/li|/h\d)\b[^>]*>", re.IGNORECASE)
_CELLS = re.compile(r"</t[dh]>\s*<t[dh]\b[^>]*>", re.IGNORECASE)
_UNSHOWN = re.compile(r"<(style|script|head)\b.*?</\1>|<[^>]+>", re.IGNORECASE | re.DOTALL)


def read(content: bytes) -> FileText:
    """The text of an e-mail and of what is attached to it. Raises BadInput where it is none."""
    message = BytesParser(policy=policy.default).parsebytes(content)
    assert isinstance(message, EmailMessage)
    if not message.keys():
        raise BadInput("It is no e-mail.", "Save it from Outlook as .eml or .msg.")
    attached = [
        (part.get_filename() or "", _content(part)) for part in message.iter_attachments() if part.get_filename()
    ]
    return whole(_body(message), str(message["subject"] or ""), _sent(message), attached)


def whole(body: str, subject: str, sent: date | None, attached: list[tuple[str, bytes]]) -> FileText:
    """An e-mail with the texts of its attachments below its own; those that cannot be read are named."""
    notes, quoted = newest_notes(body)
    texts, remarks = [body.strip()], [quoted] if quoted else []
    for name, content in attached:
        path = PurePath(name.replace("\\", "/"))
        if path.suffix.lower() not in INSIDE:
            continue
        try:
            found = text_of_part(path.name, content)
        except BadInput as fault:
            remarks.append(f"Attached {path.name}: {fault}")
            continue
        texts.append(found.text)
        remarks += found.remarks
    read = "\n\n".join(filter(None, (notes, *texts[1:]))) if notes else ""
    return FileText("\n\n".join(filter(None, texts)), REPLY.sub("", subject), sent, tuple(remarks), read)


def text_of_part(name: str, content: bytes) -> FileText:
    """The text of an attachment."""
    from pathlib import Path

    return text_of(Path(name), content)


def plain_of_html(page: str) -> str:
    """A web page's words, a line a paragraph, tabs between the cells of a table."""
    return unescape(_UNSHOWN.sub("", _BREAKS.sub("\n", _CELLS.sub("\t", page))))


def _body(message: EmailMessage) -> str:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return ""
    text = decoded(_content(part)) if part.get_content_charset() is None else _charset(part)
    return plain_of_html(text) if part.get_content_subtype() == "html" else text


def _charset(part: MIMEPart) -> str:
    try:
        return str(part.get_content())
    except (LookupError, ValueError):
        return decoded(_content(part))


def _content(part: MIMEPart) -> bytes:
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def _sent(message: EmailMessage) -> date | None:
    try:
        return parsedate_to_datetime(str(message["date"])).date()
    except (TypeError, ValueError):
        return None
