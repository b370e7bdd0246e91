"""The forms for evidence, surveys and figures."""

from dataclasses import dataclass
from datetime import date

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Select, Static

from db.errors import BadInput
from db.words import RecordKind
from riia_tui import phrases
from riia_tui.actions.commands import EditRecord, GiveFigure, LogEvidence, LogSurvey
from riia_tui.rules.typed import typed_day, typed_day_or_none, typed_number
from riia_tui.tui import cells
from riia_tui.tui.screens.form import Form, Send, Tick, Words, label
from riia_tui.views.kpi import KpiDetail
from riia_tui.views.records import RecordDetail

KINDS = [kind for kind in RecordKind if kind is not RecordKind.MEETING]


@dataclass(frozen=True, slots=True)
class Correction:
    """A record to put right, by key, and what to put right in it."""

    key: str
    edit: EditRecord


class EvidenceForm(Form[LogEvidence | LogSurvey | Correction]):
    """One form for everything that is no meeting; a survey asks for its answers."""

    HELP = (
        "Evidence is anything that happened and is no meeting: a report published, a survey, a visit, a data return. "
        "Say what happened and when, and which KPIs it counts towards; their figures then count themselves. Name the "
        "authorities that took part, or write “all”. Tick the box where this is what a milestone promised. A file or "
        "web address keeps the proof beside it."
    )

    FULL = True

    def __init__(self, send: Send, plan: str, today: date, ref: str | None, record: RecordDetail | None = None) -> None:
        """``record`` is the one to put right; without it the form makes a new one."""
        super().__init__(send)
        self._plan = plan
        self._today = today
        self._ref = ref
        self._record = record

    def heading(self) -> str:
        """What the form is for."""
        if self._record:
            return f"Put right · {self._record.line.title}"
        return f"Record evidence for {self._ref}" if self._ref else "Record evidence"

    def fields(self) -> ComposeResult:
        """Title, kind, day; what it counts towards; who took part; numbers and a note."""
        record = self._record
        yield label("what happened")
        yield Input(record.line.title if record else "", id="title")
        with Horizontal(classes="row"):
            yield Vertical(label("kind"), self._kinds())
            yield Vertical(label("day"), Input(phrases.full_day(record.line.on if record else self._today), id="on"))
            yield Vertical(label("finished, if later"), Input(self._day("done"), id="done"))
        with Horizontal(classes="row"):
            refs = ", ".join(record.line.counts_towards) if record else self._ref or ""
            yield Vertical(label("counts towards (refs)"), Input(refs, id="refs"))
            names = ", ".join(line.name for line in record.register) if record else ""
            yield Vertical(label("who took part, or “all”"), Input(names, id="authorities"))
        with Horizontal(classes="row"):
            yield Vertical(label("days or people"), Input(self._number("quantity"), id="quantity"))
            yield Vertical(label("survey: responses"), Input(self._number("responses"), id="responses"))
            yield Vertical(label("of them positive"), Input(self._number("positive"), id="positive"))
        yield Tick("this delivers the milestone", bool(record and record.delivers), id="delivers")
        if record is None:
            yield label("file or web address")
            yield Input(id="address")
        yield label("note")
        yield Words(record.note or "" if record else "", id="note")
        if record and record.quotes:
            yield label("what people wrote, without their names")
            yield Static("\n".join(f"“{cells.visible(quote)}”" for quote in record.quotes), markup=False)

    def on_mount(self) -> None:
        """Begins with the title."""
        self.set_focus(self.query_one("#title"))

    def about(self) -> str:
        """The plan, and the record or the KPI."""
        return f"{self._plan} {self._record.line.id if self._record else self._ref or ''}"

    def asked(self) -> LogEvidence | LogSurvey | Correction:
        """The record as it was entered."""
        if not self.value("title").strip():
            raise BadInput("Say what happened.")
        if self._record is not None:
            return Correction(self._record.line.id, self._edit())
        return self._survey() if self._kind() is RecordKind.SURVEY else self._evidence()

    def _evidence(self) -> LogEvidence:
        evidence = LogEvidence(
            plan=self._plan,
            on=typed_day(self.value("on"), self._today),
            title=self.value("title").strip(),
            kind=self._kind(),
            delivers=self.query_one("#delivers", Tick).value,
            address=self.text_or_none("address"),
            authorities=self._authorities(),
            quantity=self._typed("quantity"),
            done=typed_day_or_none(self.value("done"), self._today),
            counts_towards=self._refs(),
            note=self.text_or_none("note"),
        )
        evidence.check(self._today)
        return evidence

    def _survey(self) -> LogSurvey:
        responses, positive = self._typed("responses"), self._typed("positive")
        if responses is None or positive is None:
            raise BadInput("A survey needs its responses, and how many of them were positive.")
        survey = LogSurvey(
            plan=self._plan,
            on=typed_day(self.value("on"), self._today),
            title=self.value("title").strip(),
            responses=int(responses),
            positive=int(positive),
            authorities=self._authorities(),
            counts_towards=self._refs(),
            note=self.text_or_none("note"),
        )
        survey.check(self._today)
        return survey

    def _edit(self) -> EditRecord:
        responses, positive = self._typed("responses"), self._typed("positive")
        return EditRecord(
            title=self.value("title").strip(),
            on=typed_day(self.value("on"), self._today),
            note=self.value("note"),
            quantity=self._typed("quantity"),
            done=typed_day_or_none(self.value("done"), self._today),
            responses=None if responses is None else int(responses),
            positive=None if positive is None else int(positive),
            authorities=self._authorities(),
            counts_towards=self._refs(),
            delivers=self.query_one("#delivers", Tick).value,
        )

    def _kinds(self) -> Select[RecordKind]:
        chosen = self._record.line.kind if self._record else RecordKind.EVIDENCE
        names = [(kind.replace("-", " "), kind) for kind in KINDS]
        return Select(names, value=chosen, allow_blank=False, id="kind", compact=True, disabled=bool(self._record))

    def _kind(self) -> RecordKind:
        return RecordKind(str(self.query_one("#kind", Select).value))

    def _refs(self) -> tuple[str, ...]:
        return tuple(ref.strip() for ref in self.value("refs").split(",") if ref.strip())

    def _authorities(self) -> tuple[str, ...]:
        text = self.value("authorities").strip()
        return (text,) if text else ()

    def _typed(self, field: str) -> float | None:
        return typed_number(self.value(field)) if self.value(field).strip() else None

    def _number(self, name: str) -> str:
        value = getattr(self._record, name) if self._record else None
        return "" if value is None else phrases.number(float(value))

    def _day(self, name: str) -> str:
        return phrases.full_day(getattr(self._record, name)) if self._record else ""


class FigureForm(Form[GiveFigure]):
    """A figure for a measure that only a person can know."""

    HELP = (
        "Some measures cannot be counted from the record, such as a percentage out of another system. Give the figure "
        "as you know it today; the last one that was given counts, and those before stay in the history."
    )

    def __init__(self, send: Send, detail: KpiDetail, today: date) -> None:
        super().__init__(send)
        self._detail = detail
        self._today = today
        self._reported = [m for m in detail.measures if m.metric == "reported"]

    def heading(self) -> str:
        """The KPI."""
        return f"Give a figure · {self._detail.line.ref}"

    def fields(self) -> ComposeResult:
        """Which measure, the figure, and a note."""
        names = [(f"{m.name} ({m.unit}, now {m.figure})", m.number) for m in self._reported]
        yield Select(names, allow_blank=False, id="measure", compact=True)
        yield label("figure")
        yield Input(id="figure")
        yield label("note")
        yield Words(id="note")

    def on_mount(self) -> None:
        """Begins with the figure."""
        self.set_focus(self.query_one("#figure"))

    def about(self) -> str:
        """The KPI."""
        return f"{self._detail.line.plan} {self._detail.line.ref}"

    def asked(self) -> GiveFigure:
        """The figure as it was entered."""
        line = self._detail.line
        return GiveFigure(
            ref=f"{line.ref}:{self.query_one('#measure', Select).value}",
            plan=line.plan,
            value=typed_number(self.value("figure")),
            on=self._today,
            note=self.text_or_none("note"),
        )
