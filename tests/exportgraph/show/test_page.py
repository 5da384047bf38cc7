"""The page: safe with any document, whole without a network, and a line of a finding shows its words."""

import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from exportgraph.show.page import page
from tests.ingest.extraction.tellings import BAN, REQUEST, TEXT, extraction

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
EVIL = "<script>document.title='pwned'</script><img src=x onerror=\"document.title='pwned'\">"


class _Tags(HTMLParser):
    """Counts tags, and keeps what is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.data: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.data.append(data)


def parsed(html: str) -> _Tags:
    found = _Tags()
    found.feed(html)
    found.close()
    return found


def test_every_word_of_the_document_is_escaped() -> None:
    text = TEXT.replace("ports", f"ports {EVIL}")
    found = parsed(page([extraction(REQUEST, text=text)], every=True))
    assert found.tags.count("script") == 1
    assert "img" not in found.tags
    assert EVIL in "".join(found.data)


def test_the_words_are_all_there_in_their_order() -> None:
    shown = "".join(parsed(page([extraction(REQUEST, BAN)], every=False)).data)
    assert "asked Orrery LabsCompany not to offer " in shown
    assert "A request & its <limits>" in shown


def test_it_asks_nothing_of_the_network() -> None:
    html = page([extraction(REQUEST, BAN)], every=True)
    assert "http://" not in html
    assert "https://" not in html
    assert "default-src 'none'" in html


def test_nothing_found_is_said() -> None:
    assert "No restriction was found" in page([extraction()], every=False)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.mark.skipif(CHROMIUM is None, reason="needs a browser: apt-get install chromium")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_a_browser_a_line_of_a_finding_shows_its_words(browser: Browser, tmp_path: Path, scheme: str) -> None:
    file = tmp_path / "page.html"
    file.write_text(page([extraction(REQUEST, BAN)], every=True), encoding="utf-8")
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    shown = context.new_page()
    problems: list[str] = []
    shown.on("pageerror", lambda error: problems.append(str(error)))
    shown.on("console", lambda message: problems.append(message.text))
    shown.goto(file.as_uri())
    line = shown.locator("tr[data-at]").filter(has_text="evidence").first
    line.hover()
    assert "".join(shown.locator(".lit").all_inner_texts()) == "asked Orrery Labs not to offer its top AI models"
    shown.locator("h1").hover()
    expect(shown.locator(".lit")).to_have_count(0)
    line.focus()  # the keyboard can do it, too
    expect(shown.locator(".lit")).not_to_have_count(0)
    assert problems == []
    background = shown.evaluate("getComputedStyle(document.body).backgroundColor")
    assert background == ("rgb(22, 23, 27)" if scheme == "dark" else "rgb(255, 255, 255)")
    context.close()


@pytest.mark.skipif(CHROMIUM is None, reason="needs a browser: apt-get install chromium")
def test_in_a_browser_no_script_of_the_document_runs(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    html = page([extraction(REQUEST)], every=True)
    # Even if escaping failed, the policy of the page would hold.
    file.write_text(html.replace("<ul", f"{EVIL}<ul", 1), encoding="utf-8")
    shown = browser.new_page()
    shown.goto(file.as_uri())
    assert shown.title() == "A request & its <limits> · exportgraph"
    shown.close()
