"""``riia today`` and ``riia due``: what waits for a coordinator."""

from argparse import Namespace

from riia_tui import phrases
from riia_tui.cli.arguments import span
from riia_tui.cli.desk import Desk
from riia_tui.cli.headings import one_or_many, plan_codes, print_head, print_kpis, print_section, promise
from riia_tui.cli.output import Output, cells, columns, padded, widest
from riia_tui.cli.parser import Parser
from riia_tui.cli.table import Part
from riia_tui.views.theme_trends import trend_words
from riia_tui.views.today import DueList, Move, Today, Waiting, due_list, today_view


def due_options(parser: Parser) -> None:
    """How far ahead, and which plan."""
    parser.add_argument("--within", metavar="SPAN", default="30d", help="how far ahead: 30d or 4w (30d)")
    parser.plan_option()


def due(desk: Desk, given: Namespace) -> int:
    """Prints what is overdue and what comes, plan by plan."""
    within = span(given.within)
    found = [due_list(desk.store, code, desk.today, within) for code in plan_codes(desk, given.plan)]
    if desk.out.as_json:
        desk.out.json(one_or_many(found))
        return 0
    for each in found:
        _print_due(desk.out, each)
    return 0


def _print_due(out: Output, found: DueList) -> None:
    out.blank()
    print_head(out, found.head)
    print_section(out, "Overdue", len(found.overdue))
    print_kpis(out, found.overdue, found.head.as_at)
    print_section(out, f"Due within {phrases.counted(found.within, 'day')}", len(found.soon))
    print_kpis(out, found.soon, found.head.as_at)


def today_options(parser: Parser) -> None:
    """Which plan."""
    parser.plan_option()


def today(desk: Desk, given: Namespace) -> int:
    """Prints the desk, plan by plan."""
    last = desk.open_screens.last_look(desk.store)
    found = [today_view(desk.store, code, desk.today, last) for code in plan_codes(desk, given.plan)]
    if desk.out.as_json:
        desk.out.json(one_or_many(found))
        return 0
    for each in found:
        _print_today(desk.out, each)
    return 0


def _print_today(out: Output, found: Today) -> None:
    day = found.head.as_at
    out.blank()
    print_head(out, found.head)
    out.wrapped(" ".join(filter(None, (found.board, found.next_step))))
    out.line(f"{phrases.counted(found.head.kpis, 'KPI')}: {phrases.tally(found.head.counts)}")
    _print_boards(out, found)
    for title, lines in (
        ("Overdue", found.overdue),
        ("Due soon", found.soon),
        ("To be looked at again", found.look_again),
    ):
        print_section(out, title, len(lines))
        print_kpis(out, lines, day)
    _print_moves(out, found)
    _print_news(out, found)
    _print_greens(out, found)
    _print_outstanding(out, found)
    _print_themes(out, found)


def _print_boards(out: Output, found: Today) -> None:
    """The boards to come, the steps before the next one below it."""
    print_section(out, "Boards", len(found.boards))
    for at, board in enumerate(found.boards):
        out.line(f"  {phrases.day(board.on, found.head.as_at):>11}  {board.board}, {board.away}")
        for step in found.steps if at == 0 else ():
            if not step.passed:
                out.line(f"  {phrases.day(step.on, found.head.as_at):>11}    {step.name}, {step.rule} before")


def _print_news(out: Output, found: Today) -> None:
    if found.news is None:
        return
    since = phrases.full_day(found.news.since)
    print_section(out, f"Written since you last had the screens open, on {since}", len(found.news.lines))
    for line in found.news.lines:
        out.wrapped(f"{line.said}{f' ({line.by})' if line.by else ''}", "  ")


def _print_greens(out: Output, found: Today) -> None:
    print_section(out, "Greens and blues without proof", len(found.unproven))
    refs = widest(green.line.ref for green in found.unproven)
    for green in found.unproven:
        head = f"  {padded(green.line.ref, refs)}  {out.letter(green.line.letter, green.line.status)}  "
        out.line(head + phrases.cut(green.reason, out.width - cells(head)))


def _print_outstanding(out: Output, found: Today) -> None:
    if not found.outstanding:
        return
    out.blank()
    out.wrapped(f"Updates outstanding: {found.outstanding}; “riia outstanding” lists them.")
    rows = [
        (f"  {each.by}", each.name or "nobody is named", phrases.counted(each.updates, "update"), _overdue(each))
        for each in found.waiting
    ]
    for line in columns(rows):
        out.line(line)


def _overdue(waiting: Waiting) -> str:
    return f"{waiting.overdue} overdue" if waiting.overdue else ""


def _print_themes(out: Output, found: Today) -> None:
    out.blank()
    out.line("RAG agreed blue or green, by theme, month by month")
    pictures = [phrases.sparkline([share.value for share in theme.shares]) for theme in found.themes]
    for theme, picture in zip(found.themes, pictures, strict=True):
        tail = f"  {padded(picture, widest(pictures), right=True)}  {trend_words(theme)}"
        title = f"{theme.code} {theme.title}".strip()
        room = max(20, out.width - cells(tail) - 2)
        out.line(f"  {padded(phrases.cut(title, room), room)}{tail}")


def _print_moves(out: Output, found: Today) -> None:
    out.blank()
    out.line(f"Since the last board on {phrases.full_day(found.since)}" if found.since else "So far")
    out.line(f"  {found.recorded}")
    refs = widest(move.line.ref for move in found.moves)
    for move in found.moves:
        out.line(_move(out, move, refs))


def _move(out: Output, move: Move, refs: int) -> str:
    was, now = phrases.letter(move.was), phrases.letter(move.line.status)
    steps = f"{out.letter(was, move.was)} to {out.letter(now, move.line.status)}"
    head = f"  {padded(move.line.ref, refs)}  {steps}  {'better' if move.better else 'worse '}  "
    return head + phrases.cut(promise(move.line), out.width - len(head))


PARTS = {
    "due": Part(due_options, due, "due --within 4w --plan sw-2025-26"),
    "today": Part(today_options, today, "today --plan sw-2025-26"),
}
