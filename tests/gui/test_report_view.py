"""The report centre and the viewer, driven by keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop_app.dialogs import files
from desktop_app.theme.theme import Theme
from desktop_app.views.entry_view import EntryView
from desktop_app.views.report_view import ReportView
from desktop_app.views.report_view_centre import ReportCentre
from desktop_app.views.report_view_options import dates_of, fields_for, request_of
from desktop_app.views.report_view_table import ReportTableView
from desktop_app.widgets.ask_dialog import AskDialog
from desktop_app.widgets.context import ViewContext
from desktop_app.widgets.delegates import PADDING
from finance_core.modules.reporting.models import (
    Cell,
    ColumnKind,
    ReportColumn,
    ReportRow,
    ReportTable,
    RowKind,
)
from tests.gui.demo import key
from tests.gui.keys import CONTROL, ENTER, ESC, focused, press, type_keys
from tests.gui.shell_company import REPORTS, TODAY, figure, metadata
from tests.gui.shell_desk import Desk, open_desk

JANUARY, JULY = (1, 1), (7, 1)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, theme: Theme, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    yield from open_desk(qtbot, tmp_path, theme, monkeypatch)


def opened(desk: Desk, name: str, **values: Any) -> ReportView:
    desk.session.context.open_screen("reporting.centre", filters={"report": name, **values})
    assert isinstance(desk.page, ReportView)
    return desk.page


def asked(desk: Desk) -> Any:
    return [request for method, request in desk.company.calls if method == "reporting.run"][-1]


def cells(view: ReportView) -> list[list[str]]:
    model = view.table.report
    return [
        [model.text(row, column) for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


@pytest.mark.parametrize(
    ("preset", "start", "first", "last"),
    [
        ("year", JANUARY, date(2026, 1, 1), date(2026, 6, 15)),
        ("year", JULY, date(2025, 7, 1), date(2026, 6, 15)),
        ("month", JANUARY, date(2026, 6, 1), date(2026, 6, 30)),
        ("last_month", JANUARY, date(2026, 5, 1), date(2026, 5, 31)),
        ("quarter", JANUARY, date(2026, 4, 1), date(2026, 6, 30)),
        ("quarter", JULY, date(2026, 4, 1), date(2026, 6, 30)),
        ("whole_year", JULY, date(2025, 7, 1), date(2026, 6, 30)),
        ("last_year", JANUARY, date(2025, 1, 1), date(2025, 12, 31)),
        ("last_year", JULY, date(2024, 7, 1), date(2025, 6, 30)),
    ],
)
def test_periods_by_name(preset: str, start: tuple[int, int], first: date, last: date) -> None:
    assert dates_of(preset, TODAY, start, is_range=True) == {"date_from": first, "date_to": last}


@pytest.mark.parametrize(
    ("preset", "start", "day"),
    [
        ("today", JANUARY, date(2026, 6, 15)),
        ("month", JANUARY, date(2026, 6, 30)),
        ("last_month", JANUARY, date(2026, 5, 31)),
        ("last_year", JANUARY, date(2025, 12, 31)),
        ("last_year", JULY, date(2025, 6, 30)),
    ],
)
def test_days_by_name(preset: str, start: tuple[int, int], day: date) -> None:
    assert dates_of(preset, TODAY, start, is_range=False) == {"as_of": day}


def test_only_the_options_of_a_report_are_offered() -> None:
    names = {info.name: [field.name for field in fields_for(info, TODAY, JANUARY)] for info in REPORTS}
    assert names["balance_sheet"] == [
        "preset",
        "as_of",
        "layout",
        "comparison",
        "split",
        "level",
        "zero_rows",
    ]
    assert names["income_statement"] == [
        "preset",
        "date_from",
        "date_to",
        "comparison",
        "split",
        "level",
        "zero_rows",
    ]
    assert names["account_register"] == ["preset", "date_from", "date_to", "account_id"]
    assert names["aged_payables"] == ["preset", "as_of", "party_id"]


def test_the_request_leaves_out_what_is_empty() -> None:
    values = {"preset": "today", "as_of": TODAY, "level": None, "zero_rows": False}
    assert request_of(REPORTS[0], values) == {"name": "balance_sheet", "as_of": TODAY, "zero_rows": False}


def test_the_centre_lists_reports_with_their_question_and_opens_one_by_keys(desk: Desk) -> None:
    press(Qt.Key.Key_4, CONTROL)
    centre = desk.page
    assert isinstance(centre, ReportCentre)
    assert focused() is centre.rows["balance_sheet"]
    assert focused().accessibleDescription() == "What does the company own and owe?"
    type_keys(Qt.Key.Key_Down, Qt.Key.Key_Down, ENTER)
    assert isinstance(desk.page, ReportView)
    assert desk.page.info.name == "trial_balance"


def test_words_narrow_the_centre(desk: Desk) -> None:
    press(Qt.Key.Key_4, CONTROL)
    centre = desk.page
    press(Qt.Key.Key_F, CONTROL)
    type_keys("overdue")
    assert [name for name, row in centre.rows.items() if row.isVisible()] == ["aged_payables"]
    press(ENTER)
    assert desk.page.info.name == "aged_payables"


def test_the_same_report_comes_back_instead_of_opening_twice(desk: Desk) -> None:
    first = opened(desk, "balance_sheet")
    assert opened(desk, "balance_sheet", zero_rows=True) is first
    assert asked(desk)["zero_rows"] is True
    assert len(desk.window.pages.tabs) == 1


def test_a_report_shows_levels_dashes_and_real_minus_signs(desk: Desk) -> None:
    view = opened(desk, "balance_sheet")
    QAbstractItemModelTester(view.table.report, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert cells(view)[2] == ["Cash and bank", "132,067.42", "98,000.00"]
    assert cells(view)[3] == ["Trade receivables", "48,210.55", "–"]
    assert cells(view)[7] == ["Accumulated loss", "−1,460.04", "–"]
    assert view.table.columnSpan(0, 0) == 3
    assert view._banner.text() == "Provisional"
    assert view._subtitle.text() == "As of 15 June 2026 · EUR"


def test_enter_drills_to_the_entry_and_backspace_comes_back(desk: Desk) -> None:
    view = opened(desk, "balance_sheet")
    assert focused() is view.table
    press(ENTER)
    assert [step.title for step in view.drill.path] == ["Cash and bank"]
    assert view.drill._total.text() == "As of 15 June 2026 · 132,067.42 EUR"
    press(ENTER)
    assert [step.title for step in view.drill.path] == ["Cash and bank", "1000 Petty cash"]
    press(ENTER)
    assert isinstance(desk.page, EntryView)
    press(ESC)
    assert desk.window.pages.current is view
    press(Qt.Key.Key_Backspace)
    press(Qt.Key.Key_Backspace)
    assert not view.drill.isVisible()
    assert focused() is view.table


def test_a_crumb_goes_straight_back(desk: Desk) -> None:
    view = opened(desk, "balance_sheet")
    press(ENTER)
    press(ENTER)
    view.drill.go_to(1)
    assert [step.title for step in view.drill.path] == ["Cash and bank"]


def test_escape_leaves_the_panel_first_and_the_report_next(desk: Desk) -> None:
    view = opened(desk, "balance_sheet")
    press(ENTER)
    press(ESC)
    assert not view.drill.isVisible()
    press(ESC)
    assert isinstance(desk.page, ReportCentre)


def test_a_typed_date_is_another_day_and_is_asked_for(desk: Desk) -> None:
    view = opened(desk, "balance_sheet")
    view.options.editors["as_of"].setFocus()
    view.options.editors["as_of"].selectAll()
    type_keys("31-5", ENTER)
    view.run()
    assert asked(desk)["as_of"] == date(2026, 5, 31)
    assert view.options.values()["preset"] == "own"


def test_a_date_nobody_understands_is_refused_at_its_field(desk: Desk) -> None:
    view = opened(desk, "balance_sheet")
    before = len(desk.company.calls)
    view.options.editors["as_of"].setFocus()
    view.options.editors["as_of"].selectAll()
    type_keys("soon")
    view.run()
    assert view.options.error("as_of").startswith("“soon” is not a date.")
    assert len(desk.company.calls) == before


def test_a_refusal_stands_at_its_option(desk: Desk) -> None:
    view = opened(desk, "balance_sheet", comparison="previous_period", split="month")
    assert view.options.error("comparison") == "Choose a comparison or columns by period, not both."


def test_a_register_asks_for_its_account_first(desk: Desk) -> None:
    view = opened(desk, "account_register")
    assert view.nothing.sentence == "Choose the account first."
    opened(desk, "account_register", account_id=key(2, 9))
    assert asked(desk)["account_id"] == key(2, 9)
    assert view.table.isVisible()


def test_new_postings_make_a_report_stale_until_it_is_refreshed(desk: Desk) -> None:
    view = opened(desk, "balance_sheet")
    desk.company.changed("journal_entries")
    assert view.notice.text == "Something was posted since this report was made."
    press(Qt.Key.Key_F5)
    assert not view.notice.isVisible()


def choose_in_menu(view: ReportView, steps: int) -> None:
    menu = next(menu for menu in view.findChildren(QMenu) if menu.isVisible())
    for _ in range(steps):
        menu.setActiveAction(menu.actions()[menu.actions().index(menu.activeAction()) + 1])
    menu.activeAction().trigger()
    menu.close()


def test_export_writes_the_file_the_user_names(
    desk: Desk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    view, target = opened(desk, "balance_sheet"), tmp_path / "sheet.xlsx"
    monkeypatch.setattr(
        files,
        "ask_save",
        lambda _parent, _title, suggested, _kinds: (
            target if suggested.name == "Balance sheet 2026-06-15.xlsx" else None
        ),
    )
    press(Qt.Key.Key_E, CONTROL)
    choose_in_menu(view, 1)
    assert target.read_text() == "balance_sheet as xlsx"
    assert desk.window.notices.text == f"sheet.xlsx is in {tmp_path}."


def test_an_export_that_cannot_be_written_is_said(
    desk: Desk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    view = opened(desk, "balance_sheet")
    monkeypatch.setattr(files, "ask_save", lambda *_: tmp_path / "no folder" / "sheet.csv")
    view.export("csv")
    assert (
        view.notice.text == f"{tmp_path / 'no folder' / 'sheet.csv'} cannot be written. Choose another place."
    )


def test_an_unbalanced_report_warns_and_asks_before_it_leaves(desk: Desk) -> None:
    view = opened(desk, "aged_payables")
    assert view._banner.text() == "Unbalanced: Documents agree with 2100 Trade payables"
    assert view._banner.property("look") == "negative"
    press(Qt.Key.Key_E, CONTROL)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, AskDialog)
    dialog.verb.click()
    assert any(menu.isVisible() for menu in view.findChildren(QMenu))
    for menu in view.findChildren(QMenu):
        menu.close()


def test_a_rectangle_is_copied_with_tabs(desk: Desk) -> None:
    view = opened(desk, "balance_sheet")
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "132,067.42\t98,000.00\n48,210.55\t–"
    assert view.isVisible()


def test_a_narrow_table_spares_empty_columns_and_cuts_names_before_numbers(
    context: ViewContext, show: Callable[..., Any]
) -> None:
    columns = (
        ReportColumn(key="entry", title="Entry", kind=ColumnKind.TEXT),
        ReportColumn(key="party", title="Party", kind=ColumnKind.TEXT),
        ReportColumn(key="debit", title="Debit", kind=ColumnKind.MONEY),
        ReportColumn(key="credit", title="Credit", kind=ColumnKind.MONEY),
    )
    cells = (Cell("JE-2026-00012"), Cell("Westbrook School District"), figure("120000.00"), Cell())
    lines = ReportTable(
        metadata=metadata("drill.lines", "Lines"),
        columns=columns,
        rows=(ReportRow(kind=RowKind.LINE, cells=cells),),
    )
    table = ReportTableView(context.theme, context.formats, compact=True)
    table.show_report(lines)
    show(table, 380, 200)
    entry, party, _debit, credit = range(4)
    assert table.isColumnHidden(credit)
    assert table.columnWidth(entry) >= table.fontMetrics().horizontalAdvance("JE-2026-00012") + 2 * PADDING
    assert table.columnWidth(party) < table.fontMetrics().horizontalAdvance("Westbrook School District")
    table.resize(900, 200)
    assert not table.isColumnHidden(credit)
