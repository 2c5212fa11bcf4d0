"""What a visitor does and sees."""

import re
from dataclasses import dataclass, field

from playwright.sync_api import ConsoleMessage, Locator, Page, Request

# On a deep link Streamlit first looks for its server below the page's own path; its browser code gives no way to stop it.
OWN_404 = re.compile(r"/_stcore/(health|host-config)$")
SETTLED = """() => document.querySelector('.hc-title') && !document.querySelector('[data-testid="stStatusWidget"]')
    && !document.querySelector('[data-stale="true"]')"""


@dataclass
class Visit:
    """`outside` are requests to any other machine; `complaints` errors of the browser's console."""

    page: Page
    outside: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.set_default_timeout(60_000)
        self.page.on("request", self._asked)
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _asked(self, request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "data:", "blob:")):
            self.outside.append(request.url)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not OWN_404.search(message.location["url"]):
            self.complaints.append(f"{message.text} {message.location['url']}")

    def goes_to(self, address: str) -> None:
        self.page.goto(address)
        self.settles()

    def settles(self) -> None:
        """The page is drawn and nothing runs."""
        self.page.wait_for_function(SETTLED)
        self.page.wait_for_timeout(700)
        self.page.wait_for_function(SETTLED)

    @property
    def title(self) -> str:
        return self.page.locator(".hc-title").inner_text()

    def tile(self, label: str) -> str:
        tiles = self.page.locator(".hc-tile", has=self.page.get_by_text(label, exact=True))
        figure: str = tiles.locator(".val").evaluate("e => e.firstChild.textContent")
        return figure

    def follows(self, item: str, section: str = "") -> None:
        """The menu, as a visitor uses it."""
        menu = self.page.locator("header")
        if section:
            menu.get_by_text(section, exact=True).click()
            self.page.get_by_role("menuitem", name=item, exact=True).click()
        else:
            menu.get_by_text(item, exact=True).click()
        self.settles()

    def chooses(self, label: str, option: str) -> None:
        self.page.get_by_role("combobox", name=label).click()
        self.page.get_by_role("option", name=option, exact=True).click()
        self.settles()

    def presses(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    @property
    def report(self) -> Locator:
        return self.page.locator(".st-key-panel_report")

    @property
    def words(self) -> str:
        return self.page.locator('[data-testid="stMain"]').inner_text()
