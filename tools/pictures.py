"""The pictures of the handbook: the demo is loaded into a folder of its own, served, and photographed by Chromium.

python -m tools.pictures [FOLDER [NAME ...]]
python -m tools.pictures ways: the steps of the ways that tests walk in the browser, as those tests keep them
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
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, sync_playwright

from tools.picture_list import LANGUAGES, PICTURES, STEPS, WAYS, WAYS_IN, WIDTHS, Picture, gallery

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "pictures"
GALLERY = ROOT / "docs" / "reference" / "bilder.md"
COMMAND = (sys.executable, "-m", "bildungsbuero.cli")
KEPT = ROOT / "tests" / "browser" / "pictures"
# A step is shown small: who wants to read opens the page.
LONGEST, WIDEST = 1400, 640
STEP_COLOURS = 16
PATIENCE_S = 60
COLOURS = 64
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars", "--lang=de"]


def main(arguments: list[str]) -> int:
    """Write all pictures; without Chromium say so and leave the old ones."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("No pictures: Chromium is not installed on this machine.")
        return 0
    if arguments == ["ways"]:
        return walk()
    folder = Path(arguments[0]) if arguments else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    wanted = [picture for picture in PICTURES if picture.name in arguments[1:] or not arguments[1:]]
    with served_demo() as (home, password), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for width_name, width in WIDTHS.items():
            for account in sorted({picture.account for picture in wanted}):
                window = window_of(browser, home, account, password=password, width=width)
                for picture in wanted:
                    if picture.account == account:
                        take(window, home, picture, folder=folder, width_name=width_name)
                window.close()
        browser.close()
    if folder == FOLDER:
        GALLERY.write_text(gallery(), "utf-8")
    return 0


def walk() -> int:
    """Let the tests walk their ways, and write the pictures that they keep."""
    walked = subprocess.run((sys.executable, "-m", "pytest", "-q", "-n0", *WAYS_IN, "-k", WAYS), cwd=ROOT, check=False)
    if walked.returncode:
        return walked.returncode
    for step in STEPS:
        with Image.open(KEPT / f"{step.kept_as}.png") as image:
            top = BytesIO()
            shown = image.crop((0, 0, image.width, min(image.height, LONGEST)))
            shown.thumbnail((WIDEST, LONGEST))
            shown.save(top, "PNG")
        (FOLDER / f"{step.name}.png").write_bytes(reduced(top.getvalue(), colours=STEP_COLOURS))
        print(f"written: {step.name}.png")
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


def window_of(browser: Browser, home: str, account: str, *, password: str, width: int) -> BrowserContext:
    """Return a fresh window, signed in where an account is named."""
    window = browser.new_context(viewport={"width": width, "height": 900}, locale="de-DE", reduced_motion="reduce")
    if account:
        page = window.new_page()
        page.goto(f"{home}/trier/konto/anmelden/")
        page.fill("input[name=login]", account)
        page.fill("input[name=password]", password)
        page.click("main button[type=submit]")
        page.wait_for_url("**/buero/")
        page.close()
    return window


def take(window: BrowserContext, home: str, picture: Picture, *, folder: Path, width_name: str) -> None:
    """Photograph a page in each language."""
    for language_name, language in LANGUAGES.items():
        page = window.new_page()
        page.set_viewport_size({"width": WIDTHS[width_name], "height": picture.height})
        page.goto(f"{home}/trier/{language}{picture.path}", wait_until="networkidle")
        if picture.table:
            give_table(page, picture.table)
        for target in picture.clicks:
            page.locator(target).first.click()
            page.wait_for_load_state("networkidle")
        if picture.centre:
            page.locator(picture.centre).wait_for(state="visible")
            page.locator(picture.centre).evaluate("(part) => part.scrollIntoView({block: 'center'})")
            # Leaflet draws on when everything has arrived.
            page.wait_for_timeout(1000)
        name = f"{picture.name}{language_name}{width_name}.png"
        (folder / name).write_bytes(reduced(page.screenshot()))
        print(f"written: {name}")
        page.close()


def give_table(page: Page, text: str) -> None:
    """Give a table as a file on the page that imports figures."""
    file = FilePayload(name="grundschulen.csv", mimeType="text/csv", buffer=text.encode())
    page.locator("main input[type=file]").set_input_files(file)
    page.locator("main button[type=submit]").first.click()
    page.wait_for_load_state("networkidle")


def reduced(picture: bytes, *, colours: int = COLOURS) -> bytes:
    """Return a picture with few colours: pages have not many, and the handbook stays light."""
    written = BytesIO()
    with Image.open(BytesIO(picture)) as image:
        image.convert("RGB").quantize(colours, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
    return written.getvalue()


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
