"""Work on a file that may be encrypted: done at once when its key is known, after a question when not."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from desktop_app.widgets.context import ViewContext
    from desktop_app.work.runner import Runner

T = TypeVar("T")


class KeyAsker:
    """Asks for a passphrase on a page of the window until the work succeeds or the user leaves."""

    def __init__(self, runner: Runner, context: Callable[[], ViewContext],
                 show: Callable[[QWidget, str], None], leave: Callable[[], None]) -> None:
        self._runner, self._context, self._show, self._leave = runner, context, show, leave

    def write(self, path: Path, work: Callable[[Any], T], done: Callable[[T], None],
              failed: Callable[[BaseException], None], key: Any = None) -> None:
        """Run `work(key)` on the writer's thread; when the key is missing or wrong, ask and try again."""
        self._runner.write(partial(work, key), done, partial(self._ask, path, work, done, failed))

    def _ask(self, path: Path, work: Callable[[Any], T], done: Callable[[T], None],
             failed: Callable[[BaseException], None], error: BaseException) -> None:
        from desktop_app.dialogs.unlock import UnlockPage
        from finance_core.errors import PassphraseNeeded, WrongPassphrase

        if not isinstance(error, PassphraseNeeded | WrongPassphrase):
            failed(error)
            return
        page = UnlockPage(self._context(), path)

        def unlocked(secret: str) -> T:
            from finance_core.company.schema import unlock

            return work(unlock(path, secret))

        def refused(problem: BaseException) -> None:
            if getattr(problem, "field", None) == "passphrase":
                page.refuse(problem)
            else:
                failed(problem)

        page.answered.connect(lambda secret: self._runner.write(partial(unlocked, secret), done, refused))
        page.left.connect(self._leave)
        self._show(page, "Unlock")
