"""Papers of a record: attached beside the list, with a new bill, by dropping, opened and taken off."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent
from PySide6.QtWidgets import QApplication, QToolButton

from desktop_app.dialogs import files
from desktop_app.views import catalogue
from desktop_app.views.attachment_strip import AttachmentStrip
from desktop_app.views.form_view import open_form
from desktop_app.views.screen_view import ScreenView
from desktop_app.widgets.context import ViewContext
from finance_core.company import Company
from tests.company_fixtures import company
from tests.gui.books import Show, Window, account, button, context, make_bill, make_vendor, window
from tests.gui.keys import CONTROL, ENTER, dialog, press, type_keys

__all__ = ["company", "context", "window"]  # fixtures over a real company file


@pytest.fixture
def vendor(company: Company) -> UUID:
    return make_vendor(company, "Acme Paper Inc", default_account_id=account(company, "6200"))


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "invoice 118.pdf"
    path.write_bytes(b"%PDF-1.7 the paper")
    return path


@pytest.fixture
def strip(company: Company, context: ViewContext, show: Show, vendor: UUID) -> AttachmentStrip:
    make_bill(company, vendor, "A-1", "100.00", date(2026, 6, 1))
    view: ScreenView = show(ScreenView(context, catalogue.screens()["ap.bills"]), 1600, 800)
    assert view.detail.papers is not None
    return view.detail.papers


def drop(strip: AttachmentStrip, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    strip.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                               Qt.KeyboardModifier.NoModifier))


def test_a_file_is_attached_opened_and_taken_off(
    strip: AttachmentStrip, window: Window, paper: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(files, "ask_open", lambda *_: paper)
    button(strip, "Attach …").click()
    assert strip.names == ["invoice 118.pdf"]
    assert window.notices[-1].text == "invoice 118.pdf is attached."
    opened: list[Path] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())))
    QApplication.processEvents()
    button(strip, "invoice 118.pdf").click()
    assert opened[0].read_bytes() == b"%PDF-1.7 the paper"
    next(one for one in strip.findChildren(QToolButton) if one.isVisible()).click()
    dialog()
    type_keys(ENTER)
    assert strip.names == []


def test_a_dropped_file_is_attached_once(strip: AttachmentStrip, window: Window, paper: Path) -> None:
    drop(strip, paper)
    drop(strip, paper)
    assert strip.names == ["invoice 118.pdf"]
    assert window.notices[-1].kind == "warning"


def test_a_file_that_is_empty_is_refused_where_the_user_looks(
    strip: AttachmentStrip, paper: Path,
) -> None:
    paper.write_bytes(b"")
    said: list[str] = []
    strip.refused.connect(lambda notice: said.append(notice.text))
    drop(strip, paper)
    assert "empty" in said[0]
    assert strip.names == []


def test_what_is_dropped_on_a_new_bill_is_attached_when_it_is_saved(
    company: Company, context: ViewContext, vendor: UUID, paper: Path,
) -> None:
    form = open_form(context, "ap.bills", {
        "vendor_id": vendor, "invoice_number": "A-7", "invoice_date": date(2026, 6, 2),
        "lines": [{"account_id": account(company, "6200"), "description": "Paper", "unit_price": Decimal(5)}],
    })
    assert form.papers is not None
    drop(form.papers, paper)
    assert form.papers.names == ["invoice 118.pdf"]
    saved: list[UUID] = []
    form.saved.connect(lambda result: saved.append(result.value.id))
    press(Qt.Key.Key_S, CONTROL)
    kept = company.call("attachments.list", {"subject_type": "ap_invoice", "subject_id": saved[0]})
    assert [one.file_name for one in kept] == ["invoice 118.pdf"]
