"""The screens in a browser: behind a lock, on this computer alone. What needs the browser extra runs where it is."""

import importlib.util
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path

import pytest
from command_line import Riia

ROOT = Path(__file__).parents[2]
WITH_EXTRA = pytest.mark.skipif(
    importlib.util.find_spec("textual_serve") is None, reason="riia-tui[browser] is missing"
)
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
WITH_BROWSER = pytest.mark.skipif(
    not CHROMIUM or not shutil.which("chromedriver") or importlib.util.find_spec("selenium") is None,
    reason="chromium, its driver or selenium is missing",
)


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


@pytest.fixture
def served(plan_store: Path) -> Iterator[str]:
    """The address that a served store can be opened at once."""
    words = ["--db", str(plan_store), "--today", "2025-12-01", "serve", "--port", str(free_port())]
    command = [sys.executable, "-m", "riia_tui", *words]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8") as program:
        assert program.stdout is not None
        told = "".join(program.stdout.readline() for _ in range(2))
        address = re.search(r"http://127\.0\.0\.1:\d+/\?token=\S+", told)
        assert address, told
        wait_until_open(address[0])
        yield address[0]
        program.terminate()


def wait_until_open(address: str) -> None:
    port = int(address.split(":")[2].split("/")[0])
    until = time.monotonic() + 60
    while socket.socket().connect_ex(("127.0.0.1", port)):
        assert time.monotonic() < until, "the server does not listen"
        time.sleep(0.05)


def opener() -> urllib.request.OpenerDirector:
    """A browser without anything in it."""
    return urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))


def refused(browser: urllib.request.OpenerDirector, address: str, **headers: str) -> bool:
    try:
        browser.open(urllib.request.Request(address, headers=headers))
    except urllib.error.HTTPError as fault:
        return fault.code == 403
    return False


def test_without_the_extra_it_says_how_to_get_it(riia: Riia, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "textual_serve.server", None)
    monkeypatch.delitem(sys.modules, "riia_tui.cli.browser", raising=False)
    ran = riia("serve")
    assert ran.code == 2 and ran.out == ""
    assert 'pip install "riia-tui[browser]"' in ran.err


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "example.org", "::"])
def test_other_computers_are_refused(riia: Riia, host: str) -> None:
    ran = riia("serve", "--host", host)
    assert ran.code == 2 and "riia is not shown to other computers" in ran.err


@pytest.mark.parametrize("port", ["80", "70000"])
def test_a_port_that_cannot_be_is_refused(riia: Riia, port: str) -> None:
    assert riia("serve", "--port", port).code == 2


@WITH_EXTRA
def test_a_port_that_is_taken_is_said(riia: Riia) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ran = riia("serve", "--port", str(taken.getsockname()[1]))
    assert ran.code == 3 and "uses port" in ran.err and "--port" in ran.err


@WITH_EXTRA
def test_the_address_opens_once_and_for_one_browser(served: str) -> None:
    own, other = opener(), opener()
    place = served.split("?")[0]
    assert refused(other, place) and refused(other, f"{place}?token=guess") and refused(other, f"{place}static/")
    page = own.open(served)
    assert page.status == 200 and b"riia" in page.read()
    assert "default-src 'self'" in page.headers["Content-Security-Policy"]
    assert refused(other, served)
    assert own.open(place).status == 200
    assert refused(own, place, Host="evil.example") and refused(own, place, Origin="https://evil.example")


@WITH_EXTRA
@WITH_BROWSER
def test_the_screens_are_there_in_a_browser_and_take_keys(served: str, tmp_path: Path) -> None:
    from selenium import webdriver
    from selenium.webdriver.common.action_chains import ActionChains

    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for flag in ("--headless=new", "--no-sandbox", "--window-size=1300,900", f"--user-data-dir={tmp_path / 'profile'}"):
        options.add_argument(flag)
    service = webdriver.ChromeService(executable_path=shutil.which("chromedriver"))
    browser = webdriver.Chrome(options=options, service=service)
    try:
        browser.get(served)
        first = steady(browser)
        ActionChains(browser).send_keys("2").perform()
        second = steady(browser, unlike=first)
        assert second != first
        (tmp_path / "plan.png").write_bytes(second)
        assert "token" not in browser.current_url
    finally:
        browser.quit()


def steady(browser: object, unlike: bytes = b"") -> bytes:
    """A picture of the page once it has stopped changing, and is another one than before."""
    until, last = time.monotonic() + 90, b""
    while time.monotonic() < until:
        now: bytes = browser.get_screenshot_as_png()  # type: ignore[attr-defined]
        if now == last and now != unlike and len(now) > 20_000:
            return now
        last = now
        time.sleep(0.4)
    return last
