"""``riia report``: a report as a file, in the format that its ending says."""

import sys
from argparse import SUPPRESS, Namespace
from collections.abc import Callable
from pathlib import Path

from db.errors import BadInput, UnknownName
from db.words import Audience
from riia_tui import phrases
from riia_tui.actions.commands import Outcome
from riia_tui.cli.arguments import day, word
from riia_tui.cli.desk import Desk
from riia_tui.cli.outcome import print_outcome
from riia_tui.cli.output import Output
from riia_tui.cli.parser import Parser, nearest
from riia_tui.cli.table import Part
from riia_tui.reports.catalogue import REPORTS, ReportKind

SINCE = "with what changed from that day on"


def _options(kind: ReportKind) -> Callable[[Parser], None]:
    def options(parser: Parser) -> None:
        parser.plan_option()
        parser.add_argument("--to", required=True, metavar="FILE", help=f"its ending is the format: {_endings(kind)} …")
        template = (
            "the Department's own form" if kind.id == "dfe-return" else "your own Word file, whose styles are kept"
        )
        parser.add_argument("--template", metavar="FILE", help=template)
        parser.add_argument(
            "--audience", type=_audience, metavar="A", help=f"own, board, dfe or public; else {kind.audience}"
        )
        # Every report takes both, so that one that cannot be asked so says why.
        since, one = "since" in kind.options or kind.names != "printed", "authority" in kind.options
        parser.add_argument("--since", type=day, metavar="DATE", help=SINCE if since else SUPPRESS)
        told = "only this one; else a page for every authority" if one else SUPPRESS
        parser.add_argument("--authority", metavar="NAME", help=told)

    return options


def _audience(text: str) -> Audience:
    return word(text, Audience, "audience")


def _endings(kind: ReportKind) -> str:
    return ", ".join(kind.endings()[:4])


def _write(kind: ReportKind) -> Callable[[Desk, Namespace], int]:
    def write(desk: Desk, given: Namespace) -> int:
        from riia_tui.reports.asked import Asked
        from riia_tui.reports.catalogue import build_report
        from riia_tui.reports.save import render_to

        asked = Asked(given.plan, desk.today, given.authority, given.audience or kind.audience, given.since)
        to = Path(given.to).expanduser()
        template = Path(given.template).expanduser() if given.template else None
        if template and kind.id == "dfe-return":
            from riia_tui.reports.return_form import fill_return

            said = fill_return(desk.store, asked, template, to).said()
            return print_outcome(desk, Outcome(f"Wrote {to}.", str(to), said), undo=False)
        render_to(build_report(desk.store, kind.id, asked), to, template)
        return print_outcome(desk, Outcome(f"Wrote {to}.", str(to)), undo=False)

    return write


def _example(kind: ReportKind) -> str:
    if "authority" in kind.options:
        return "report authority --authority Torbay --to torbay.docx"
    return f"report {kind.id} --plan sw-2025-26 --to {kind.id}{kind.formats[0]}"


def own_options(parser: Parser) -> None:
    """The file that composes the report, and where it goes."""
    parser.add_argument("name", nargs="?", metavar="NAME", help=f"a report of its own: {', '.join(REPORTS)}")
    parser.add_argument("--from", dest="source", metavar="FILE", help="your own report, composed in a YAML file")
    parser.plan_option()
    parser.add_argument("--to", metavar="FILE", help="its ending is the format: .docx, .pdf, .html …")
    parser.add_argument("--template", metavar="FILE", help="your own Word file, whose styles and logo are kept")
    parser.add_argument("--audience", type=_audience, metavar="A", help="own, board, dfe or public")


def own(desk: Desk, given: Namespace) -> int:
    """Writes a report that a region composed itself."""
    if given.name:
        raise UnknownName("report", given.name, nearest(given.name, REPORTS))
    if not given.source or not given.to:
        raise BadInput(
            "“riia report” needs the name of a report, or --from with your own and --to.",
            f"There are {', '.join(REPORTS)}.",
        )
    from riia_tui.reports.asked import Asked
    from riia_tui.reports.own_report import build_own
    from riia_tui.reports.save import render_to

    to, template = Path(given.to).expanduser(), given.template
    asked = Asked(given.plan, desk.today, None, given.audience or Audience.OWN)
    report = build_own(desk.store, Path(given.source).expanduser(), asked)
    render_to(report, to, Path(template).expanduser() if template else None)
    return print_outcome(desk, Outcome(f"Wrote {to}.", str(to)), undo=False)


def all_options(parser: Parser) -> None:
    """The folder, and which kinds of file."""
    parser.plan_option()
    parser.add_argument("--to", required=True, metavar="DIR", help="the folder; it is made where there is none")
    parser.add_argument("--formats", metavar="LIST", help="such as docx,pdf, or all; else those that suit each report")
    parser.add_argument("--audience", type=_audience, metavar="A", help="own, board, dfe or public; else each its own")
    parser.add_argument("--since", type=day, metavar="DATE", help=SINCE)


def write_all(desk: Desk, given: Namespace) -> int:
    """Writes every report, and lists the files."""
    from riia_tui.reports.asked import Asked
    from riia_tui.reports.whole_set import WholeSet, formats_named, write_set
    from riia_tui.views.plans import head

    plan = head(desk.store, given.plan, desk.today).plan
    formats = formats_named(given.formats) if given.formats else ()
    wanted = WholeSet(Asked(plan, desk.today, since=given.since), Path(given.to).expanduser(), given.audience, formats)
    parts = write_set(desk.store, wanted, _progress(desk.out))
    if desk.out.as_json:
        desk.out.json(parts)
        return 0
    for part in parts:
        kinds = ", ".join(path.suffix.removeprefix(".") for path in part.files)
        desk.out.wrapped(f"{part.title}: {kinds or f'left out. {part.left_out}'}", after="  ")
    desk.out.blank()
    desk.out.wrapped(f"{phrases.counted(sum(len(part.files) for part in parts), 'file')} in {wanted.folder}.")
    return 0


def _progress(out: Output) -> Callable[[int, int, str], None]:
    def tell(number: int, of: int, title: str) -> None:
        if out.is_terminal:
            sys.stderr.write(f"\r\x1b[K{title}: {number} of {of}")
            sys.stderr.write("\r\x1b[K" if number == of else "")
            sys.stderr.flush()

    return tell


PARTS = {"report": Part(own_options, own, "report --from our-report.yaml --to our-report.docx")}
PARTS["report all"] = Part(all_options, write_all, "report all --plan sw-2025-26 --to board-papers")
PARTS |= {f"report {kind.id}": Part(_options(kind), _write(kind), _example(kind)) for kind in REPORTS.values()}
