"""Tables of the tax module: what goes in comes out, and the file refuses what must not be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_type_hints
from uuid import UUID

import pytest
from sqlalchemy import select

from finance_core.errors import RuleViolation, StorageError
from finance_core.kernel.orm import AccountModel, ActorModel, TaxCodeModel
from finance_core.modules.tax import models, orm
from finance_core.modules.tax.api import TaxDirection
from finance_core.money.ids import new_id
from tests.modules.tax_books import Books, copied_books

D = Decimal
DAY = date(2026, 3, 31)

TABLES: dict[str, tuple[str, ...]] = {
    "tax_jurisdictions": ("uq_tax_jurisdictions_code", "ix_tax_jurisdictions_parent_id"),
    "tax_rates": ("uq_tax_rates_jurisdiction_id_tax_category_effective_date",),
    "tax_exemptions": (
        "uq_tax_exemptions_jurisdiction_id_certificate_number_customer_id_vendor_id",
        "uq_tax_exemptions_jurisdiction_id_certificate_number_customer_id",
        "uq_tax_exemptions_jurisdiction_id_certificate_number_vendor_id",
        "ck_tax_exemptions_one_party",
    ),
    "tax_transactions": (
        "ix_tax_transactions_registration_id_recognition_date_is_reported",
        "ix_tax_transactions_source_type_source_id",
        "ix_tax_transactions_tax_code_id",
        "ix_tax_transactions_parent_id",
        "ix_tax_transactions_tax_return_id",
    ),
    "tax_returns": (
        "uq_tax_returns_return_number",
        "uq_tax_returns_registration_id_period_start_period_end_sequence",
    ),
    "tax_temporary_differences": ("uq_tax_temporary_differences_period_source_side",),
    "tax_deferred_assets": ("uq_tax_deferred_assets_period_source",),
    "tax_deferred_liabilities": ("uq_tax_deferred_liabilities_period_source",),
    "tax_provisions": ("uq_tax_provisions_period_run_no",),
    "tax_jurisdiction_configs": ("uq_tax_jurisdiction_configs_code",),
}
KINDS: dict[str, type[Any]] = {
    "tax_jurisdictions": models.TaxJurisdiction,
    "tax_rates": models.TaxRate,
    "tax_exemptions": models.TaxExemption,
    "tax_jurisdiction_configs": models.Jurisdiction,
    "tax_returns": models.TaxReturn,
    "tax_transactions": models.TaxTransaction,
    "tax_temporary_differences": models.TemporaryDifference,
    "tax_deferred_assets": models.DeferredTaxAsset,
    "tax_deferred_liabilities": models.DeferredTaxLiability,
    "tax_provisions": models.TaxProvision,
}
MODELS: dict[str, Any] = {
    mapper.class_.__tablename__: mapper.class_
    for mapper in orm.TaxRateModel.registry.mappers
    if mapper.class_.__module__ == orm.__name__
}


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    yield from copied_books(tmp_path)


NOTES = [{"box": "1", "final": "10.00"}]
PLAIN: dict[Any, Any] = {
    str: "QX",
    Decimal: D("12345678901234567890.123456789"),
    date: DAY,
    bool: True,
    int: 7,
    UUID: UUID(int=7),
    list[dict[str, Any]]: NOTES,
}


def plain_type(hint: Any) -> Any:
    members = [member for member in get_args(hint) if member is not type(None)]
    return members[0] if isinstance(hint, UnionType) else hint


def filled(kind: type[Any], **known: Any) -> Any:
    """Return an object with every field filled: what is known, else a value of the field's type."""
    values: dict[str, Any] = {}
    for name, hint in get_type_hints(kind).items():
        wanted = plain_type(hint)
        is_enum = isinstance(wanted, type) and issubclass(wanted, StrEnum)
        values[name] = known.get(name, list(wanted)[-1] if is_enum else PLAIN.get(wanted))
    return kind(**values)


@pytest.fixture
def samples(books: Books) -> dict[str, Any]:
    """One object of each kind, every field filled; they point at one another and at kernel rows."""
    _, entry = books.post(books.document(TaxDirection.OUTPUT, "2026-03-31", ("10.00", "GB20")))
    with books.database.reading() as session:
        actor = session.scalars(select(ActorModel.id)).one()
        account = session.scalars(select(AccountModel.id).limit(1)).one()
        code = session.scalars(select(TaxCodeModel.id).limit(1)).one()
        transaction = session.scalars(select(orm.TaxTransactionModel.id)).one()
        gb = session.scalars(select(orm.TaxJurisdictionModel.id)).one()
    ids = {table: new_id() for table in TABLES}
    known: dict[str, UUID | None] = {
        "jurisdiction_id": ids["tax_jurisdictions"],
        "tax_jurisdiction_id": ids["tax_jurisdictions"],
        "registration_id": ids["tax_jurisdiction_configs"],
        "exemption_id": ids["tax_exemptions"],
        "tax_return_id": ids["tax_returns"],
        "temporary_difference_id": ids["tax_temporary_differences"],
        "authority_party_id": books.party_id,
        "party_id": books.party_id,
        "customer_id": books.party_id,
        "vendor_id": None,
        "verified_by_id": actor,
        "account_id": account,
        "tax_code_id": code,
        "journal_entry_id": entry.id,
        "reverses_id": transaction,
        "amends_id": None,
    }
    parents: dict[str, UUID | None] = {"tax_jurisdictions": gb, "tax_transactions": transaction}
    return {
        table: filled(kind, **known, id=ids[table], parent_id=parents.get(table))
        for table, kind in KINDS.items()
    }


def store(books: Books, samples: dict[str, Any]) -> None:
    with books.database.transaction() as unit:
        for table, dto in samples.items():
            unit.add(MODELS[table].from_dto(dto, created_by_id=unit.actor_id))
            unit.session.flush()


def foreign_keys() -> list[tuple[str, str]]:
    return [
        (table, key.parent.name)
        for table, model in MODELS.items()
        for key in sorted(model.__table__.foreign_keys, key=lambda key: key.parent.name)
        if key.parent.name not in {"created_by_id", "updated_by_id"}
    ]


def test_the_ten_tables_are_mapped() -> None:
    assert set(MODELS) == set(TABLES) == set(KINDS)


def test_what_goes_in_comes_out(books: Books, samples: dict[str, Any]) -> None:
    store(books, samples)
    with books.database.reading() as session:
        for table, dto in samples.items():
            row = session.get(MODELS[table], dto.id)
            assert row is not None
            assert row.to_dto() == dto
            assert row.created_by_id == books.database.actor_id


@pytest.mark.parametrize(("table", "column"), foreign_keys())
def test_an_orphan_is_refused(books: Books, samples: dict[str, Any], table: str, column: str) -> None:
    orphan: dict[str, UUID | None] = {column: new_id()}
    if (table, column) == ("tax_exemptions", "vendor_id"):
        orphan |= {"customer_id": None}
    with pytest.raises(RuleViolation, match="FOREIGN KEY constraint failed"):
        store(books, samples | {table: replace(samples[table], **orphan)})


@pytest.mark.parametrize("table", TABLES)
def test_indexes_and_constraints_have_their_names(books: Books, table: str) -> None:
    raw = books.database.raw()
    try:
        rows = raw.execute("SELECT sql FROM sqlite_master WHERE tbl_name = ?", (table,)).fetchall()
    finally:
        raw.close()
    text = "\n".join(sql for (sql,) in rows if sql)
    assert [name for name in TABLES[table] if name not in text] == []


@pytest.mark.parametrize(
    ("table", "changed"),
    [
        ("tax_jurisdictions", {}),
        ("tax_rates", {}),
        ("tax_exemptions", {}),
        ("tax_transactions", {}),
        ("tax_returns", {"sequence": 8}),
        ("tax_returns", {"return_number": "T2"}),
        ("tax_temporary_differences", {}),
        ("tax_deferred_assets", {}),
        ("tax_deferred_liabilities", {}),
        ("tax_provisions", {}),
        ("tax_jurisdiction_configs", {}),
    ],
)
def test_a_second_one_is_refused(
    books: Books, samples: dict[str, Any], table: str, changed: dict[str, Any]
) -> None:
    store(books, samples)
    with pytest.raises(RuleViolation, match="UNIQUE constraint failed"):
        store(books, {table: replace(samples[table], id=new_id(), **changed)})


def test_a_certificate_has_exactly_one_party(books: Books, samples: dict[str, Any]) -> None:
    both = replace(samples["tax_exemptions"], vendor_id=books.party_id)
    neither = replace(samples["tax_exemptions"], customer_id=None)
    for wrong in (both, neither):
        with pytest.raises(RuleViolation, match="ck_tax_exemptions_one_party"):
            store(books, {"tax_jurisdictions": samples["tax_jurisdictions"], "tax_exemptions": wrong})


def test_a_jurisdiction_is_not_its_own_parent(books: Books, samples: dict[str, Any]) -> None:
    place = samples["tax_jurisdictions"]
    with pytest.raises(RuleViolation, match="ck_tax_jurisdictions_no_cycle"):
        store(books, {"tax_jurisdictions": replace(place, parent_id=place.id)})


def test_an_unknown_state_names_table_and_value(books: Books, samples: dict[str, Any]) -> None:
    store(books, samples)
    with books.database.transaction() as unit:
        row = unit.get(orm.TaxReturnModel, samples["tax_returns"].id, what="tax return")
        row.status = "lost"
    with (
        books.database.reading() as session,
        pytest.raises(StorageError, match=r"tax_returns\.status .* “lost”"),
    ):
        session.scalars(select(orm.TaxReturnModel)).one().to_dto()
