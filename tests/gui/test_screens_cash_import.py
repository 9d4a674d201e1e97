"""Importing bank files by keys: what a file would bring, what is refused, and the mapping of CSV."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.dialogs import files
from desktop_app.models.lookups import Lookups
from desktop_app.models.roles import ERROR
from desktop_app.views.cash.import_view import ImportView
from desktop_app.views.cash.reconcile_view import ReconcileView
from desktop_app.widgets.context import ViewContext
from desktop_app.work.runner import ThreadRunner
from finance_core.company import Company
from finance_core.modules.cash.api import BankAccount
from tests.company_fixtures import company
from tests.gui.books import Show, Window, button, context, rows, window
from tests.gui.keys import CONTROL, focused, press, type_keys
from tests.modules.cash_books import Books

__all__ = ["company", "context", "window"]  # fixtures over a real company file
OURS = Path(__file__).parents[1] / "data" / "bank"
AMBIGUOUS = (
    "Date,Payee,Memo,Amount,Balance\n"
    "03/04/2026,Okonkwo Studio,Invoice 12,1840.00,1940.00\n"
    "04/04/2026,AWS,June,-29.00,1911.00\n"
)


@pytest.fixture
def books(company: Company) -> Books:
    return Books(company)


@pytest.fixture
def bank(books: Books) -> BankAccount:
    return books.bank(opening="100.00", account_number="000-4711")


@pytest.fixture
def view(context: ViewContext, show: Show, bank: BankAccount) -> ImportView:
    del bank
    made: ImportView = show(ImportView(context), 1180, 760)
    return made


def choose(view: ImportView, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Press Ctrl+O and answer the desktop's dialog."""
    monkeypatch.setattr(files, "ask_open", lambda *_: path)
    view.drop.setFocus()
    view.setFocus()
    view.activateWindow()
    view.choose()
    QApplication.processEvents()


def figures(view: ImportView) -> list[str]:
    """Return what the tiles say: new, known, unreadable, proof."""
    return [tile.accessibleName() for tile in view.result._tiles.values()]


def lines(company: Company) -> list[tuple[Any, ...]]:
    found = rows(company, "cash.list_statement_lines")
    return [(str(row["transaction_date"]), row["amount"], row["counterparty"]) for row in found]


def test_an_ofx_file_is_shown_then_imported_and_the_second_time_adds_nothing(
    view: ImportView, company: Company, window: Window, monkeypatch: pytest.MonkeyPatch,
) -> None:
    choose(view, OURS / "checking.ofx", monkeypatch)
    assert figures(view) == [
        "New lines: 3 would be added", "Known already: 0 are not added again",
        "Cannot be read: 0 every row is read", "Proof of sums: 0.00 100.00 + lines = 845.00"]
    assert view.result._facts.text() == "OFX or QFX. Main checking, USD: Jan 1, 2026 to Jan 31, 2026"
    assert lines(company) == []
    assert button(view, "Import 3 lines").isEnabled()
    press(Qt.Key.Key_Return, CONTROL)
    assert lines(company) == [
        ("2026-01-05", Decimal("-5.00"), "Smith & Sons <East>"),
        ("2026-01-09", Decimal("-250.00"), "Café & Bar"),
        ("2026-01-31", Decimal("1000.00"), "Customer §4")]
    assert view.done.sentence == "3 new lines for Main checking"
    assert window.notices[-1].text == "3 new lines imported for Main checking, 0 known."
    choose(view, OURS / "checking.ofx", monkeypatch)
    assert view.notice.text.startswith("checking.ofx was already imported into Main checking on 2026-06-15")
    assert figures(view)[:2] == ["New lines: 0 would be added", "Known already: All are not added again"]
    assert not view.import_button.isEnabled()
    press(Qt.Key.Key_Return, CONTROL)
    assert len(lines(company)) == 3


def test_an_overlapping_file_says_what_is_known(
    view: ImportView, company: Company, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = (OURS / "checking.ofx").read_text(encoding="cp1252")
    choose(view, OURS / "checking.ofx", monkeypatch)
    press(Qt.Key.Key_Return, CONTROL)
    more = text.replace("</BANKTRANLIST>", "<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260202<TRNAMT>-45.00<FITID>A4"
                        "<NAME>AWS</STMTTRN></BANKTRANLIST>").replace("<BALAMT>845.00", "<BALAMT>800.00")
    newer = tmp_path / "february.ofx"
    newer.write_text(more, encoding="cp1252")
    choose(view, newer, monkeypatch)
    assert figures(view)[:2] == ["New lines: 1 would be added", "Known already: 3 are not added again"]
    press(Qt.Key.Key_Return, CONTROL)
    assert [line[0] for line in lines(company)] == ["2026-01-05", "2026-01-09", "2026-01-31", "2026-02-02"]


@pytest.mark.parametrize(("content", "said"), [
    (b"%PDF-1.4 not a statement", "bad.csv: This is a PDF document."),
    (b"", "bad.csv: The file is empty."),
    (b'Date,Amount\n2026-01-01,"1.00\n', "bad.csv, row 2: A quote is never closed."),
    (b"!Type:Bank\nD1/31'26\n", "bad.csv: This is a QIF file."),
])
def test_a_bad_file_is_refused_in_plain_words(
    *, view: ImportView, company: Company, tmp_path: Path, content: bytes, said: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "bad.csv"
    path.write_bytes(content)
    choose(view, path, monkeypatch)
    assert view.notice.text.startswith(said)
    assert view.notice.text.endswith("Nothing was imported.")
    assert view.drop.isVisible()
    assert lines(company) == []


def test_the_page_starts_at_its_button(view: ImportView) -> None:
    view.activateWindow()
    QTest.qWaitForWindowActive(view)
    view.setFocus()
    assert focused() is button(view.drop, "Choose a file")


def test_a_file_of_a_missing_path_is_refused(
    view: ImportView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    choose(view, tmp_path / "gone.ofx", monkeypatch)
    assert view.notice.text.startswith("gone.ofx: The file cannot be opened")


def test_a_dropped_file_is_read(qtbot: QtBot, view: ImportView) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(OURS / "checking.ofx"))])
    drop = QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
                      Qt.KeyboardModifier.NoModifier)
    view.dropEvent(drop)  # Qt delivers a drop only to the target of a running drag
    qtbot.waitUntil(lambda: view.result.new_lines == 3)


def test_an_ambiguous_csv_asks_reads_live_and_is_remembered_by_its_header(
    *, qtbot: QtBot, view: ImportView, company: Company, bank: BankAccount, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "april.csv"
    path.write_text(AMBIGUOUS, encoding="utf-8")
    view.show_filters({}, bank.id)
    choose(view, path, monkeypatch)
    grid = view.editor.grid
    assert grid is not None
    asked = grid.boxes["date_order"]
    assert asked.error == 'The file writes dates as "03/04/2026". Which day is that?'
    assert not view.import_button.isEnabled()
    assert view.editor.table.rows.rowCount() == 0
    asked.editor.setFocus()
    type_keys(Qt.Key.Key_Down)
    assert asked.error == ""
    table = view.editor.table.rows
    assert [table.index(row, 1).data() for row in range(2)] == ["Apr 3, 2026", "Apr 4, 2026"]
    asked.editor.setFocus()
    type_keys(Qt.Key.Key_Down)
    assert [table.index(row, 1).data() for row in range(2)] == ["Mar 4, 2026", "Apr 4, 2026"]
    type_keys(Qt.Key.Key_Up)
    grid.boxes["name"].editor.setFocus()
    type_keys("City Bank")
    qtbot.waitUntil(lambda: view.result.new_lines == 2)
    press(Qt.Key.Key_Return, CONTROL)
    assert [(line[0], line[1]) for line in lines(company)] == [
        ("2026-04-03", Decimal("1840.00")), ("2026-04-04", Decimal("-29.00"))]
    later = tmp_path / "may.csv"
    later.write_text("Date,Payee,Memo,Amount,Balance\n05/05/2026,Rent,May,-500.00,1411.00\n",
                     encoding="utf-8")
    choose(view, later, monkeypatch)
    qtbot.waitUntil(lambda: view.result.new_lines == 1)
    assert view.result._facts.text().startswith("CSV, read by the mapping City Bank.")
    assert view.editor.isHidden()
    assert figures(view)[3] == "Proof of sums: 0.00 1,911.00 + lines = 1,411.00"


def test_wrong_cells_are_marked_with_the_reason_and_can_be_left_out(
    *, qtbot: QtBot, view: ImportView, company: Company, bank: BankAccount, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "wrong.csv"
    path.write_text("Date,Payee,Amount\n2026-04-13,Okonkwo,18.00\n2026-04-14,AWS,-29.x0\n", encoding="utf-8")
    view.show_filters({}, bank.id)
    choose(view, path, monkeypatch)
    table = view.editor.table.rows
    assert table.index(1, 2).data(ERROR) == 'Row 3, Amount: "-29.x0" is no amount.'
    assert table.index(1, 2).data() == "-29.x0"
    qtbot.waitUntil(view.result.accept.isVisible)
    assert figures(view)[2] == "Cannot be read: 1 have to be looked at"
    assert not view.import_button.isEnabled()
    view.result.accept.setFocus()
    type_keys(Qt.Key.Key_Space)
    assert view.import_button.isEnabled()
    press(Qt.Key.Key_Return, CONTROL)
    assert [line[1] for line in lines(company)] == [Decimal("18.00")]


def test_the_columns_of_a_csv_are_chosen_by_keys(
    qtbot: QtBot, view: ImportView, bank: BankAccount, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("Alpha;Beta;Gamma\n2026-04-13;18,00;Okonkwo\n2026-04-14;-29,50;AWS\n", encoding="utf-8")
    view.show_filters({}, bank.id)
    choose(view, path, monkeypatch)
    grid = view.editor.grid
    assert grid is not None
    assert "Which column holds the date of a booking?" in grid.boxes["date_column"].error
    for name, downs in (("date_column", 1), ("amount_column", 2), ("payee_column", 3)):
        grid.boxes[name].editor.setFocus()
        type_keys(*[Qt.Key.Key_Down] * downs)
    qtbot.waitUntil(lambda: view.result.new_lines == 2)
    table = view.editor.table.rows
    assert [table.index(1, at).data() for at in (1, 3, 2)] == ["Apr 14, 2026", "AWS", "−29.50"]


def test_a_file_of_another_account_asks_before_it_is_taken(
    view: ImportView, company: Company, books: Books, monkeypatch: pytest.MonkeyPatch,
) -> None:
    savings = books.bank("Savings", account_number="000-9999")
    view.show_filters({}, savings.id)
    choose(view, OURS / "checking.ofx", monkeypatch)
    assert view.notice.text == "The file is of account …4711, which belongs to Main checking; import there?"
    button(view, "Import all the same").click()
    assert view.result.is_ready
    press(Qt.Key.Key_Return, CONTROL)
    assert len(lines(company)) == 3


def test_an_unknown_account_is_asked_for_at_its_field(
    view: ImportView, company: Company, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "other.ofx"
    text = (OURS / "checking.ofx").read_text(encoding="cp1252").replace("000-4711", "555-1234")
    path.write_text(text, encoding="cp1252")
    choose(view, path, monkeypatch)
    box = view.result.grid.boxes["bank_account_id"]
    assert box.error == "The file is of account …1234. Choose the bank account to import into."
    assert lines(company) == []


def test_with_real_threads_and_the_reading_process_a_file_is_imported_and_matched(
    *, qtbot: QtBot, context: ViewContext, show: Show, company: Company, window: Window,
) -> None:
    reader = company.cash.read_statement
    books = Books(company)
    bank = books.bank(opening="100.00", account_number="000-4711")
    books.money(bank, "-250.00", date(2026, 1, 8), "6910", check_number="1042")
    company.cash.read_statement = reader
    runner = ThreadRunner()
    threaded = replace(context, runner=runner, lookups=Lookups(company, runner, context.hub))
    view: ImportView = show(ImportView(threaded), 1180, 760)
    view.open(OURS / "checking.ofx")
    qtbot.waitUntil(lambda: view.result.new_lines == 3, timeout=20_000)
    view.bring_in()
    qtbot.waitUntil(view.done.isVisible, timeout=20_000)
    assert window.notices[-1].kind == "success"
    bench: ReconcileView = show(ReconcileView(threaded), 1180, 760)
    bench.show_filters({}, bank.id)
    qtbot.waitUntil(lambda: bench.bank.model.count == 2)
    assert bench.notice.text.startswith("1 bank line was matched for certain.")
    runner.close()
