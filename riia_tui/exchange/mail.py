"""The e-mail that brings a lead the workbook: a draft that Outlook and others open ready to be sent."""

from email.message import EmailMessage
from email.policy import SMTP

from riia_tui.exchange.asking import sentences
from riia_tui.phrases import full_day
from riia_tui.reports.plain import on_one_line
from riia_tui.views.asked import Request, Round

XLSX = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")
BOUNDARY = "=_riia_update"


def draft_of(asking: Round, request: Request, name: str, workbook: bytes) -> bytes:
    """The draft as the bytes of an .eml file, the workbook attached under a name; addressed where that is known.

    It has neither sender nor date: the person who sends it does.
    """
    draft = EmailMessage(policy=SMTP)
    draft["X-Unsent"] = "1"
    draft["Subject"] = on_one_line(
        f"Updates for the {asking.board.board} of {full_day(asking.board.on)}, by {full_day(asking.due)}"
    )
    if request.email and _is_address(request.email):
        draft["To"] = request.email.strip()
    greeting = f"Dear {on_one_line(request.person)}" if request.person else "Dear colleague"
    draft.set_content("\n\n".join([f"{greeting},", *sentences(asking, request), "With thanks"]) + "\n")
    draft.add_attachment(workbook, maintype=XLSX[0], subtype=XLSX[1], filename=name)
    # The usual boundary is drawn by lot, and the same request would give another file every time.
    draft.set_boundary(BOUNDARY)
    return bytes(draft)


def _is_address(text: str) -> bool:
    name, at, place = text.strip().partition("@")
    return bool(name and at and "." in place) and not any(sign.isspace() or sign in ",;<>" for sign in text.strip())
