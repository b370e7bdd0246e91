"""What can follow in a search: filters, and the values that each of them knows in this store."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from db.engine import Store
from db.search import folded
from db.words import Status
from riia_tui.views.find import Findable, findable_of
from riia_tui.views.find_words import ALL, FILTERS, NONE

LAST = re.compile(r"(?:^|(?<=\s))(?:(\w+):)?(\"[^\"]*|\S*)$")
SOON = 28
"""Days ahead that ``due:`` offers."""

MOST = 12


def completions(store: Store, text: str, plan: str | None, today: date) -> list[str]:
    """The whole search with its last word made longer, in each way that there is; up to twelve."""
    last = LAST.search(text)
    if last is None or not last[0]:
        return []
    before = text[: last.start()]
    name, begun = (last[1] or "").casefold(), folded(last[2].strip('"'))
    if name not in FILTERS:
        return [f"{before}{each}:" for each in FILTERS if not last[1] and begun and each.startswith(begun)]
    values = _values(name, findable_of(store), plan, today)
    fitting = (
        value for value in values if folded(value).startswith(begun) or (len(begun) > 2 and begun in folded(value))
    )
    longer = [f"{before}{name}:{_quoted(value)}" for value in dict.fromkeys(fitting)]
    return [each for each in longer if each != text][:MOST]


def _values(name: str, findable: Findable, plan: str | None, today: date) -> Iterable[str]:
    documents = findable.index.documents
    here = [document for document in documents if plan is None or document.plan in (plan, None)]
    match name:
        case "status":
            return [*(status.colour for status in Status), NONE]
        case "due":
            return [f"<{today}", f"<{today + timedelta(days=SOON)}", f">{today}", f"{today:%Y-%m}", NONE]
        case "on":
            return [f">{today - timedelta(days=SOON)}", f"{today:%Y-%m}", f"{today}"]
        case "plan":
            return [ALL, *sorted({document.plan for document in documents if document.plan})]
        case "kind":
            return sorted({d.kind for d in here} | {d.sort for d in here if d.sort}, key=str.casefold)
        case "theme":
            under = {document.theme for document in here if document.theme}
            return [each.code or each.title for each in findable.headings.values() if each.id in under]
    return sorted({document.lead for document in here if document.lead}, key=str.casefold)


def _quoted(value: str) -> str:
    return f'"{value}"' if " " in value else value
