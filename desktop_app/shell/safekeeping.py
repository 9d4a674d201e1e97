"""Backups and passphrase of the open company: when copies are made, where they go, and who may open them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from desktop_app.dialogs import files
from desktop_app.dialogs.recovery import RecoveryDialog
from desktop_app.dialogs.safety import SafetyPage
from desktop_app.spec.screen import Field
from desktop_app.widgets.ask_dialog import AskDialog
from desktop_app.work import log
from desktop_app.work.notice import Notice, notice_of
from finance_core.company.backups import Backups, Made, said_size
from finance_core.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from desktop_app.shell.surroundings import Surroundings
    from desktop_app.widgets.context import ViewContext

TITLE = "Backups and passphrase"
SECOND_PLACE = "backup.second_place"
_OLD_DAYS = 7
_NEW = (
    Field(name="passphrase", label="New passphrase", kind="secret", required=True,
          help="Twelve characters at least; several words are best."),
    Field(name="again", label="Once more", kind="secret", required=True),
)
_BEFORE = ("The books are written anew under the passphrase; that takes a moment. There is no way in without "
           "it or the recovery code you get next.")
_KEPT = "Backups made so far keep the old passphrase and the old recovery code."
_OLDER = Field(name="forget", label="Delete the backups that are not encrypted", kind="bool", default=True)


class Safekeeping(QObject):
    """Everything the window does so that the books are neither lost nor read by strangers."""

    def __init__(self, around: Surroundings, context: ViewContext, company: Any, parent: QObject) -> None:
        super().__init__(parent)
        self._around, self._context, self._company = around, context, company
        self._path = Path(company.path)
        self._page: SafetyPage | None = None
        self._company.before_bulk = self.copy_books

    @property
    def acts(self) -> dict[str, Callable[[], None]]:
        """Return what the commands of the window call, by command id."""
        return {"company.file.backup": self.back_up, "company.file.safety": self.show_page}

    def copy_books(self) -> Made:
        """Write a verified copy, here and at the second place; runs on the writer's thread."""
        made = self._backups().make(self._company.back_up, self._around.clock.now().astimezone())
        self._company.is_backup_due = False
        log.note("backup: %s%s", said_size(made.copy.stat().st_size), ", no twin" if made.problem else "")
        return made

    def back_up(self, left: str = "") -> None:
        """Write a verified copy now and say so, and what else the user must hear."""
        if self._company.read_only:
            self._context.notify(Notice("info", "The file is open read-only; nothing in it is new."))
            return
        self._around.runner.write(self.copy_books, partial(self._backed_up, left), self._failed)

    def show_age(self, problem: str = "") -> None:
        """Say how old the newest backup is; one older than a week, or without its twin, is a warning."""
        backups = self._backups()
        newest, today = backups.newest(), self._around.clock.today()
        is_old = newest is not None and (today - newest.date()).days > _OLD_DAYS
        second = problem or (f"Second place: {backups.second.parent}." if backups.second else "")
        tip = f"Ctrl+B backs up now; closing does it too. {backups.folder}. {second}".rstrip()
        look = "warning" if problem or is_old else "muted"
        self._around.window.status.show_fact("backup", said_age(newest, today), look, tip=tip)

    def show_page(self) -> None:
        """Show backups and passphrase as a tab."""
        page = SafetyPage(self._context, self._backups(), is_encrypted=self._company.key is not None)
        page.restore_asked.connect(self._restore)
        page.asked.connect(self._on_asked)
        page.destroyed.connect(self._forget_page)
        self._page = page
        self._context.open_tab(page, TITLE)

    def show_recovery(self) -> None:
        """Show the recovery code and offer the sheet."""
        dialog = RecoveryDialog(self._context.theme, self._company.key.recovery_code, self._around.window)
        dialog.sheet_asked.connect(partial(self._save_sheet, dialog))
        dialog.open()

    def _backups(self) -> Backups:
        second = self._around.window.memory.get(SECOND_PLACE)
        return Backups(self._around.backups, self._path, Path(second) if second else None)

    def _backed_up(self, left: str, made: Made) -> None:
        self.show_age(made.problem)
        self._refresh()
        problems = f"{made.problem} {left}".strip()
        text = f"The backup is in {made.copy.parent}. {problems}".rstrip()
        self._context.notify(Notice("warning" if problems else "success", text))

    def _failed(self, error: BaseException) -> None:
        self._context.notify(Notice("error", str(error), title="No backup"))

    def _refresh(self) -> None:
        if self._page is not None:
            self._page.show_backups(self._backups())

    def _forget_page(self) -> None:
        self._page = None

    def _on_asked(self, name: str) -> None:
        acts: dict[str, Callable[[], None]] = {
            "back_up": self.back_up, "second": self._choose_second,
            "no_second": partial(self._set_second, None), "passphrase": self._ask_passphrase,
            "no_passphrase": self._ask_removal, "recovery": self.show_recovery}
        acts[name]()

    def _choose_second(self) -> None:
        chosen = files.ask_folder(self._around.window, "Where backups are copied to")
        if chosen is not None and self._around.backups in (chosen, *chosen.parents):
            self._context.notify(Notice("error", "The backups are there already. Choose another disk."))
        elif chosen is not None:
            self._set_second(chosen)

    def _set_second(self, place: Path | None) -> None:
        self._around.window.memory.put(SECOND_PLACE, str(place) if place else None)
        self.show_age()
        self._refresh()
        if place is not None:
            self.back_up()

    def _restore(self, backup: Path) -> None:
        stem = f"{self._path.stem} restored {backup.stem[:10]}"
        target = files.ask_save(self._around.window, "Restore the backup as",
                                self._path.with_name(f"{stem}{self._path.suffix}"))
        if target is not None:
            self._around.restore(backup, target)

    def _ask_passphrase(self) -> None:
        dialog = AskDialog(self._context, "Passphrase", "Set the passphrase", self._around.window)
        dialog.say(_BEFORE)
        if self._company.key is None:
            dialog.ask((*_NEW, _OLDER))
        else:
            dialog.say(_KEPT)
            dialog.ask(_NEW)
        dialog.answered.connect(partial(self._set_passphrase, dialog))
        dialog.open()

    def _set_passphrase(self, dialog: AskDialog, answers: dict[str, Any]) -> None:
        from finance_core.company.encryption import check_passphrase

        try:
            check_passphrase(answers["passphrase"], answers["again"])
        except InvalidInput as error:
            dialog.refuse(error)
            return
        dialog.accept()
        plain = self._backups() if answers.get("forget") else None
        self._around.rewrite(self._path, self._company.key, answers["passphrase"], plain)

    def _ask_removal(self) -> None:
        dialog = AskDialog(self._context, "Take the passphrase away?", "Take it away", self._around.window)
        dialog.say("Whoever can copy the file can read the books then. Backups made so far keep the "
                   "passphrase.")
        dialog.answered.connect(partial(self._remove_passphrase, dialog))
        dialog.open()

    def _remove_passphrase(self, dialog: AskDialog, _answers: dict[str, Any]) -> None:
        dialog.accept()
        self._around.rewrite(self._path, self._company.key, None, None)

    def _save_sheet(self, dialog: RecoveryDialog) -> None:
        target = files.ask_save(dialog, "Save the recovery sheet",
                                files.documents() / f"Recovery sheet {self._path.stem}.pdf", "PDF (*.pdf)")
        if target is None:
            return
        company = self._company
        said = Notice("success", f"The sheet is in {target}. Print it, then delete it.")
        self._around.runner.read(lambda: files.write(target, company.recovery_sheet()),
                                 lambda _: dialog.say(said), lambda error: dialog.say(notice_of(error)))


def said_age(newest: datetime | None, today: date) -> str:
    """Return how old a backup is, in words."""
    if newest is None:
        return "No backup yet"
    days = (today - newest.date()).days
    if days <= 0:
        return f"Backup today, {newest:%H:%M}"
    return "Backup yesterday" if days == 1 else f"Backup {days} days ago"
