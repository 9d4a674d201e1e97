"""A list as a whole: views kept under a name, columns chosen, everything found written to a file."""

from __future__ import annotations

import csv
import zipfile
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from desktop_app.dialogs import files
from desktop_app.views import catalogue
from desktop_app.views.screen_view import ScreenView
from desktop_app.widgets.context import ViewContext
from finance_core.company import Company
from tests.company_fixtures import company
from tests.gui.books import Show, Window, account, context, front, make_bill, make_vendor, window
from tests.gui.keys import CONTROL, ENTER, dialog, press, type_keys

__all__ = ["company", "context", "window"]  # fixtures over a real company file


@pytest.fixture
def view(company: Company, context: ViewContext, show: Show) -> ScreenView:
    for name in ("Acme Paper Inc", "Okonkwo Studio"):
        vendor: UUID = make_vendor(company, name, default_account_id=account(company, "6200"))
        for number in range(3):
            make_bill(company, vendor, f"{name[:2]}-{number}", "100.00", date(2026, 6, 1))
    screen: ScreenView = show(ScreenView(context, catalogue.screens()["ap.bills"]), 1600, 800)
    screen.setFocus()
    return screen


def menu() -> QMenu:
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


def chips(view: ScreenView) -> list[str]:
    return [chip.text() for chip in view._chips._group.buttons()]


def choose(view: ScreenView, label: str) -> None:
    next(chip for chip in view._chips._group.buttons() if chip.text() == label).click()


def pick(text: str) -> None:
    """Walk the open menu down to an entry and choose it."""
    for _ in range(20):
        active = menu().activeAction()
        if active is not None and active.text().startswith(text):
            QTest.keyClick(menu(), ENTER)
            return
        QTest.keyClick(menu(), Qt.Key.Key_Down)
    raise AssertionError(f"The menu has no {text}.")


def test_how_a_list_stands_is_kept_under_a_name_and_shown_again(view: ScreenView, company: Company) -> None:
    view.search.setText("acme")
    view.reload()
    view.list.toggle_column(1)
    press(Qt.Key.Key_E, CONTROL)
    pick("Save this view")
    dialog()
    type_keys("Only paper", ENTER)
    assert chips(view)[-1] == "Only paper"
    choose(view, "All")
    view.clear_filters()
    view.list.toggle_column(1)
    assert (view.model.count, view.table.isColumnHidden(1)) == (6, False)
    choose(view, "Only paper")
    assert (view.model.count, view.search.text(), view.table.isColumnHidden(1)) == (3, "acme", True)
    front(view)
    press(Qt.Key.Key_E, CONTROL)
    pick("Delete view “Only paper”")
    assert "Only paper" not in chips(view)
    assert company.call("views.list", {"screen": "ap.bills"}) == ()


def test_a_name_taken_twice_is_refused_in_the_question(view: ScreenView) -> None:
    for _ in range(2):
        view.more.ask_name()
        dialog()
        type_keys("Mine", ENTER)
    grid = dialog()._grid
    assert grid is not None
    assert "Mine" in grid.boxes["name"].error
    dialog().reject()


def test_the_last_column_cannot_be_hidden(view: ScreenView) -> None:
    for at in range(len(view.spec.columns)):
        if not view.table.isColumnHidden(at):
            view.list.toggle_column(at)
    assert len(view.list.shown_columns()) == 1


def test_all_rows_found_are_written_with_their_sums(
    view: ScreenView, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "bills.csv"
    monkeypatch.setattr(files, "ask_save", lambda *_: target)
    view.more.export("csv")
    rows = list(csv.reader(target.read_text(encoding="utf-8-sig").splitlines()))
    titles = next(at for at, row in enumerate(rows) if "Their number" in row)
    assert [row[rows[titles].index("Open")] for row in rows[titles + 1:]] == ["100.00"] * 6 + ["600.00"]
    assert rows[titles + 1][rows[titles].index("Status")] == "Approved"
    assert window.notices[-1].text == f"bills.csv is in {tmp_path}."


@pytest.mark.parametrize(("form", "begin"), [("xlsx", b"PK"), ("pdf", b"%PDF")])
def test_other_formats_are_files_of_their_kind(
    view: ScreenView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, begin: bytes,
) -> None:
    target = tmp_path / f"bills.{form}"
    monkeypatch.setattr(files, "ask_save", lambda *_: target)
    view.more.export(form)
    assert target.read_bytes().startswith(begin)
    if form == "xlsx":
        text = zipfile.ZipFile(target).read("xl/sharedStrings.xml").decode()
        assert "Okonkwo Studio" in text


def test_a_folder_that_is_not_there_is_said_and_nothing_is_written(
    view: ScreenView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(files, "ask_save", lambda *_: tmp_path / "gone" / "bills.csv")
    view.more.export("csv")
    assert "cannot be written. Choose another place." in view.notice.text
