"""Nothing that points at a journal entry can be deleted: by itself, by a cascade, or as a line left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from finance_core.company import Company
from finance_core.errors import PostedRecord
from finance_core.modules.ap.api import BillLine, RecordInvoice, SaveVendor
from finance_core.modules.ap.orm import APInvoiceModel

pytest_plugins = ("tests.company_fixtures",)


@pytest.fixture
def bill(company: Company) -> UUID:
    vendor = company.ap.save_vendor(SaveVendor(name="Acme Paper Inc")).value.vendor_id
    account = company.kernel.accounts.by_code("6200").id
    line = BillLine(account_id=account, description="Paper", unit_price=Decimal(100))
    return company.ap.record_invoice(RecordInvoice(
        vendor_id=vendor, invoice_number="A-1", invoice_date=date(2026, 6, 1), lines=(line, line))).value.id


def stored(session: Session, bill: UUID) -> APInvoiceModel:
    found = select(APInvoiceModel).where(APInvoiceModel.id == bill)
    return session.scalars(found.options(selectinload(APInvoiceModel.lines))).one()


def leave_out_a_line(company: Company, bill: UUID) -> None:
    with company.database.transaction() as unit:
        row = stored(unit.session, bill)
        dto = row.to_dto()
        row.apply(replace(dto, lines=dto.lines[:1]), changed_by_id=unit.actor_id)


def test_a_posted_document_is_not_deleted_with_its_lines(company: Company, bill: UUID) -> None:
    with (
        pytest.raises(PostedRecord, match="A record of ap invoices is posted, so it cannot be deleted"),
        company.database.transaction() as unit,
    ):
        unit.session.delete(stored(unit.session, bill))
    with company.database.reading() as session:
        assert len(stored(session, bill).lines) == 2


def test_a_line_left_out_of_a_posted_document_is_refused(company: Company, bill: UUID) -> None:
    with pytest.raises(PostedRecord) as refused:
        leave_out_a_line(company, bill)
    assert refused.value.record == str(bill)
    with company.database.reading() as session:
        assert len(stored(session, bill).lines) == 2
