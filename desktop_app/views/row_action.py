"""Actions whose request needs more of a row than its id; done off the GUI thread, and said how it went."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from desktop_app.spec.screen import ActionCall
from desktop_app.work.notice import Notice, notice_of

if TYPE_CHECKING:
    from collections.abc import Mapping

Work = Callable[[Any, ActionCall], Any]


def calling(work: Work, done: str | Callable[[Any], str]) -> Callable[[ActionCall], None]:
    """Return an action that does `work`; then `done` is said, or what it makes of the result."""

    def run(call: ActionCall) -> None:
        context = call.context
        context.runner.write(
            partial(work, context.company, call),
            lambda result: context.notify(said_of(done(result) if callable(done) else done, result)),
            lambda error: context.notify(notice_of(error)))

    return run


def reading(work: Work, show: Callable[[ActionCall, Any], None]) -> Callable[[ActionCall], None]:
    """Return an action that reads by `work` off the GUI thread and shows what it found."""

    def run(call: ActionCall) -> None:
        context = call.context
        context.runner.read(
            partial(work, context.company, call), partial(show, call),
            lambda error: context.notify(notice_of(error)))

    return run


def said_of(done: str, result: Any) -> Notice:
    """Return what is said of a success, with the service's warnings."""
    warnings = [str(warning) for warning in getattr(result, "warnings", ())]
    return Notice("warning" if warnings else "success", " ".join([done, *warnings]))


def given(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers that were given."""
    return {name: value for name, value in answers.items() if value is not None}
