"""Documents of the tests, in each form, and looking at what became of them."""

from datetime import UTC, datetime

from fpdf import FPDF

from ingest.source import RawFile
from ingest.text.derived import Derived
from ingest.text.forms import derive
from ingest.text.layout import Part

TITLE = "BIS bans exports of the H20 to China"
PARAGRAPHS = (
    "The Bureau of Industry and Security banned exports of the H20 to China on June 12, 2026.",
    "A licence is required to export Claude Fable 5 to any destination, the agency said in a letter of June 12, 2026.",
    "The Commerce Department asked OpenAI to limit access to GPT-5.6.",
)


def page(body: str, head: str = "") -> bytes:
    """A page of HTML."""
    return f"<!DOCTYPE html>\n<html lang=en><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode()


def derived(content: bytes, name: str = "page.html") -> Derived:
    """What is read in a file."""
    return derive(RawFile(name, content))


def views(content: bytes, name: str = "page.html") -> list[tuple[Part, str]]:
    """The blocks of a file: what they are, and what is read in them."""
    return [(each.part, each.view) for each in derived(content, name).blocks]


def source_of(words: str, content: bytes, name: str = "page.html") -> bytes:
    """The bytes of the file from which these words of its text were taken."""
    found = derived(content, name)
    start = found.text.index(words)
    (place,) = found.source_map.source_span(start, start + len(words))
    return content[place.start : place.end]


class Pdf(FPDF):
    """A PDF of the tests: columns of text with a running head and a page number."""

    def __init__(self, columns: int = 1, head: str | None = None) -> None:
        super().__init__()
        self._columns, self._head, self._column = columns, head, 0
        self.set_font("times", size=10)
        self.set_auto_page_break(True, margin=30)
        self.set_title("")
        self.add_page()

    @property
    def accept_page_break(self) -> bool:
        """Go to the next column instead, as long as there is one."""
        if self._column == self._columns - 1:
            self._go_to(0)
            return True
        self._go_to(self._column + 1)
        self.set_y(20)
        self.set_x(self.l_margin)
        return False

    def header(self) -> None:
        if self._head:
            self.set_font("times", size=8)
            self.text(20, 10, f"{self._head} / Page {self.page_no()}")
            self.text(100, 290, str(self.page_no()))
            self.set_font("times", size=10)
        self.set_y(20)

    def _go_to(self, column: int) -> None:
        self._column = column
        width = 170 / self._columns
        self.set_left_margin(20 + column * width)
        self.set_right_margin(210 - 20 - (column + 1) * width + 4)

    def heading(self, text: str, size: float = 14) -> "Pdf":
        self.set_font("times", style="B", size=size)
        self.multi_cell(0, size / 2, text, align="L", new_x="LMARGIN", new_y="NEXT")
        self.set_font("times", size=10)
        self.ln(2)
        return self

    def paragraph(self, text: str) -> "Pdf":
        self.multi_cell(0, 5, text, align="L", new_x="LMARGIN", new_y="NEXT")
        self.ln(4)
        return self

    @property
    def content(self) -> bytes:
        """Its bytes: the same each time."""
        self.set_creation_date(datetime(2031, 2, 3, tzinfo=UTC))
        return bytes(self.output())
