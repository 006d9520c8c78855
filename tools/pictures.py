"""The pictures of the handbook: the demo is loaded into a folder of its own, served, and photographed by Chromium.

python -m tools.pictures [FOLDER]
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "pictures"
COMMAND = (sys.executable, "-m", "bildungsbuero.cli")
WIDTHS = {"": 1280, "-360": 360}
PATIENCE_S = 60
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars", "--lang=de"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A page to be photographed, how much of it, and by whom it is opened."""

    name: str
    path: str
    account: str = ""
    height: int = 900


PICTURES = (
    Picture(name="start", path="/trier/"),
    Picture(name="indicator", path="/trier/kennzahlen/D-17/", height=1600),
    Picture(name="offers", path="/trier/angebote/?q=sprachkurs"),
    Picture(name="import", path="/trier/buero/zahlen/einlesen/", account="monitoring.trier@example.org"),
    Picture(name="heute", path="/trier/buero/", account="leitung.trier@example.org"),
)


def main(arguments: list[str]) -> int:
    """Write all pictures; without Chromium say so and leave the old ones."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("No pictures: Chromium is not installed on this machine.")
        return 0
    folder = Path(arguments[0]) if arguments else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with served_demo() as (home, password), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for picture in PICTURES:
            for suffix, width in WIDTHS.items():
                page = opened(browser, home, picture, password=password, width=width)
                page.screenshot(path=folder / f"{picture.name}{suffix}.png")
                page.context.close()
            print(f"written: {picture.name}")
        browser.close()
    return 0


@contextmanager
def served_demo() -> Iterator[tuple[str, str]]:
    """Give the address of the demo, served from a folder that is gone afterwards, and the password of its accounts."""
    with tempfile.TemporaryDirectory(prefix="bildungsbuero-pictures-") as data_dir:
        port = free_port()
        environment = os.environ | {"BILDUNGSBUERO_DATA_DIR": data_dir}
        loaded = (*COMMAND, "demo", "--no-serve")
        printed = subprocess.run(loaded, env=environment, check=True, capture_output=True, text=True).stdout
        password = next(line.rpartition(": ")[2] for line in printed.splitlines() if line.startswith("Kennwort"))
        process = subprocess.Popen((*COMMAND, "serve", "--port", str(port)), env=environment)
        try:
            home = f"http://127.0.0.1:{port}"
            wait_for(f"{home}/gesundheit/")
            yield home, password
        finally:
            process.terminate()
            process.wait()


def opened(browser: Browser, home: str, picture: Picture, *, password: str, width: int) -> Page:
    """Return a page in a fresh window, signed in where it needs an account."""
    window = browser.new_context(viewport={"width": width, "height": picture.height}, locale="de-DE")
    page = window.new_page()
    if picture.account:
        page.goto(f"{home}/trier/konto/anmelden/")
        page.fill("input[name=login]", picture.account)
        page.fill("input[name=password]", password)
        page.click("main button[type=submit]")
    page.goto(home + picture.path, wait_until="networkidle")
    return page


def free_port() -> int:
    """Return a port that nobody uses at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str) -> None:
    """Wait until an address answers."""
    deadline = time.monotonic() + PATIENCE_S
    while True:
        try:
            urllib.request.urlopen(address, timeout=5)
            return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
