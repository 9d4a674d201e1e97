"""The papers that belong to a record: listed, opened, added by a dialog or by dropping files, taken off."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.dialogs import files
from desktop_app.theme.fonts import Text
from desktop_app.widgets.ask_dialog import AskDialog
from desktop_app.widgets.basics import Button, IconButton, Label, row_of
from desktop_app.work.notice import Notice, notice_of
from desktop_app.work.runner import Latest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from desktop_app.widgets.context import ViewContext

_KINDS = "Papers (*.pdf *.png *.jpg *.jpeg *.xml *.txt *.csv *.xlsx *.docx *.eml)"


class AttachmentStrip(QWidget):
    """The attachments of one record; those of a record not yet saved wait for `keep`.

    Signals:
        refused: a file could not be attached or opened; carries a `Notice`.
    """

    refused = Signal(Notice)

    def __init__(self, context: ViewContext, subject_type: str) -> None:
        super().__init__()
        self._context, self._subject = context, subject_type
        self._record: UUID | None = None
        self._waiting: list[Path] = []
        self._latest = Latest(context.runner, self)
        theme = context.theme
        self._title = Label(theme, "Attachments", Text.SMALL_MEDIUM, "muted")
        self._attach = Button(theme, "Attach …", "link", "paperclip")
        self._attach.setToolTip("Or drop a file here")
        self._attach.clicked.connect(self.ask_file)
        if context.company.read_only:
            self._attach.hide()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row_of(self._title, None, self._attach))
        column.addLayout(self._rows)
        self.setAcceptDrops(not context.company.read_only)
        context.hub.changed.connect(self._on_changed)

    @property
    def names(self) -> list[str]:
        """Return the file names shown."""
        return [row.property("file") for row in self._shown()]

    def show_record(self, record: UUID | None) -> None:
        """Show what belongs to a record, or what waits for a new one."""
        self._record = record
        if record is None:
            self._latest.cancel()
            self._fill([(path.name, None) for path in self._waiting])
        else:
            self._load()

    def attach(self, paths: Iterable[Path]) -> None:
        """Attach files of this machine, or let them wait until the record is saved."""
        if self._record is None:
            self._waiting += [path for path in paths if path not in self._waiting]
            self.show_record(None)
            return
        for path in paths:
            self._send(path, self._record)

    def keep(self, record: UUID) -> None:
        """Attach what waited to the record that was saved."""
        waiting, self._waiting = self._waiting, []
        for path in waiting:
            self._send(path, record)

    def ask_file(self) -> None:
        """Ask for a file and attach it."""
        path = files.ask_open(self, "Attach a file", _KINDS)
        if path is not None:
            self.attach([path])

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.attach([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def _send(self, path: Path, record: UUID) -> None:
        company, subject = self._context.company, self._subject

        def send() -> Any:
            from finance_core.company.attaching import attachment_of

            return company.call("attachments.add", attachment_of(path, subject, record))

        self._context.runner.write(send, self._sent, self._refuse)

    def _sent(self, saved: Any) -> None:
        warnings = " ".join(saved.warnings)
        text = warnings or f"{saved.value.file_name} is attached."
        self._context.notify(Notice("warning" if warnings else "success", text))

    def _load(self) -> None:
        company, request = self._context.company, {"subject_type": self._subject, "subject_id": self._record}
        self._latest.read(lambda: company.call("attachments.list", request), self._show, self._refuse)

    def _show(self, found: Sequence[Any]) -> None:
        self._fill([(one.file_name, one.id) for one in found])

    def _fill(self, named: Sequence[tuple[str, UUID | None]]) -> None:
        for row in self._shown():
            self._rows.removeWidget(row)
            row.deleteLater()
        for name, key in named:
            self._rows.addWidget(self._make_row(name, key))
        self._title.setText(f"Attachments ({len(named)})" if named else "Attachments")

    def _shown(self) -> list[QWidget]:
        items = (self._rows.itemAt(at) for at in range(self._rows.count()))
        return [widget for item in items if item is not None and (widget := item.widget()) is not None]

    def _make_row(self, name: str, key: UUID | None) -> QWidget:
        theme = self._context.theme
        link = Button(theme, name, "link", "file")
        link.setToolTip("Open" if key else "Attached when the form is saved")
        link.setEnabled(key is not None)
        if key is not None:
            link.clicked.connect(partial(self._open, key))
        remove = IconButton(theme, "x", f"Take {name} off")
        remove.setVisible(not self._context.company.read_only)
        remove.clicked.connect(partial(self._ask_to_remove, name, key))
        row = QWidget()
        row.setProperty("file", name)
        line = row_of(link, None, remove)
        line.setContentsMargins(0, 0, 0, 0)
        row.setLayout(line)
        return row

    def _open(self, key: UUID) -> None:
        company = self._context.company

        def write() -> Path:
            from finance_core.company.attaching import write_attachment

            folder = Path(tempfile.mkdtemp(prefix="countinghouse-"))
            return write_attachment(company.call("attachments.open", key), folder)

        self._context.runner.read(write, _show_file, self._refuse)

    def _ask_to_remove(self, name: str, key: UUID | None) -> None:
        if key is None:
            self._waiting = [path for path in self._waiting if path.name != name]
            self.show_record(None)
            return
        dialog = AskDialog(self._context, f"Take {name} off?", "Take it off", self)
        dialog.say("It is no longer shown here. What a posted document refers to stays in the file.")
        company = self._context.company
        dialog.answered.connect(lambda _: self._context.runner.write(
            lambda: company.call("attachments.remove", key), lambda _: dialog.done_with(), dialog.refuse))
        dialog.open()

    def _on_changed(self, tables: frozenset[str]) -> None:
        if "attachments" in tables and self._record is not None:
            self._load()

    def _refuse(self, error: BaseException) -> None:
        self.refused.emit(notice_of(error))


def _show_file(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
