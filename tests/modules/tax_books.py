"""Books with a kernel and the tax service only, and the smallest documents that carry tax."""

from __future__ import annotations

import atexit
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
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
from finance_core.engines.tax import TaxCalculation, TaxDirection
from finance_core.kernel.chart import parse_chart
from finance_core.kernel.ddl import create_search, create_triggers
from finance_core.kernel.kernel import KERNEL_SERIES, Kernel
from finance_core.kernel.listing import LookupQuery
from finance_core.kernel.models.ledger import Side
from finance_core.kernel.models.master import Actor, Party
from finance_core.kernel.models.posting import PostedEntry, PostingLine, PostingRequest
from finance_core.kernel.orm import ActorModel, NumberSeriesModel, PartyModel
from finance_core.kernel.unit import Unit
from finance_core.modules.tax.api import TAX, TaxDocument, TaxLineInput, TaxService, TaxSource
from finance_core.money.clock import FixedClock
from finance_core.money.ids import new_id

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
CLOCK = FixedClock(datetime(2026, 6, 15, 9, 0, tzinfo=UTC))
YEARS = (2010, 2011, 2012, 2013, 2026)
NO_PARTY = UUID(int=0)
D = Decimal
ONE = D(1)


def _jurisdiction(code: str, kind: str, tax_type: str = "sales", parent: str | None = None) -> dict[str, Any]:
    return {
        "code": code,
        "name": code,
        "jurisdiction_type": kind,
        "tax_type": tax_type,
        "parent_code": parent,
    }


def _rate(place: str, rate: str, since: str = "2000-01-01", until: str | None = None) -> dict[str, Any]:
    row = {"jurisdiction": place, "category": "standard", "rate": rate, "effective_date": since}
    return row | ({"end_date": until} if until else {})


def _code(code: str, treatment: str, *parts: str, **more: Any) -> dict[str, Any]:
    components = [
        {"jurisdiction": part.strip("*"), "category": "standard", "compound": part.endswith("*")}
        for part in parts
    ]
    return {
        "code": code,
        "name": code,
        "kind": "both",
        "treatment": treatment,
        "components": components,
    } | more


TEST_PACKS: dict[str, dict[str, Any]] = {
    # Texas Comptroller: state 6.25 %, city 1 %, transit authority 1 %.
    "texas": {
        "country": "US",
        "jurisdictions": [
            _jurisdiction("US-TX", "state"),
            _jurisdiction("US-TX-AUSTIN", "city", parent="US-TX"),
            _jurisdiction("US-TX-MTA", "district", parent="US-TX"),
        ],
        "rates": [_rate("US-TX", "0.0625"), _rate("US-TX-AUSTIN", "0.01"), _rate("US-TX-MTA", "0.01")],
        "codes": [
            _code("TX", "taxable", "US-TX", "US-TX-AUSTIN", "US-TX-MTA", recoverable_percent="0"),
            _code("TXUSE", "use_tax", "US-TX", "US-TX-AUSTIN", "US-TX-MTA", recoverable_percent="0"),
        ],
    },
    # Revenu Québec: QST was 9.5 % of price and GST until 2012, 9.975 % of the price alone since.
    "quebec": {
        "country": "CA",
        "jurisdictions": [
            _jurisdiction("CA", "country", "gst"),
            _jurisdiction("CA-QC", "province", "vat", "CA"),
            _jurisdiction("CA-QC-2012", "province", "vat", "CA"),
        ],
        "rates": [
            _rate("CA", "0.05"),
            _rate("CA-QC-2012", "0.095", "2012-01-01", "2012-12-31"),
            _rate("CA-QC", "0.09975", "2013-01-01"),
        ],
        "codes": [_code("QC2012", "taxable", "CA", "CA-QC-2012*"), _code("QC", "taxable", "CA", "CA-QC")],
    },
}


def resource(*parts: str) -> Any:
    return json.loads(RESOURCES.joinpath(*parts).read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Books:
    """An open file with its kernel, its tax service and one party that is customer and vendor."""

    database: Database[Unit]
    kernel: Kernel
    tax: TaxService
    party_id: UUID

    def code_id(self, code: str) -> UUID:
        [found] = [item for item in self.tax.lookup(LookupQuery(text=code, limit=100)) if item.code == code]
        return found.id

    def document(self, direction: TaxDirection, on: str, *lines: tuple[str, str], **more: Any) -> TaxDocument:
        """Return a document with lines of (amount, tax code)."""
        return TaxDocument(
            direction=direction,
            on=date.fromisoformat(on),
            currency=more.pop("currency", self.kernel.base_currency),
            lines=tuple(
                TaxLineInput(
                    line_no=number, amount=D(amount), tax_code_id=self.code_id(code) if code else None
                )
                for number, (amount, code) in enumerate(lines, 1)
            ),
            **more,
        )

    def calculate(self, document: TaxDocument) -> TaxCalculation:
        with self.database.rehearse() as unit:
            return self.tax.calculate(unit, document)

    def post(self, document: TaxDocument, sign: int = 1, rate: Decimal = ONE) -> tuple[UUID, PostedEntry]:
        """Post a document as AP or AR does: own lines, tax lines, control account, then the transactions."""
        key = new_id()
        with self.database.transaction() as unit:
            calculation = self.tax.calculate(unit, document)
            taxes = self.tax.posting_lines(
                unit, document, calculation, sign, party_id=self.party_id, rate=rate
            )
            entry = self.kernel.posting.post(
                unit,
                PostingRequest(
                    entry_date=document.on,
                    description="test document",
                    lines=(*self._own_lines(document, calculation, sign, rate), *taxes),
                    source_module="test",
                    source_type="test_document",
                    source_id=key,
                ),
            )
            source = TaxSource(
                module="test",
                type="test_document",
                id=key,
                on=document.on,
                currency=document.currency,
                rate=rate,
                party_id=self.party_id,
                entry_id=entry.id,
            )
            self.tax.record_tax_transactions(unit, source, document, calculation, sign)
        return key, entry

    def void(self, key: UUID, on: str) -> None:
        with self.database.transaction() as unit:
            self.kernel.posting.void(
                unit, "test_document", key, on=date.fromisoformat(on), reason="typed twice"
            )
            self.tax.reverse_tax_transactions(unit, "test_document", key, date.fromisoformat(on))

    def differences(self, as_of: str = "2026-12-31") -> dict[str, tuple[Decimal, Decimal]]:
        """Return (ledger, explained) of each tax role, debit − credit, from two independent queries."""
        [subledger] = [row for row in self.kernel.subledgers if row.module == "tax"]
        with self.database.reading() as session:
            explained = subledger.explained(session, date.fromisoformat(as_of))
        raw = self.database.raw()
        try:
            ledger = dict(
                raw.execute(
                    "SELECT r.role, coalesce(sum(CASE l.side WHEN 'debit' THEN l.base_amount "
                    "ELSE -l.base_amount END), 0) FROM account_roles r LEFT JOIN journal_lines l "
                    "ON l.account_id = r.account_id AND l.entry_date <= ? GROUP BY r.role",
                    (as_of,),
                ).fetchall()
            )
        finally:
            raw.close()
        return {role: (D(ledger[role]) / 10_000, explained[role]) for role in subledger.roles}

    def _own_lines(
        self, document: TaxDocument, calculation: TaxCalculation, sign: int, rate: Decimal
    ) -> list[PostingLine]:
        is_sale = document.direction is TaxDirection.OUTPUT

        def line(side: Side, amount: Decimal, role: str) -> PostingLine:
            return PostingLine(
                side=side if sign > 0 else side.other,
                amount=amount,
                role=role,
                currency=document.currency,
                rate=rate,
                party_id=self.party_id,
            )

        if is_sale:
            own = [line(Side.CREDIT, row.net, "SALES_REVENUE") for row in calculation.lines]
            return [line(Side.DEBIT, calculation.gross, "AR_CONTROL"), *own]
        own = [line(Side.DEBIT, row.cost, "COST_OF_SERVICES") for row in calculation.lines]
        return [line(Side.CREDIT, calculation.gross, "AP_CONTROL"), *own]


def fill(path: Path, pack: dict[str, Any], currency: str, country: str) -> None:
    """Create a file with the IFRS chart, the years 2010 to 2013 and 2026, one party and a tax pack."""
    books = open_books(path, NO_PARTY)
    database, kernel = books.database, books.kernel

    def create(connection: Any) -> None:
        Base.metadata.create_all(connection)
        create_search(connection)
        create_triggers(connection)

    database.execute_ddl(create)
    with database.transaction() as unit:
        unit.actor_id = new_id()
        unit.add(
            ActorModel.from_dto(Actor(id=unit.actor_id, name="B", initials="B"), created_by_id=unit.actor_id)
        )
        unit.session.flush()
        kernel.settings.put(unit, "company.base_currency", currency)
        kernel.settings.put(unit, "company.country", country)
        for code in ("GBP", "USD", "EUR", "CAD"):
            kernel.records.ensure_currency(unit, code)
        for spec in (*KERNEL_SERIES, *TAX.series):
            unit.add(NumberSeriesModel.from_dto(spec.new(), created_by_id=unit.actor_id))
        for year in YEARS:
            kernel.periods.add_year(unit, date(year, 1, 1))
        roles = resource("charts_of_accounts", "roles.json")
        chart = parse_chart(resource("charts_of_accounts", "ifrs.json"), roles, "en")
        kernel.accounts.create_from(unit, chart)
        books.tax.install(unit, pack)
        party = Party(
            id=new_id(), code="P1", name="Dunn & Co", is_customer=True, is_vendor=True, country="GB"
        )
        kernel.parties.store(unit, replace(party, vat_id="GB123456789"))
    database.close()


def open_books(path: Path, party_id: UUID | None = None) -> Books:
    """Open a file that `fill` made."""
    database: Database[Unit] = Database(path, CLOCK, Unit)
    kernel = Kernel.build(database, TAX.settings)
    tax = TaxService(kernel)
    if party_id is None:
        with database.reading() as session:
            database.actor_id = session.execute(select(ActorModel.id)).scalar_one()
            party_id = session.execute(select(PartyModel.id)).scalar_one()
    return Books(database, kernel, tax, party_id)


@cache
def _template(pack: str, currency: str, country: str) -> Path:
    path = Path(mkdtemp(prefix="tax-books-")) / "books.countinghouse"
    atexit.register(shutil.rmtree, path.parent)
    fill(path, TEST_PACKS.get(pack) or resource("tax_tables", *pack.split("/")), currency, country)
    return path


def copied_books(
    folder: Path, pack: str = "gb/vat.json", currency: str = "GBP", country: str = "GB"
) -> Iterator[Books]:
    """Open a copy of the books with a pack and close it afterwards: the body of a fixture."""
    path = folder / "books.countinghouse"
    shutil.copy(_template(pack, currency, country), path)
    books = open_books(path)
    yield books
    books.database.close()
