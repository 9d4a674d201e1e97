"""Books with kernel, tax and general ledger only: a US chart in USD, the clock on 15 June 2026."""

from __future__ import annotations

import atexit
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from uuid import UUID

from sqlalchemy import select

from finance_core.db.base import Base
from finance_core.db.unit_of_work import Database
from finance_core.kernel.chart import parse_chart
from finance_core.kernel.ddl import create_search, create_triggers
from finance_core.kernel.kernel import KERNEL_SERIES, Kernel
from finance_core.kernel.listing import LookupQuery
from finance_core.kernel.models.ledger import PeriodStatus
from finance_core.kernel.models.master import Actor, Party
from finance_core.kernel.orm import ActorModel, NumberSeriesModel, PartyModel
from finance_core.kernel.periods import MovePeriod
from finance_core.kernel.unit import Unit
from finance_core.modules._orm_registry import import_all_orm_models
from finance_core.modules.gl.api import GL, GLService, JournalLineInput, RecordJournal
from finance_core.modules.tax.api import TAX, TaxService
from finance_core.money.clock import FixedClock
from finance_core.money.ids import new_id

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
TODAY = date(2026, 6, 15)
YEARS = (2019, 2023, 2026, 2027, 2028)
D = Decimal


def day(text: str) -> date:
    return date.fromisoformat(text)


@dataclass(frozen=True, slots=True)
class Books:
    """An open file with its kernel, tax and general ledger, and a customer with the code C1."""

    database: Database[Unit]
    kernel: Kernel
    gl: GLService
    tax: TaxService

    def account(self, code: str) -> UUID:
        return self.kernel.accounts.by_code(code).id

    @property
    def party_id(self) -> UUID:
        with self.database.reading() as session:
            return session.execute(select(PartyModel.id)).scalar_one()

    def tax_code(self, code: str) -> UUID:
        [found] = [item for item in self.tax.lookup(LookupQuery(text=code, limit=100)) if item.code == code]
        return found.id

    def lines(self, *lines: tuple[str, str, str], **more: Any) -> tuple[JournalLineInput, ...]:
        """Return journal lines of (account code, debit, credit)."""
        return tuple(
            JournalLineInput(
                account_id=self.account(code) if code else None,
                debit=D(debit) if debit else None,
                credit=D(credit) if credit else None,
                **more,
            )
            for code, debit, credit in lines
        )

    def journal(self, on: str, *lines: tuple[str, str, str], **more: Any) -> RecordJournal:
        return RecordJournal(entry_date=day(on), lines=self.lines(*lines), **({"description": "rent"} | more))

    def balance(self, code: str, up_to: str = "2099-12-31") -> Decimal:
        """Return debit − credit of an account, read straight from the file."""
        return (
            D(
                self.value(
                    "SELECT coalesce(sum(l.base_amount * CASE l.side WHEN 'debit' THEN 1 ELSE -1 END), 0) "
                    "FROM journal_lines l JOIN accounts a ON a.id = l.account_id "
                    "WHERE a.code = ? AND l.entry_date <= ?",
                    code,
                    up_to,
                )
            )
            / 10_000
        )

    def value(self, sql: str, *values: Any) -> Any:
        return self.rows(sql, *values)[0][0]

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        raw = self.database.raw()
        try:
            return list(raw.execute(sql, values).fetchall())
        finally:
            raw.close()

    def contents(self) -> dict[str, list[tuple[Any, ...]]]:
        """Return every row of every table."""
        names = [name for (name,) in self.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: self.rows(f"SELECT * FROM {name}") for name in names}

    def close_period(self, code: str) -> None:
        [period] = [found for found in self.kernel.periods.list_periods() if found.code == code]
        self.kernel.periods.move(MovePeriod(period_id=period.id, status=PeriodStatus.CLOSED))

    def stand_on(self, today: str) -> None:
        """Let the clock stand on another day."""
        self.database.clock = clock(today)


def clock(today: str) -> FixedClock:
    return FixedClock(datetime.fromisoformat(f"{today}T09:00:00").replace(tzinfo=UTC))


def resource(*parts: str) -> Any:
    return json.loads(RESOURCES.joinpath(*parts).read_text(encoding="utf-8"))


def _open(path: Path) -> Books:
    database: Database[Unit] = Database(path, clock(TODAY.isoformat()), Unit)
    kernel = Kernel.build(database, (*TAX.settings, *GL.settings))
    tax = TaxService(kernel)
    return Books(database, kernel, GLService(kernel, tax), tax)


def _fill(path: Path) -> None:
    import_all_orm_models()
    books = _open(path)
    database, kernel = books.database, books.kernel

    def create(connection: Any) -> None:
        Base.metadata.create_all(connection)
        create_search(connection)
        create_triggers(connection)

    database.execute_ddl(create)
    with database.transaction() as unit:
        unit.actor_id = new_id()
        actor = Actor(id=unit.actor_id, name="Bookkeeper", initials="B")
        unit.add(ActorModel.from_dto(actor, created_by_id=unit.actor_id))
        unit.session.flush()
        for code in ("USD", "EUR", "CHF"):
            kernel.records.ensure_currency(unit, code)
        for spec in (*KERNEL_SERIES, *TAX.series, *GL.series):
            unit.add(NumberSeriesModel.from_dto(spec.new(), created_by_id=unit.actor_id))
        for year in YEARS:
            kernel.periods.add_year(unit, date(year, 1, 1))
        roles = resource("charts_of_accounts", "roles.json")
        kernel.accounts.create_from(
            unit, parse_chart(resource("charts_of_accounts", "us_gaap.json"), roles, "en")
        )
        books.tax.install(unit, resource("tax_tables", "gb", "vat.json"))
        kernel.parties.store(unit, Party(id=new_id(), code="C1", name="Dunn & Co", is_customer=True))
    database.close()


@cache
def _template() -> Path:
    path = Path(mkdtemp(prefix="gl-books-")) / "books.countinghouse"
    atexit.register(shutil.rmtree, path.parent)
    _fill(path)
    return path


def copied_books(folder: Path) -> Iterator[Books]:
    """Open a copy of the books and close it afterwards: the body of a fixture."""
    path = folder / "books.countinghouse"
    shutil.copy(_template(), path)
    books = _open(path)
    with books.database.reading() as session:
        books.database.actor_id = session.execute(select(ActorModel.id)).scalar_one()
    yield books
    books.database.close()
