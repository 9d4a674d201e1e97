"""Themes, accessibility, charts, notices, and that nothing is left behind."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.theme.fonts import Text
from desktop_app.theme.theme import Theme
from desktop_app.theme.tokens import DARK, LIGHT, Mode
from desktop_app.views.form_view import FormView
from desktop_app.views.screen_view import ScreenView
from desktop_app.widgets.basics import Button, KpiTile, Label
from desktop_app.widgets.chart import BarLineChart, Series, Sparkline, _scale
from desktop_app.widgets.context import ViewContext
from desktop_app.widgets.notice_bar import NoticeBar
from desktop_app.widgets.states import BusyOverlay
from desktop_app.work.notice import Notice
from tests.gui.demo import BILLS

Show = Callable[..., Any]


@pytest.fixture
def any_theme(theme: Theme) -> Iterator[Theme]:
    """Give the theme and put it back to light afterwards."""
    yield theme
    theme.set_mode(Mode.LIGHT)
    theme.set_zoom(1.0)


SETTLED_MS = 600


def picture(widget: QWidget) -> QImage:
    QApplication.processEvents()
    return widget.grab().toImage()


def settled(widget: QWidget) -> QImage:
    """Return the picture once the selected row's details have come."""
    QTest.qWait(SETTLED_MS)
    return picture(widget)


def share_of(image: QImage, color: str) -> float:
    wanted = QColor(color).rgb()
    places = [(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)]
    return sum(image.pixel(x, y) == wanted for x, y in places) / len(places)


def test_the_theme_switches_without_a_restart(any_theme: Theme, context: ViewContext, show: Show) -> None:
    view = show(ScreenView(context, BILLS))
    assert share_of(picture(view), LIGHT.surface) > 0.5
    any_theme.set_mode(Mode.DARK)
    dark = picture(view)
    assert share_of(dark, DARK.surface) > 0.5
    assert share_of(dark, LIGHT.surface) < 0.01


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
@pytest.mark.parametrize("make", [ScreenView, FormView])
def test_a_page_is_drawn_alike_every_time(
    any_theme: Theme, context: ViewContext, show: Show, mode: Mode, make: Any,
) -> None:
    any_theme.set_mode(mode)
    first = settled(show(make(context, BILLS)))
    assert settled(show(make(context, BILLS))) == first


def test_zoom_scales_text_rows_and_icons(any_theme: Theme, context: ViewContext, show: Show) -> None:
    view: ScreenView = show(ScreenView(context, BILLS))
    before = view.table.verticalHeader().defaultSectionSize(), view.search.fontMetrics().height()
    any_theme.set_zoom(1.5)
    QApplication.processEvents()
    after = view.table.verticalHeader().defaultSectionSize(), view.search.fontMetrics().height()
    assert before[0] == 36
    assert after[0] == pytest.approx(54, abs=2)
    assert after[1] > before[1] * 1.3


def test_weights_are_really_different_faces(any_theme: Theme, show: Show) -> None:
    label = show(Label(any_theme, "Countinghouse"), 200, 40)
    widths = set()
    for text in (Text.BODY, Text.MEDIUM, Text.STRONG):
        label.setFont(any_theme.font(text))
        widths.add(label.sizeHint().width())
    assert len(widths) == 3


def test_an_icon_is_sharp_at_twice_the_size_and_unknown_names_are_errors(any_theme: Theme) -> None:
    assert any_theme.icon("search").actualSize(any_theme.icon("search").availableSizes()[0]).width() == 18
    assert any_theme.pixmap("search", "text", 16, 2.0).size().width() == 32
    with pytest.raises(KeyError, match="no-such-icon"):
        any_theme.icon("no-such-icon")


@pytest.mark.parametrize("make", [ScreenView, FormView])
def test_everything_that_takes_the_focus_has_a_spoken_name(
    context: ViewContext, show: Show, make: Any,
) -> None:
    view = show(make(context, BILLS))
    takes_focus = [widget for widget in view.findChildren(QWidget)
                   if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(takes_focus) > 5
    nameless = []
    for widget in takes_focus:
        spoken = QAccessible.queryAccessibleInterface(widget)
        if spoken is not None and not spoken.text(QAccessible.Text.Name):
            nameless.append(widget)
    assert nameless == []


def test_every_label_of_a_form_belongs_to_its_input(context: ViewContext, show: Show) -> None:
    form: FormView = show(FormView(context, BILLS), 1068, 720)
    for box in form.body.grid.boxes.values():
        assert box.findChildren(QLabel)[0].buddy() is box.editor


@pytest.mark.parametrize("make", [ScreenView, FormView])
def test_a_closed_page_leaves_no_widget_and_no_object(qtbot: QtBot, context: ViewContext, make: Any) -> None:
    count = None
    gone: list[weakref.ref[Any]] = []
    for _ in range(6):
        view = make(context, BILLS)
        view.show()
        qtbot.wait(1)
        view.close()
        view.deleteLater()
        gone.append(weakref.ref(view))
        del view
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
        count = count or len(QApplication.allWidgets())
    assert len(QApplication.allWidgets()) == count
    context.registry.remove("demo.bills.new")
    assert [ref() for ref in gone[:-1]] == [None] * 5


def test_a_notice_names_its_kind_offers_an_action_and_copies_details(any_theme: Theme, show: Show) -> None:
    bar: NoticeBar = show(NoticeBar(any_theme), 600, 60)
    ran: list[str] = []
    notice = Notice("error", "It failed.", "KeyError", details="trace")
    bar.show_notice(notice, "Undo", lambda: ran.append("undo"))
    assert bar.accessibleName() == "error: It failed."
    copy, undo = (next(made for made in bar.findChildren(QPushButton) if made.text() == text)
                  for text in ("Copy details", "Undo"))
    copy.click()
    assert QApplication.clipboard().text() == "trace"
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert (ran, bar.isHidden()) == (["undo"], True)


def test_the_busy_ring_waits_150_ms(qtbot: QtBot, any_theme: Theme, show: Show) -> None:
    page = show(QWidget(), 300, 200)
    ring = BusyOverlay(any_theme, page)
    ring.start()
    ring.stop()
    qtbot.wait(200)
    assert ring.isHidden()
    ring.start()
    qtbot.waitUntil(ring.isVisible)
    assert ring.size() == page.size()
    ring.stop()
    assert ring.isHidden()


@pytest.mark.parametrize(("values", "ends"), [
    (("0", "23"), ("0", "25", "5")), (("-7", "12"), ("-10", "15", "5")), (("0",), ("0", "1", "0.2")),
    (("19000", "21000"), ("0", "25000", "5000")),
])
def test_an_axis_ends_on_round_figures(values: tuple[str, ...], ends: tuple[str, ...]) -> None:
    assert _scale([Decimal(value) for value in values]) == tuple(Decimal(end) for end in ends)


def test_a_chart_is_drawn_and_speaks_its_latest_figures(
    any_theme: Theme, context: ViewContext, show: Show,
) -> None:
    chart: BarLineChart = show(BarLineChart(any_theme, context.formats, "Income"), 400, 220)
    bars = [Series("Sales", (Decimal(10), Decimal(-5))), Series("Costs", (Decimal(4), Decimal(3)))]
    chart.show_series("JF", bars, [Series("Profit", (Decimal(6), Decimal(-8)), "positive")])
    assert chart.accessibleDescription() == "Sales: −5.00, Costs: 3.00, Profit: −8.00"
    assert share_of(picture(chart), LIGHT.series[0]) > 0.02
    line: Sparkline = show(Sparkline(any_theme, "Trend"), 120, 32)
    line.show_values([Decimal(1), Decimal(1)])
    assert picture(line).size() == line.size() * line.devicePixelRatio()


def test_a_tile_speaks_its_figure(any_theme: Theme, show: Show) -> None:
    tile: KpiTile = show(KpiTile(any_theme, "Overdue"), 200, 90)
    tile.show_figure("€ 6,940.00", "negative", "3 invoices")
    assert tile.accessibleName() == "Overdue: € 6,940.00 3 invoices"
    assert show(Button(any_theme, "Save", "primary", "check"), 90, 40).icon().availableSizes()
