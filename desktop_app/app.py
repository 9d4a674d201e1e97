"""The running program: one window, at most one open company, everything slow off the GUI thread.

Nothing but Qt and the theme is imported before the window is painted; the core and the views are imported by
a worker behind it. This is the only place that builds the concrete classes of the window.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.dialogs import files
from desktop_app.dialogs.welcome import Recent, WelcomePage
from desktop_app.shell.keys import KeyAsker
from desktop_app.shell.main_window import TITLE, MainWindow
from desktop_app.shell.memory import SettingsMemory
from desktop_app.theme.theme import Theme
from desktop_app.theme.tokens import Mode
from desktop_app.work import log
from desktop_app.work.runner import Runner, ThreadRunner
from finance_core import folders
from finance_core.money.clock import Clock, SystemClock

if TYPE_CHECKING:
    from datetime import date

    from desktop_app.shell.session import Session
    from desktop_app.widgets.context import ViewContext
    from finance_core.company.backups import Backups

SAMPLE_ENTRIES = 1_500
OPENING = "company.opening"


@dataclass(frozen=True, kw_only=True)
class Setting:
    """Where and with what the program runs; tests and the tour give their own."""

    memory: SettingsMemory
    backups: Path
    theme: Theme | None = None
    runner: Runner | None = None
    clock: Clock | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """A company with what was read of it."""

    company: Any
    facts: Any


def make_qt_application(arguments: list[str], kind: type[QApplication] = QApplication) -> QApplication:
    """Return the one QApplication, named."""
    app = kind(arguments)
    app.setApplicationName(folders.PROGRAM)
    app.setApplicationDisplayName(TITLE)
    app.setDesktopFileName(folders.PROGRAM)
    return app


def usual_setting() -> Setting:
    """Return the user's own memory and folders."""
    return Setting(memory=SettingsMemory(folders.settings_path()), backups=folders.backup_path())


class Application(QObject):
    """Opens, creates and closes companies in the window.

    Signals:
        month_made: the sample company has one more month; emitted on the writer's thread.
    """

    month_made = Signal(int)

    def __init__(self, app: QApplication, setting: Setting) -> None:
        super().__init__(app)
        self.memory, self._setting = setting.memory, setting
        self.theme = setting.theme or _remembered_theme(app, self.memory)
        self.window = MainWindow(self.theme, self.memory)
        self.runner: Runner = setting.runner or ThreadRunner(self)
        self.clock: Clock = setting.clock or SystemClock()
        self.session: Session | None = None
        self.keys = KeyAsker(self.runner, self.bare_context, self._show_instead, self.show_welcome)
        self._is_closing = False
        self.window.close_asked.connect(self.quit)
        self.month_made.connect(self._say_month)

    def start(self, path: Path | None = None) -> None:
        """Show the window; when it is painted, load the rest and open the file or the welcome page."""
        begin = partial(self.open_file, path) if path else self.show_welcome
        self.window.painted.connect(lambda: self._load(begin))
        self.window.show()

    def show_welcome(self) -> None:
        """Show the first page."""
        self.window.setWindowTitle(TITLE)
        paths = [Path(name) for name in self.memory.recent_files()]
        page = WelcomePage(self.theme, paths)
        page.new_asked.connect(self.new_company)
        page.open_asked.connect(self.choose_file)
        page.sample_asked.connect(self.open_sample)
        page.restore_asked.connect(self.choose_backup)
        page.import_asked.connect(partial(self.new_company, first=OPENING))
        page.file_chosen.connect(lambda chosen: self.open_file(Path(chosen)))
        self._show(page, "Welcome")
        self.runner.read(partial(_looked_at, paths, self._setting.backups, self.clock.today()),
                         page.show_recent, self._raise)

    def new_company(self, first: str = "") -> None:
        """Show the wizard; `first` is the screen to begin with in the new company."""
        self._leave_company(partial(self._show_wizard, first))

    def choose_file(self) -> None:
        """Ask for a company file and open it."""
        path = files.ask_open(self.window, "Open a company")
        if path is not None:
            self.open_file(path)

    def open_file(self, path: Path, *, read_only: bool = False, key: Any = None) -> None:
        """Open a company file off the GUI thread; a refusal is a page with ways out."""
        self._leave_company(partial(self._open, path, read_only=read_only, key=key))

    def choose_backup(self) -> None:
        """Ask for a backup and for the name of the company made of it."""
        backup = files.ask_open(self.window, "Choose a backup", folder=self._setting.backups)
        target = backup and files.ask_save(self.window, "Restore the backup as",
                                           files.documents() / f"Restored {backup.stem}{files.SUFFIX}")
        if backup and target:
            self.restore(backup, target)

    def restore(self, backup: Path, target: Path) -> None:
        """Make a new company file of a backup and open it; the open company gives way only then."""
        from finance_core.company.backup import restore
        from finance_core.company.schema import is_encrypted

        if self.session is None:
            self.window.say("Restoring …", "Copying the backup and comparing the books.")
        known = self.session.company.key if self.session is not None else None

        def work(key: Any) -> Any:
            restore(backup, target, key)
            return key if is_encrypted(target) else None

        self.keys.write(backup, work, partial(self._open_restored, target), self._say_not_restored, known)

    def _open_restored(self, target: Path, key: Any) -> None:
        said = f"The backup is restored: this is the new file {target.name}. The old one is as it was."
        self._leave_company(partial(self._open, target, read_only=False, key=key, said=said))

    def _say_not_restored(self, error: BaseException) -> None:
        from desktop_app.work.notice import notice_of

        if self.session is None:
            self.show_welcome()
        self.window.notify(notice_of(error))

    def open_sample(self) -> None:
        """Open the sample company, making it the first time."""
        path = self._setting.backups.parent / f"Sample company{files.SUFFIX}"
        if path.is_file():
            self.open_file(path)
            return
        self._say_month(0)
        self.runner.write(partial(_make_sample, path, self.clock, self.month_made.emit),
                          lambda _: self.open_file(path), partial(self.refuse, path))

    def _say_month(self, month: int) -> None:
        self.window.say(f"Making the sample company … {month * 100 // 12} %",
                        "A year of entries, posted one by one. Once only.")

    def close_company(self) -> None:
        """Close the company and show the first page."""
        self._leave_company(self.show_welcome)

    def quit(self) -> None:
        """Finish what is under way, back up what changed, close."""
        if not self._is_closing:
            self._leave_company(self._leave)

    def _load(self, begin: Callable[[], None]) -> None:
        self.window.say("Starting …")
        self.runner.read(_import_all, lambda _: begin(), self._raise)

    def _show_wizard(self, first: str) -> None:
        from desktop_app.dialogs.new_company import NewCompanyPage

        page = NewCompanyPage(self.bare_context())
        page.cancelled.connect(self.show_welcome)
        page.create_asked.connect(partial(self._create, page, first))
        self._show(page, "New company")

    def _create(self, page: Any, first: str, path: Path, answers: Any, passphrase: str | None) -> None:
        from finance_core.company import Company

        clock = self.clock

        def entered(opened: Opened) -> None:
            self.enter(opened)
            self._begin(first, is_new=passphrase is not None)

        def work() -> Opened:
            return _with_facts(Company.create(path, answers, clock, passphrase=passphrase), clock)

        self.runner.write(work, entered, page.refuse)

    def _begin(self, first: str, *, is_new: bool) -> None:
        """Go to the first screen of a company just entered; show the recovery code of a new passphrase."""
        if self.session is not None and first:
            self.session.context.open_screen(first)
        if self.session is not None and is_new:
            self.session.safety.show_recovery()

    def _open(self, path: Path, *, read_only: bool, key: Any = None, said: str = "") -> None:
        """Open a file while no company is open; what is `said` of it gives way to a warning."""
        from finance_core.company import Company

        clock = self.clock

        def work(key: Any) -> Opened:
            return _with_facts(Company.open(path, clock, read_only=read_only, key=key), clock)

        def entered(opened: Opened) -> None:
            from desktop_app.work.notice import Notice

            self.enter(opened)
            if said and not opened.facts.warning:
                self.window.notify(Notice("success", said))

        self.window.say(f"Opening {path.stem} …")
        self.keys.write(path, work, entered, partial(self.refuse, path), key)

    def _rewrite(self, path: Path, key: Any, passphrase: str | None, plain: Backups | None) -> None:
        self._leave_company(partial(self._rewrite_closed, path, key, passphrase, plain))

    def _rewrite_closed(self, path: Path, key: Any, passphrase: str | None, plain: Backups | None) -> None:
        """Give a closed company its passphrase, open it, back it up and show the new recovery code."""
        from finance_core.company import Company
        from finance_core.company.encryption import change_passphrase

        clock = self.clock
        self.window.say("Writing the books anew …", "The file stays as it is until the new one is proved "
                        "equal.")

        def work() -> tuple[Opened, str]:
            new = change_passphrase(path, key, passphrase)
            left = plain.forget_plain() if plain is not None else ""
            return _with_facts(Company.open(path, clock, key=new), clock), left

        def entered(answer: tuple[Opened, str]) -> None:
            opened, left = answer
            self.enter(opened)
            if self.session is not None:
                self.session.safety.back_up(left)
            self._begin("", is_new=passphrase is not None)

        self.runner.write(work, entered, partial(self.refuse, path))

    def enter(self, opened: Opened) -> None:
        """Show an open company."""
        from desktop_app.shell.session import Session
        from desktop_app.shell.surroundings import Surroundings

        company = opened.company
        log.note("open: %s, %s", "encrypted" if company.key else "plain",
                 "read-only" if company.read_only else "writing")
        self._clear_pages()
        acts = {"company.file.new": self.new_company, "company.file.open": self.choose_file,
                "company.file.close": self.close_company, "shell.window.quit": self.quit}
        around = Surroundings(window=self.window, runner=self.runner, clock=self.clock,
                              backups=self._setting.backups, acts=acts, rewrite=self._rewrite,
                              restore=self.restore)
        self.session = Session(around, opened.company, opened.facts)
        self.memory.remember_file(str(self.session.path))

    def refuse(self, path: Path, error: BaseException) -> None:
        """Show why a file cannot be opened, and the ways out."""
        from desktop_app.dialogs.open_company import OpenFailedPage
        from finance_core.errors import NotFound

        log.note("refused to open: %s", type(error).__name__)
        if isinstance(error, NotFound):
            self.memory.forget_file(str(path))
        page = OpenFailedPage(self.theme, path, error)
        page.retried.connect(lambda read_only: self.open_file(path, read_only=read_only))
        page.other_asked.connect(self.choose_file)
        page.left.connect(self.show_welcome)
        self._show(page, "Open")

    def _show(self, page: QWidget, title: str) -> None:
        self._clear_pages()
        self.window.pages.show_base(page, title)

    def _show_instead(self, page: QWidget, title: str) -> None:
        """Show a page in place of the open company, if any."""
        self._leave_company(partial(self._show, page, title))

    def _clear_pages(self) -> None:
        self.window.pages.clear()

    def _leave_company(self, then: Callable[[], None]) -> None:
        """Close the open company, if any, asking about unsaved forms, then go on."""
        session = self.session
        if session is None:
            then()
        elif session.unsaved:
            self._ask_about_drafts(session, then)
        else:
            self._close_session(session, then)

    def _ask_about_drafts(self, session: Session, then: Callable[[], None]) -> None:
        from desktop_app.widgets.ask_dialog import AskDialog

        count, verb = len(session.unsaved), "Keep as drafts and close"
        dialog = AskDialog(session.context, "Some forms are not saved", verb, self.window)
        what = "One form is" if count == 1 else f"{count} forms are"
        dialog.say(f"{what} not saved yet. Drafts stay outside the books and are offered again.")

        def keep(_answers: dict[str, Any]) -> None:
            dialog.accept()
            session.keep_drafts()
            self._close_session(session, then)

        dialog.answered.connect(keep)
        dialog.open()

    def _close_session(self, session: Session, then: Callable[[], None]) -> None:
        """The writer does its queued work first, then the backup, then the file is closed."""
        self.session, self._is_closing = None, True
        company = session.company
        session.close()
        self.window.say("Finishing …", "Saving, and backing up what changed.")

        def finish() -> None:
            if company.is_backup_due and not company.read_only:
                session.safety.copy_books()
            company.close()
            log.note("close")

        def closed(_: Any) -> None:
            self._is_closing = False
            then()

        def failed(error: BaseException) -> None:
            from desktop_app.work.notice import Notice

            company.close()
            self.window.notify(Notice("warning", f"No backup was made: {error}"))
            closed(None)

        self.runner.write(finish, closed, failed)

    def _leave(self) -> None:
        self.runner.close()
        self.window.leave()

    def bare_context(self) -> ViewContext:
        """Return what a page can use while no company is open."""
        from desktop_app.shell import no_company

        locale = QLocale.system().name()
        return no_company.bare_context(self.window, self.runner, locale, self.clock.today)

    def _raise(self, error: BaseException) -> None:
        raise error


def _remembered_theme(app: QApplication, memory: SettingsMemory) -> Theme:
    return Theme(app, Mode(memory.get("theme", Mode.SYSTEM.value)), float(memory.get("zoom", 1.0)))


def _looked_at(paths: Sequence[Path], backups: Path, today: date) -> list[Recent]:
    """Look at files on disks that may be slow or gone; on a reader's thread."""
    from desktop_app.shell.safekeeping import said_age
    from finance_core.company.backups import Backups, said_size

    found = []
    for path in paths:
        try:
            size = said_size(path.stat().st_size)
        except OSError:
            found.append(Recent(path=path, is_there=False))
            continue
        found.append(Recent(path=path, size=size, backup=said_age(Backups(backups, path).newest(), today)))
    return found


def _import_all() -> None:
    """Import the core and the views, on a worker's thread."""
    from desktop_app.dialogs import about, new_company, open_company, preferences  # noqa: F401
    from desktop_app.shell import session  # noqa: F401
    from desktop_app.views import catalogue, dashboard  # noqa: F401

    catalogue.screens()
    catalogue.pages()
    # What was imported stays: without this every full collection walks it again, 0.1 s that stop the window.
    gc.freeze()


def _with_facts(company: Any, clock: Clock) -> Opened:
    from desktop_app.shell.session import read_facts

    try:
        return Opened(company, read_facts(company, clock))
    except BaseException:
        company.close()
        raise


def _make_sample(path: Path, clock: Clock, progress: Callable[[int], object]) -> None:
    """Make the sample under another name first, so that one half made is never opened."""
    from finance_core.company.sample import build_sample

    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f"half made{path.suffix}")
    half.unlink(missing_ok=True)
    build_sample(half, SAMPLE_ENTRIES, clock, progress)
    half.rename(path)
