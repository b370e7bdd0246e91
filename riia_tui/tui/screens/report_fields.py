"""What a report is narrowed to: the day since which it says what changed, the authority that it is about."""

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Select

from riia_tui.reports.catalogue import ReportKind
from riia_tui.tui.remembered import Chosen
from riia_tui.tui.screens.form import label

EVERY = ("every authority, a page each", "")


class ReportFields(Horizontal):
    """The file's name, and the fields that narrow a report, each shown only where the report can be asked for it."""

    def __init__(self) -> None:
        super().__init__(classes="row")
        self._authorities: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """The name, the day, the authority."""
        yield Vertical(label("under the name"), Input("", id="name"))
        yield Vertical(label("with what changed since"), Input("", id="since"), id="since-column")
        choice = Select([EVERY], value="", allow_blank=False, id="authority", compact=True)
        yield Vertical(label("about"), choice, id="authority-column")

    def offer(self, authorities: Iterable[str]) -> None:
        """The authorities that there are; the one that is chosen stays, where it is among them."""
        chosen, self._authorities = self._authority.value, tuple(authorities)
        self._authority.set_options([EVERY, *((name, name) for name in self._authorities)])
        self._choose(str(chosen))

    def show(self, kind: ReportKind, chosen: Chosen) -> None:
        """The fields of a report, with what was chosen of it before."""
        for name in ("since", "authority"):
            self.query_one(f"#{name}-column").display = name in kind.options
            self.query_one(f"#{name}").disabled = name not in kind.options
        self._since.value = chosen.since
        self._since.placeholder = "the last board" if kind.id == "changes" else "a day, or nothing"
        self._choose(chosen.authority)

    @property
    def since(self) -> str:
        """The day as it was typed; "" where the report cannot be asked for one."""
        return "" if self._since.disabled else self._since.value.strip()

    @property
    def authority(self) -> str:
        """The authority's name; "" for every one, and where the report is not about one."""
        return "" if self._authority.disabled else str(self._authority.value)

    @property
    def last(self) -> str:
        """The selector of the last field that can be typed into."""
        return "#name" if self._since.disabled else "#since"

    def _choose(self, authority: str) -> None:
        self._authority.value = authority if authority in self._authorities else ""

    @property
    def _since(self) -> Input:
        return self.query_one("#since", Input)

    @property
    def _authority(self) -> Select[str]:
        return self.query_one("#authority", Select)
