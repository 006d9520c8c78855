"""A page in the browser, watched, and what must hold for each of them."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeAlias

from playwright.sync_api import Page, Request

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
NARROWEST = 320
Until: TypeAlias = Literal["load", "networkidle"]


@dataclass(slots=True)
class Visit:
    """One page with everything that went wrong on it."""

    page: Page
    home: str
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", lambda message: self._hear(message.type, message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        self.page.on("request", lambda request: self._see(request))

    def go(self, path: str, *, status: int = 200, until: Until = "networkidle") -> None:
        """Open a path of the product, which must answer with the status, and wait until so much of it is there."""
        response = self.page.goto(self.home + path, wait_until=until)
        answered = response.status if response is not None else 0
        assert answered == status, f"{path} answered {answered}"

    def check(self) -> None:
        """No finding of axe, nothing in the console, nothing from elsewhere, no sideways scrolling at 320 pixels."""
        found = [*self.complaints, *axe_findings(self.page), *overflow(self.page)]
        assert not found, "\n".join(found)

    def _hear(self, kind: str, text: str) -> None:
        # Chromium writes an error for each page that answers with a status of 400 or more; those are asked for.
        if kind == "error" and "the server responded with a status of" not in text:
            self.complaints.append(f"console: {text}")

    def _see(self, request: Request) -> None:
        if not request.url.startswith((self.home, "data:", "blob:")):
            self.complaints.append(f"request to elsewhere: {request.url}")


def axe_findings(page: Page) -> list[str]:
    """Return what axe-core finds, a line for each element."""
    page.evaluate(_axe())
    result: dict[str, Any] = page.evaluate("rules => axe.run(document, rules)", RULES)
    return [
        f"{finding['id']}: {node['target']} {node['html'][:160]} – {node.get('failureSummary', '')[:300]}"
        for finding in result["violations"]
        for node in finding["nodes"]
    ]


def overflow(page: Page) -> list[str]:
    """Return the elements that make the page wider than 320 pixels; what scrolls by itself does not count."""
    before = page.viewport_size
    page.set_viewport_size({"width": NARROWEST, "height": 800})
    found: list[str] = page.evaluate(
        """() => {
          if (document.documentElement.scrollWidth <= window.innerWidth) return [];
          return [...document.querySelectorAll("body *")]
            .filter((one) => one.getBoundingClientRect().right > window.innerWidth + 1)
            .filter((one) => !one.closest(".kern-table-responsive") || getComputedStyle(one).position === "absolute")
            .slice(0, 5)
            .map((one) => one.outerHTML.slice(0, 160));
        }"""
    )
    if before is not None:
        page.set_viewport_size(before)
    return found


@cache
def _axe() -> str:
    return AXE.read_text("utf-8")
