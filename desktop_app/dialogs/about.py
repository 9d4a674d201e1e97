"""What this program is, its version, and on whose work it stands."""

from __future__ import annotations

import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.models.rows_model import RowsModel
from desktop_app.spec.screen import Column
from desktop_app.theme.fonts import Text
from desktop_app.widgets.basics import Button, Card, Label, row_of
from desktop_app.widgets.table import TableView
from desktop_app.work import log
from desktop_app.work.runner import InlineRunner
from finance_core.kernel.listing import ListQuery, Page

if TYPE_CHECKING:
    from desktop_app.theme.theme import Theme
    from desktop_app.widgets.context import ViewContext

ROOT = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parents[2]))
# The packages carry the text of every licence; a checkout leaves them in its environment.
TEXTS = ROOT / "licences"
_COLUMNS = (
    Column("part", "Part", width=386), Column("licence", "Licence", width=304),
    Column("holders", "Holders", width=276),
)
_PROMISE = "Double entry, exact amounts, one file per company. Your books stay on this computer."


class AboutPage(QWidget):
    """Version and licences."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme = context.theme
        facts = f"Version {version('countinghouse')} · Python {sys.version.split()[0]} · Qt {qVersion()}"
        self.version = Label(theme, facts, look="muted")
        self.version.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card = Card(margin=1, spacing=0)
        self.table = TableView(theme, compact=True)
        self.model = RowsModel(read_licences, _COLUMNS, InlineRunner(), context.formats, self)
        self.table.setModel(self.model)
        self.table.setAccessibleName("Licences of what is shipped")
        self.table.set_columns(_COLUMNS, {})
        card.column.addWidget(self.table)
        page = QVBoxLayout(self)
        page.setContentsMargins(28, 24, 28, 24)
        page.setSpacing(10)
        page.addLayout(row_of(Label(theme, "About Countinghouse", Text.TITLE), None))
        page.addWidget(Label(theme, _PROMISE))
        page.addWidget(self.version)
        page.addSpacing(8)
        self.texts = _folder_button(theme, "Licence texts", TEXTS if TEXTS.is_dir() else None)
        self.logs = _folder_button(theme, "Logs and reports", log.folder())
        others = Label(theme, "It stands on the work of others", Text.SECTION)
        page.addLayout(row_of(others, None, self.logs, self.texts))
        page.addWidget(card, 1)
        self.setFocusProxy(self.table)
        self.model.reload()


def _folder_button(theme: Theme, text: str, folder: Path | None) -> Button:
    """Return a button that opens a folder on the desktop; hidden where there is none."""
    button = Button(theme, text, "quiet", "external-link")
    if folder is None:
        button.hide()
    button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
    return button


def read_licences(_query: ListQuery) -> Page:
    """Return the table of the list of licences."""
    lines = (ROOT / "LICENCES.md").read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    rows = tuple((UUID(int=at), *row) for at, row in enumerate(cells[2:]))
    return Page(columns=("id", "part", "licence", "holders"), rows=rows, count=len(rows), totals={})
