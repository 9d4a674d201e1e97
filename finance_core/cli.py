"""The command line: the same services without a window, JSON in and out.

Dates are ISO, amounts strings. A refused request prints its error as JSON on standard error and ends with
code 2.
"""

from __future__ import annotations

import getpass
import multiprocessing
import os
import subprocess
import sys
from collections.abc import Callable
from contextvars import ContextVar
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import typer
from pydantic import TypeAdapter, ValidationError
from pydantic_core import to_json

from finance_core.company import Company, NewCompany
from finance_core.company.backup import restore as restore_backup
from finance_core.company.backups import Backups
from finance_core.company.check import check_file
from finance_core.company.company import all_methods
from finance_core.company.encryption import change_passphrase, check_passphrase
from finance_core.company.export import Format, export_table
from finance_core.company.sample import build_sample
from finance_core.company.schema import is_encrypted, unlock
from finance_core.db.cipher import Key
from finance_core.errors import CountinghouseError, InvalidInput, PassphraseNeeded
from finance_core.folders import backup_path

app = typer.Typer(
    add_completion=False, no_args_is_help=False, help="Bookkeeping for one desk: your books in one file."
)
PASSPHRASE = "COUNTINGHOUSE_PASSPHRASE"  # noqa: S105 - the name of a variable
CompanyFile = Annotated[Path, typer.Argument(metavar="FILE", help="The company file.")]
NewPassphrase = Annotated[Path | None, typer.Option(help="File whose first line is the new passphrase.")]
REFUSED = 2
_given: ContextVar[str | None] = ContextVar("passphrase", default=None)


def show(value: Any) -> None:
    """Print a value as JSON."""
    sys.stdout.write(to_json(value, indent=2).decode() + "\n")


def day(text: str | None, option: str) -> date | None:
    """Read an ISO date.

    Raises:
        InvalidInput: it is none.
    """
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise InvalidInput(option, f"“{text}” is no date. Write it as 2026-12-31.") from None


@app.callback(invoke_without_command=True)
def window(
    context: typer.Context,
    passphrase_file: Annotated[Path | None, typer.Option(
        help="File whose first line is the passphrase of an encrypted company; otherwise the variable "
             "COUNTINGHOUSE_PASSPHRASE is taken, or you are asked.",
    )] = None,
) -> None:
    """Open the window when no command is given."""
    _given.set(first_line(passphrase_file, "passphrase_file") if passphrase_file is not None else None)
    if context.invoked_subcommand is None:
        raise typer.Exit(_start_window())


def open_company(file: Path, *, read_only: bool = False) -> Company:
    """Open a company, encrypted or not."""
    return Company.open(file, read_only=read_only, key=key_of(file))


def key_of(file: Path) -> Key | None:
    """Return what opens a file; nothing for one that is not encrypted.

    Raises:
        PassphraseNeeded: there is no terminal to ask on.
        WrongPassphrase: what was given does not open it.
    """
    if not is_encrypted(file):
        return None
    secret = _given.get() or os.environ.get(PASSPHRASE)
    if secret is None:
        if not sys.stdin.isatty():
            raise PassphraseNeeded(str(file))
        secret = getpass.getpass(f"Passphrase of {file.name}: ")
    return unlock(file, secret)


def first_line(path: Path, option: str) -> str:
    """Return the first line of a file, without its end.

    Raises:
        InvalidInput: it cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8").split("\n", 1)[0].rstrip("\r")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInput(option, f"{path} cannot be read: {error}.") from error


@app.command()
def new(
    file: CompanyFile,
    name: Annotated[str, typer.Option(help="Name of the company.")],
    currency: Annotated[str, typer.Option(help="Currency of the books.")] = "USD",
    chart: Annotated[str, typer.Option(help="Chart template: us_gaap or ifrs.")] = "us_gaap",
    fiscal_year_start: Annotated[str | None, typer.Option(help="First day of the first fiscal year.")] = None,
    country: Annotated[str, typer.Option(help="Country, two letters.")] = "US",
    new_passphrase_file: NewPassphrase = None,
) -> None:
    """Create a company, encrypted when a passphrase is given; its recovery code is printed once."""
    start = day(fiscal_year_start, "fiscal_year_start") or date.today().replace(month=1, day=1)  # noqa: DTZ011
    try:
        answers = NewCompany(
            name=name, currency=currency, chart=chart, country=country, fiscal_year_start=start
        )
    except ValidationError as error:
        first = error.errors()[0]
        raise InvalidInput(str(first["loc"][0]), f"{first['loc'][0]}: {first['msg']}.") from error
    passphrase = first_line(new_passphrase_file, "new_passphrase_file") if new_passphrase_file else None
    with Company.create(file, answers, passphrase=passphrase) as company:
        show({"path": str(company.path), "name": company.name, "currency": company.base_currency,
              **_recovery(company.key)})


def _recovery(key: Key | None) -> dict[str, str]:
    return {} if key is None else {"recovery_code": key.recovery_code}


@app.command()
def encrypt(file: CompanyFile, new_passphrase_file: NewPassphrase = None) -> None:
    """Give a company a passphrase, or another one; its recovery code is printed once."""
    if new_passphrase_file is not None:
        passphrase = first_line(new_passphrase_file, "new_passphrase_file")
    elif sys.stdin.isatty():
        passphrase = getpass.getpass("New passphrase: ")
        check_passphrase(passphrase, getpass.getpass("Once more: "))
    else:
        raise InvalidInput("new_passphrase_file",
                           "There is no terminal to ask on. Give --new-passphrase-file.")
    show({"path": str(file), **_recovery(change_passphrase(file, key_of(file), passphrase))})


@app.command()
def decrypt(file: CompanyFile) -> None:
    """Take the passphrase of a company away."""
    change_passphrase(file, key_of(file), None)
    show({"path": str(file)})


@app.command()
def sample(
    file: CompanyFile,
    entries: Annotated[int, typer.Option(help="About how many journal entries.", min=50, max=100_000)] = 1500,
) -> None:
    """Create the sample company: twelve months of a trading company."""
    show(build_sample(file, entries))


@app.command()
def methods(module: Annotated[str | None, typer.Argument(help="Only this module.")] = None) -> None:
    """Print every method with the JSON schema of its request."""
    show(
        [
            {
                "method": info.name,
                "writes": info.is_writing,
                "summary": info.summary,
                "request": TypeAdapter(info.request_type).json_schema()
                if info.request_type is not None
                else None,
            }
            for info in all_methods(module).values()
        ]
    )


@app.command()
def call(
    file: CompanyFile,
    method: Annotated[str, typer.Argument(metavar="MODULE.METHOD")],
    request: Annotated[
        str | None, typer.Argument(metavar="REQUEST.json|-", help="A file, or - for standard input.")
    ] = None,
    preview: Annotated[
        bool, typer.Option("--preview", help="Print the entries it would post; save nothing.")
    ] = False,
) -> None:
    """Call a service method with a JSON request."""
    text = _request_text(request)
    with open_company(file) as company:
        show(company.preview(method, text) if preview else company.call(method, text))


def _request_text(request: str | None) -> bytes | None:
    if request is None:
        return None
    if request == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(request).read_bytes()
    except OSError as error:
        raise InvalidInput("request", f"{request} cannot be read: {error}.") from error


@app.command()
def report(
    file: CompanyFile,
    name: Annotated[str, typer.Argument(help="Name of the report, such as trial_balance.")],
    as_of: Annotated[str | None, typer.Option(help="Day of a balance.")] = None,
    date_from: Annotated[str | None, typer.Option("--from", help="First day of a range.")] = None,
    date_to: Annotated[str | None, typer.Option("--to", help="Last day of a range.")] = None,
    file_format: Annotated[Format, typer.Option("--format")] = Format.JSON,
    out: Annotated[Path | None, typer.Option(help="Write to this file.")] = None,
) -> None:
    """Print a report, or write it as a file."""
    request = {
        "name": name,
        "as_of": day(as_of, "as_of"),
        "date_from": day(date_from, "from"),
        "date_to": day(date_to, "to"),
    }
    with open_company(file, read_only=True) as company:
        table = company.call(
            "reporting.run", {key: value for key, value in request.items() if value is not None}
        )
        content = export_table(table, file_format, company.kernel.settings.get("company.paper"))
    if out is None:
        sys.stdout.buffer.write(content + b"\n")
        return
    try:
        out.write_bytes(content)
    except OSError as error:
        raise InvalidInput("out", f"{out} cannot be written: {error}.") from error


@app.command("import-bank")
def import_bank(
    file: CompanyFile,
    statement: Annotated[Path, typer.Argument(help="OFX, QFX or CSV file of the bank.")],
    account: Annotated[str, typer.Option(help="Code of the bank account.")],
) -> None:
    """Import a bank statement."""
    from finance_core.company.banking import import_statement

    with open_company(file) as company:
        company.before_bulk = lambda: Backups(backup_path(), company.path).make(
            company.back_up, datetime.now().astimezone())
        company.is_backup_due = True
        show(import_statement(company.call, statement, account))


@app.command()
def attach(
    file: CompanyFile,
    document: Annotated[Path, typer.Argument(help="The file to keep.")],
    subject_type: Annotated[str, typer.Argument(metavar="TYPE", help="What it proves: ap_invoice, party.")],
    subject_id: Annotated[UUID, typer.Argument(metavar="ID", help="Which one.")],
    note: Annotated[str | None, typer.Option(help="A word about it.")] = None,
) -> None:
    """Hang a file on a record."""
    from finance_core.company.attaching import attachment_of

    with open_company(file) as company:
        show(company.call("attachments.add", attachment_of(document, subject_type, subject_id, note=note)))


@app.command()
def check(
    file: CompanyFile,
    json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False,
) -> None:
    """Check balances, chains, subledgers and the file itself; code 1 when something is wrong."""
    findings = check_file(file, key_of(file))
    if json:
        show(findings)
    else:
        lines = [f"{finding.code}: {finding.message}" for finding in findings] or [
            f"{file}: everything agrees."
        ]
        sys.stdout.write("\n".join(lines) + "\n")
    raise typer.Exit(1 if findings else 0)


@app.command()
def backup(file: CompanyFile, to: Annotated[Path, typer.Argument(metavar="TO")]) -> None:
    """Write a verified copy."""
    with open_company(file) as company:
        show({"backup": str(company.back_up(to))})


@app.command()
def restore(backup_file: Annotated[Path, typer.Argument(metavar="FROM")], file: CompanyFile) -> None:
    """Make a new company file from a backup."""
    show({"path": str(restore_backup(backup_file, file, key_of(backup_file)))})


@app.command()
def screens(
    file: CompanyFile,
    folder: Annotated[Path, typer.Argument(metavar="DIR")],
    theme: Annotated[str, typer.Option(help="light, dark or both.")] = "both",
) -> None:
    """Write a picture of every screen."""
    raise typer.Exit(_start_window(str(file.resolve()), "--tour", str(folder), "--theme", theme))


def _start_window(*arguments: str) -> int:
    """Run the window as a process of its own, for the core knows nothing of it, and return its exit code."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "desktop_app"]
    return subprocess.call([*program, *arguments])  # noqa: S603 - our own program


def refusing(run: Callable[[], Any]) -> int:
    """Run the command line; a refusal is printed as JSON on standard error and gives code 2."""
    try:
        run()
    except CountinghouseError as error:
        sys.stderr.write(to_json(error.as_dict(), indent=2).decode() + "\n")
        return REFUSED
    return 0


def main() -> None:
    """Start the command line."""
    multiprocessing.freeze_support()
    sys.exit(refusing(app))


if __name__ == "__main__":
    main()
