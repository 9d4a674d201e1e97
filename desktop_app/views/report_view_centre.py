"""The report centre: every report under its group, with the question it answers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from desktop_app.dialogs.choice_card import ChoiceCard
from desktop_app.dialogs.page_scroll import MARGIN, PageScroll, page_margins
from desktop_app.theme.fonts import Text
from desktop_app.views.report_view import ReportView
from desktop_app.widgets.basics import Card, Label, row_of
from desktop_app.widgets.notice_bar import NoticeBar
from desktop_app.widgets.states import BusyOverlay
from desktop_app.work.notice import notice_of
from desktop_app.work.runner import Latest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from desktop_app.widgets.context import ViewContext
    from finance_core.modules.reporting.models import ReportInfo

_COLUMNS = 2
_ICONS = {
    "Statements": "scale", "Ledgers": "book-open", "Receivables": "hand-coins", "Payables": "receipt-text",
}
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class ReportCentre(QWidget):
    """Lists the reports; choosing one opens it in a tab."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context = context
        self._latest = Latest(context.runner, self)
        self._infos: dict[str, ReportInfo] = {}
        self._year_start = (1, 1)
        self._wanted: Mapping[str, Any] | None = None
        self._open: dict[str, ReportView] = {}
        self.rows: dict[str, ChoiceCard] = {}
        self._groups: dict[str, Card] = {}
        self.notice = NoticeBar(context.theme)
        self.search = QLineEdit(placeholderText="Search reports …")
        self.search.setAccessibleName("Search reports")
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(context.theme.px(240))
        self._build()
        self._busy = BusyOverlay(context.theme, self)
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._open_first)
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(partial(self.search.setFocus, Qt.FocusReason.ShortcutFocusReason))
        self._busy.start()
        call = context.company.call
        self._latest.read(
            lambda: (call("reporting.catalogue"), call("periods.list_years")), self._show, self._fail)

    def show_filters(self, filters: Mapping[str, Any], _record: Any = None) -> None:
        """Open the report named by `report`, the other values being its options."""
        if self._infos:
            values = dict(filters)
            name = values.pop("report", "")
            if name in self._infos:
                self.open_report(name, values)
        else:
            self._wanted = filters

    def open_report(self, name: str, values: Mapping[str, Any] | None = None) -> None:
        """Bring a report to the front, with options if there are any."""
        view = self._open.get(name)
        if view is None or not isValid(view):
            view = ReportView(self._context, self._infos[name], self._year_start, values)
            self._open[name] = view
            view.closed.connect(partial(self._open.pop, name, None))
        elif values:
            view.show_values(values)
        self._context.open_tab(view, self._infos[name].title)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step, shown = _STEPS.get(Qt.Key(event.key())), [row for row in self.rows.values() if row.isVisible()]
        focused = next((at for at, row in enumerate(shown) if row.hasFocus()), -1)
        if step and shown:
            shown[min(max(focused + step, 0), len(shown) - 1)].setFocus()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        theme = self._context.theme
        self._grid = QGridLayout()
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
        scroll = PageScroll(self._grid)
        page = QVBoxLayout(self)
        page_margins(page)
        head = row_of(Label(theme, "Reports", Text.TITLE), None, self.search, spacing=12)
        head.setContentsMargins(0, 0, MARGIN, 0)
        page.addLayout(head)
        page.addWidget(self.notice)
        page.addWidget(scroll, 1)

    def _show(self, found: tuple[Sequence[ReportInfo], Sequence[Any]]) -> None:
        self._busy.stop()
        infos, years = found
        if years:
            self._year_start = (years[-1].start_date.month, years[-1].start_date.day)
        for info in infos:
            self._infos[info.name] = info
            icon = _ICONS.get(info.group, "chart-column")
            row = ChoiceCard(self._context.theme, icon, info.title, info.question, is_row=True)
            row.clicked.connect(partial(self._open_clicked, info.name))
            self.rows[info.name] = row
            self._card(info.group).column.addWidget(row)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        self.setFocusProxy(next(iter(self.rows.values()), self.search))
        if self.isVisible() and not self.search.hasFocus():
            self.setFocus()
        if self._wanted is not None:
            self.show_filters(self._wanted)
            self._wanted = None

    def _card(self, group: str) -> Card:
        if group not in self._groups:
            card = Card(margin=12, spacing=4)
            title = Label(self._context.theme, group, Text.SECTION)
            title.setContentsMargins(8, 4, 0, 6)
            card.column.addWidget(title)
            at = len(self._groups)
            self._groups[group] = card
            self._grid.addWidget(card, at // _COLUMNS, at % _COLUMNS, Qt.AlignmentFlag.AlignTop)
        return self._groups[group]

    def _open_clicked(self, name: str, _checked: bool = False) -> None:  # noqa: FBT002 - Qt's argument
        self.open_report(name)

    def _open_first(self) -> None:
        first = next((name for name, row in self.rows.items() if not row.isHidden()), None)
        if first is not None:
            self.open_report(first)

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        for name, row in self.rows.items():
            info = self._infos[name]
            row.setVisible(all(word in f"{info.title} {info.question}".casefold() for word in words))
        for group, card in self._groups.items():
            members = [self.rows[name] for name, info in self._infos.items() if info.group == group]
            card.setVisible(any(not row.isHidden() for row in members))

    def _fail(self, error: BaseException) -> None:
        self._busy.stop()
        self.notice.show_notice(notice_of(error))
