"""How the window looks, and the settings of the company; every change counts at once."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.dialogs.page_scroll import MARGIN, PageScroll, page_margins
from desktop_app.spec.screen import Field
from desktop_app.theme.fonts import Text
from desktop_app.theme.tokens import Mode
from desktop_app.widgets.basics import Card, Label, row_of
from desktop_app.widgets.editors import set_invalid
from desktop_app.widgets.field_grid import FieldGrid, make_editor
from desktop_app.widgets.notice_bar import NoticeBar
from desktop_app.widgets.states import BusyOverlay
from desktop_app.work.notice import Notice, notice_of
from desktop_app.work.runner import Latest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop_app.spec.screen import FieldKind
    from desktop_app.widgets.context import ViewContext

ROWS_COMMAND = "shell.rows.toggle"
_THEMES = ((Mode.LIGHT, "Light"), (Mode.DARK, "Dark"), (Mode.SYSTEM, "As the desktop"))
_ZOOMS = tuple((percent, f"{percent} %") for percent in range(90, 160, 10))
_ROWS = ((False, "Normal, 36 pixels"), (True, "Compact, 28 pixels"))
_HIDDEN = ("ui.",)
_EDITOR = 260
_ABBREVIATIONS = frozenset({"id", "mb", "vat", "fx", "pdf"})
_LIST_HELP = "Type whole numbers with commas between them."
_CHOICES: Mapping[str, tuple[tuple[Any, str], ...]] = {
    "company.framework": (("us_gaap", "US GAAP"), ("ifrs", "IFRS"), ("local", "Local")),
    "company.paper": (("a4", "A4"), ("letter", "Letter")),
    "report.negative_style": (("minus", "Minus"), ("red", "Red"), ("brackets", "Brackets")),
    "tax.rounding_level": (("line", "Line"), ("document", "Document")),
    "ar.cancel_by_credit_note": ((None, "As the country wants it"), (True, "Yes"), (False, "No")),
    "ar.credit_check": (("off", "Off"), ("warn", "Warn"), ("block", "Block")),
    "ar.write_off_method": (("allowance", "Allowance"), ("direct", "Direct")),
    "gl.recurring_on_open": (("ask", "Ask"), ("auto", "Auto"), ("off", "Off")),
}
_NAMES = {
    "company.fiscal_start": "Fiscal year starts on", "fx.rate_max_age_days": "Oldest exchange rate, in days",
    "report.negative_style": "Negative amounts", "attachments.max_mb": "Largest attachment, in MB",
    "tax.rounding_level": "Tax is rounded per", "ap.approval_from_amount": "Approval from",
    "ap.discount_on_partial": "Discount on part payments", "ap.next_run_days": "Days to the next payment run",
    "ar.hold_after_days": "Hold after days overdue", "ar.discount_grace_days": "Days of grace for discounts",
    "ar.write_off_method": "Bad debts", "ar.write_off_approval_from": "Approval of write-offs from",
    "ar.dunning_min_days": "Days between reminders", "ar.dunning_minimum": "Least amount to remind of",
    "cash.auto_confirm_at": "Confirm matches from, %", "cash.suggest_at": "Suggest matches from, %",
    "ap.cost_of_money": "Cost of money, % a year",
    "cash.stale_check_days": "Checks are stale after days",
    "cash.transfer_in_transit": "Transfers through cash in transit",
    "gl.recurring_on_open": "Recurring entries when the books are opened",
    "gl.duplicate_window_days": "Days to look back for duplicates",
    "gl.round_amount_warning": "Warn of round amounts of",
}
_SHARES = frozenset({"ap.cost_of_money", "cash.auto_confirm_at", "cash.suggest_at"})
_TITLES = {
    "company": "Company", "books": "Books", "fx": "Currencies", "report": "Reports", "ap": "Purchases",
    "ar": "Sales", "cash": "Banking", "gl": "Accounting", "tax": "Tax",
}


class PreferencesPage(QWidget):
    """Look of the window, then settings of the company by module."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context = context
        self._latest = Latest(context.runner, self)
        self.notice = NoticeBar(context.theme)
        self.look = FieldGrid(self._look_fields(), context, columns=3)
        self.search = QLineEdit(placeholderText="Search settings …")
        self.search.setAccessibleName("Search settings")
        self.search.setClearButtonEnabled(True)
        self.rows: dict[str, SettingRow] = {}
        self._groups: dict[str, Card] = {}
        self._build()
        self._busy = BusyOverlay(context.theme, self)
        self.look.changed.connect(self._change_look)
        self.search.textChanged.connect(self._filter)
        self._busy.start()
        company = context.company
        self._latest.read(lambda: company.call("settings.list_settings"), self._show_settings, self._fail)
        self.setFocusProxy(self.look.boxes["theme"].editor)

    def _look_fields(self) -> tuple[Field, ...]:
        theme = self._context.theme
        return (
            Field(name="theme", label="Theme", kind="choice", choices=_THEMES, required=True,
                  default=theme.mode),
            Field(name="zoom", label="Size", kind="choice", choices=_ZOOMS, required=True,
                  default=round(theme.fonts.zoom * 100)),
            Field(name="compact", label="Rows of tables", kind="choice", choices=_ROWS, required=True,
                  default=self._context.compact),
        )

    def _build(self) -> None:
        theme = self._context.theme
        look = Card(margin=20, spacing=14)
        look.column.addWidget(Label(theme, "This window", Text.SECTION))
        look.column.addWidget(self.look)
        self.search.setFixedWidth(theme.px(240))
        scroll = PageScroll()
        self._column = scroll.column
        self._column.addWidget(look)
        self._column.addStretch(1)
        page = QVBoxLayout(self)
        page_margins(page)
        head = row_of(Label(theme, "Preferences", Text.TITLE), None, self.search, spacing=12)
        head.setContentsMargins(0, 0, MARGIN, 0)
        page.addLayout(head)
        page.addWidget(self.notice)
        page.addWidget(scroll, 1)

    def _change_look(self, name: str) -> None:
        value, context = self.look.values()[name], self._context
        if name == "theme":
            context.memory.put("theme", Mode(value).value)
            context.theme.set_mode(Mode(value))
        elif name == "zoom":
            context.memory.put("zoom", value / 100)
            context.theme.set_zoom(value / 100)
        else:
            context.registry.run(ROWS_COMMAND)

    def _show_settings(self, settings: Sequence[Any]) -> None:
        self._busy.stop()
        for setting in settings:
            if setting.key.startswith(_HIDDEN):
                continue
            row = SettingRow(setting, self._context)
            self.rows[setting.key] = row
            self._card(setting.module).column.addWidget(row)
            row.editor.changed.connect(partial(self._touch, row))
            if isinstance(row.editor, QLineEdit):
                row.editor.editingFinished.connect(partial(self._keep, row))

    def _card(self, module: str) -> Card:
        if module not in self._groups:
            card = Card(margin=20, spacing=16)
            title = _TITLES.get(module, module.replace("_", " ").capitalize())
            card.column.addWidget(Label(self._context.theme, title, Text.SECTION))
            self._groups[module] = card
            self._column.insertWidget(self._column.count() - 1, card)
        return self._groups[module]

    def _touch(self, row: SettingRow) -> None:
        if not isinstance(row.editor, QLineEdit):
            self._keep(row)

    def _keep(self, row: SettingRow) -> None:
        """Save one setting if it differs from what is kept."""
        if not row.check():
            return
        value = row.value()
        if value == row.kept:
            return
        company, request = self._context.company, {"key": row.key, "value": value}

        def kept(_saved: Any) -> None:
            row.kept = value
            row.set_error("")
            self._context.notify(Notice("success", f"{row.title} is changed."))

        self._context.runner.write(lambda: company.call("settings.set", request), kept,
                                   lambda error: row.set_error(notice_of(error).text))

    def _fail(self, error: BaseException) -> None:
        self._busy.stop()
        self.notice.show_notice(notice_of(error))

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        for row in self.rows.values():
            row.setVisible(all(word in row.searched for word in words))
        for module, card in self._groups.items():
            shown = [row for row in self.rows.values() if row.module == module and not row.isHidden()]
            card.setVisible(bool(shown))


class SettingRow(QWidget):
    """One setting: its name and meaning at the left, its value at the right."""

    def __init__(self, setting: Any, context: ViewContext) -> None:
        super().__init__()
        self.key, self.module, self.kept = setting.key, setting.module, setting.value
        self.title = _NAMES.get(setting.key) or _title(setting.key)
        self.searched = f"{setting.key} {self.title} {setting.help}".casefold()
        self._sample = setting.value if setting.value is not None else setting.default
        self.editor: Any = make_editor(self._field(setting), context)
        self.editor.setAccessibleName(self.title)
        self.editor.set_value(", ".join(map(str, self.kept)) if self._is_list else self.kept)
        self.editor.set_read_only(context.company.read_only)
        self.editor.setFixedWidth(context.theme.px(_EDITOR))
        self._error = Label(context.theme, "", Text.SMALL, "negative")
        self._error.setWordWrap(True)
        self._error.setFixedWidth(context.theme.px(_EDITOR))
        self._error.hide()
        name = Label(context.theme, self.title, Text.MEDIUM)
        name.setBuddy(self.editor)
        meaning = Label(context.theme, setting.help, Text.SMALL, "muted")
        meaning.setWordWrap(True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        grid.addWidget(name, 0, 0, Qt.AlignmentFlag.AlignBottom)
        grid.addWidget(meaning, 1, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.editor, 0, 1, 2, 1)
        grid.addWidget(self._error, 2, 1)

    def check(self) -> bool:
        """Show what is wrong with what is typed and tell whether nothing is."""
        problem: str = self.editor.problem()
        if not problem and self._is_list:
            parts = [part.strip() for part in str(self.editor.value() or "").split(",")]
            problem = "" if all(part.isdecimal() for part in parts) else _LIST_HELP
        self.set_error(problem)
        return not problem

    def set_error(self, message: str) -> None:
        """Show why a value was refused, or clear it."""
        self._error.setText(message)
        self._error.setVisible(bool(message))
        set_invalid(self.editor, message)

    def value(self) -> Any:
        """Return the typed value in the type of the setting."""
        value = self.editor.value()
        if self._is_list:
            return [int(part) for part in str(value).split(",")]
        if isinstance(self._sample, int) and isinstance(value, Decimal):
            return int(value)
        return "" if value is None and isinstance(self._sample, str) else value

    @property
    def _is_list(self) -> bool:
        return isinstance(self._sample, list | tuple)

    def _field(self, setting: Any) -> Field:
        sample, kind = self._sample, "text"
        if setting.key in _CHOICES:
            return Field(name=setting.key, label=self.title, kind="choice", required=True, help=setting.help,
                         choices=_CHOICES[setting.key])
        if isinstance(sample, bool):
            kind = "bool"
        elif setting.key in _SHARES:
            kind = "percent"
        elif isinstance(sample, int | Decimal):
            kind = "number"
        label = "On" if kind == "bool" else self.title
        return Field(name=setting.key, label=label, kind=cast("FieldKind", kind), help=setting.help,
                     decimals=9 if isinstance(sample, Decimal) else 0)


def _title(key: str) -> str:
    words = key.partition(".")[2].replace(".", "_").split("_")
    text = " ".join(word.upper() if word in _ABBREVIATIONS else word for word in words)
    return text[:1].upper() + text[1:]
