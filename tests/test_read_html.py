"""HTML: text with true places, the main text of a page, and input made to hang a parser."""

from __future__ import annotations

import time

import pytest

from mtqa.model import Span
from mtqa.read.html import html_text
from mtqa.read.html_scan import scan


def found(source: str) -> list[tuple[str, str]]:
    text = html_text(source)
    return [(b.kind.value, b.span.of(text.plain)) for b in text.blocks]


@pytest.mark.parametrize(
    ("source", "plain", "raw"),
    [
        ("<p>fish &amp; chips", "fish & chips", "fish &amp; chips"),
        ("<p>un<b>believ</b>able</p>", "unbelievable", "un<b>believ</b>able"),
        ("<p>&ldquo;Go&#8221; &#x1F600;</p>", "“Go” 😀", "&ldquo;Go&#8221; &#x1F600;"),
        ("<p>AT&T &notit; &unknown; & so", "AT&T ¬it; &unknown; & so", "AT&T &notit; &unknown; & so"),
        ("<p>one\r\n   two</p>", "one two", "one\r\n   two"),
        ("<p>one <i> two</i>", "one two", "one <i> two"),
        ("<p>one<br>two", "one two", "one<br>two"),
        ("<p>if a < b and c > d", "a < b and c > d", "a < b and c > d"),
        ("<p title='a > b'>x y", "x y", "x y"),
        ("<p>the <code>f(x)</code> call", "the \ufffc call", "the <code>f(x)</code> call"),
        ("<p>here<!-- <p>no</p> --> it is", "here it is", "here<!-- <p>no</p> --> it is"),
        ("<p>it is <script>document.write('<p>no')</script>here", "it is here", "it is <script>document.write('<p>no')</script>here"),
    ],
)
def test_inline(source: str, plain: str, raw: str) -> None:
    text = html_text(source)
    at = text.plain.index(plain)
    assert text.to_raw(Span(at, at + len(plain))).of(source) == raw


def test_fragment_is_kept_whole() -> None:
    source = "<h2>Title</h2><p>Short.</p><ul><li>One<li>Two</ul>"
    source += "Loose <i>te</i>xt.<br><br>New one.<blockquote>Said.</blockquote><table><tr><td>c</table>"
    assert found(source) == [
        ("heading", "Title"),
        ("paragraph", "Short."),
        ("list-item", "One"),
        ("list-item", "Two"),
        ("paragraph", "Loose text."),
        ("paragraph", "New one."),
        ("quotation", "Said."),
        ("table-cell", "c"),
    ]


PROSE = "The council of the small harbour town met for the third time this year and voted on the plan."
OTHER = "Some quite different text that goes on about this and that and has nothing to do with the article at all."

PAGE = f"""<!doctype html>
<html lang="en-GB"><head><title>Old pier | Daily Tide</title><style>p {{color: red}}</style></head>
<body class="single has-sidebar comments-open">
<div id="cookie-notice"><p>We use cookies to make your experience better. You can accept all of them or change the settings.</p></div>
<header class="site-header"><h1 class="logo"><a href="/">Daily Tide</a></h1>
  <nav><ul><li><a href="/w">World</a></li><li><a href="/s">Sports and weather</a></li></ul></nav></header>
<main><article class="post">
  <h1>Old pier to close</h1>
  <p class="byline">By <a href="/a">Anna Kern</a></p><p>July 4, 2021</p>
  <p>{PROSE}</p>
  <figure><img src="p.png" alt=""><figcaption>The old pier in June.</figcaption></figure>
  <div class="ad-slot">Advertisement</div>
  <h2>Why it matters</h2>
  <p>{PROSE} <a href="/b">A link inside</a>.</p>
  <p>Read also: <a href="/c">Another storm is on its way to the coast</a></p>
  <p>Nobody came.</p>
  <div class="share-buttons"><a>Facebook</a> <a>Print</a></div>
  <h3>Leave a Reply</h3><p>Your email address will not be published. Required fields are marked *</p><form><label>Name</label><input></form>
</article></main>
<section id="comments"><h2>2 comments</h2><p>{OTHER}</p></section>
<aside class="sidebar"><h3>Most read</h3><p>{OTHER}</p></aside>
<footer><p>Copyright 2021 Daily Tide. {OTHER}</p></footer>
</body></html>"""
WANTED = [
    ("heading", "Old pier to close"),
    ("paragraph", PROSE),
    ("caption", "The old pier in June."),
    ("heading", "Why it matters"),
    ("paragraph", PROSE + " A link inside."),
    ("paragraph", "Nobody came."),
]


def test_main_text_of_a_page() -> None:
    assert found(PAGE) == WANTED
    assert html_text(PAGE).language == "en" and html_text(PAGE, "de").language == "de"


def test_main_text_without_semantic_elements() -> None:
    source = PAGE
    for name in ("main", "article", "nav", "aside", "footer", "header", "section"):
        source = source.replace(f"<{name}>", f'<div class="{name}">').replace(f"<{name} ", "<div ").replace(f"</{name}>", "</div>")
    source = source.replace('class="site-header"', 'class="header masthead"')
    assert found(source) == WANTED


def test_a_page_that_marks_no_article() -> None:
    links = "".join(f"<td><a href=x>Menu {n}</a></td>" for n in range(6))
    lines = "".join(f"<div>{name}</div>" for name in ("Edition", "International", "Television", "Weather now"))
    teasers = "".join(f"<h4>Title {n}</h4><div>Some words</div><div>Today</div>" for n in range(3)) + f"<p>{OTHER}</p>"
    page = f"<table><tr>{links}</tr></table>{lines}<h1>Old pier to close</h1><div>12:30</div><p>{PROSE}</p><div>{PROSE}</div><h3>Why</h3>"
    page += f"<div>{PROSE} {PROSE} {PROSE} {PROSE}</div><p>Nobody came.</p>{teasers}<div>All rights reserved</div>"
    assert found(page) == [
        ("heading", "Old pier to close"),
        ("paragraph", PROSE),
        ("paragraph", PROSE),
        ("heading", "Why"),
        ("paragraph", f"{PROSE} {PROSE} {PROSE} {PROSE}"),
        ("paragraph", "Nobody came."),
    ]


def test_a_page_inside_a_form_or_a_misnamed_box() -> None:
    assert found(f"<body><form id=aspnet><p>{PROSE}</p><p>{PROSE} It rained.</p></form>") == [
        ("paragraph", PROSE),
        ("paragraph", PROSE + " It rained."),
    ]
    assert len(found(f'<body><div class="popup search"><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p></div><p>Hello.</p>')) == 4


def test_layout_tables_hold_paragraphs() -> None:
    cell = f"{PROSE} {PROSE}"
    assert found(f"<table><tr><td>{cell}</td><td>12</td></tr></table>") == [("paragraph", cell), ("table-cell", "12")]


def test_old_page_with_hidden_and_foreign_parts() -> None:
    source = "<p hidden>No.</p><p style='display: none'>No.</p><p aria-hidden=true>No.</p>"
    source += f"<textarea><p>No.</textarea><noscript>No.</noscript><p>{PROSE}"
    assert found(source) == [("paragraph", PROSE)]


HOSTILE = [
    "<div>" * 100_000, '<a href="x' * 60_000, '<a x=">">' * 50_000, '<a x=">"' * 60_000, "<!--" * 100_000, "<" * 500_000,
    "<b><i>" * 60_000 + "</b>" * 60_000, "<a " * 150_000 + ">", "</p>" * 100_000, "&" * 500_000, "&#" * 200_000, "<x" * 200_000,
    "&#x" + "9" * 500_000, " " * 500_000, "<script>" * 60_000, "<a x='" * 60_000, "<a " + "b " * 200_000 + ">", "<p =\"'" * 60_000,
    "<div><span>" * 40_000 + "</span>" * 40_000, "<p>" + "x&amp; " * 50_000,
]  # fmt: skip


@pytest.mark.parametrize("source", HOSTILE, ids=lambda s: s[:8])
def test_hostile_html_takes_no_time(source: str) -> None:
    begin = time.process_time()
    html_text(source)
    assert time.process_time() - begin < 5


def test_scan_gives_every_tag_its_place() -> None:
    source = "a<B c='>'>d</B ><!-- e --><!x><?y><textarea><i></textarea>f"
    tags = [(t.name, t.closing, source[t.start : t.end]) for t in scan(source)]
    assert tags == [
        ("", False, "a"), ("b", False, "<B c='>'>"), ("", False, "d"), ("b", True, "</B >"), ("textarea", False, "<textarea>"),
        ("textarea", True, "</textarea>"), ("", False, "f"),
    ]  # fmt: skip
