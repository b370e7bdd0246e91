"""Every sheet: what it reads, and the keys that it has to itself."""

from datetime import date
from typing import TYPE_CHECKING, Any

from riia_tui.actions.plan_commands import ChangeMembers, SetNetwork
from riia_tui.tui.pages.authority import authority_page
from riia_tui.tui.pages.behind import behind_page
from riia_tui.tui.pages.days import day_page
from riia_tui.tui.pages.greens import greens_page
from riia_tui.tui.pages.networks import network_page, networks_page
from riia_tui.tui.pages.outstanding import TITLES, outstanding_page
from riia_tui.tui.pages.page import Opens, Page
from riia_tui.tui.pages.settings import settings_page
from riia_tui.tui.pages.today import list_page
from riia_tui.tui.screens.form import Form
from riia_tui.tui.screens.network_form import MembersForm, SetNetworkForm
from riia_tui.tui.screens.setting_form import SettingForm, preview_setting
from riia_tui.tui.screens.sheet import Deed, Sheet
from riia_tui.views.authority import authority
from riia_tui.views.behind import behind
from riia_tui.views.calendar import month_view
from riia_tui.views.greens import greens
from riia_tui.views.networks import network_whole, networks_whole
from riia_tui.views.outstanding import By, outstanding
from riia_tui.views.parts import Across
from riia_tui.views.settings import settings
from riia_tui.views.today import today_view

if TYPE_CHECKING:
    from riia_tui.tui.app import RiiaApp


async def open_behind(app: "RiiaApp", across: Across, column: str, name: str | None) -> None:
    """Opens a cell of the participation table; without a name the whole column."""

    async def read(program: "RiiaApp", width: int) -> Page:
        found = await program.read(behind, program.plan, program.today, across, column, name)
        return behind_page(found, width, program.today)

    await app.push_screen(Sheet(read))


async def open_authority(app: "RiiaApp", name: str) -> None:
    """Opens one authority whole, in the plan that is shown."""

    async def read(program: "RiiaApp", width: int) -> Page:
        found = await program.read(authority, name, program.plan, program.today)
        return authority_page(found[0], width, program.today)

    await app.push_screen(Sheet(read))


async def open_greens(app: "RiiaApp") -> None:
    """Opens the greens and blues that are not proven."""

    async def read(program: "RiiaApp", width: int) -> Page:
        return greens_page(await program.read(greens, program.plan, program.today), width, program.today)

    await app.push_screen(Sheet(read))


async def open_day(app: "RiiaApp", on: date) -> None:
    """Opens a day of the calendar."""

    async def read(program: "RiiaApp", width: int) -> Page:
        found = await program.read(month_view, program.plan, program.today, on.year, on.month)
        return day_page(next(day for day in found.days if day.on == on), width, program.today)

    await app.push_screen(Sheet(read))


async def open_networks(app: "RiiaApp") -> None:
    """Opens the networks of the plan that is shown."""

    async def read(program: "RiiaApp", width: int) -> Page:
        return networks_page(await program.read(networks_whole, program.plan, program.today), width, program.today)

    await app.push_screen(Sheet(read))


async def open_network(app: "RiiaApp", name: str) -> None:
    """Opens a network; ``a`` adds members, Enter puts one right, ``c`` changes the network itself."""

    async def read(program: "RiiaApp", width: int) -> Page:
        found = await program.read(network_whole, name, program.plan, program.today)
        return network_page(found, width, program.today)

    async def add(sheet: Sheet) -> None:
        await sheet.app.push_screen(MembersForm(keep_network, app.plan or "", app.today, name, ""))

    async def put_right(sheet: Sheet) -> None:
        line = sheet.chosen()
        if line and line.opens is Opens.MEMBER:
            await sheet.app.push_screen(MembersForm(keep_network, app.plan or "", app.today, name, line.key))

    async def change(sheet: Sheet) -> None:
        found = await app.read(network_whole, name, app.plan, app.today)
        await sheet.app.push_screen(SetNetworkForm(keep_network, app.plan or "", found))

    deeds = (Deed("a", "add members", add), Deed("c", "change it", change), Deed("enter", "", put_right))
    await app.push_screen(Sheet(read, deeds))


def keep_network(form: Form[Any], answer: ChangeMembers | SetNetwork) -> None:
    """Has a network or its members changed."""
    from riia_tui.actions.memberships import change_members
    from riia_tui.actions.networks import set_network

    action = change_members if isinstance(answer, ChangeMembers) else set_network
    form.program.act_for(form, action, answer)


async def open_settings(app: "RiiaApp") -> None:
    """Opens the region's settings; Enter on one asks for its new value and shows what it would re-rate."""

    async def read(program: "RiiaApp", width: int) -> Page:
        found = await program.read(settings, program.plan, program.today)
        return settings_page(found[0], width, program.today)

    async def change(sheet: Sheet) -> None:
        line = sheet.chosen()
        found = await app.read(settings, app.plan, app.today)
        chosen = next((each for each in found[0].settings if line and each.name == line.key), None)
        if chosen:
            await sheet.app.push_screen(SettingForm(preview_setting, chosen))

    await app.push_screen(Sheet(read, (Deed("enter", "", change),)))


async def open_list(app: "RiiaApp", key: str) -> None:
    """Opens what the desk shows only the first lines of, by the key of the line below them."""
    if key == "greens":
        await open_greens(app)
        return
    if key.startswith("outstanding "):
        await open_outstanding(app, By(key.removeprefix("outstanding ")))
        return

    async def read(program: "RiiaApp", width: int) -> Page:
        desk = await program.read(today_view, program.plan, program.today, program.last_look)
        return list_page(desk, key, width)

    await app.push_screen(Sheet(read))


async def open_outstanding(app: "RiiaApp", by: By = By.AUTHORITY) -> None:
    """Opens updates outstanding, grouped one way; ``o`` groups them the next way."""
    ways = list(TITLES)
    while ways[0] is not by:
        ways.append(ways.pop(0))

    async def read(program: "RiiaApp", width: int) -> Page:
        found = await program.read(outstanding, program.plan, program.today, ways[0])
        return outstanding_page(found, ways[0], width, program.today)

    async def turn(sheet: Sheet) -> None:
        ways.append(ways.pop(0))
        sheet.load()

    await app.push_screen(Sheet(read, (Deed("o", "by lead or person", turn),)))
