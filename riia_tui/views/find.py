"""Find: everything that holds some words and passes some filters."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from db.engine import Store
from db.errors import BadInput
from db.search import Document, Heading, Hit, folded, load_documents, load_headings
from db.search_index import Index, Matches
from db.words import Status
from riia_tui.phrases import cut
from riia_tui.views.find_words import ALL, Wanted, wanted
from riia_tui.views.names import plan_named
from riia_tui.views.standing import standing

MOST = 200


@dataclass(frozen=True)
class Findable:
    """Everything of a store that can be found, as it stood at one number of the history."""

    index: Index
    headings: dict[str, Heading]

    def path(self, theme: str | None) -> list[Heading]:
        """The headings from one up to the top."""
        found = []
        while theme is not None:
            found.append(self.headings[theme])
            theme = self.headings[theme].parent
        return found


@dataclass(frozen=True, slots=True)
class Found:
    """The hits, best first; ``meant`` are the words that were taken for mistyped ones, ``more`` how many are cut."""

    hits: list[Hit]
    meant: tuple[str, ...] = ()
    more: int = 0


def find(store: Store, text: str, plan: str | None = None, today: date | None = None) -> list[Hit]:
    """The hits alone. Raises as ``found``."""
    return found(store, text, plan, today).hits


def found(store: Store, text: str, plan: str | None = None, today: date | None = None) -> Found:
    """What holds the words and passes the filters, of a plan and of none, or of every plan with ``plan:all``.

    Without words everything that passes the filters. ``today`` is the day that ``status:`` is told for.
    Raises BadInput where nothing is looked for or a filter cannot be read, UnknownName for the plan.
    """
    asked = wanted(text, today)
    if not asked.words and not asked.filters:
        raise BadInput("Say what to find.", "For example: riia find dashboard, or riia find status:red")
    findable = findable_of(store)
    codes = _plans(store, asked, plan, findable)
    filters = _filters(store, asked, codes, findable, today)

    def passes(document: Document) -> bool:
        return all(each(document) for each in filters)

    if asked.words:
        matches = findable.index.search(asked.words, passes)
    else:
        matches = Matches([document for document in findable.index.documents if passes(document)])
    hits = list({(d.kind, d.key, d.text): d for d in matches.documents}.values())
    return Found([_hit(document) for document in hits[:MOST]], matches.meant, max(len(hits) - MOST, 0))


def findable_of(store: Store) -> Findable:
    """What can be found in a store; kept until the store changes."""
    with store.read() as connection:
        version = store.version_of(connection)
        kept = store.kept.get("find")
        if kept is None or kept[0] != version:
            made = Findable(Index(load_documents(connection)), load_headings(connection))
            kept = store.kept["find"] = (version, made)
    findable: Findable = kept[1]
    return findable


def _plans(store: Store, asked: Wanted, plan: str | None, findable: Findable) -> set[str] | None:
    """The codes of the plans to look in, None for all of them. Raises UnknownName or BadInput."""
    if plan is not None:
        with store.read() as connection:
            plan = plan_named(connection, plan).code
    if not asked.plans:
        return {plan} if plan else None
    if ALL in asked.plans:
        return None
    known = {document.plan for document in findable.index.documents if document.plan}
    codes = {code for code in known if any(typed in code.casefold() for typed in asked.plans)}
    if not codes:
        raise BadInput(f"No plan is called “{asked.plans[0]}”.", "Write plan:all for every plan.")
    return codes


Passes = Callable[[Document], bool]


def _filters(
    store: Store, asked: Wanted, codes: set[str] | None, findable: Findable, today: date | None
) -> list[Passes]:
    """What a document must pass, besides holding the words."""
    passes: list[Passes] = []
    if codes is not None:
        passes.append(lambda document: document.plan is None or document.plan in codes)
    if asked.kinds:
        passes.append(lambda document: any(kind in _kinds(document) for kind in asked.kinds))
    if (due := asked.due) is not None:
        passes.append(lambda document: document.kind in ("KPI", "action") and due.hold(document.on))
    if (on := asked.on) is not None:
        passes.append(lambda document: document.kind not in ("KPI", "action") and on.hold(document.on))
    if asked.leads:
        passes.append(lambda document: any(lead in folded(document.lead) for lead in asked.leads))
    if asked.themes:
        passes.append(lambda document: any(_under(findable, document, theme) for theme in asked.themes))
    if asked.statuses:
        statuses = _statuses(store, codes, findable, today)
        passes.append(lambda document: document.kind == "KPI" and statuses.get(document.key) in asked.statuses)
    return passes


def _kinds(document: Document) -> tuple[str, ...]:
    """The words that ``kind:`` knows a document by."""
    if document.kind == "organisation":
        return ("organisation", "authority")
    return (document.kind.casefold(), *([document.sort] if document.kind == "KPI" and document.sort else ()))


def _under(findable: Findable, document: Document, theme: str) -> bool:
    """Whether a document stands under a heading that is called so, by its code or by words of its title."""
    return any(folded(each.code) == theme or theme in folded(each.title) for each in findable.path(document.theme))


def _statuses(store: Store, codes: set[str] | None, findable: Findable, today: date | None) -> dict[str, Status | None]:
    """The status of every KPI of the plans, by key. Raises BadInput without a day."""
    if today is None:
        raise BadInput("A status stands on a day.", "Say which.")
    plans = codes or {document.plan for document in findable.index.documents if document.plan}
    judged = [standing(store, plan, today).judged for plan in sorted(plans)]
    return {key: each.status for kpis in judged for key, each in kpis.items()}


def _hit(document: Document) -> Hit:
    return Hit(document.kind, document.ref, document.text, document.plan, document.on, document.key)


def around(text: str, wanted: str, width: int) -> str:
    """One line of a text of at most ``width`` signs, cut so that the words that were looked for are seen."""
    line = " ".join(text.split())
    at = line.casefold().find(" ".join(wanted.casefold().split()))
    if at < 0 and wanted.split():
        at = max(line.casefold().find(word) for word in wanted.casefold().split())
    if len(line) <= width or at + len(wanted) <= width - 1:
        return cut(line, width)
    start = min(max(0, at - width // 3), len(line) - width + 1)
    return "…" + cut(line[start:].partition(" ")[2] if " " in line[start:at] else line[start:], width - 1)
