"""The one program a user starts: the command line when the first word is a command, else the window.

A path is told from a command by its dot or separator, so a double click and
`countinghouse Books.countinghouse` open the window with that file.
"""

from __future__ import annotations

import multiprocessing
import sys

_WINDOW_SWITCHES = {"--tour", "--theme", "--self-test", "--json"}
_SIGNS_OF_A_PATH = "./\\"


def wants_window(arguments: list[str]) -> bool:
    """Return whether these arguments are the window's."""
    if not arguments or arguments[0] in _WINDOW_SWITCHES:
        return True
    return not arguments[0].startswith("-") and any(sign in arguments[0] for sign in _SIGNS_OF_A_PATH)


def main() -> None:
    """Start the window or the command line; what is not needed is not imported."""
    multiprocessing.freeze_support()
    if wants_window(sys.argv[1:]):
        from desktop_app.__main__ import main as open_window

        sys.exit(open_window())
    from finance_core.cli import main as run_command

    run_command()


if __name__ == "__main__":
    main()
