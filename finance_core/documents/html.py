"""A report as one HTML file that needs nothing else: no script, no font, no picture from anywhere.

The page is built as a tree and serialised, so that every text in it is escaped by construction.
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement, tostring

from finance_core.documents.pdf import TEMPLATES
from finance_core.documents.report import NUMERIC, printed_rows
from finance_core.interchange.table import Table, has_labels, seal_words


def report_html(table: Table, locale: str = "en_US") -> str:
    """Return a report as a self-contained HTML page; every text of it is escaped."""
    page = Element("html", lang=locale[:2])
    head = SubElement(page, "head")
    SubElement(head, "meta", charset="utf-8")
    SubElement(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    _add(head, "title", " – ".join(filter(None, (table.title, table.company))))
    _add(head, "style", (TEMPLATES / "report.css").read_text(encoding="utf-8"))
    body = SubElement(page, "body")
    if table.company:
        _add(body, "p", table.company)
    _add(body, "h1", table.title)
    if table.subtitle:
        _add(body, "p", table.subtitle)
    if table.banner:
        _add(body, "div", table.banner, {"class": "banner"})
    body.append(_grid(table, locale))
    for note in table.notes:
        _add(body, "p", note)
    if table.seal:
        _add(body, "p", seal_words(table), {"class": "seal"})
    return "<!doctype html>\n" + tostring(page, encoding="unicode", method="html") + "\n"


def _grid(table: Table, locale: str) -> Element:
    grid = Element("table")
    headings = SubElement(SubElement(grid, "thead"), "tr")
    labelled = has_labels(table)
    if labelled:
        SubElement(headings, "th")
    right = [column.kind in NUMERIC for column in table.columns]
    for column, is_right in zip(table.columns, right, strict=True):
        _add(headings, "th", column.title, {"class": "right"} if is_right else {}, scope="col")
    body = SubElement(grid, "tbody")
    for row in printed_rows(table, locale):
        line = SubElement(body, "tr", {"class": row["kind"] + ("" if row["level"] else " outer")})
        if labelled:
            _add(line, "td", row["label"], {"class": "label"}, style=f"--level: {row['level']}")
        for text, is_right in zip(row["cells"], right, strict=True):
            look = "right minus" if is_right and text.startswith("−") else "right" if is_right else ""
            _add(line, "td", text, {"class": look} if look else {})
    return grid


def _add(parent: Element, tag: str, text: str, look: Mapping[str, str] = {}, **attributes: str) -> None:
    SubElement(parent, tag, {**look, **attributes}).text = text
