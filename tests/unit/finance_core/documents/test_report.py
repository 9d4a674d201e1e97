from __future__ import annotations

import dataclasses
import io
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from pypdf import PdfReader
from typing_extensions import override

from finance_core.documents.errors import ReportTooLong
from finance_core.documents.html import report_html
from finance_core.documents.report import preview_report, printable, render_report
from tests.unit.finance_core.interchange.tables import balance_sheet, register, row

DAY = date(2026, 12, 31)
HOSTILE = '<img src="file:///etc/passwd"> #import "x" *bold* $x$ \\ @ref </td>'


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def test_every_figure_can_be_copied_from_the_page() -> None:
    text = text_of(render_report(balance_sheet(), DAY))
    assert "Balance sheet" in text
    assert "Prepared without audit." in text
    for line in ("Cash 1,250.50 900.00 12.5%", "Receivables 749.50 –", "Total equity −10,000.00 −9,900.00"):
        assert line in text
    assert "Page 1 of 1" in text


def test_the_same_table_and_day_give_the_same_bytes() -> None:
    assert render_report(balance_sheet(), DAY) == render_report(balance_sheet(), DAY)


def test_report_is_an_archive_pdf_with_its_date() -> None:
    reader = PdfReader(io.BytesIO(render_report(balance_sheet(), DAY)))
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("Balance sheet", "Alder & Finch Ltd")
    assert reader.metadata.creation_date is not None
    assert reader.metadata.creation_date.date() == DAY
    xmp = reader.xmp_metadata
    assert xmp is not None
    assert (xmp.pdfaid_part, xmp.pdfaid_conformance) == ("3", "B")


def test_headings_are_repeated_and_pages_counted() -> None:
    rows = tuple(row("line", 0, "", DAY, f"Office {number}", Decimal(number)) for number in range(1, 201))
    text = text_of(render_report(dataclasses.replace(register(), rows=rows), DAY, paper="letter"))
    assert text.count("Date Text Amount") == text.count(" of 5") == 5
    assert "Office 200 200" in text


def test_a_report_beyond_the_limit_is_refused_with_the_way_out() -> None:
    rows = tuple(row("line", 0, "", DAY, "x", Decimal(1)) for _ in range(3001))
    with pytest.raises(
        ReportTooLong, match=r"has 3,001 rows; a PDF holds 3,000\. .* export it as XLSX or CSV\."
    ):
        render_report(dataclasses.replace(register(), rows=rows), DAY)


@pytest.mark.parametrize(
    ("locale", "cells"),
    [("de_DE", ["05.01.2026", "Rent", "−1.234.567,80"]), ("en_GB", ["5 Jan 2026", "Rent", "−1,234,567.80"])],
)
def test_figures_and_dates_follow_the_locale(locale: str, cells: list[str]) -> None:
    assert printable(register(), "a4", locale)["rows"][0]["cells"] == cells


def test_amounts_have_the_decimals_they_are_written_with() -> None:
    def amounts(*written: str) -> list[str]:
        rows = tuple(row("line", 0, "", DAY, "x", Decimal(text)) for text in written)
        table = dataclasses.replace(register(), rows=rows)
        return [line["cells"][2] for line in printable(table, "a4", "en_US")["rows"]]

    assert amounts("5000", "0") == ["5,000", "–"]
    assert amounts("5.0000", "7.1") == ["5.00", "7.10"]
    assert amounts("1.235", "7.1") == ["1.235", "7.100"]
    assert amounts("12345678901234567890.12") == ["12,345,678,901,234,567,890.12"]


def test_wide_reports_lie_on_their_side() -> None:
    table = balance_sheet()
    wide = dataclasses.replace(table, columns=table.columns * 2)
    box = PdfReader(io.BytesIO(render_report(wide, DAY))).pages[0].mediabox
    assert box.width > box.height


def test_texts_are_never_markup_in_a_pdf() -> None:
    text = text_of(render_report(register(HOSTILE), DAY)).replace("\n", " ")
    assert HOSTILE.partition(" \\ ")[0] in text


def test_preview_gives_pictures() -> None:
    (page,) = preview_report(register(), ppi=40)
    assert page.startswith(b"\x89PNG")


class Seen(HTMLParser):
    """Collects the elements and the texts of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.texts: list[str] = []

    @override
    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    @override
    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_html_is_complete_in_itself_and_escaped() -> None:
    page = report_html(
        dataclasses.replace(register(HOSTILE), notes=(HOSTILE,), company=HOSTILE, banner=HOSTILE)
    )
    seen = Seen()
    seen.feed(page)
    assert page.startswith("<!doctype html>")
    assert not {"img", "script", "link", "iframe"} & set(seen.tags)
    assert seen.texts.count(HOSTILE) == 4
    assert "url(" not in page
    assert "@import" not in page


def test_html_shows_the_figures_of_the_table() -> None:
    seen = Seen()
    seen.feed(report_html(balance_sheet()))
    assert seen.tags.count("tr") == 14
    assert {"Total current assets", "2,000.00", "12.5%", "−9,900.00"} <= set(seen.texts)
