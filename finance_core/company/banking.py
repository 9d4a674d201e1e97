"""The bank's files: how cash reads them, and importing one from disk."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from finance_core.errors import InvalidInput, NotFound
from finance_core.kernel.listing import LookupQuery
from finance_core.modules.cash.api import ImportStatement

if TYPE_CHECKING:
    from finance_core.modules.cash.ports import FileStatement


def read_bank_file(content: bytes, file: str, mapping: Mapping[str, Any] | None) -> Sequence[FileStatement]:
    """Return the statements in a bank's file, parsed in a process of its own.

    Raises:
        InvalidInput: the file or its mapping cannot be used; the message says where and why.
    """
    from finance_core.interchange.csv_mapping import CsvMapping
    from finance_core.interchange.reader import read_statement

    try:
        chosen = CsvMapping.model_validate(dict(mapping)) if mapping is not None else None
    except ValidationError as error:
        first = error.errors()[0]
        raise InvalidInput("mapping", f"The mapping of {file} is not usable: {first['msg']}.") from error
    return read_statement(content, file, chosen)


def import_statement(call: Callable[[str, Any], Any], statement: Path, code: str) -> Any:
    """Import a bank's file into the bank account with a code, by a company's `call`.

    Raises:
        NotFound: there is no such bank account, or no such file.
        InvalidInput: the file cannot be read.
    """
    found = call("cash.lookup_bank_accounts", LookupQuery(text=code))
    account = next((item for item in found if item.code == code), None)
    if account is None:
        raise NotFound("bank account", code, field="account")
    try:
        content = statement.read_bytes()
    except OSError as error:
        raise InvalidInput("statement", f"{statement} cannot be read: {error}.") from error
    return call("cash.import_bank_statement", ImportStatement(
        file_name=statement.name, content=base64.b64encode(content).decode(), bank_account_id=account.id,
    ))
