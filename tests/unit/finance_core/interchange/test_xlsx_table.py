from __future__ import annotations

import io
from datetime import datetime

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from finance_core.interchange.table import Table
from finance_core.interchange.xlsx_table import table_as_xlsx
from tests.unit.finance_core.interchange.tables import balance_sheet, register


def opened(table: Table, *, values: bool = False) -> Worksheet:
    sheet = openpyxl.load_workbook(io.BytesIO(table_as_xlsx(table)), data_only=values).active
    assert isinstance(sheet, Worksheet)
    return sheet


def column(sheet: Worksheet, letter: str) -> list[object]:
    return [cell.value for cell in sheet[letter]]


def test_totals_are_formulas_where_the_lines_add_up() -> None:
    sheet = opened(balance_sheet())
    assert column(sheet, "A")[:3] == ["Alder & Finch Ltd", "Balance sheet", "31 December 2026 · USD"]
    figures = dict(zip(column(sheet, "A"), column(sheet, "B"), strict=True))
    assert figures["Cash"] == 1250.5
    assert figures["Total current assets"] == "=SUM(B8:B9)"
    assert figures["Total fixed assets"] == "=SUM(B12:B12)"
    assert figures["Total assets"] == "=SUM(B8:B9,B12:B12)"
    assert figures["Total equity"] == -10000


def test_formulas_carry_their_value_for_readers_that_do_not_calculate() -> None:
    sheet = opened(balance_sheet(), values=True)
    figures = dict(zip(column(sheet, "A"), column(sheet, "C"), strict=True))
    assert (figures["Total current assets"], figures["Total assets"]) == (900, 9900)


def test_headings_are_frozen_and_repeated() -> None:
    sheet = opened(balance_sheet())
    assert sheet.freeze_panes == "B6"
    assert sheet.print_title_rows == "$5:$5"


def test_dates_text_and_amounts_keep_their_kind() -> None:
    sheet = opened(register('=HYPERLINK("http://x")'))
    assert sheet.title == "Register 202601 bank"
    date, text, amount = sheet[5]
    assert date.value == datetime(2026, 1, 5)  # noqa: DTZ001 - a spreadsheet's day has no time zone
    assert (text.value, text.data_type) == ('\'=HYPERLINK("http://x")', "s")
    assert amount.value == -1234567.8
    assert amount.number_format.startswith("#,##0.00;[Red]-#,##0.00")
    assert sheet["C7"].value == "=SUM(C5:C6)"
