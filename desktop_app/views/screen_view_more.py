"""What a list can do as a whole: keep how it stands as a view, choose its columns, go into a file."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from desktop_app.dialogs import files
from desktop_app.spec.screen import Field
from desktop_app.spec.values import to_draft
from desktop_app.views.list_table import list_table
from desktop_app.widgets.ask_dialog import AskDialog
from desktop_app.widgets.basics import IconButton
from desktop_app.work.notice import Notice, notice_of
from desktop_app.work.runner import Latest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from desktop_app.spec.screen import ScreenSpec
    from desktop_app.views.screen_view_list import ListPane
    from desktop_app.widgets.context import ViewContext

FORMATS = (("csv", "CSV for other programs"), ("xlsx", "Excel workbook"), ("pdf", "PDF to print"))
HISTORY = "History of this record"
_NAME = Field(name="name", label="Name", required=True, max_length=60,
              help="It stands beside the filters above the list.")


class ListMore(QObject):
    """The menu of a list.

    Signals:
        views_changed: the saved views of the screen are here; carries them.
        refused: something could not be done; carries a `Notice`.
    """

    views_changed = Signal(object)
    refused = Signal(Notice)

    def __init__(self, context: ViewContext, spec: ScreenSpec, listed: ListPane,
                 state: Callable[[], dict[str, Any]]) -> None:
        super().__init__(listed)
        self._context, self._spec, self._list, self._state = context, spec, listed, state
        self.views: Sequence[Any] = ()
        self._latest = Latest(self._context.runner, self)
        self.button = IconButton(self._context.theme, "ellipsis", "Views, columns, export (Ctrl+E)")
        self.button.clicked.connect(self.open_menu)

    def load_views(self) -> None:
        """Ask for the saved views of the screen."""
        company, request = self._context.company, {"screen": self._spec.id, "kind": "list"}
        self._latest.read(lambda: company.call("views.list", request), self._show_views, self._refuse)

    def open_menu(self) -> None:
        """Offer everything, the first of it ready for Enter."""
        menu = QMenu(self._list)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for form, title in FORMATS:
            menu.addAction(f"Export as {title}", partial(self.export, form))
        menu.addSeparator()
        columns = menu.addMenu("Columns")
        for at, column in enumerate(self._spec.columns):
            item = columns.addAction(column.title or column.key, partial(self._list.toggle_column, at))
            item.setCheckable(True)
            item.setChecked(not self._list.table.isColumnHidden(at))
        menu.addSeparator()
        menu.addAction(HISTORY, self.show_history).setEnabled(self.record is not None)
        if not self._context.company.read_only:
            menu.addSeparator()
            menu.addAction("Save this view …", self.ask_name)
            for view in self.views:
                menu.addAction(f"Delete view “{view.name}”", partial(self._delete, view.id))
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height() + 4)))

    def show_history(self) -> None:
        """Open what was done to the selected record."""
        record = self.record
        if record is not None:
            self._context.open_screen("company.history", record=record)

    @property
    def record(self) -> dict[str, Any] | None:
        """Return the selected record with what it is called, if the rows are records."""
        row, model = self._list.table.currentIndex().row(), self._list.model
        key = model.id_at(row) if row >= 0 else None
        if not isinstance(key, UUID):
            return None
        named = (model.values(row).get(column.key) for column in self._spec.columns if column.kind == "text")
        return {"id": key, "title": next((str(name) for name in named if name), self._spec.record)}

    def ask_name(self) -> None:
        """Ask for a name and keep filters, search, order and columns under it."""
        dialog = AskDialog(self._context, "Save this view", "Save", self._list)
        dialog.ask((_NAME,))
        company, spec = self._context.company, self._spec
        body = to_draft(self._state())

        def save(answers: Mapping[str, Any]) -> None:
            request = {"kind": "list", "screen": spec.id, "name": answers["name"], "body": body}
            self._context.runner.write(lambda: company.call("views.save", request),
                                       lambda _: dialog.done_with(), dialog.refuse)

        dialog.answered.connect(save)
        dialog.open()

    def export(self, form: str) -> None:
        """Ask for a file name and write every row found, in the columns shown."""
        path = files.ask_save(self._list, f"Export as {form.upper()}",
                              files.documents() / f"{self._spec.title}.{form}", f"{form.upper()} (*.{form})")
        if path is None:
            return
        model, company, spec = self._list.model, self._context.company, self._spec
        columns, query = self._list.shown_columns(), model.query

        def write() -> Path:
            from finance_core.company.export import export_table

            ask = partial(company.call, spec.query)
            table = list_table(ask, query, columns, self._context.formats, spec.title)
            return files.write(path, export_table(replace(table, company=company.name), form))

        self._context.runner.read(write, self._exported, self._refuse)

    def _delete(self, view_id: UUID) -> None:
        company = self._context.company
        self._context.runner.write(
            lambda: company.call("views.delete", view_id), lambda _: None, self._refuse)

    def _show_views(self, views: Sequence[Any]) -> None:
        self.views = views
        self.views_changed.emit(views)

    def _exported(self, path: Path) -> None:
        self._context.notify(Notice("success", f"{path.name} is in {path.parent}."))

    def _refuse(self, error: BaseException) -> None:
        self.refused.emit(notice_of(error))


def filters_from(body: Mapping[str, Any]) -> dict[str, Any]:
    """Return the filters of a saved view; what looks like a key is one again."""
    return {name: _key_or(value) for name, value in body.get("filters", {}).items()}


def _key_or(value: Any) -> Any:
    try:
        return UUID(value) if isinstance(value, str) and len(value) == 36 else value
    except ValueError:
        return value
