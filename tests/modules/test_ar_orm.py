"""Tables of receivables: what goes in comes out, and the file refuses what must not be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import UnionType
from typing import Any, get_args, get_type_hints
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from finance_core.company import Company
from finance_core.errors import RuleViolation
from finance_core.kernel.orm import (
    AccountModel,
    ActorModel,
    PaymentTermModel,
    TaxCodeModel,
)
from finance_core.modules.ap.api import SaveVendor
from finance_core.modules.ar import models, orm
from finance_core.money.ids import new_id
from tests.modules.ar_books import Books

pytest_plugins = ("tests.company_fixtures",)
D = Decimal

TABLES: dict[str, tuple[str, ...]] = {
    "ar_customer_profiles": ("uq_ar_customer_profiles_customer_id", "uq_ar_customer_profiles_code"),
    "ar_invoices": (
        "uq_ar_invoices_invoice_number",
        "ix_ar_invoices_customer_id_status",
        "ix_ar_invoices_status_due_date",
        "ix_ar_invoices_posting_date",
        "ix_ar_invoices_payment_reference",
        "ix_ar_invoices_customer_reference",
    ),
    "ar_credit_memos": ("uq_ar_credit_memos_credit_memo_number", "ix_ar_credit_memos_customer_id_status"),
    "ar_invoice_lines": (
        "uq_ar_invoice_lines_invoice_id_line_number",
        "uq_ar_invoice_lines_credit_memo_id_line_number",
        "ck_ar_invoice_lines_one_parent",
        "ix_ar_invoice_lines_billed_module_billed_id",
    ),
    "ar_receipts": (
        "uq_ar_receipts_receipt_number",
        "ix_ar_receipts_customer_id_receipt_date",
        "ix_ar_receipts_status",
        "ix_ar_receipts_reference",
    ),
    "ar_auto_apply_rules": ("uq_ar_auto_apply_rules_name", "uq_ar_auto_apply_rules_priority"),
    "ar_receipt_allocations": (
        "ix_ar_receipt_allocations_invoice_id_status",
        "ix_ar_receipt_allocations_receipt_id",
        "ix_ar_receipt_allocations_credit_memo_id",
        "ck_ar_receipt_allocations_one_source",
        "ck_ar_receipt_allocations_one_target",
    ),
    "ar_dunning_history": ("uq_ar_dunning_history_run_number_customer_id_currency",),
    "ar_credit_decisions": ("ix_ar_credit_decisions_customer_id_decision_date",),
}
KINDS: dict[str, type[Any]] = {
    "ar_customer_profiles": models.CustomerProfile,
    "ar_invoices": models.ARInvoice,
    "ar_credit_memos": models.ARCreditMemo,
    "ar_invoice_lines": models.ARInvoiceLine,
    "ar_receipts": models.ARReceipt,
    "ar_auto_apply_rules": models.ARAutoApplyRule,
    "ar_receipt_allocations": models.ARReceiptAllocation,
    "ar_dunning_history": models.ARDunningHistory,
    "ar_credit_decisions": models.ARCreditDecision,
}
MODELS: dict[str, Any] = {
    mapper.class_.__tablename__: mapper.class_
    for mapper in orm.ARInvoiceModel.registry.mappers
    if mapper.class_.__module__ == orm.__name__
}
SNAPSHOT = {"name": "Brook Trading", "address": ["5 Mill Lane"]}
PLAIN: dict[Any, Any] = {
    str: "QX",
    Decimal: D("12345678901234567890.123456789"),
    date: date(2026, 3, 31),
    bool: True,
    int: 7,
    list[dict[str, str]]: [{"number": "INV-1", "open": "10.00"}],
}


@pytest.fixture
def books(company: Company) -> Books:
    return Books.open(company)


def plain_type(hint: Any) -> Any:
    members = [member for member in get_args(hint) if member is not type(None)]
    return members[0] if isinstance(hint, UnionType) else hint


def filled(kind: type[Any], known: dict[str, Any], **own: Any) -> Any:
    """Return an object with every field filled: what is known, else a value of the field's type."""
    values: dict[str, Any] = {}
    for name, hint in get_type_hints(kind).items():
        wanted = plain_type(hint)
        is_enum = isinstance(wanted, type) and issubclass(wanted, StrEnum)
        default = list(wanted)[-1] if is_enum else PLAIN.get(wanted, SNAPSHOT)
        values[name] = own.get(name, known.get(name, default))
    return kind(**values)


@pytest.fixture
def samples(books: Books) -> dict[str, Any]:
    """One object of each kind, every field filled; they point at one another and at kernel rows."""
    invoice = books.invoice("2026-03-02", "1.00")
    with books.company.database.reading() as session:
        one = {
            name: session.scalars(select(model.id).limit(1)).one()
            for name, model in (
                ("account_id", AccountModel),
                ("tax_code_id", TaxCodeModel),
                ("payment_term_id", PaymentTermModel),
                ("decided_by_id", ActorModel),
            )
        }
    ids = {table: new_id() for table in TABLES}
    other = books.new_customer("Second")
    known: dict[str, Any] = one | {
        "customer_id": other,
        "default_account_id": one["account_id"],
        "default_tax_code_id": one["tax_code_id"],
        "contract_id": None,
        "corrects_invoice_id": invoice.id,
        "template_id": invoice.id,
        "invoice_id": ids["ar_invoices"],
        "original_invoice_id": ids["ar_invoices"],
        "fee_invoice_id": ids["ar_invoices"],
        "credit_memo_id": None,
        "receipt_id": ids["ar_receipts"],
        "refund_receipt_id": None,
        "rule_id": ids["ar_auto_apply_rules"],
        "journal_entry_id": invoice.journal_entry_id,
        "void_entry_id": invoice.journal_entry_id,
        "reversal_entry_id": invoice.journal_entry_id,
        "original_line_id": invoice.lines[0].id,
        "lines": (),
        "currency": "USD",
        "language": "en",
        "run_number": "DUN-1",
    }
    known |= {
        name: new_id()
        for name in (
            "gl_recurring_id",
            "billed_id",
            "bank_account_id",
            "deposit_transaction_id",
            "statement_line_id",
        )
    }
    known |= dict.fromkeys(
        name for name in models.ARInvoiceLine.__dataclass_fields__ if name.startswith("dim_")
    )
    party = {
        "ar_customer_profiles": books.company.ap.save_vendor(SaveVendor(name="Only a vendor")).value.vendor_id
    }
    return {
        table: filled(kind, known, id=ids[table], **({"customer_id": party[table]} if table in party else {}))
        for table, kind in KINDS.items()
    }


def store(books: Books, samples: dict[str, Any]) -> None:
    with books.company.database.transaction() as unit:
        for table, dto in samples.items():
            unit.add(MODELS[table].from_dto(dto, created_by_id=unit.actor_id))
            unit.session.flush()


def foreign_keys(table: str) -> list[str]:
    keys = sorted(key.parent.name for key in MODELS[table].__table__.foreign_keys)
    return [key for key in keys if key not in {"created_by_id", "updated_by_id"}]


def test_the_nine_tables_are_mapped() -> None:
    assert set(MODELS) == set(TABLES) == set(KINDS)


def test_what_goes_in_comes_out(books: Books, samples: dict[str, Any]) -> None:
    line = samples["ar_invoice_lines"]
    with_line = replace(samples["ar_invoices"], lines=(line, replace(line, id=new_id(), line_number=8)))
    note = samples["ar_credit_memos"]
    credited = replace(line, id=new_id(), invoice_id=None, credit_memo_id=note.id)
    expected = samples | {"ar_invoices": with_line, "ar_credit_memos": replace(note, lines=(credited,))}
    store(books, {table: dto for table, dto in expected.items() if table != "ar_invoice_lines"})
    with books.company.database.reading() as session:
        for table, dto in expected.items():
            model = MODELS[table]
            options = [selectinload(model.lines)] if hasattr(model, "lines") else []
            row = session.scalars(select(model).where(model.id == dto.id).options(*options)).one()
            assert row.to_dto() == dto
            assert row.created_by_id == books.company.database.actor_id


@pytest.mark.parametrize("table", TABLES)
def test_an_orphan_is_refused(books: Books, samples: dict[str, Any], table: str) -> None:
    for column in foreign_keys(table):
        orphan: dict[str, UUID | None] = {column: new_id()}
        if (table, column) == ("ar_invoice_lines", "credit_memo_id"):
            orphan["invoice_id"] = None
        if (table, column) == ("ar_receipt_allocations", "credit_memo_id"):
            orphan["receipt_id"] = None
        if (table, column) == ("ar_receipt_allocations", "refund_receipt_id"):
            orphan["invoice_id"] = None
        with pytest.raises(RuleViolation, match="FOREIGN KEY constraint failed"):
            store(books, samples | {table: replace(samples[table], **orphan)})


@pytest.mark.parametrize("table", TABLES)
def test_indexes_and_constraints_have_their_names(books: Books, table: str) -> None:
    raw = books.company.database.raw()
    try:
        rows = raw.execute("SELECT sql FROM sqlite_master WHERE tbl_name = ?", (table,)).fetchall()
    finally:
        raw.close()
    text = "\n".join(sql for (sql,) in rows if sql)
    assert [name for name in TABLES[table] if name not in text] == []


@pytest.mark.parametrize(
    ("table", "changed"),
    [
        ("ar_customer_profiles", {"code": "other"}),
        ("ar_invoices", {}),
        ("ar_credit_memos", {}),
        ("ar_invoice_lines", {}),
        ("ar_receipts", {}),
        ("ar_auto_apply_rules", {"name": "other"}),
        ("ar_auto_apply_rules", {"priority": 8}),
        ("ar_dunning_history", {}),
    ],
)
def test_a_second_one_is_refused(
    books: Books, samples: dict[str, Any], table: str, changed: dict[str, Any]
) -> None:
    store(books, samples)
    with pytest.raises(RuleViolation, match="UNIQUE constraint failed"):
        store(books, {table: replace(samples[table], id=new_id(), **changed)})


@pytest.mark.parametrize(
    ("table", "changed", "rule"),
    [
        ("ar_invoice_lines", {"invoice_id": None}, "one_parent"),
        ("ar_receipt_allocations", {"invoice_id": None}, "one_target"),
        ("ar_receipt_allocations", {"credit_memo_id": UUID(int=9)}, "one_source"),
    ],
)
def test_a_row_has_one_source_and_one_target(
    books: Books, samples: dict[str, Any], table: str, changed: dict[str, Any], rule: str
) -> None:
    with pytest.raises(RuleViolation, match=f"ck_{table}_{rule}"):
        store(books, samples | {table: replace(samples[table], **changed)})
