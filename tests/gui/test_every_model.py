"""Every item model of the window stands Qt's own tester: small ones here, the others where they are used."""

from __future__ import annotations

import pkgutil
from datetime import date
from decimal import Decimal
from importlib import import_module
from uuid import UUID

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import desktop_app
from desktop_app.spec.formats import Formats
from desktop_app.views.cash.csv_reading import ReadRow
from desktop_app.views.cash.read_table import ReadModel
from desktop_app.views.fixed_lines import FixedLines
from desktop_app.views.settlement_items import ItemsModel, OpenItem, item_columns
from desktop_app.widgets.context import ViewContext
from desktop_app.widgets.lookup_edit import _OptionsModel
from finance_core.kernel.listing import LookupItem

# Where each model is put under the tester.
TESTED = {
    "RowsModel": "test_models", "LinesModel": "test_models", "JournalModel": "test_models",
    "ReportModel": "test_report_view", "NavModel": "test_shell_window", "HitModel": "test_shell_palette",
    "ReadModel": "here", "_OptionsModel": "here", "FixedLines": "here", "ItemsModel": "here",
    "RunLines": "test_screens_ap_payments",
}
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def test_no_model_is_forgotten() -> None:
    found = set()
    for info in pkgutil.walk_packages(desktop_app.__path__, "desktop_app."):
        if not info.name.endswith("__main__"):
            found |= {name for name, one in vars(import_module(info.name)).items()
                      if isinstance(one, type) and issubclass(one, QAbstractItemModel)
                      and one.__module__ == info.name}
    assert found == set(TESTED)


def test_rows_read_from_a_file_keep_the_promises_of_a_model(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    model = ReadModel(Formats("en_GB", "EUR"), parent)
    QAbstractItemModelTester(model, FATAL, model)
    rows = (ReadRow(number=2, values={"payee": "Acme", "amount": "12,x"}, wrong="amount", why="No amount."),
            ReadRow(number=3, values={"payee": "Nord"}, wrong="", why=""))
    model.show(rows)
    assert (model.rowCount(), model.index(0, 3).data()) == (2, "Acme")
    assert model.index(0, 5).data(Qt.ItemDataRole.ToolTipRole) == "No amount."
    model.show(rows[1:])
    assert model.rowCount() == 1


def test_choices_of_a_lookup_keep_the_promises_of_a_model(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    model = _OptionsModel(parent)
    QAbstractItemModelTester(model, FATAL, model)
    model.show((LookupItem(id=UUID(int=1), code="ACME", name="Acme Paper"),), "Nord")
    assert [model.index(row, 0).data() for row in range(2)] == ["ACME Acme Paper", "Create “Nord” …"]
    model.show((), "")
    assert model.rowCount() == 0


def test_open_items_keep_the_promises_of_a_model(context: ViewContext, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    columns = item_columns("Pay", "Pay now", "Their number", gives_up=True)
    model = ItemsModel(columns, "Bills", context, parent)
    QAbstractItemModelTester(model, FATAL, model)
    assert isinstance(model, FixedLines)
    model.show_items([OpenItem(id=UUID(int=at), number=f"BILL-{at}", their_number="", currency="EUR",
                               dated=date(2026, 6, at), due=date(2026, 7, at), open=Decimal(100))
                      for at in (1, 2)])
    model.distribute(Decimal(150))
    assert [model.index(row, model.column_of("amount")).data() for row in range(2)] == ["100.00", "50.00"]
    model.show_items([])
    assert model.rowCount() == 0
