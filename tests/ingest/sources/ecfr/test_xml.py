"""XML of strangers: what is refused, and what the words of an element are."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.source import RawFile
from ingest.sources.ecfr.tree import outline
from ingest.sources.ecfr.words import words_of
from ingest.sources.ecfr.xml import DEEPEST, parse
from ontology.errors import ExportGraphError


def parsed(content: str) -> str:
    return words_of(parse(RawFile("a.xml", content.encode())))


@pytest.mark.parametrize(
    "content",
    [
        "<P>cut off",
        "",
        '<!DOCTYPE P [<!ENTITY x "y">]><P>&x;</P>',
        '<!DOCTYPE P [<!ENTITY x SYSTEM "file:///etc/passwd">]><P>&x;</P>',
        "<P>" * (DEEPEST + 1) + "</P>" * (DEEPEST + 1),
    ],
)
def test_what_is_broken_or_dangerous_is_refused(content: str) -> None:
    with pytest.raises(ExportGraphError, match="INGEST-XML"):
        parse(RawFile("a.xml", content.encode()))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("<P>10<SU>26</SU> or more “operations”</P>", "10^26 or more “operations”"),
        ('<P>10<E T="51">−14</E> m</P>', "10^−14 m"),
        ("<TD>Cyprus <sup>2</sup> <sup>3</sup></TD>", "Cyprus ² ³"),
        ("<P>cm<SU>2</SU></P>", "cm²"),
        ('<P>SO<E T="52">2</E></P>', "SO2"),
        ("<P>the 4<SU>th</SU> one</P>", "the 4th one"),
        ("<P>1<FR>1/2</FR> inch</P>", "1 1/2 inch"),
        ("<P>(a) <I>Scope.</I>\n  Two  lines</P>", "(a) Scope. Two lines"),
        ("<TD>Name;<br/>—Alias</TD>", "Name;\n—Alias"),
    ],
)
def test_words_keep_raised_digits_and_breaks(content: str, words: str) -> None:
    assert parsed(content) == words


WORDS = st.text(st.characters(codec="utf-8", categories=["L", "N"]), min_size=1, max_size=8)
TREES: st.SearchStrategy[Any] = st.recursive(
    WORDS, lambda inner: st.tuples(st.sampled_from(["P", "NOTE", "I", "EXTRACT", "XYZ"]), st.lists(inner, max_size=4))
)


def written(tree: Any) -> str:
    if isinstance(tree, str):
        return f" {tree} "
    tag, inner = tree
    return f"<{tag}>{''.join(map(written, inner))}</{tag}>"


def words_in(tree: Any) -> list[str]:
    if isinstance(tree, str):
        return [tree]
    return [word for each in tree[1] for word in words_in(each)]


@given(st.lists(TREES, max_size=5))
def test_every_word_goes_into_the_text_in_order_and_every_place_is_right(trees: list[object]) -> None:
    content = f'<DIV8 N="1.1" TYPE="SECTION">{"".join(map(written, trees))}</DIV8>'
    codified = outline(parse(RawFile("a.xml", content.encode())), "15", ())
    assert codified.text.split() == [word for each in trees for word in words_in(each)]
    spans = [block.span for division in codified.walk() for block in division.blocks()]
    assert [word for span in spans for word in codified.words(span).split()] == codified.text.split()
