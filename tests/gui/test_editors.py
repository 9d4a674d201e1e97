"""Inputs under real keys."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.models.lookups import Lookups
from desktop_app.spec.fields import is_foreign
from desktop_app.spec.screen import Field
from desktop_app.widgets.context import ViewContext
from desktop_app.widgets.date_edit import CalendarPopup, DateEdit
from desktop_app.widgets.editors import AmountEdit, ChoiceCombo, MultilineEdit, TickBox
from desktop_app.widgets.field_grid import FieldGrid, make_editor
from desktop_app.widgets.lookup_edit import LookupEdit
from desktop_app.work.runner import ThreadRunner
from tests.gui.demo import TAX_RATES, DemoCompany, key
from tests.gui.keys import ALT, ENTER, ESC, TAB, focused, press, type_keys

Show = Callable[..., Any]
Alone = Callable[[Field], Any]


@pytest.fixture
def alone(context: ViewContext, show: Show) -> Alone:
    """Show one editor with another input after it."""

    def made(field: Field) -> Any:
        page = QWidget()
        column = QVBoxLayout(page)
        editor = make_editor(field, context)
        column.addWidget(editor)
        column.addWidget(make_editor(Field(name="after", label="After"), context))
        show(page, 400, 160)
        editor.setFocus()
        return editor

    return made


def test_arithmetic_becomes_its_result_when_the_cursor_leaves(alone: Alone) -> None:
    editor: AmountEdit = alone(Field(name="amount", label="Amount", kind="money"))
    type_keys("1200+35*2")
    assert editor.value() == Decimal(1270)
    type_keys(TAB)
    assert editor.text() == "1,270.00"
    assert focused().objectName() == "after"


def test_a_misread_amount_stays_as_typed_and_says_why(alone: Alone) -> None:
    editor: AmountEdit = alone(Field(name="amount", label="Amount", kind="money"))
    type_keys("12,5", TAB)
    assert (editor.text(), editor.value()) == ("12,5", None)
    assert editor.problem() == "“12,5” is not an amount. Write it like 1,234.50 or 120+35*2."


def test_a_quantity_keeps_its_own_decimals(alone: Alone) -> None:
    editor: AmountEdit = alone(Field(name="quantity", label="Quantity", kind="number", decimals=6))
    type_keys("1.25", TAB)
    assert (editor.text(), editor.value()) == ("1.25", Decimal("1.25"))


@pytest.mark.parametrize(("typed", "shown"), [
    ("5", "5 Jun 2025"), ("3-2", "3 Feb 2025"), ("+7", "7 Jul 2025"), ("h", "30 Jun 2025"),
    ("y", "1 Jan 2025"),
])
def test_the_date_grammar(alone: Alone, typed: str, shown: str) -> None:
    editor: DateEdit = alone(Field(name="day", label="Day", kind="date"))
    type_keys(typed, TAB)
    assert editor.text() == shown


def test_arrows_step_a_date(alone: Alone) -> None:
    editor: DateEdit = alone(Field(name="day", label="Day", kind="date"))
    type_keys("t", TAB)
    editor.setFocus()
    type_keys(Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down)
    assert editor.value() == date(2025, 7, 1)


def test_a_day_is_picked_from_the_calendar_by_keys(alone: Alone) -> None:
    editor: DateEdit = alone(Field(name="day", label="Day", kind="date"))
    editor.set_value(date(2025, 6, 30))
    press(Qt.Key.Key_Down, ALT)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, CalendarPopup)
    QTest.keyClick(popup.focusWidget() or popup, Qt.Key.Key_Left)
    QTest.keyClick(popup.focusWidget() or popup, ENTER)
    assert editor.value() == date(2025, 6, 29)
    assert QApplication.activePopupWidget() is None


VENDOR = Field(
    name="vendor_id", label="Vendor", kind="lookup", lookup="demo.vendors", create="demo.vendors_list",
)


@pytest.mark.parametrize(("keys", "chosen"), [
    (("nord", TAB), 2), (("V00", Qt.Key.Key_Down, ENTER), 1), (("harbour", ENTER), 4),
    ((Qt.Key.Key_Down, Qt.Key.Key_Down, TAB), 1),
])
def test_a_record_is_chosen_by_code_or_name(alone: Alone, keys: tuple[Any, ...], chosen: int) -> None:
    editor: LookupEdit = alone(VENDOR)
    type_keys(*keys)
    assert editor.value() == key(1, chosen)
    assert editor.text().startswith(f"V{chosen + 1:03} ")
    assert not editor.is_open


def test_tab_through_a_lookup_without_typing_chooses_nothing(alone: Alone) -> None:
    editor: LookupEdit = alone(VENDOR)
    type_keys(Qt.Key.Key_Down, TAB)
    assert (editor.value(), editor.problem()) == (None, "")


def test_escape_closes_the_list_and_keeps_the_text(alone: Alone) -> None:
    editor: LookupEdit = alone(VENDOR)
    type_keys("nord")
    assert editor.is_open
    type_keys(ESC)
    assert (editor.is_open, editor.text()) == (False, "nord")
    assert editor.problem() == "“nord” is not in the list. Choose one with the arrow keys."


def test_a_missing_record_is_offered_for_creation(qtbot: QtBot, alone: Alone) -> None:
    editor: LookupEdit = alone(VENDOR)
    type_keys("zzz")
    with qtbot.waitSignal(editor.create_asked) as asked:
        type_keys(ENTER)
    assert asked.args == ["zzz"]
    assert editor.value() is None


def test_clearing_a_lookup_clears_its_value(alone: Alone) -> None:
    editor: LookupEdit = alone(VENDOR)
    type_keys("nord", TAB)
    editor.setFocus()
    editor.selectAll()
    type_keys(Qt.Key.Key_Backspace)
    assert (editor.value(), editor.problem()) == (None, "")


def test_a_fast_typist_does_not_wait_for_the_answer(
    qtbot: QtBot, context: ViewContext, company: DemoCompany, show: Show,
) -> None:
    runner, gate = ThreadRunner(), threading.Event()
    company.delay = partial(gate.wait, 5)
    lookups = Lookups(company, runner, context.hub)
    editor: LookupEdit = show(LookupEdit(context.theme, VENDOR, lookups, runner), 300, 40)
    editor.setFocus()
    type_keys("nord", ENTER)
    editor.clearFocus()
    assert editor.value() is None
    gate.set()
    qtbot.waitUntil(lambda: editor.value() == key(1, 2))
    runner.close()


def test_a_choice_moves_by_arrows_and_ignores_the_wheel(alone: Alone) -> None:
    editor: ChoiceCombo = alone(Field(name="tax", label="Tax", kind="choice", choices=TAX_RATES))
    assert editor.value() is None
    type_keys(Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert editor.value() == "7"


def test_a_tick_is_set_by_space(alone: Alone) -> None:
    editor: TickBox = alone(Field(name="urgent", label="Urgent", kind="bool"))
    type_keys(Qt.Key.Key_Space)
    assert editor.value() is True


def test_tab_leaves_a_text_of_several_lines(alone: Alone) -> None:
    editor: MultilineEdit = alone(Field(name="note", label="Note", kind="multiline"))
    type_keys("one", ENTER, "two", TAB)
    assert editor.value() == "one\ntwo"
    assert focused().objectName() == "after"


def test_inputs_of_one_row_are_equally_high_and_keep_their_place(context: ViewContext, show: Show) -> None:
    kinds = ("text", "money", "date", "lookup", "choice")
    fields = [Field(name=kind, label=kind, kind=kind, choices=TAX_RATES) for kind in kinds]  # type: ignore[arg-type]
    grid: FieldGrid = show(FieldGrid(fields, context), 600, 400)
    heights = {name: box.editor.height() for name, box in grid.boxes.items()}
    assert len(set(heights.values())) == 1, heights
    for box in grid.boxes.values():
        before = box.editor.geometry()
        box.editor.setFocus()
        assert box.editor.geometry() == before


def test_a_field_that_does_not_apply_is_away_and_empty(context: ViewContext, show: Show) -> None:
    fields = (
        Field(name="is_foreign", label="Foreign", kind="bool", default=False),
        Field(name="rate", label="Rate", kind="number", default=Decimal(1),
              depends_on=lambda values: values["is_foreign"]),
        Field(name="note", label="Note"),
    )
    grid: FieldGrid = show(FieldGrid(fields, context), 600, 300)
    assert grid.boxes["rate"].isHidden()
    assert grid.values()["rate"] is None
    grid.boxes["is_foreign"].editor.setFocus()
    type_keys(Qt.Key.Key_Space)
    assert not grid.boxes["rate"].isHidden()
    assert grid.values()["rate"] == Decimal(1)
    type_keys(TAB)
    assert focused().objectName() == "rate"


def test_a_rate_is_asked_for_only_in_a_foreign_currency(context: ViewContext, show: Show) -> None:
    rate = Field(name="rate", label="Rate", kind="number", depends_on=is_foreign)
    grid: FieldGrid = show(FieldGrid((Field(name="currency", label="Currency"), rate), context), 600, 300)
    shown = []
    for currency in ("", "EUR", "eur", "USD"):
        grid.set_values({"currency": currency})
        shown.append(not grid.boxes["rate"].isHidden())
    assert shown == [False, False, False, True]


def test_enter_moves_to_the_next_field_and_passes_read_only_ones(context: ViewContext, show: Show) -> None:
    locked = Field(name="b", label="B", read_only=True)
    fields = (Field(name="a", label="A"), locked, Field(name="c", label="C"))
    grid: FieldGrid = show(FieldGrid(fields, context), 600, 300)
    grid.focus_first()
    type_keys("x", ENTER)
    assert focused().objectName() == "c"


def test_a_figure_that_arrives_under_the_cursor_is_typed_over(context: ViewContext, show: Show) -> None:
    grid: FieldGrid = show(FieldGrid((Field(name="amount", label="Amount", kind="money"),), context), 300, 80)
    grid.focus_first()
    grid.set_values({"amount": Decimal("145.86")})
    type_keys("45")
    assert grid.values()["amount"] == Decimal(45)
