"""The table models, each under Qt's own model tester."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from desktop_app.models.journal_model import JournalModel
from desktop_app.models.lines_model import LinesModel
from desktop_app.models.roles import ACCESSIBLE, ALIGNMENT, ERROR, RIGHT, TONE, VALUE
from desktop_app.models.rows_model import PAGE, RowsModel
from desktop_app.spec.formats import Formats
from desktop_app.widgets.context import ViewContext
from desktop_app.work.runner import InlineRunner, ThreadRunner
from finance_core.kernel.listing import ListQuery, Page
from tests.gui.demo import BILLS, JOURNALS, DemoCompany, account_items, bill, entries_of, key

FORMATS = Formats("en_GB", "EUR")
Tested = Callable[[QAbstractItemModel], QAbstractItemModelTester]


@pytest.fixture
def tested(qapp: object) -> Tested:  # noqa: ARG001 - Qt first
    """Watch a model; any broken promise ends the process, so the test fails loudly."""

    def watch(model: QAbstractItemModel) -> QAbstractItemModelTester:
        return QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)

    return watch


def rows_model(company: DemoCompany) -> RowsModel:
    return RowsModel(lambda query: company.call("demo.bills", query), BILLS.columns, InlineRunner(), FORMATS)


def test_rows_are_counted_and_shown_by_kind(tested: Tested, company: DemoCompany) -> None:
    model = rows_model(company)
    tested(model)
    model.tones = BILLS.status_tones
    model.reload()
    assert (model.rowCount(), model.columnCount()) == (600, 8)
    total = model.index(0, 5)
    assert (total.data(), total.data(VALUE)) == ("−1,876.55", Decimal("-1876.55"))
    assert total.data(ALIGNMENT) == RIGHT
    assert model.index(0, 2).data() == "30 Jun 2025"
    assert (model.index(1, 4).data(), model.index(1, 4).data(TONE)) == ("Open", "info")
    assert model.index(0, 1).data(ACCESSIBLE) == "Vendor: Café Fenêtre"
    assert model.headerData(5, Qt.Orientation.Horizontal) == "Total"
    assert model.totals["total"] == sum(bill(at)[6] for at in range(600))
    assert (model.values(3)["reference"], model.id_at(3)) == ("R-00111", key(3, 3))


def test_a_far_row_shows_a_placeholder_then_its_page_by_cursor(
    qtbot: QtBot, tested: Tested, company: DemoCompany,
) -> None:
    model = rows_model(company)
    tested(model)
    model.reload()
    assert model.index(PAGE, 0).data() == "…"
    with qtbot.waitSignal(model.dataChanged):
        pass
    assert model.index(PAGE, 0).data() == bill(PAGE)[1]
    assert model.index(599, 0).data() == "…"
    with qtbot.waitSignal(model.dataChanged):
        pass
    assert model.index(599, 0).data() == bill(599)[1]
    queries = [request for _, request in company.calls]
    assert [(query.limit, query.after is None, query.with_count) for query in queries] == [
        (PAGE, True, False), (0, True, True), (PAGE, False, False), (PAGE, False, False)]
    assert model.row_of(key(3, 599)) == 599


def test_a_jump_over_pages_not_loaded_asks_by_offset(qtbot: QtBot, company: DemoCompany) -> None:
    model = rows_model(company)
    model.reload()
    assert model.index(2 * PAGE, 0).data() == "…"
    with qtbot.waitSignal(model.dataChanged):
        pass
    assert company.calls[-1][1].offset == 2 * PAGE


def test_sorting_and_filtering_are_asked_of_the_service(tested: Tested, company: DemoCompany) -> None:
    model = rows_model(company)
    tested(model)
    model.ask(text="nord", filters={"status": "paid"})
    model.sort(5, Qt.SortOrder.DescendingOrder)
    query = company.calls[-1][1]
    assert (query.text, query.filters) == ("nord", {"status": "paid"})
    assert (query.sort, query.descending) == ("total", True)
    amounts = [model.index(row, 5).data(VALUE) for row in range(model.rowCount())]
    assert amounts == sorted(amounts, reverse=True)


def test_a_refused_query_is_announced(qtbot: QtBot, company: DemoCompany) -> None:
    model = rows_model(company)
    with qtbot.waitSignal(model.failed) as caught:
        model.ask(filters={"break": True})
    assert caught.args[0].text == "The list cannot be read now. Try again later."


def test_a_new_question_drops_answers_still_under_way(qtbot: QtBot) -> None:
    runner = ThreadRunner()

    def slow(query: ListQuery) -> Page:
        return Page(columns=("id", "number"), rows=((key(0, 0), query.text),), count=1, totals={})

    model = RowsModel(slow, BILLS.columns, runner, FORMATS)
    for text in ("a", "ab", "abc"):
        model.ask(text=text)
    with qtbot.waitSignal(model.loaded):
        pass
    runner.close()
    assert model.index(0, 0).data() == "abc"


@pytest.fixture
def lines(context: ViewContext, tested: Tested) -> LinesModel:
    assert JOURNALS.lines is not None
    model = LinesModel(JOURNALS.lines, FORMATS, context.lookups)
    tested(model)
    return model


def test_typing_into_the_empty_line_makes_a_line_and_another_empty_one(lines: LinesModel) -> None:
    assert lines.rowCount() == 1
    assert lines.setData(lines.index(0, 1), Decimal("12.50"))
    assert lines.rowCount() == 2
    assert lines.index(0, 1).data() == "12.50"
    assert lines.lines() == [{"account_id": None, "debit": Decimal("12.50"), "credit": None,
                              "is_estimate": None, "memo": None}]


def test_debit_and_credit_exclude_each_other_and_balance(lines: LinesModel) -> None:
    lines.set_value(0, "debit", Decimal(100))
    lines.set_value(0, "credit", Decimal(40))
    assert (lines.index(0, 1).data(), lines.index(0, 2).data()) == ("", "40.00")
    lines.balance_on(1)
    assert lines.index(1, 1).data(VALUE) == Decimal(40)
    assert lines.missing_to_balance(9) is None
    assert (lines.total("debit"), lines.total("credit")) == (Decimal(40), Decimal(40))


def test_a_memo_is_copied_down_and_a_line_copied_moved_and_removed(lines: LinesModel) -> None:
    lines.set_value(0, "memo", "June rent")
    lines.set_value(1, "debit", Decimal(5))
    assert lines.index(1, 4).data() == "June rent"
    assert lines.copy_line(1) == 2
    assert lines.move_line(2, -1) == 1
    lines.remove_line(0)
    assert [line["debit"] for line in lines.lines()] == [Decimal(5), Decimal(5)]
    assert lines.is_blank(2)
    assert not lines.is_blank(0)


def test_a_chosen_account_shows_code_and_name(lines: LinesModel) -> None:
    assert lines.setData(lines.index(0, 0), account_items()[2])
    assert lines.index(0, 0).data() == "6100 Rent"
    assert lines.index(0, 0).data(VALUE) == key(2, 2)


def test_an_id_from_a_record_is_resolved_by_its_lookup(lines: LinesModel) -> None:
    lines.set_lines([{"account_id": key(2, 1), "debit": Decimal(1)}])
    assert lines.index(0, 0).data() == "5200 Materials"


def test_computed_values_fill_read_only_columns_and_errors_mark_cells(
    context: ViewContext, tested: Tested,
) -> None:
    assert BILLS.lines is not None
    model = LinesModel(BILLS.lines, FORMATS, context.lookups)
    tested(model)
    model.set_value(0, "amount", Decimal(100))
    model.set_computed([{"tax_amount": Decimal(19), "amount": Decimal(1)}])
    model.set_errors({(0, "amount"): "Too much."})
    assert (model.index(0, 4).data(), model.index(0, 2).data()) == ("19.00", "100.00")
    assert model.index(0, 2).data(ERROR) == "Too much."
    assert not model.flags(model.index(0, 4)) & Qt.ItemFlag.ItemIsEditable
    model.set_editable(False)
    assert model.rowCount() == 1
    assert not model.setData(model.index(0, 2), Decimal(3))


def test_the_journal_shows_lines_reasons_and_totals(tested: Tested) -> None:
    model = JournalModel(FORMATS)
    tested(model)
    model.show(entries_of(None, key(3, 3)))
    assert [[model.index(row, column).data() for column in range(3)] for row in range(2)] == [
        ["5200 Materials", "361.02", ""], ["2100 Trade payables", "", "361.02"]]
    assert model.row(1).reason == "Nordlicht GmbH · Role AP_CONTROL"
    assert model.totals == (Decimal("361.02"), Decimal("361.02"))
    assert not model.index(0, 0, model.index(0, 0)).isValid()
    assert model.rowCount(QModelIndex()) == 2
    model.show(())
    assert model.rowCount() == 0


def test_a_page_without_a_count_counts_its_rows() -> None:
    page = Page(columns=("id",), rows=((key(0, 0),),), count=None, totals={})
    model = RowsModel(lambda _query: replace(page), BILLS.columns, InlineRunner(), FORMATS)
    model.reload()
    assert model.rowCount() == 1
    assert model.index(0, 0).data() == ""
    assert SimpleNamespace(**model.values(0)).id == key(0, 0)
