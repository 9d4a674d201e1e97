"""The home page, the tie-out board and the entry viewer, by keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.theme.theme import Theme
from desktop_app.views.dashboard import Dashboard, TieOutBoard
from desktop_app.views.entry_view import EntryView
from desktop_app.views.report_view import ReportView
from tests.gui.keys import CONTROL, ENTER, ESC, TAB, dialog, focused, press, type_keys
from tests.gui.shell_company import ENTRY, REVERSAL
from tests.gui.shell_desk import Desk, open_desk


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, theme: Theme, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    yield from open_desk(qtbot, tmp_path, theme, monkeypatch)


def home(desk: Desk) -> Dashboard:
    assert isinstance(desk.page, Dashboard)
    return desk.page


def viewer(desk: Desk) -> EntryView:
    desk.session.context.open_screen("kernel.entry", record=ENTRY)
    assert isinstance(desk.page, EntryView)
    return desk.page


def spoken_facts(view: EntryView) -> list[str]:
    return [value.accessibleName() for box in view.facts._shown for value in box.findChildren(QWidget)]


def test_home_shows_the_figures_with_what_is_late(desk: Desk) -> None:
    spoken = [tile.accessibleName() for tile in home(desk).tiles.values()]
    assert spoken == [
        "Cash and bank: € 132,067.42 All bank and cash accounts",
        "Receivables: € 48,210.55 € 6,940.00 overdue",
        "Payables: € 21,388.10 Nothing overdue",
        "Profit this month: € −1,460.04 € 32,950.20 this year",
    ]


def test_home_lists_what_is_due_first_to_pay_and_to_collect(desk: Desk) -> None:
    model = home(desk).due
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    shown = [[model.text(row, column) for column in range(6)] for row in range(model.count)]
    assert shown == [
        ["12 Jun 2026", "3 days overdue", "To pay", "Nordlicht GmbH", "BILL-0007", "1,190.00"],
        ["15 Jun 2026", "today", "To collect", "Café Fenêtre", "INV-0042", "6,940.00"],
        ["20 Jun 2026", "in 5 days", "To pay", "Okonkwo Studio", "BILL-0009", "3,573.54"],
    ]


def test_home_names_what_needs_attention_and_leads_there(desk: Desk) -> None:
    cards = home(desk).attention
    assert [(card.accessibleName(), card.accessibleDescription()) for card in cards] == [
        ("Customers are late", "6,940.00 EUR"),
        ("12 bank lines wait", "To be matched in Main account"),
        ("April 2026 is still open", "Close it when its books are complete"),
    ]
    desk.company.is_broken = True
    desk.company.changed("journal_entries")
    QApplication.processEvents()
    first = home(desk).attention[0]
    assert first.accessibleName() == "2100 Trade payables"
    first.setFocus()
    press(ENTER)
    assert isinstance(desk.page, TieOutBoard)


def test_home_reads_anew_only_when_it_is_seen(desk: Desk) -> None:
    def reads() -> int:
        return [method for method, _ in desk.company.calls].count("reporting.dashboard")

    assert reads() == 1
    desk.session.context.open_screen("company.about")
    desk.company.changed("ap_invoices")
    assert reads() == 1
    press(Qt.Key.Key_1, CONTROL)
    assert reads() == 2


def test_the_board_says_that_all_agrees(desk: Desk) -> None:
    desk.session.context.open_screen("reporting.tie_out")
    board = desk.page
    assert board.verdict.text() == "Every control account agrees with its documents."
    assert [board.model.text(0, column) for column in range(6)] == [
        "1200 Trade receivables",
        "AR control",
        "48,210.55",
        "48,210.55",
        "0.00",
        "Agrees",
    ]


def test_the_board_names_the_account_that_differs_and_opens_its_register(desk: Desk) -> None:
    desk.company.is_broken = True
    desk.session.context.open_screen("reporting.tie_out")
    board = desk.page
    assert board.verdict.text() == "2100 Trade payables: the ledger and the documents differ."
    assert board.model.text(1, 4) == "−100.00"
    assert board.model.text(1, 5) == "Differs"
    type_keys(Qt.Key.Key_Down, ENTER)
    assert isinstance(desk.page, ReportView)
    assert desk.page.info.name == "account_register"


def test_an_entry_shows_its_lines_totals_and_seal(desk: Desk) -> None:
    view = viewer(desk)
    assert view._title.text() == "Entry JE-2026-00012"
    assert [view.lines.text(row, 0) for row in range(3)] == [
        "5200 Materials",
        "1410 Input VAT",
        "2100 Trade payables",
    ]
    assert view.footer.accessibleName() == "3 lines, debit 1,190.00, credit 1,190.00"
    spoken = spoken_facts(view)
    assert "Document: Bill" in spoken
    assert "Seal: 9f2c4b7a1d3e5f60" in spoken
    assert view.history.text(0, 1) == "Ada"


def test_an_entry_is_reversed_by_keys(desk: Desk) -> None:
    view = viewer(desk)
    press(Qt.Key.Key_R, CONTROL)
    asked = dialog()
    type_keys(TAB, "typed twice")
    asked.verb.click()
    assert desk.company.saved == [{"entry_id": ENTRY, "reason": "typed twice"}]
    assert desk.window.notices.text == "The entry is reversed by JE-2026-00013."
    assert not view.reverse_button.isVisible()
    spoken = spoken_facts(view)
    assert "Reversed by: JE-2026-00013" in spoken


def test_a_refused_reversal_keeps_its_dialog(desk: Desk) -> None:
    desk.company.refuses_reversal = True
    viewer(desk)
    press(Qt.Key.Key_R, CONTROL)
    asked = dialog()
    asked.verb.click()
    assert asked.isVisible()
    assert asked._grid is not None
    assert asked._grid.boxes["on"].error == "May 2026 is closed. The first open day is 1 Jun 2026."
    assert desk.company.saved == []
    press(ESC)


def test_a_reversal_names_the_entry_it_takes_back(desk: Desk) -> None:
    desk.company.is_reversed = True
    desk.session.context.open_screen("kernel.entry", record=REVERSAL)
    spoken = spoken_facts(desk.page)
    assert "Takes back: JE-2026-00012" in spoken


def test_escape_closes_the_entry(desk: Desk) -> None:
    viewer(desk)
    assert focused() is desk.page.table
    press(ESC)
    assert isinstance(desk.page, Dashboard)


def test_a_read_only_company_offers_no_reversal(desk: Desk) -> None:
    desk.company.read_only = True
    view = viewer(desk)
    assert not view.reverse_button.isVisible()
    press(Qt.Key.Key_R, CONTROL)
    assert QApplication.activeModalWidget() is None
