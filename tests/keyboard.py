"""A person who has a keyboard and no mouse: whatever he can't tab to, or can't see that he is at, fails."""

from dataclasses import dataclass

from playwright.sync_api import Browser

from duizhao.web.units.models import Person
from make import PASSWORD
from screen import Screen, at_screen

MOST_TABS = 90
# What assistive software would call the control that has the focus, and how it looks there.
_FOCUSED = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) { return {name: "", fresh: true, seen: true, selected: ""}; }
  const text = (one) => (one.innerText || one.textContent || "").replace(/\\s+/g, " ").trim();
  const label = at.labels && at.labels.length ? text(at.labels[0]) : "";
  const named = at.getAttribute("aria-label") || label || text(at) || at.getAttribute("name") || "";
  const style = getComputedStyle(at), box = at.getBoundingClientRect();
  const rings = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  const points = [[0.5, 0.5], [0.1, 0.3], [0.9, 0.7]].map(([across, down]) =>
    document.elementFromPoint(box.left + box.width * across, box.top + box.height * down));
  const bare = points.some((one) => one && (at.contains(one) || one.contains(at)));
  return {name: named, fresh: false, seen: at.id === "main" || (rings && bare),
          selected: at.selectedOptions ? text(at.selectedOptions[0]) : ""};
}"""


@dataclass(frozen=True)
class Keyboard:
    """Works a screen by its keys alone."""

    screen: Screen

    def open(self, path: str) -> None:
        """Type an address, as everybody can."""
        self.screen.open(path)

    def to(self, name: str, *, back: bool = False) -> None:
        """Tab until the control whose name begins so has the focus."""
        if self._here()["fresh"] and self.screen.page.locator("a.skip").count():
            self._leap_over_the_menu()
        passed = []
        for _ in range(MOST_TABS):
            self._press("Shift+Tab" if back else "Tab")
            here = self._here()
            passed.append(here["name"])
            assert here["seen"], f"{self.screen.page.url}: the focus is not seen on {passed}"
            if str(here["name"]).startswith(name):
                return
        raise AssertionError(f"{self.screen.page.url}: {name} not among {passed}")

    def press(self, name: str) -> None:
        """Go to a link or a button of the text and press it, which leads to another page."""
        self.to(name)
        self._enter()

    def go(self, name: str) -> None:
        """Go back from the text to the rail or the menu, and press a link there."""
        self.to(name, back=True)
        self._enter()

    def _enter(self) -> None:
        with self.screen.page.expect_navigation():
            self._press("Enter")
        self.screen.look()

    def toggle(self, name: str) -> None:
        """Open what is folded, or tick a box."""
        self.to(name)
        self._press("Space")

    def type(self, name: str, words: str) -> None:
        """Replace what stands in a field; a day is typed as the browser's locale has it."""
        self.to(name)
        self._press("Control+a")
        self.screen.page.keyboard.type(words)

    def type_here(self, name: str, words: str) -> None:
        """Type into the field that a page begins with."""
        assert self._here()["name"] == name
        self.screen.page.keyboard.type(words)

    def day(self, name: str, iso: str) -> None:
        """A date, in the order in which the field asks for it: month, day, year."""
        year, month, day = iso.split("-")
        self.to(name)
        self.screen.page.keyboard.type(f"{month}{day}{year}")

    def choose(self, name: str, option: str) -> None:
        """Walk down a list until the option is the chosen one."""
        self.to(name)
        for _ in range(MOST_TABS):
            if str(self._here()["selected"]).startswith(option):
                return
            self._press("ArrowDown")
        raise AssertionError(f"{option} can't be chosen in {name}")

    def stay(self, key: str) -> None:
        """A key that acts without leaving the page."""
        self._press(key)

    def save(self) -> None:
        """The key that saves, without going all the way to the button."""
        with self.screen.page.expect_navigation():
            self._press("Control+s")
        self.screen.look()

    def search(self, words: str) -> None:
        """The key of the search, from anywhere: it leads to the page that has the field."""
        with self.screen.page.expect_navigation():
            self._press("/")
        self.screen.look()
        self.type_here("查找的字", words)
        with self.screen.page.expect_navigation():
            self._press("Enter")

    def _leap_over_the_menu(self) -> None:
        self._press("Tab")
        assert self._here()["name"] == "跳到正文"
        assert self._here()["seen"], "the link that leaps over the menu can't be seen"
        self._press("Enter")

    def _press(self, key: str) -> None:
        self.screen.page.keyboard.press(key)

    def _here(self) -> dict[str, object]:
        found: dict[str, object] = self.screen.page.evaluate(_FOCUSED)
        return found


def sits_down(browser: Browser, address: str, person: Person) -> Keyboard:
    """A person signs in; the page that he wanted opens."""
    keys = Keyboard(at_screen(browser, address))
    keys.open("/")
    assert person.user is not None
    keys.type_here("登录名", person.user.username)
    keys.type("密码", PASSWORD)
    keys.press("登录")
    keys.screen.says("等您办的事")
    return keys
