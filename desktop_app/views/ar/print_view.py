"""The page of an invoice or credit note as it is printed: looked at, opened as PDF, saved, marked as sent."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop_app.dialogs import files
from desktop_app.theme.fonts import Text
from desktop_app.views.ar.printed_document import printed
from desktop_app.widgets.basics import Button, IconButton, Label, row_of
from desktop_app.widgets.focus import FocusLead
from desktop_app.widgets.notice_bar import NoticeBar
from desktop_app.widgets.states import BusyOverlay
from desktop_app.work.notice import Notice, notice_of
from desktop_app.work.runner import Latest
from finance_core.documents.invoice import InvoicePrintModel, preview_invoice, render_invoice
from finance_core.documents.pdf import PAPER_OF_COUNTRY, Paper

if TYPE_CHECKING:
    from desktop_app.spec.screen import Values
    from desktop_app.widgets.context import ViewContext

_METHODS = {"invoice": "ar.print_model", "credit_note": "ar.print_credit_memo"}
_PPI = 110
_WIDTH = 760


class PrintView(QWidget):
    """Shows one document; `record` names its kind and id.

    Signals:
        closed: its tab goes.
        title_changed: carries the tab's new title.
    """

    closed = Signal()
    title_changed = Signal(str)

    def __init__(self, context: ViewContext, record: Values) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.context, self.record = context, record
        self.model: InvoicePrintModel | None = None
        self._paper: Paper = "a4"
        self._latest = Latest(context.runner, self)
        self.notice = NoticeBar(context.theme)
        self._build()
        self._busy = BusyOverlay(context.theme, self)
        self.reload()

    @property
    def pages(self) -> list[QLabel]:
        """Return the pages shown."""
        return self._canvas.findChildren(QLabel)

    def request_close(self) -> None:
        """Close the tab."""
        self.closed.emit()

    def reload(self) -> None:
        """Set the page anew, off the GUI thread."""
        self._busy.start()
        company, formats = self.context.company, self.context.formats
        method, key = _METHODS[self.record["kind"]], self.record["id"]

        def work() -> tuple[InvoicePrintModel, Paper, tuple[bytes, ...]]:
            model = printed(company.call(method, key), formats)
            paper = PAPER_OF_COUNTRY.get(formats.locale.partition("_")[2], "a4")
            return model, paper, preview_invoice(model, paper, _PPI)

        self._latest.read(work, self._show, self._fail)

    def save(self) -> None:
        """Ask for a name and write the PDF there."""
        if self.model is None:
            return
        name = f"{self.model.title} {self.model.number}.pdf".replace("/", "-")
        path = files.ask_save(self, "Save as PDF", files.documents() / name, "PDF (*.pdf)")
        if path is not None:
            self._write(path, self._saved)

    def open_pdf(self) -> None:
        """Open the PDF in the desktop's own viewer, which prints it."""
        if self.model is not None:
            folder = Path(tempfile.mkdtemp(prefix="countinghouse-"))
            self._write(folder / f"{self.model.number}.pdf".replace("/", "-"), self._open)

    def mark_sent(self) -> None:
        """Note that the invoice left today."""
        company, key = self.context.company, self.record["id"]
        self.context.runner.write(
            lambda: company.call("ar.mark_delivered", {"invoice_id": key}),
            lambda _: self._note("The invoice is marked as sent."), self._fail)

    def _build(self) -> None:
        theme = self.context.theme
        back = IconButton(theme, "arrow-left", "Close (Esc)")
        back.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        back.clicked.connect(self.request_close)
        self._title = Label(theme, "Print", Text.TITLE)
        self._sent = Button(theme, "Mark as sent", "", "mail-check")
        self._sent.setVisible(self.record["kind"] == "invoice" and not self.context.company.read_only)
        show = Button(theme, "Open PDF", "", "external-link")
        show.setToolTip("Ctrl+P: open it to print")
        save = Button(theme, "Save PDF", "primary", "download")
        save.setToolTip("Ctrl+S")
        for button, act in ((self._sent, self.mark_sent), (show, self.open_pdf), (save, self.save)):
            button.clicked.connect(act)
        self._canvas = QWidget()
        self._canvas.setObjectName("canvas")
        self._column = QVBoxLayout(self._canvas)
        self._column.setSpacing(18)
        self._column.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        scroll = QScrollArea()
        scroll.setWidget(self._canvas)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setAccessibleName("Pages")
        page = QVBoxLayout(self)
        page.setContentsMargins(28, 20, 28, 24)
        page.setSpacing(14)
        page.addLayout(row_of(back, self._title, None, self._sent, show, save, spacing=12))
        page.addWidget(self.notice)
        page.addWidget(scroll, 1)
        FocusLead(self, scroll)
        for keys, act in (("Ctrl+S", self.save), ("Ctrl+P", self.open_pdf), ("Esc", self.request_close)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _show(self, made: tuple[InvoicePrintModel, Paper, tuple[bytes, ...]]) -> None:
        self._busy.stop()
        self.model, self._paper, pictures = made
        title = f"{self.model.title} {self.model.number}"
        self._title.setText(title)
        QTimer.singleShot(0, partial(self.title_changed.emit, title))
        self._sent.setEnabled(not self.model.mark)
        for old in self.pages:
            old.deleteLater()
        for at, picture in enumerate(pictures, 1):
            pixmap = QPixmap()
            pixmap.loadFromData(picture)
            sheet = QLabel()
            smooth = Qt.TransformationMode.SmoothTransformation
            sheet.setPixmap(pixmap.scaledToWidth(self.context.theme.px(_WIDTH), smooth))
            sheet.setAccessibleName(f"Page {at} of {len(pictures)}")
            self._column.addWidget(sheet)

    def _write(self, path: Path, done: Any) -> None:
        model, paper = self.model, self._paper
        if model is None:
            return

        self._busy.start()
        self.context.runner.read(
            lambda: files.write(path, render_invoice(model, paper)), done, self._fail)

    def _saved(self, path: Path) -> None:
        self._busy.stop()
        self._note(f"The PDF is saved as {path}.")

    def _open(self, path: Path) -> None:
        self._busy.stop()
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.notice.show_notice(Notice("warning",
                                           f"No program opens PDF files here. The file is {path}."))

    def _note(self, text: str) -> None:
        self.context.notify(Notice("success", text))

    def _fail(self, error: BaseException) -> None:
        self._busy.stop()
        self.notice.show_notice(notice_of(error))
