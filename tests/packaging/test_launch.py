"""One program for window and command line, and its proof of itself."""

from __future__ import annotations

import json
import sys
from typing import Any
from unittest.mock import patch

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app import launch
from desktop_app.self_test import SelfTestFailed, Steps, self_test


@pytest.mark.parametrize(("arguments", "is_window"), [
    ([], True),
    (["Books.countinghouse"], True),
    (["/srv/books/renamed file"], True),
    ([r"C:\Books\Harbour"], True),
    (["--self-test", "--json"], True),
    (["--tour", "pictures"], True),
    (["check", "Books.countinghouse"], False),
    (["import-bank", "Books.countinghouse", "statement.ofx", "--account", "CHK"], False),
    (["--help"], False),
])
def test_a_path_opens_the_window_and_a_word_is_a_command(arguments: list[str], *, is_window: bool) -> None:
    assert launch.wants_window(arguments) is is_window


def test_a_command_reaches_the_command_line(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    with patch.object(sys, "argv", ["countinghouse", "methods", "tax"]), pytest.raises(SystemExit) as ended:
        launch.main()
    assert ended.value.code == 0
    assert b"tax.save_code" in capsysbinary.readouterr().out


def test_the_program_proves_itself(qapp: QApplication, capsys: pytest.CaptureFixture[str]) -> None:
    assert qapp is QApplication.instance()
    assert self_test(as_json=True) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["failed"] == ""
    assert [step["name"] for step in result["steps"]] == [
        "create a company", "post a bill", "render a report as PDF", "render a report as spreadsheet",
        "back up and restore", "encrypt a company", "upgrade a company of the first schema",
        "open the window on the company and close it", "check both companies",
    ]


def test_a_step_that_fails_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def post_nothing(_: Any) -> None:
        raise SelfTestFailed("The trial balance shows credit 0.00, not 118.75.")

    monkeypatch.setattr(Steps, "post_bill", post_nothing)
    with pytest.raises(SelfTestFailed, match=r"not 118\.75"):
        self_test(as_json=False)
    assert capsys.readouterr().out.splitlines()[-1] == "FAILED: post a bill."
