"""The guided tour: opens every screen, form and report of a company and photographs each, in both themes.

Without a file it makes a small sample company of a fixed day, so that the pictures are the same every time.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QWidget

from desktop_app.app import Application, Setting, make_qt_application
from desktop_app.dialogs.files import SUFFIX
from desktop_app.shell.memory import SettingsMemory
from desktop_app.theme.theme import Theme
from desktop_app.theme.tokens import Mode
from desktop_app.work.runner import InlineRunner
from finance_core.money.clock import Clock, FixedClock, SystemClock

if TYPE_CHECKING:
    from desktop_app.shell.session import Session
    from desktop_app.spec.screen import Action, ScreenSpec

DAY = datetime(2026, 6, 15, 12, 0, tzinfo=UTC)
ENTRIES = 400
_SIZE = (1280, 800)
_SETTLE = 4
# Longer than a form or a detail pane waits before it asks for its entry.
_PREVIEW_MS = 220
_ROWS_LOOKED_AT = 60
_UNSAFE = re.compile(r"[^a-z0-9]+")
_A_CODE = " ".join(("4KQT", "M2XA", "7WPL", "ZRDC", "V3HN", "YB6E", "QJ5S") * 2)
_LIST = "ap.bills"
# An option without which a report has nothing to show, and where its first value is looked up.
_NEEDED = {"account_register": ("account_id", "accounts.lookup")}


def tour(folder: Path, file: Path | None, theme: str) -> int:
    """Photograph everything into `folder/<theme>` and return the exit code."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = make_qt_application(sys.argv[:1])
    app.setCursorFlashTime(0)
    look = Theme(app, Mode.LIGHT)
    modes = [Mode.LIGHT, Mode.DARK] if theme == "both" else [Mode(theme)]
    with TemporaryDirectory() as scratch, _company_file(file, Path(scratch)) as (path, clock):
        for mode in modes:
            # Some pictures need something written; each theme starts from the same books.
            copy = Path(scratch) / mode.value / path.name
            copy.parent.mkdir()
            shutil.copy2(path, copy)
            look.set_mode(mode)
            memory = SettingsMemory(Path(scratch) / f"{mode.value}.ini")
            setting = Setting(
                memory=memory, backups=Path(scratch), theme=look, runner=InlineRunner(), clock=clock)
            target = folder / mode.value
            shutil.rmtree(target, ignore_errors=True)
            target.mkdir(parents=True)
            Tour(Application(app, setting), target).walk(copy)
    return 0


@contextmanager
def _company_file(file: Path | None, scratch: Path) -> Iterator[tuple[Path, Clock]]:
    """Give the company to show: a copy of the user's own, or a sample made for the tour."""
    from finance_core.company.sample import build_sample

    if file is not None:
        yield Path(shutil.copy2(file, scratch)), SystemClock()
        return
    clock = FixedClock(DAY)
    path = scratch / f"Harbour Office Supplies{SUFFIX}"
    build_sample(path, ENTRIES, clock)
    yield path, clock


class Tour:
    """One walk through the window in one theme."""

    def __init__(self, application: Application, folder: Path) -> None:
        self._application, self._folder = application, folder
        self._window = application.window
        self._count = 0

    def walk(self, path: Path) -> None:
        """Take every picture."""
        self._window.resize(*_SIZE)
        self._window.show()
        self._before(path)
        self._application.open_file(path, read_only=False)
        session = self._application.session
        if session is None:
            raise SystemExit(f"{path} could not be opened; the last picture in {self._folder} says why.")
        self._pages(session)
        self._screens(session)
        self._reports(session)
        self._lists(session)
        self._opening(session)
        self._overlays(session)
        self._safety(session)
        self._application.quit()
        self._window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def shoot(self, name: str, widget: QWidget | None = None) -> None:
        """Photograph the window with the menu that is open on it, or a dialog over it."""
        if hasattr(self._window.pages.current, "preview"):
            QTest.qWait(_PREVIEW_MS)
        for _ in range(_SETTLE):
            QApplication.processEvents()
        self._count += 1
        safe = _UNSAFE.sub("-", name.lower()).strip("-")
        picture = (widget or self._window).grab()
        menu = QApplication.activePopupWidget()
        if menu is not None:
            painter = QPainter(picture)
            painter.drawPixmap(self._window.mapFromGlobal(menu.pos()), menu.grab())
            painter.end()
            menu.close()
        picture.save(str(self._folder / f"{self._count:03} {safe}.png"))

    def _before(self, path: Path) -> None:
        from desktop_app.dialogs.unlock import UnlockPage
        from desktop_app.dialogs.wizard_lists import key_of
        from finance_core.errors import FileLocked, WrongPassphrase

        application = self._application
        application.memory.remember_file(str(path))
        application.show_welcome()
        self.shoot("welcome")
        application.new_company()
        wizard: Any = self._window.pages.current
        wizard.grids[0].set_values({"name": "Harbour & Vale", "country": key_of("GB"), "legal_form": "Ltd"})
        wizard.grids[0].changed.emit("country")
        for step in range(len(wizard.grids)):
            self.shoot(f"new company {step + 1}")
            if step < len(wizard.grids) - 1:
                wizard.go_on()
        wizard.cancelled.emit()
        application.refuse(path, FileLocked(str(path), "Countinghouse, process 4711 on desk"))
        self.shoot("open refused")
        locked = UnlockPage(application.bare_context(), path)
        self._window.pages.show_base(locked, "Unlock")
        locked.refuse(WrongPassphrase(path.name))
        self.shoot("unlock refused")

    def _pages(self, session: Session) -> None:
        from desktop_app.views import catalogue

        for page in catalogue.pages().values():
            if page.group:
                session.context.open_screen(page.id)
                self.shoot(page.title)
                self._scroll_on(page.title)
                self._close_tabs()
        for name, source in (("entry", "gl"), ("entry of a bill", "ap")):
            journal = session.company.call("gl.list_journals", _first_row(source=source))
            if journal.rows:
                session.context.open_screen(catalogue.ENTRY, record=journal.rows[0][0])
                self.shoot(name)
                self._close_tabs()

    def _scroll_on(self, title: str) -> None:
        """Photograph the rest of a page that is longer than the window."""
        page = self._window.pages.current
        scroll = page.findChild(QScrollArea) if page is not None else None
        bar = scroll.verticalScrollBar() if scroll is not None else None
        while bar is not None and bar.value() < bar.maximum():
            bar.setValue(bar.value() + bar.pageStep())
            self.shoot(f"{title} further down")

    def _screens(self, session: Session) -> None:
        for spec in session.context.screens.values():
            session.context.open_screen(spec.id)
            if not spec.group:
                self.shoot(spec.title)
                self._close_tabs()
                continue
            self.shoot(f"{spec.group} {spec.title}")
            if spec.has_form:
                self._forms(session, spec)
            for action in spec.actions:
                self._action(session, spec, action)

    def _forms(self, session: Session, spec: ScreenSpec) -> None:
        from desktop_app.views.form_view import open_form

        form = open_form(session.context, spec.id)
        self.shoot(f"{spec.group} {spec.new_title}")
        form.closed.emit()
        view: Any = self._window.pages.current
        record = view.model.id_at(0) if spec.load and view.model.count else None
        if record is not None:
            shown = open_form(session.context, spec.id, record=record)
            self.shoot(f"{spec.group} {spec.record}")
            shown.closed.emit()

    def _action(self, session: Session, spec: ScreenSpec, action: Action) -> None:
        """Photograph what an action asks or opens; nothing is carried out."""
        if not (callable(action.run) or action.asks or action.confirm):
            return
        session.context.open_screen(spec.id)
        view: Any = self._window.pages.current
        if action.needs_selection and not _select_for(view, action):
            return
        view.run_action(action)
        self._window.notices.clear()
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            self.shoot(f"{spec.group} {spec.title} {action.title}", dialog)
            dialog.reject()
        elif self._window.pages.current is not view:
            self.shoot(f"{spec.group} {spec.title} {action.title}")
            self._close_tabs()

    def _reports(self, session: Session) -> None:
        from desktop_app.views import catalogue
        from finance_core.kernel.listing import LookupQuery

        for info in session.company.call("reporting.catalogue"):
            filters: dict[str, Any] = {"report": info.name}
            if info.name in _NEEDED:
                option, lookup = _NEEDED[info.name]
                filters[option] = session.company.call(lookup, LookupQuery(limit=1))[0].id
            session.context.open_screen(catalogue.REPORTS, filters=filters)
            self.shoot(f"report {info.title}")
            report: Any = self._window.pages.current
            QTest.keyClick(report.table, Qt.Key.Key_Return)
            if report.drill.isVisible():
                self.shoot(f"report {info.title} drilled")
            self._close_tabs()

    def _lists(self, session: Session) -> None:
        """Photograph what a list offers beside its rows, and the papers of a record."""
        from desktop_app.spec.values import to_draft
        from desktop_app.views.attachment_strip import AttachmentStrip
        from desktop_app.views.form_view import open_form

        session.context.open_screen(_LIST)
        view: Any = self._window.pages.current
        body = to_draft({**view.state(), "filters": {"due_within": 14}})
        session.company.call("views.save", {
            "kind": "list", "screen": _LIST, "name": "Two weeks ahead", "body": body})
        view.more.open_menu()
        self.shoot("list menu")
        record = view.model.id_at(0)
        if record is None:
            return
        with TemporaryDirectory() as papers:
            paper = Path(papers) / "Bill as it came by e-mail.txt"
            paper.write_text("A paper of the tour.", encoding="utf-8")
            form = open_form(session.context, _LIST, record=record)
            strip: Any = form.findChild(AttachmentStrip)
            strip.attach([paper])
        self._window.notices.clear()
        self.shoot("record with a paper")
        form.closed.emit()
        view.detail.show()
        QTest.qWait(_PREVIEW_MS)
        self.shoot("list with details")
        view.more.show_history()
        self.shoot("history")
        self._close_tabs()

    def _opening(self, session: Session) -> None:
        """Photograph the opening with a trial balance begun, if none was entered yet."""
        from finance_core.kernel.listing import LookupQuery

        session.context.open_screen("company.opening")
        page: Any = self._window.pages.current
        accounts = session.company.call("accounts.lookup", LookupQuery(limit=2))
        if page.start_page.isHidden() or len(accounts) < 2:
            return
        page.start_page.acted.emit()
        amounts = zip(accounts, ("debit", "credit"), strict=True)
        page.sheets.front.grid.lines.fill(0, [
            {"account_id": account, side: Decimal(1000)} for account, side in amounts])
        page.keep()
        self.shoot("opening balances started")
        for at, sheet in enumerate(page.sheets.names):
            if at:
                page.sheets.show_sheet(at)
                self.shoot(f"opening balances {sheet}")

    def _overlays(self, session: Session) -> None:
        from desktop_app.views import catalogue

        session.context.open_screen(catalogue.HOME)
        session.palette.open()
        self.shoot("palette")
        session.palette.box.setText("acme")
        session.palette.ask_now()
        self.shoot("palette found")
        session.palette.dismiss()
        session.registry.run("shell.keys.show")
        self.shoot("keys")
        session.keys.dismiss()

    def _safety(self, session: Session) -> None:
        """Photograph what keeps the books; the code shown is that of no company."""
        from desktop_app.dialogs.recovery import RecoveryDialog

        session.safety.back_up()
        self._window.notices.clear()
        session.safety.show_page()
        self.shoot("backups and passphrase")
        page: Any = self._window.pages.current
        page.buttons["passphrase"].click()
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            self.shoot("passphrase", dialog)
            dialog.reject()
        recovery = RecoveryDialog(session.context.theme, _A_CODE, self._window)
        recovery.open()
        self.shoot("recovery code", recovery)
        recovery.reject()
        self._close_tabs()

    def _close_tabs(self) -> None:
        for tab in self._window.pages.tabs:
            closed = getattr(tab, "closed", None)
            if closed is not None:
                closed.emit()
            else:
                self._window.pages.close_tab(tab)


def _select_for(view: Any, action: Action) -> bool:
    """Select the first row an action can be run on."""
    for row in range(min(view.model.count, _ROWS_LOOKED_AT)):
        if action.enabled_when is None or action.enabled_when(view.model.values(row)):
            view.table.select_row(row)
            return True
    return False


def _first_row(**filters: Any) -> Any:
    from finance_core.kernel.listing import ListQuery

    return ListQuery(limit=1, filters=filters, with_count=False)
