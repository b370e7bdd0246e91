"""Plan: the whole plan as a tree, beside what is chosen."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.containers import Container, Vertical, VerticalScroll
from textual.widgets import Static, Tree
from textual.widgets.tree import TreeNode

from db.words import Status
from riia_tui import phrases
from riia_tui.reports.blocks import Table
from riia_tui.tui import cells
from riia_tui.tui.detail import kpi_text, node_text
from riia_tui.tui.screens.place import Place, is_narrow
from riia_tui.tui.widgets.findings import FindingsList
from riia_tui.views.findings import Findings, plan_findings
from riia_tui.views.kpi import kpi
from riia_tui.views.plans import Head
from riia_tui.views.tree import Node, PlanTree, plan_tree

MARK = "†"
"""Stands before what the plan check found something about."""

COUNTS_FROM = 46
"""Columns of a branch from which its counts stand beside its name; with fewer the name needs them."""


class PlanPlace(Place):
    """Tree and detail side by side; in a narrow terminal they take turns (Enter, Esc)."""

    PLACE = "plan"
    HELP = (
        "The tree holds the plan as it is printed: headings, activities, KPIs, each with its letter and its due "
        "date. Beside it stands what is chosen, with what its figure was counted from and what is missing. In a "
        "terminal below 120 columns the two take turns: Enter reads, Esc goes back. m and e record something for "
        "the chosen KPI."
    )

    def __init__(self) -> None:
        super().__init__()
        self._wanted: str | None = None
        self._wanted_is_heading = False
        self._source = ""
        self._read = ""
        self._shown = ""
        self._found: Findings | None = None
        self._marked: frozenset[str] = frozenset()
        self._tallies: Mapping[Status | None, int] = {}

    def body(self) -> ComposeResult:
        """The tree, and the detail of what is chosen."""
        with Container(id="plan-body"):
            tree: Tree[Node] = Tree("", id="tree")
            tree.show_root = False
            tree.guide_depth = 2
            tree.show_guides = False
            yield tree
            with VerticalScroll(id="detail", can_focus=True):
                yield Static("", id="detail-text", markup=False)
            with Vertical(id="checked"):
                yield Static("", id="checked-title", classes="note", markup=False)
                yield FindingsList(id="findings")

    @property
    def branches(self) -> Tree[Node]:
        """The tree."""
        return self.query_one("#tree", Tree)

    async def fill(self) -> Head:
        """Reads the tree and shows it, keeping what was open and chosen."""
        shown = await self.program.read(plan_tree, self.program.plan, self.program.today)
        self._shown = shown.head.plan
        self._show_tree(shown)
        self.look_for_findings()
        return shown.head

    async def tables(self) -> tuple[Table, ...]:
        """The whole tree; the findings while they are shown."""
        from riia_tui.reports.screen_tables import finding_tables, plan_tables

        program = self.program
        if self._is_checking():
            return finding_tables(await program.read(plan_findings, program.plan))
        return plan_tables(await program.read(plan_tree, program.plan, program.today))

    def tables_title(self) -> str:
        """Plan, or its check."""
        return "Plan check" if self._is_checking() else "Plan"

    def _is_checking(self) -> bool:
        return self.query_one("#plan-body").has_class("-checking")

    def selected_ref(self) -> str | None:
        """The KPI that the cursor is on, or is on its way to."""
        if self._wanted:
            return None if self._wanted_is_heading else self._wanted
        node = self.branches.cursor_node
        return node.data.kpi.ref if node and node.data and node.data.kpi else None

    def meeting_ref(self) -> str | None:
        """A meeting entered while a KPI is read counts towards it."""
        return self.selected_ref()

    def show_kpi(self, ref: str) -> None:
        """Opens the tree down to a KPI and chooses it, now or once the tree is there."""
        self._show(ref, is_heading=False)

    def show_heading(self, key: str) -> None:
        """The same for an activity or a heading, by its key."""
        self._show(key, is_heading=True)

    def _show(self, name: str, *, is_heading: bool) -> None:
        self._wanted, self._wanted_is_heading = name, is_heading
        # Two plans may have the same refs: the tree that still shows the other one is not looked through.
        found = self._find(name) if self._shown == self.program.plan else None
        if found is not None:
            self._open(found)

    def _show_tree(self, shown: PlanTree) -> None:
        tree = self.branches
        self._source, self._shown = shown.source, shown.head.plan
        self._tallies = cells.tally_widths(node.counts for node in _headings(shown.nodes))
        opened = {node.data.id for node in _all(tree.root) if node.data and node.is_expanded}
        chosen = tree.cursor_node.data.id if tree.cursor_node and tree.cursor_node.data else None
        first = not tree.root.children
        with self.app.batch_update():
            tree.clear()
            for node in shown.nodes:
                self._add(tree.root, node, opened, 0 if first else None)
            tree.root.expand()
        wanted = self._find(self._wanted) if self._wanted else None
        self._wanted = None
        target = wanted or next((n for n in _all(tree.root) if n.data and n.data.id == chosen), None)
        if target is None and tree.root.children:
            target = tree.root.children[0]
        self.query_one("#plan-body").set_class(target is None, "-empty")
        if target is not None:
            self._open(target)
        else:
            self.query_one("#detail-text", Static).update("This plan has no headings yet. n adds the first.")

    def _add(self, parent: TreeNode[Node], node: Node, opened: set[str], depth: int | None) -> None:
        """Adds a node with all below it; at first the plan is open down to its sections, and activities are open."""
        below = None if depth is None else depth + 1
        is_open = node.id in opened if depth is None else depth < 1 or node.is_activity
        if not node.children:
            parent.add_leaf(self._label(node, parent), data=node)
            return
        branch = parent.add(self._label(node, parent), data=node, expand=is_open)
        for child in node.children:
            self._add(branch, child, opened, below)

    def _label(self, node: Node, parent: TreeNode[Node]) -> Text:
        """A line of the tree: a KPI with letter and due date, anything else with its counts."""
        depth = 0
        above: TreeNode[Node] | None = parent
        while above is not None and above.parent is not None:
            depth, above = depth + 1, above.parent
        width = self._width() - 2 * depth - 5
        if node.kpi is None:
            return _branch_label(node, width, node.id in self._marked, self._tallies)
        mark = "!" if node.kpi.warning else MARK if node.id in self._marked else " "
        due = phrases.day(node.kpi.due, self.program.today)
        room = max(width - max(len(node.kpi.ref), 6) - len(due) - 6, 6)
        text = Text(f"{node.kpi.ref:<6} ")
        text.append_text(cells.letter(node.kpi.status))
        text.append(f"{mark} ", style="bold")
        text.append(f"{cells.one_line(phrases.gist(node.kpi.statement), room):<{room}} {due}")
        return text

    def _width(self) -> int:
        """The columns of the tree: all of them, half beside the findings, or 55 of 100 in a wide terminal."""
        whole = self.app.size.width
        if self._is_halved() and self.query_one("#plan-body").has_class("-checking"):
            return whole // 2
        return whole if is_narrow(self) else int(whole * 0.55)

    def _is_halved(self) -> bool:
        """Whether the findings take half of the width: where two columns fit, and no more."""
        return is_narrow(self) and not self.has_class("-narrow")

    def _detail_width(self) -> int:
        whole = self.app.size.width
        return (whole if is_narrow(self) else whole - int(whole * 0.55)) - 5

    def _find(self, name: str) -> TreeNode[Node] | None:
        """The node of a KPI by its ref, or of anything by its key."""
        nodes = [node for node in _all(self.branches.root) if node.data]
        return next((n for n in nodes if n.data and name in (n.data.kpi.ref if n.data.kpi else "", n.data.id)), None)

    def _open(self, node: TreeNode[Node]) -> None:
        """Puts the cursor on a node at once, so that a key pressed right after is meant for it."""
        above = node.parent
        while above is not None:
            if not above.is_expanded:
                above.expand()
            above = above.parent
        self._wanted = None
        # A node knows its line only once the lines have been counted.
        if self.branches.last_line >= 0:
            self.branches.move_cursor(node)
        self.call_after_refresh(self.branches.scroll_to_node, node, animate=False)
        self.show_detail()

    def on_tree_node_highlighted(self, _event: Tree.NodeHighlighted[Node]) -> None:
        """Shows what the cursor is on."""
        self.show_detail()

    def on_tree_node_selected(self, event: Tree.NodeSelected[Node]) -> None:
        """Enter on a KPI reads its detail; on a branch it opens or closes."""
        if event.node.data and event.node.data.kpi:
            self.query_one("#plan-body").add_class("-reading")
            self.set_focus(self.query_one("#detail"))

    @work(exclusive=True, group="detail", exit_on_error=False)
    async def show_detail(self) -> None:
        """Reads and shows the chosen KPI, theme or activity."""
        cursor = self.branches.cursor_node
        if cursor is None or cursor.data is None:
            return
        node = cursor.data
        width = self._detail_width()
        if node.kpi is None:
            text = node_text(node, self.program.today, width, self._source)
        else:
            detail = await self.program.read(kpi, node.kpi.ref, node.kpi.plan, self.program.today)
            text = kpi_text(detail, self.program.today, width)
        self.query_one("#detail-text", Static).update(text)
        if self._read != node.id:
            self.query_one("#detail").scroll_home(animate=False)
        self._read = node.id

    @work(exclusive=True, group="findings", exit_on_error=False)
    async def look_for_findings(self) -> None:
        """Runs the plan check once the tree is there, lists what it finds and marks the tree."""
        self._found = await self.program.read(plan_findings, self.program.plan)
        self.query_one("#checked-title", Static).update(_checked(self._found))
        width = self.app.size.width // 2 - 5 if self._is_halved() else self._detail_width()
        self.query_one(FindingsList).show(self._found, width)
        before, self._marked = self._marked, self._found.marked
        for node in _all(self.branches.root):
            if node.data and node.parent and node.data.id in before ^ self._marked:
                node.set_label(self._label(node.data, node.parent))

    def _fit_tree(self) -> None:
        """Fits the lines of the tree to its width, where the findings take half of it or give it back."""
        if not self._is_halved():
            return
        for node in _all(self.branches.root):
            if node.data and node.parent:
                node.set_label(self._label(node.data, node.parent))

    def action_findings(self) -> None:
        """Shows the findings of the check in the detail's place, or the detail again."""
        if self.query_one("#plan-body").toggle_class("-checking").has_class("-checking"):
            self.set_focus(self.query_one(FindingsList))
        else:
            self.set_focus(self.branches)
        self._fit_tree()

    def on_findings_list_chosen(self, event: FindingsList.Chosen) -> None:
        """Goes to what a finding is about, with the findings still beside it."""
        if event.line.item is None:
            self.notify(f"This is not in the tree: {event.line.where}. 7 shows the money.")
            return
        if is_narrow(self):
            self.query_one("#plan-body").remove_class("-checking")
            self.set_focus(self.branches)
            self._fit_tree()
        self._show(event.line.item, is_heading=True)

    async def on_findings_list_acceptance_asked(self, event: FindingsList.AcceptanceAsked) -> None:
        """Opens the form that lets a finding stand."""
        from riia_tui.tui.screens.flows import open_acceptance

        await open_acceptance(self.program, event.line)

    def key_escape(self) -> None:
        """Back from the detail or the findings to the tree."""
        self.query_one("#plan-body").remove_class("-reading", "-checking")
        self.set_focus(self.branches)
        self._fit_tree()

    async def action_change(self) -> None:
        """Opens the form that changes what the cursor is on."""
        from riia_tui.tui.screens.plan_flows import open_change

        node = self.branches.cursor_node
        if node and node.data:
            await open_change(self.program, node.data.id, _name(node.data))

    async def action_add_item(self) -> None:
        """Opens the form that adds below what the cursor is on; beside a KPI, a KPI more."""
        from riia_tui.tui.screens.plan_flows import open_addition

        node = self.branches.cursor_node
        if node and node.data and node.data.kpi:
            node = node.parent
        if node is None or node.data is None:
            await open_addition(self.program, None, ("theme",))
            return
        kinds = ("kpi",) if node.data.is_activity else ("theme", "activity", "kpi")
        kind = "activity" if node.data.is_activity else "theme"
        await open_addition(self.program, f"{kind}:{node.data.code or node.data.title}", kinds)

    async def action_before(self) -> None:
        """Goes to the KPI of the plan before that the chosen one was carried over from."""
        await self._in_other_plan("carried_from", "was not carried over from another plan")

    async def action_after(self) -> None:
        """Goes to the KPI of the next plan that the chosen one was carried over to."""
        await self._in_other_plan("carried_on", "was not carried over to another plan")

    async def _in_other_plan(self, field: Literal["carried_from", "carried_on"], else_said: str) -> None:
        from riia_tui.tui.screens.plan_flows import show_in_other_plan

        if ref := self.ask_for_kpi():
            detail = await self.program.look_up(kpi, ref, self.program.plan, self.program.today)
            if detail and (other := getattr(detail, field)):
                await show_in_other_plan(self.program, *other)
            elif detail:
                self.notify(f"{ref} {else_said}.")

    def action_expand_all(self) -> None:
        """Opens the whole tree, or closes it down to its sections."""
        tree = self.branches
        closed = any(node.children and not node.is_expanded for node in _all(tree.root))
        for top in tree.root.children:
            if closed:
                top.expand_all()
            else:
                for section in top.children:
                    section.collapse_all()


def _checked(found: Findings) -> str:
    """What stands above the findings."""
    counts = phrases.listed([phrases.counted(count, str(severity)) for severity, count in found.counts if count])
    accepted = f", {len(found.accepted)} accepted" if found.accepted else ""
    keys = "Enter goes there   a accepts   k closes"
    return f"The plan check: {counts}{accepted}\n{keys}" if counts else f"The plan check found nothing{accepted}."


def _name(node: Node) -> str:
    return cells.one_line(f"{node.code} {node.title}".strip(), 70)


def _branch_label(node: Node, width: int, marked: bool, tallies: Mapping[Status | None, int]) -> Text:
    named = node.code and not node.title.startswith(f"{node.code} ")
    text = Text(f"{node.code} " if named else "", style="bold" if not node.is_activity else "")
    text.append(f"{MARK} " if marked else "")
    is_counted = not node.is_activity and width >= COUNTS_FROM
    tally = cells.tally_in_columns(node.counts, tallies) if is_counted else Text()
    room = max(width - text.cell_len - tally.cell_len - 1, 8)
    title = cells.one_line(f"(withdrawn) {node.title}" if node.withdrawn else node.title, room)
    text.append(f"{title:<{room}} " if tally.cell_len else title, style="not bold")
    text.append_text(tally)
    return text


def _headings(nodes: Iterable[Node]) -> Iterator[Node]:
    """Every heading of the plan that shows its counts."""
    for node in nodes:
        if node.kpi is None and not node.is_activity:
            yield node
            yield from _headings(node.children)


def _all(root: TreeNode[Node]) -> list[TreeNode[Node]]:
    found = [root]
    for child in root.children:
        found += _all(child)
    return found
