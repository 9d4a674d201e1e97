"""Work off the GUI thread and back."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from functools import partial
from typing import ClassVar

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop_app.work.hub import ChangeHub
from desktop_app.work.runner import InlineRunner, Latest, ThreadRunner
from tests.gui.demo import DemoCompany


@pytest.fixture
def runner(qapp: object) -> Iterator[ThreadRunner]:  # noqa: ARG001 - Qt first
    made = ThreadRunner()
    yield made
    made.close()


def fail(error: object) -> None:
    raise AssertionError(error)


def thread_name() -> str:
    return threading.current_thread().name


def test_writes_keep_their_order_on_one_thread_and_report_on_the_gui_thread(
    qtbot: QtBot, runner: ThreadRunner,
) -> None:
    order, told_on, worked_on = list[int](), set[str](), set[str]()

    def work(number: int) -> int:
        worked_on.add(thread_name())
        time.sleep(0.002 if number % 2 else 0)
        return number

    def told(number: int) -> None:
        order.append(number)
        told_on.add(thread_name())

    for number in range(20):
        runner.write(lambda number=number: work(number), told, fail)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(order) == 20)
    assert order == list(range(20))
    assert worked_on == {"writer_0"}
    assert told_on == {threading.main_thread().name}


def test_an_error_reaches_failed(qtbot: QtBot, runner: ThreadRunner) -> None:
    errors: list[BaseException] = []

    def work() -> int:
        return 1 // 0

    runner.read(work, fail, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], ZeroDivisionError)


def test_only_the_latest_answer_counts(qtbot: QtBot, runner: ThreadRunner) -> None:
    owner, answers = QObject(), list[str]()
    latest, gate = Latest(runner, owner), threading.Event()

    def slow() -> str:
        gate.wait(5)
        return "old"

    latest.read(slow, answers.append, fail)
    latest.read(lambda: "new", answers.append, fail)
    gate.set()
    qtbot.waitUntil(lambda: bool(answers))
    qtbot.wait(30)
    assert answers == ["new"]


def test_the_answer_for_a_widget_that_is_gone_is_dropped(qtbot: QtBot, runner: ThreadRunner) -> None:
    owner, gate, answers = QObject(), threading.Event(), list[str]()
    latest = Latest(runner, owner)
    latest.read(lambda: "late" if gate.wait(5) else "", answers.append, fail)
    delete(owner)
    gate.set()
    qtbot.wait(50)
    assert answers == []


def test_the_answer_for_a_receiver_that_is_gone_is_dropped_also_through_a_partial() -> None:
    class Receiver(QObject):
        def take(self, _first: str, _second: str) -> None:
            raise AssertionError(self)

    receiver = Receiver()
    take = partial(receiver.take, "a")
    delete(receiver)
    InlineRunner().write(lambda: "b", take, fail)


@pytest.mark.usefixtures("qtbot")
def test_closing_waits_for_the_writes() -> None:
    runner, done = ThreadRunner(), list[int]()

    def work(number: int) -> None:
        time.sleep(0.01)
        done.append(number)

    for number in range(5):
        runner.write(lambda number=number: work(number), lambda _: None, fail)  # type: ignore[misc]
    runner.close()
    assert done == [0, 1, 2, 3, 4]


class Circle:
    """Freed by the garbage collector only; tells on which thread."""

    freed_on: ClassVar[list[str]] = []

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        self.freed_on.append(thread_name())


def test_garbage_is_taken_on_the_gui_thread_only(qtbot: QtBot, runner: ThreadRunner) -> None:
    """A widget freed on a worker's thread ends the process."""
    Circle.freed_on.clear()
    answers: list[int] = []

    def work() -> int:
        Circle()
        return len([[number] for number in range(20_000)])

    for _ in range(20):
        runner.read(work, answers.append, fail)
    qtbot.waitUntil(lambda: len(answers) == 20)
    assert Circle.freed_on == []
    kept = [[number] for number in range(20_000)]
    qtbot.waitUntil(lambda: not runner._under_way)
    runner.collect_garbage()
    assert Circle.freed_on == [thread_name()] * 20
    assert len(kept) == 20_000


def test_an_answer_that_comes_last_may_ask_in_vain(runner: ThreadRunner) -> None:
    asked: list[str] = []
    runner.close()
    runner.read(lambda: asked.append("more"), lambda _: None, lambda _: None)
    assert asked == []


def test_the_inline_runner_answers_at_once() -> None:
    answers: list[int] = []
    InlineRunner().write(lambda: 7, answers.append, fail)
    assert answers == [7]


def test_a_commit_on_the_writer_is_announced_on_the_gui_thread(qtbot: QtBot, runner: ThreadRunner) -> None:
    company, heard = DemoCompany(), list[tuple[frozenset[str], str]]()
    hub = ChangeHub(company)
    hub.changed.connect(lambda tables: heard.append((tables, thread_name())))
    runner.write(lambda: company.changed("ap_invoices"), lambda _: None, fail)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [(frozenset({"ap_invoices"}), threading.main_thread().name)]
    hub.close()
    assert company.listeners == []
