"""One self-contained HTML file for reviewers: no network, a strict Content-Security-Policy, data embedded as escaped JSON.

The page is `html/page.html.j2` with `html/report.css` and the parts of `html/script/` put in, which share one scope in this order;
the policy allows exactly these two by hash.
All text reaches the page as JSON and is written by the script with `textContent`, so nothing in it can become markup.
"""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from mtqa.model import Report
from mtqa.report.html_data import page_data
from mtqa.report.visible import json_visible

_POLICY = ("default-src 'none'", "img-src data:", "base-uri 'none'", "form-action 'none'")
_SCRIPT = ("helpers", "data", "decisions", "filters", "article", "card", "place", "page", "exchange", "keys")
_FOLDER = Path(__file__).parent / "html"


def render_html(report: Report, base: str = "") -> str:
    """The page. The same report gives the same bytes."""
    from markupsafe import Markup

    script, style = _script(), _part("report.css")
    data = embedded(page_data(report, base))
    return str(
        _template().render(
            script=Markup(script),
            style=Markup(style),
            data=Markup(data),
            policy="; ".join((*_POLICY, f"script-src '{_hash(script)}'", f"style-src '{_hash(style)}'")),
            identity=hashlib.blake2b(data.encode(), digest_size=8).hexdigest(),
            version=report.version,
        )
    )


def embedded(data: dict[str, Any]) -> str:
    """JSON that is inert inside a script element: no '<', no '&', no control or bidirectional characters as they are."""
    text = json_visible(json.dumps(data, ensure_ascii=False, separators=(",", ":")))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _script() -> str:
    parts = "\n".join(_part(f"script/{name}.js") for name in _SCRIPT)
    return f'"use strict";\n(() => {{\n{parts}}})();\n'


@cache
def _part(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


@cache
def _template() -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(loader=FileSystemLoader(_FOLDER), autoescape=True, undefined=StrictUndefined).get_template("page.html.j2")
