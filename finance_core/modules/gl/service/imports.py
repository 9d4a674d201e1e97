"""Importing journals from CSV text: all of them or none."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from uuid import UUID

from sqlalchemy import select

from finance_core.errors import CountinghouseError, InvalidInput
from finance_core.kernel.models.ledger import Side
from finance_core.kernel.models.posting import PostedEntry, Saved
from finance_core.kernel.models.records import AuditAction
from finance_core.kernel.operation import operation
from finance_core.kernel.orm import AccountModel, PartyModel
from finance_core.kernel.unit import Unit
from finance_core.modules.gl.errors import FileImportedBefore
from finance_core.modules.gl.models import BatchSource, BatchStatus, ImportedJournal, JournalBatch
from finance_core.modules.gl.orm import JournalBatchModel
from finance_core.modules.gl.posting import JournalHeader, journal_lines
from finance_core.modules.gl.requests import ImportJournals
from finance_core.modules.gl.rules.imports import ZERO, ImportReader, JournalRows, Names
from finance_core.modules.gl.service.lists import Lists
from finance_core.money.ids import new_id


class _Refused(Exception):
    """Some rows have problems, so nothing is posted."""


class Imports(Lists):
    """Journals from files."""

    @operation
    def import_journals(self, unit: Unit, request: ImportJournals) -> Saved[ImportedJournal]:
        """Post every journal of a CSV text as one batch, or nothing when any row has a problem.

        Amounts are in the row's currency, else the books'; a negative debit becomes a credit and is counted.
        The answer lists each problem by row and column.

        Raises:
            FileImportedBefore: the same text was imported and `allow_repeat` does not confirm it.
            InvalidInput: the text is no CSV.
        """
        digest = sha256(request.text.encode()).hexdigest()
        table = JournalBatchModel
        before = unit.session.scalar(select(table.batch_number).where(table.import_sha256 == digest))
        if before is not None and not request.allow_repeat:
            raise FileImportedBefore(before)
        reader = self._read(unit, request)
        batch = None
        try:
            with unit.attempt():
                batch = self._post_batch(unit, request, reader, None if before else digest)
        except _Refused:
            pass
        return unit.saved(
            ImportedJournal(
                batch=batch,
                entry_count=len(reader.journals),
                line_count=reader.line_count,
                turned_amounts=reader.turned_amounts,
                problems=tuple(sorted(reader.problems, key=lambda one: one.row)),
            )
        )

    def _read(self, unit: Unit, request: ImportJournals) -> ImportReader:
        reader = ImportReader(
            request, Names(accounts=_names(unit, AccountModel), parties=_names(unit, PartyModel))
        )
        lines = io.StringIO(request.text.removeprefix("\ufeff"), newline="")
        rows = csv.reader(lines, delimiter=request.delimiter, strict=True)
        try:
            header = [cell.strip().lower() for cell in next(rows, [])]
            if reader.read_header(header):
                for number, cells in enumerate(rows, 2):
                    if any(cells):
                        reader.read_row(number, dict(zip(header, map(str.strip, cells), strict=False)))
        except csv.Error as error:
            raise InvalidInput(
                "text", f"Row {rows.line_num} is no CSV: {error}. Export the file again."
            ) from None
        return reader

    def _post_batch(
        self, unit: Unit, request: ImportJournals, reader: ImportReader, digest: str | None
    ) -> JournalBatch:
        batch = JournalBatch(
            id=new_id(),
            batch_number=self.kernel.numbers.next(unit, "GL-BATCH", unit.today),
            batch_date=unit.today,
            description=request.file_name or "Imported journals",
            source=BatchSource.IMPORT,
            status=BatchStatus.POSTED,
            posted_at=unit.now,
            import_sha256=digest,
            entry_count=len(reader.journals),
        )
        posted = []
        for number, journal in enumerate(reader.journals.values(), 1):
            try:
                posted.append(self._post_rows(unit, batch, journal, number))
            except CountinghouseError as refused:
                reader.refuse(journal, refused.field, refused.message)
        if reader.problems or not posted:
            raise _Refused
        return self._store_batch(unit, batch, posted)

    def _post_rows(self, unit: Unit, batch: JournalBatch, journal: JournalRows, number: int) -> PostedEntry:
        header = JournalHeader(
            entry_date=journal.entry_date,
            description=journal.description,
            reference=journal.reference[:100],
            currency=self.kernel.base_currency,
            source_type="journal_batch",
            source_id=batch.id,
            purpose=f"post-{number}",
        )
        return self._post(unit, header, journal_lines(header, journal.lines))

    def _store_batch(self, unit: Unit, batch: JournalBatch, posted: list[PostedEntry]) -> JournalBatch:
        debits = sum(
            (line.base_amount for entry in posted for line in entry.lines if line.side is Side.DEBIT), ZERO
        )
        batch = replace(batch, total_debits=debits, total_credits=debits)
        unit.add(JournalBatchModel.from_dto(batch, created_by_id=unit.actor_id))
        unit.record(
            AuditAction.IMPORT,
            "gl_journal_batch",
            batch.id,
            f"{batch.batch_number} {batch.description}",
            {"entries": batch.entry_count, "total": debits},
        )
        unit.find_later(
            ("gl_journal_batch", batch.id),
            batch.batch_number,
            body=batch.description,
            amount=debits,
            on=batch.batch_date,
        )
        return batch


def _names(unit: Unit, table: type[AccountModel | PartyModel]) -> dict[str, UUID]:
    """Return ids by code and by name; a code outranks a name, an ambiguous name is left out."""
    rows = unit.session.execute(select(table.id, table.code, table.name)).all()
    names = Counter(name.casefold() for _, _, name in rows)
    found = {name.casefold(): key for key, _, name in rows if names[name.casefold()] == 1}
    return found | {code.casefold(): key for key, code, _ in rows if code}
