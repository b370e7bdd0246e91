"""A region's settings, what they mean, when they changed, and what a change would re-rate before it is made."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from db.engine import Store
from db.errors import UnknownName
from db.facts import RegionFact
from db.queries.facts import load_board_meetings, load_facts, load_plans, load_region
from db.words import Status, Warn
from riia_tui.rules.setting_names import SETTINGS, Setting
from riia_tui.rules.settings import changed, settings_on, value_of
from riia_tui.views.boards import step_lines
from riia_tui.views.greens import greens_of
from riia_tui.views.names import folded, nearest, plan_named
from riia_tui.views.standing import Standing

DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class SettingLine:
    """A setting in words; ``value`` is as it is kept, ``is_default`` where the region has set nothing."""

    name: str
    meaning: str
    shown: str
    value: Any
    is_default: bool


@dataclass(frozen=True, slots=True)
class SettingChange:
    """A change of a setting, in words; ``since`` is the first day on which it holds."""

    since: date
    name: str
    was: str
    becomes: str
    why: str | None


@dataclass(frozen=True, slots=True)
class RegionSettings:
    """What a region has set as at a day, and every change up to then, newest first; ``plans`` are codes."""

    region: str
    plans: tuple[str, ...]
    as_at: date
    settings: tuple[SettingLine, ...]
    changes: tuple[SettingChange, ...]


@dataclass(frozen=True, slots=True)
class Rerated:
    """A KPI that a change rates otherwise: its status, what the figure says, and its warning, before and after."""

    plan: str
    ref: str
    statement: str
    status: Status | None
    becomes_status: Status | None
    says: Status | None
    becomes_says: Status | None
    warning: Warn | None
    becomes_warning: Warn | None


@dataclass(frozen=True, slots=True)
class Unproven:
    """How many greens and blues of a plan rest on nothing, on old or on activity-only evidence, before and after."""

    plan: str
    was: int
    becomes: int


@dataclass(frozen=True, slots=True)
class MovedStep:
    """A step of a plan's next board that comes, goes or moves; None where it is not there."""

    plan: str
    name: str
    was: date | None
    becomes: date | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What a change of a setting would do, as at the first day on which it holds; nothing is written."""

    region: str
    name: str
    was: str
    becomes: str
    since: date
    kpis: int
    rerated: tuple[Rerated, ...]
    unproven: tuple[Unproven, ...]
    steps: tuple[MovedStep, ...]


@dataclass(frozen=True, slots=True)
class Proposed:
    """A change as it would be written: the whole settings of the region, and the key of the plan that named it."""

    region: RegionFact
    plan: str
    title: str
    was: str
    becomes: str
    since: date
    settings: dict[str, Any]
    is_no_change: bool


def settings(store: Store, plan: str | None, today: date) -> tuple[RegionSettings, ...]:
    """The settings of a plan's region, or of every region with a plan where none is named. Raises UnknownName."""
    with store.read() as connection:
        named = [plan_named(connection, plan)] if plan else load_plans(connection)
        regions = {found.id: load_region(connection, found.id) for found in load_plans(connection)}
        codes = {found.id: found.code for found in load_plans(connection)}
    wanted = dict.fromkeys(regions[found.id].id for found in named)
    return tuple(
        _region_settings(
            next(region for region in regions.values() if region.id == key),
            tuple(codes[at] for at, region in regions.items() if region.id == key),
            today,
        )
        for key in wanted
    )


def _region_settings(region: RegionFact, plans: tuple[str, ...], today: date) -> RegionSettings:
    held = settings_on(region.settings, today)
    changes = [_change_line(change) for change in reversed(region.settings.get("changes", ()))]
    return RegionSettings(
        region=region.name,
        plans=plans,
        as_at=today,
        settings=tuple(_line(setting, value_of(held, setting.name)) for setting in SETTINGS),
        changes=tuple(change for change in changes if change.since <= today),
    )


def _line(setting: Setting, value: Any) -> SettingLine:
    shown = _shown(setting, value)
    kept = setting.default if value is None else value
    return SettingLine(setting.title, setting.meaning, shown, kept, value is None or value == setting.default)


def _change_line(change: Mapping[str, Any]) -> SettingChange:
    setting = next(each for each in SETTINGS if each.name == change["name"])
    was, becomes = (_shown(setting, change[name]) for name in ("was", "becomes"))
    return SettingChange(date.fromisoformat(change["since"]), setting.title, was, becomes, change["why"])


def _shown(setting: Setting, value: Any) -> str:
    return setting.shown(setting.default if value is None else value)


def setting_named(name: str) -> Setting:
    """The setting with this name; case, dashes and spaces do not matter. Raises UnknownName."""
    wanted = folded(name.replace("-", "_").replace(" ", "_"))
    for setting in SETTINGS:
        if setting.name == wanted:
            return setting
    raise UnknownName("setting", name, nearest(name, [setting.title for setting in SETTINGS]))


def proposed(connection: Any, plan: str | None, name: str, text: str, today: date, why: str | None = None) -> Proposed:
    """A setting changed to what was typed, not written yet. Raises BadInput or UnknownName."""
    setting = setting_named(name)
    found = plan_named(connection, plan)
    region = load_region(connection, found.id)
    since = _holds_from(connection, region, today)
    value = None if text.strip().casefold() == DEFAULT else setting.typed(text)
    if value == setting.default:
        value = None
    was = value_of(region.settings, setting.name)
    return Proposed(
        region=region,
        plan=found.id,
        title=setting.title,
        was=_shown(setting, was),
        becomes=_shown(setting, value),
        since=since,
        settings=changed(region.settings, setting.name, value, since, why),
        is_no_change=value == was,
    )


def _holds_from(connection: Any, region: RegionFact, today: date) -> date:
    """The day itself; the day after, where a board of the region meets on it: that board sees what was set before."""
    meetings = [meeting.on for key in _plans_of(connection, region) for meeting in load_board_meetings(connection, key)]
    return today + timedelta(days=1) if today in meetings else today


def _plans_of(connection: Any, region: RegionFact) -> list[str]:
    return [plan.id for plan in load_plans(connection) if load_region(connection, plan.id).id == region.id]


def preview(store: Store, plan: str | None, name: str, text: str, today: date) -> Preview:
    """What a change of a setting would re-rate, KPI by KPI, in every plan of the region.

    Raises BadInput or UnknownName.
    """
    with store.read() as connection:
        change = proposed(connection, plan, name, text, today)
        plans = [load_facts(connection, key) for key in _plans_of(connection, change.region)]
    region = replace(change.region, settings=change.settings)
    pairs = [(Standing(facts, change.since), Standing(replace(facts, region=region), change.since)) for facts in plans]
    return Preview(
        region=change.region.name,
        name=change.title,
        was=change.was,
        becomes=change.becomes,
        since=change.since,
        kpis=sum(len(facts.kpis) for facts in plans),
        rerated=tuple(line for before, after in pairs for line in _rerated(before, after)),
        unproven=tuple(line for before, after in pairs for line in _unproven(before, after)),
        steps=tuple(line for before, after in pairs for line in _moved_steps(before, after)),
    )


def _rerated(before: Standing, after: Standing) -> list[Rerated]:
    found = []
    for key, was in before.judged.items():
        now = after.judged[key]
        if (was.status, was.says, was.warning) != (now.status, now.says, now.warning):
            plan, kpi = before.facts.plan.code, was.kpi
            found.append(
                Rerated(
                    plan,
                    kpi.ref,
                    kpi.statement,
                    status=was.status,
                    becomes_status=now.status,
                    says=was.says,
                    becomes_says=now.says,
                    warning=was.warning,
                    becomes_warning=now.warning,
                )
            )
    return found


def _unproven(before: Standing, after: Standing) -> list[Unproven]:
    was, becomes = len(greens_of(before)), len(greens_of(after))
    return [Unproven(before.facts.plan.code, was, becomes)] if was != becomes else []


def _moved_steps(before: Standing, after: Standing) -> list[MovedStep]:
    board = before.next_board
    if board is None:
        return []
    was, becomes = ({step.name: step.on for step in step_lines(found, board)} for found in (before, after))
    names = [name for name in dict.fromkeys([*was, *becomes]) if was.get(name) != becomes.get(name)]
    return [MovedStep(before.facts.plan.code, name, was.get(name), becomes.get(name)) for name in names]
