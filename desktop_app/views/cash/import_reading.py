"""What is known of a bank's file before it is imported, and the request that imports it; without Qt."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from desktop_app.views.cash.csv_reading import CsvFile, open_csv
from finance_core.errors import CountinghouseError
from finance_core.interchange.csv_mapping import CsvMapping
from finance_core.interchange.reader import content_of, format_of
from finance_core.interchange.statements import StatementFormat

if TYPE_CHECKING:
    from desktop_app.work.company import CompanyPort


@dataclass(frozen=True, slots=True, kw_only=True)
class BankFile:
    """A file as chosen: its bytes, its format by content, and how it is read when it is CSV."""

    name: str
    content: bytes
    format: StatementFormat
    csv: CsvFile | None = None

    @property
    def kind(self) -> str:
        """Return the format as a user knows it."""
        return {"ofx": "OFX or QFX", "csv": "CSV"}.get(self.format.value, self.format.value.upper())


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What the user said about the file."""

    account: UUID | None = None
    mapping: CsvMapping | None = None
    confirm_other_account: bool = False
    accept_problems: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What an import would bring, or what it was refused for."""

    statements: tuple[Any, ...] = ()
    warnings: tuple[str, ...] = ()
    refusal: CountinghouseError | None = None


def open_file(company: CompanyPort, path: Path) -> BankFile:
    """Read a chosen file, off the GUI thread.

    Raises:
        CountinghouseError: it cannot be opened, is too large, empty, or of a kind that is not read.
    """
    name = path.name
    content = content_of(path, name)
    kind = format_of(content, name)
    if kind is not StatementFormat.CSV:
        return BankFile(name=name, content=content, format=kind)
    saved = {info.name: CsvMapping.model_validate(info.body) for info in company.call("cash.csv_mappings")}
    return BankFile(name=name, content=content, format=kind, csv=open_csv(content, name, saved))


def request_of(file: BankFile, answers: Answers) -> dict[str, Any]:
    """Return the request that imports a file as it was answered about."""
    request: dict[str, Any] = {
        "file_name": file.name, "content": b64encode(file.content).decode("ascii"),
        "confirm_other_account": answers.confirm_other_account, "accept_problems": answers.accept_problems,
    }
    if answers.account is not None:
        request["bank_account_id"] = answers.account
    if answers.mapping is not None:
        request["mapping"] = answers.mapping.model_dump(mode="json")
    return request


def rehearse(company: CompanyPort, request: Mapping[str, Any]) -> Preview:
    """Return what the import would do; a refusal is an answer, not an error."""
    try:
        preview = company.preview("cash.import_bank_statement", request)
    except CountinghouseError as refusal:
        return Preview(refusal=refusal)
    return Preview(statements=tuple(preview.result.value), warnings=tuple(preview.warnings))


def bring_in(company: CompanyPort, request: Mapping[str, Any], name: str, answers: Answers) -> Any:
    """Import the file, keeping its mapping under a name when it has one; runs on the writer's thread."""
    saved = company.call("cash.import_bank_statement", request)
    if name and answers.mapping is not None:
        accounts = {statement.bank_account_id for statement in saved.value}
        company.call("cash.save_csv_mapping", {
            "name": name, "mapping": answers.mapping.model_dump(mode="json"),
            "bank_account_id": accounts.pop() if len(accounts) == 1 else None})
    return saved
