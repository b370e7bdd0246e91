"""Keeping a report as it was sent: its data, its files with their hashes, its receipt, and why later ones differ."""

import base64
import hashlib
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from db.engine import Store
from db.errors import BadInput, UnknownName
from db.queries.packs import load_blocks, load_files
from db.tables import Explanation, Pack, PackFile
from db.words import Audience
from riia_tui.actions.commands import Outcome
from riia_tui.actions.done import done
from riia_tui.phrases import counted, full_day
from riia_tui.reports.asked import Asked
from riia_tui.reports.blocks import Report
from riia_tui.reports.catalogue import build_report, report_kind
from riia_tui.reports.kept import as_kept, report_of
from riia_tui.reports.save import render_to
from riia_tui.reports.whole_file import replace_file
from riia_tui.views.names import nearest
from riia_tui.views.packs import Difference, differences, figures_of, pack_named
from riia_tui.views.standing import standing

LARGEST = 50_000_000
"""Bytes of a file that a store takes in: a long Word file with pictures has a tenth of it."""


@dataclass(frozen=True, slots=True)
class Freeze:
    """A report to be kept as it was sent to a meeting (or on a day); ``files`` are those that went out."""

    plan: str | None
    report: str
    meeting: date
    audience: Audience | None = None
    files: tuple[Path, ...] = ()
    cleared_by: str | None = None


def freeze(store: Store, asked: Freeze, today: date) -> Outcome:
    """Keeps a report as it stands today. Raises BadInput or UnknownName; then nothing is written."""
    kind = report_kind(asked.report)
    contents = [(path.name, _content(path)) for path in asked.files]
    found = standing(store, asked.plan, today)
    audience = asked.audience or kind.audience
    sent = Asked(found.facts.plan.code, today, None, audience, cleared_by=asked.cleared_by, sent=asked.meeting)
    report = build_report(store, kind.id, sent)
    figures = json.dumps(figures_of(found), ensure_ascii=False)
    with store.write("freeze") as session:
        pack = Pack(
            plan=found.facts.plan.id,
            report=kind.id,
            title=report.title,
            as_at=today,
            meeting=asked.meeting,
            audience=audience,
            frozen=session.now,
            by=session.by,
            cleared_by=asked.cleared_by,
            blocks=as_kept(report),
            figures=figures,
        )
        session.add(pack)
        session.flush()
        session.add_all(_file(pack.id, name, content) for name, content in contents)
        session.about(found.facts.plan.id)
        session.say(f"Froze “{kind.id}” for {full_day(asked.meeting)}")
        kept = f"with {counted(len(contents), 'file')}" if contents else "with its data; no file was given"
        return Outcome(f"{session.said}, {kept}.", pack.id, "“riia packs” lists what was sent.")


def _content(path: Path) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as fault:
        raise BadInput(f"The file {path} cannot be read.", "Look at its name, and close it elsewhere.") from fault
    if len(content) > LARGEST:
        raise BadInput(f"The file {path} has more than {LARGEST // 1_000_000} MB.", "Make its pictures smaller.")
    return content


def _file(pack: str, name: str, content: bytes) -> PackFile:
    digest = hashlib.sha256(content).hexdigest()
    return PackFile(pack=pack, name=name, sha256=digest, size=len(content), content=base64.b64encode(content).decode())


def write_again(store: Store, key: str, to: Path, plan: str | None = None) -> Outcome:
    """Writes a pack again from its kept data, in the format that the file's ending says. Raises BadInput."""
    report, as_at = kept_report(store, key, plan)
    render_to(report, to)
    return Outcome(f"Wrote {to}, as it stood on {full_day(as_at)}.", str(to))


def kept_report(store: Store, key: str, plan: str | None = None) -> tuple[Report, date]:
    """The report that a pack keeps, and the day that it stood for. Raises BadInput or UnknownName."""
    with store.read() as connection:
        pack = pack_named(connection, key, plan)
        return report_of(load_blocks(connection, pack.id)), pack.as_at


def write_files(store: Store, key: str, folder: Path, plan: str | None = None) -> Outcome:
    """Writes the files of a pack into a folder, each checked by its hash. Raises BadInput or UnknownName."""
    if not folder.is_dir():
        raise BadInput(f"There is no folder {folder}.", "Make it first, or name another.")
    with store.read() as connection:
        pack = pack_named(connection, key, plan)
        files = load_files(connection, pack.id)
    for file in files:
        content = base64.b64decode(file.content)
        if hashlib.sha256(content).hexdigest() != file.sha256:
            raise BadInput(f"The kept file {file.name} is damaged.", "Take it from a backup: “riia restore”.")
        target = folder / file.name
        if target.exists() and target.read_bytes() != content:
            raise BadInput(f"There is another {file.name} in {folder}.", "Name an empty folder.")
        replace_file(target, target, content)
    return Outcome(f"Wrote {counted(len(files), 'file')} into {folder}.", str(folder))


def note_receipt(store: Store, key: str, received: date, receipt: str | None, plan: str | None = None) -> Outcome:
    """Notes when a pack was received, and the receipt's number or words. Raises BadInput or UnknownName."""
    with store.write("note receipt") as session:
        row = session.get_one(Pack, pack_named(session, key, plan).id)
        if received < row.as_at:
            raise BadInput(f"It stood as at {full_day(row.as_at)}, so it was not received before.")
        row.received, row.receipt = received, receipt or row.receipt
        session.add(row)
        session.about(row.plan)
        session.say(f"“{row.report}” for {full_day(row.meeting)} was received on {full_day(received)}")
        return done(session, "Its receipt", row.id)


def explain_difference(store: Store, report: str, item: str, said: str, plan: str | None, today: date) -> Outcome:
    """Says in one line why a figure is not what was last sent. Raises BadInput or UnknownName."""
    found = differences(store, plan, report_kind(report).id, today)
    if found.pack is None:
        raise BadInput(f"No “{report}” was sent before {full_day(today)}.", "“riia freeze” keeps one as it was sent.")
    if not said.strip() or "\n" in said.strip():
        raise BadInput("An explanation is one line.", "Say it with -m.")
    line = _difference(found.lines, item)
    with store.write("explain difference") as session:
        pack = pack_named(session, found.pack.key, plan)
        session.add(
            Explanation(pack=pack.id, item=line.item, now=line.now or "", said=said.strip(), on=today, by=session.by)
        )
        session.about(pack.plan)
        session.say(f"Explained why {line.item} is {line.now or 'no more there'}")
        return Outcome(f"{session.said}.", pack.id)


def _difference(lines: tuple[Difference, ...], item: str) -> Difference:
    wanted = " ".join(item.casefold().split())
    for line in lines:
        if line.item.casefold() == wanted:
            return line
    raise UnknownName("difference", item, nearest(item, [line.item for line in lines]))
