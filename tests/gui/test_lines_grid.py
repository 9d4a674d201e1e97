"""The lines grid, typed like a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.models.lines_model import LinesModel
from desktop_app.models.roles import ERROR
from desktop_app.spec.screen import Field, ScreenSpec
from desktop_app.widgets.context import ViewContext
from desktop_app.widgets.field_grid import make_editor
from desktop_app.widgets.lines_grid import LinesGrid
from desktop_app.widgets.lookup_edit import LookupEdit
from tests.gui.demo import BILLS, JOURNALS, key
from tests.gui.keys import ALT, CONTROL, ENTER, ESC, SHIFT, TAB, focused, press, type_keys

Made = Callable[[ScreenSpec], LinesGrid]


@pytest.fixture
def made(context: ViewContext, show: Callable[..., Any]) -> Made:
    """Show a grid between two inputs, the cursor before it."""

    def grid_of(spec: ScreenSpec) -> LinesGrid:
        assert spec.lines is not None
        page = QWidget()
        column = QVBoxLayout(page)
        before = make_editor(Field(name="before", label="Before"), context)
        grid = LinesGrid(LinesModel(spec.lines, context.formats, context.lookups, page), context)
        for widget in (before, grid, make_editor(Field(name="after", label="After"), context)):
            column.addWidget(widget)
        show(page, 800, 500)
        before.setFocus()
        type_keys(TAB)
        return grid

    return grid_of


def values(grid: LinesGrid, name: str) -> list[Any]:
    return [line[name] for line in grid.lines.lines()]


def test_two_lines_are_typed_without_the_mouse(made: Made) -> None:
    grid = made(BILLS)
    assert focused() is grid
    type_keys("5200", TAB, "Timber", TAB, "120+35*2", TAB, TAB)
    assert grid.currentIndex().row() == 1
    type_keys("off", ENTER, "Paper", ENTER, "85.4", ENTER, ENTER)
    assert values(grid, "account_id") == [key(2, 1), key(2, 0)]
    assert values(grid, "description") == ["Timber", "Paper"]
    assert values(grid, "amount") == [Decimal("190.00"), Decimal("85.4")]
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (2, 0)


def test_tab_on_the_empty_line_leaves_and_shift_tab_comes_back(made: Made) -> None:
    grid = made(BILLS)
    type_keys("5200", TAB, "Timber", TAB, "5", TAB, TAB)
    type_keys(TAB)
    assert focused().objectName() == "after"
    press(Qt.Key.Key_Backtab, SHIFT)
    assert focused() is grid
    grid.setCurrentIndex(grid.lines.index(0, 0))
    press(Qt.Key.Key_Backtab, SHIFT)
    assert focused().objectName() == "before"


def test_escape_gives_the_cell_back_its_value(made: Made) -> None:
    grid = made(BILLS)
    grid.go_to(0, "description")
    type_keys("Timber", TAB)
    grid.go_to(0, "description")
    type_keys("Stone", ESC)
    assert values(grid, "description") == ["Timber"]


def test_figures_that_arrive_meanwhile_leave_what_is_typed(made: Made) -> None:
    grid = made(BILLS)
    type_keys("off")
    grid.lines.dataChanged.emit(grid.lines.index(0, 0), grid.lines.index(0, grid.lines.columnCount() - 1))
    type_keys("i", ENTER)
    assert values(grid, "account_id") == [key(2, 0)]


def test_tab_leaves_an_unknown_text_and_enter_makes_the_record(made: Made) -> None:
    spec = BILLS.lines
    assert spec is not None
    account = replace(spec.columns[0], create="demo.accounts")
    grid = made(replace(BILLS, lines=replace(spec, columns=(account, *spec.columns[1:]))))
    asked: list[tuple[str, str]] = []
    grid.create_asked.connect(lambda name, text: asked.append((name, text)))
    type_keys("zzz", TAB)
    assert asked == []
    assert grid.lines.index(0, 0).data(ERROR) == "“zzz” is not in the list."
    grid.go_to(0, "account_id")
    type_keys("zzz", ENTER)
    assert asked == [("account_id", "zzz")]


def test_a_lookup_in_a_narrow_cell_is_wide_enough_to_read(made: Made) -> None:
    grid = made(BILLS)
    grid.setColumnWidth(0, 50)
    type_keys("off")
    assert focused().width() >= 150


def test_a_cell_is_edited_in_place_by_f2_and_double_click(made: Made) -> None:
    grid = made(BILLS)
    grid.go_to(0, "description")
    type_keys("Timber", TAB)
    grid.go_to(0, "description")
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_End)
    type_keys("s", ENTER)
    assert values(grid, "description") == ["Timbers"]
    box = grid.visualRect(grid.lines.index(0, 1)).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=box)
    QTest.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=box)
    type_keys("Oak", TAB)
    assert values(grid, "description") == ["Oak"]


def test_lines_are_copied_moved_and_deleted_by_keys(made: Made) -> None:
    grid = made(BILLS)
    grid.go_to(0, "amount")
    type_keys("5", ENTER)
    grid.go_to(0, "amount")
    press(Qt.Key.Key_D, CONTROL)
    type_keys("7", ENTER)
    assert values(grid, "amount") == [Decimal(5), Decimal(7)]
    grid.go_to(1, "amount")
    press(Qt.Key.Key_Up, ALT)
    assert values(grid, "amount") == [Decimal(7), Decimal(5)]
    press(Qt.Key.Key_Delete, CONTROL)
    assert values(grid, "amount") == [Decimal(5)]
    grid.go_to(0, "amount")
    press(Qt.Key.Key_Delete)
    assert values(grid, "amount") == [None]
    press(Qt.Key.Key_Delete)
    assert grid.lines.rowCount() == 1


def test_equals_balances_the_line(made: Made) -> None:
    grid = made(JOURNALS)
    grid.go_to(0, "debit")
    type_keys("100", ENTER)
    grid.go_to(1, "credit")
    type_keys("=")
    assert values(grid, "credit") == [None, Decimal(100)]


def paste(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    press(Qt.Key.Key_V, CONTROL)


def test_rows_of_a_spreadsheet_are_pasted_without_titles_and_names(made: Made) -> None:
    grid = made(JOURNALS)
    paste("Account\tName\tDebit\tCredit\r\n"
          "5200\tSome name\t1,200.50\t -   \r\n"
          "\t\t\t\r\n"
          "6100 Rent\tAnother\t0.00\t$700.25\r\n"
          "5200\tThird\t(500.25)\t\r\n")
    assert values(grid, "account_id") == [key(2, 1), key(2, 2), key(2, 1)]
    assert values(grid, "debit") == [Decimal("1200.50"), None, None]
    assert values(grid, "credit") == [None, Decimal("700.25"), Decimal("500.25")]
    assert grid.currentIndex().row() == 0


def test_pasting_starts_at_the_cursor_and_marks_what_is_not_understood(made: Made) -> None:
    grid = made(BILLS)
    grid.go_to(0, "description")
    paste('Timber\t120\n"Nails\tand bolts"\tfour')
    assert values(grid, "description") == ["Timber", "Nails\tand bolts"]
    assert values(grid, "amount") == [Decimal(120), None]
    assert grid.lines.index(1, 2).data(ERROR).startswith("“four” is not an amount.")
    grid.go_to(2, "account_id")
    paste("zzz\tScrews\t8\n")
    assert grid.lines.index(2, 0).data(ERROR) == "“zzz” is not in the list."
    assert values(grid, "amount")[2] == Decimal(8)
    grid.lines.set_editable(False)
    paste("5200\tMore\t1")
    assert len(values(grid, "amount")) == 3


def test_space_ticks_a_cell_and_f4_opens_the_list(made: Made) -> None:
    grid = made(JOURNALS)
    grid.go_to(0, "is_estimate")
    type_keys(Qt.Key.Key_Space)
    assert values(grid, "is_estimate") == [True]
    grid.go_to(0, "account_id")
    press(Qt.Key.Key_F4)
    editor = focused()
    assert isinstance(editor, LookupEdit)
    assert editor.is_open
    type_keys(Qt.Key.Key_Down, ENTER)
    assert values(grid, "account_id") == [key(2, 1)]


def test_escape_in_an_open_list_closes_the_list_only(made: Made) -> None:
    grid = made(BILLS)
    type_keys("52")
    editor = focused()
    assert isinstance(editor, LookupEdit)
    type_keys(ESC)
    assert not editor.is_open
    assert focused() is editor
    type_keys(ESC)
    assert focused() is grid


def test_lines_that_arrive_leave_the_cursor_in_the_grid(made: Made) -> None:
    grid = made(BILLS)
    grid.lines.set_lines([{"description": "Timber"}])
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (0, 0)
    type_keys(TAB, "Paper", TAB)
    assert values(grid, "description") == ["Paper"]


def test_a_misread_amount_and_an_unknown_account_are_marked_in_their_cells(made: Made) -> None:
    grid = made(BILLS)
    type_keys("zzz", TAB)
    assert grid.lines.index(0, 0).data(ERROR) == "“zzz” is not in the list."
    grid.go_to(0, "amount")
    type_keys("1,5", ENTER)
    assert grid.lines.index(0, 2).data(ERROR) == "“1,5” is not an amount. Write it like 1,234.50 or 120+35*2."


def test_a_read_only_grid_is_walked_but_not_typed(made: Made) -> None:
    grid = made(BILLS)
    type_keys("5200", TAB)
    grid.lines.set_editable(False)
    grid.setCurrentIndex(grid.lines.index(0, 0))
    type_keys("x", TAB, TAB)
    assert grid.currentIndex().column() == 2
    assert values(grid, "account_id") == [key(2, 1)]


def test_the_grid_grows_with_its_lines(made: Made) -> None:
    grid = made(BILLS)
    height = grid.height()
    for row in range(5):
        grid.lines.set_value(row, "amount", Decimal(1))
    assert grid.height() == height + 3 * grid.verticalHeader().defaultSectionSize()
