"""A stored bill of three lines turned into its data object, against a conversion that names every field.

The floor is what would be written by hand for this one pair of classes; it is spelled out from their fields
so that it stays complete. Run it by `python -m benchmarks.bench_dto`.
"""

from __future__ import annotations

import dataclasses
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from finance_core.company import Company, NewCompany
from finance_core.modules.ap.api import BillLine, RecordInvoice, SaveVendor
from finance_core.modules.ap.models import APInvoice, APInvoiceLine, BillStatus, BillType
from finance_core.modules.ap.orm import APInvoiceModel
from finance_core.money.clock import FixedClock

CLOCK = FixedClock(datetime(2026, 6, 15, 9, tzinfo=UTC))
ROUNDS, TIMES = 40, 100
SPECIAL = {
    "document_type": "BillType(row.document_type)",
    "status": "BillStatus(row.status)",
    "lines": "tuple([of_line(line) for line in row.lines])",
}


def by_hand(dto: type[Any], **names: Any) -> Callable[[Any], Any]:
    """Return the conversion to a data object as one call that names every field."""
    fields = [field.name for field in dataclasses.fields(dto)]
    parts = ", ".join(f"{name}={SPECIAL.get(name, f'row.{name}')}" for name in fields)
    return eval(f"lambda row: dto({parts})", {"dto": dto, **names})  # type: ignore[no-any-return] # noqa: S307


def record_bill(company: Company) -> None:
    """Save a bill of three lines."""
    vendor = company.ap.save_vendor(SaveVendor(name="Acme")).value
    account = company.kernel.accounts.by_code("6100").id
    line = BillLine(account_id=account, description="Rent", unit_price=Decimal(1000))
    company.ap.record_invoice(RecordInvoice(vendor_id=vendor.vendor_id, invoice_number="1",
                                            invoice_date=date(2026, 6, 1), lines=(line,) * 3))


def microseconds(*works: Callable[[], Any]) -> list[float]:
    """Return the median processor time of each work, done in turn."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(ROUNDS):
        for place, work in enumerate(works):
            start = time.process_time()
            for _ in range(TIMES):
                work()
            times[place].append((time.process_time() - start) / TIMES)
    return [statistics.median(own) * 1e6 for own in times]


def main() -> None:
    """Print both figures and their ratio."""
    of_bill = by_hand(APInvoice, BillType=BillType, BillStatus=BillStatus, of_line=by_hand(APInvoiceLine))
    answers = NewCompany(name="Bench", fiscal_year_start=date(2026, 1, 1))
    with (
        tempfile.TemporaryDirectory() as folder,
        Company.create(Path(folder) / "bench.countinghouse", answers, CLOCK) as company,
    ):
        record_bill(company)
        with company.database.reading() as session:
            row = session.scalars(select(APInvoiceModel).options(selectinload(APInvoiceModel.lines))).one()
            floor, ours = microseconds(lambda: of_bill(row), row.to_dto)
    print(f"by hand {floor:.0f} us, to_dto {ours:.0f} us: {ours / floor:.2f} × (goal ≤ 1.3)")


if __name__ == "__main__":
    main()
