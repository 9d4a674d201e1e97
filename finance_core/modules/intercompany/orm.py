"""Tables of the intercompany module."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from finance_core.db.base import S3, S20, S30, S50, S100, S200, S255, S500, Data, LongText, TrackedBase, fk
from finance_core.db.codec import DtoMixin
from finance_core.modules.intercompany.models import (
    IntercompanyAgreement,
    IntercompanySettlement,
    IntercompanyTransaction,
)


class IntercompanyAgreementModel(DtoMixin[IntercompanyAgreement], TrackedBase):
    """Agreements of pairs of entities."""

    __tablename__ = "intercompany_agreements"
    __table_args__ = (
        CheckConstraint("entity_a <> entity_b", name="two_entities"),
        UniqueConstraint("entity_a", "entity_b", "agreement_type", "effective_from"),
        Index(None, "status", "next_charge_date"),
    )

    agreement_number: Mapped[S50] = mapped_column(unique=True)
    entity_a: Mapped[S100]
    entity_b: Mapped[S100]
    name: Mapped[S255]
    agreement_type: Mapped[S50]
    markup_rate: Mapped[Decimal]
    price_list: Mapped[S100 | None]
    interest_rate: Mapped[Decimal | None]
    day_count: Mapped[S50 | None]
    compounding: Mapped[S50 | None]
    billing_frequency: Mapped[S50]
    next_charge_date: Mapped[date | None]
    cost_accounts: Mapped[S500 | None]
    share_weights: Mapped[Data | None]
    is_net_investment: Mapped[bool]
    currency: Mapped[S3]
    due_from_account_id: Mapped[UUID | None] = fk("accounts")
    due_to_account_id: Mapped[UUID | None] = fk("accounts")
    income_account_id: Mapped[UUID | None] = fk("accounts")
    expense_account_id: Mapped[UUID | None] = fk("accounts")
    withholding_rate: Mapped[Decimal | None]
    tax_code_id: Mapped[UUID | None] = fk("tax_codes")
    effective_from: Mapped[date]
    effective_to: Mapped[date | None]
    status: Mapped[S50]
    method_note: Mapped[LongText | None]


class IntercompanyTransactionModel(DtoMixin[IntercompanyTransaction], TrackedBase):
    """What entities did for one another."""

    __tablename__ = "intercompany_transactions"
    __table_args__ = (
        CheckConstraint("from_entity <> to_entity", name="two_entities"),
        Index(None, "from_entity", "to_entity", "transaction_date"),
        Index(None, "status"),
        Index(None, "source_module", "source_id"),
    )

    transaction_number: Mapped[S50] = mapped_column(unique=True)
    agreement_id: Mapped[UUID | None] = fk("intercompany_agreements", index=True)
    transaction_type: Mapped[S50]
    from_entity: Mapped[S100]
    to_entity: Mapped[S100]
    amount: Mapped[Decimal]
    tax_amount: Mapped[Decimal]
    markup_amount: Mapped[Decimal]
    currency: Mapped[S3]
    rate: Mapped[Decimal]
    base_amount: Mapped[Decimal]
    transaction_date: Mapped[date]
    due_date: Mapped[date | None]
    description: Mapped[S500 | None]
    from_account_id: Mapped[UUID | None] = fk("accounts")
    to_account_id: Mapped[UUID | None] = fk("accounts")
    external_reference: Mapped[S100 | None]
    file_message_id: Mapped[S100 | None] = mapped_column(unique=True)
    counter_status: Mapped[S50]
    settled_amount: Mapped[Decimal]
    profit_in_stock: Mapped[Decimal | None]
    status: Mapped[S50]
    reconciled_at: Mapped[datetime | None]
    eliminated_period: Mapped[S20 | None]
    source_module: Mapped[S30 | None]
    source_type: Mapped[S50 | None]
    source_id: Mapped[UUID | None]
    reversed_on: Mapped[date | None]
    reverse_reason: Mapped[S500 | None]
    journal_entry_id: Mapped[UUID | None] = fk("journal_entries", index=True)
    mirror_entry_id: Mapped[UUID | None] = fk("journal_entries", index=True)


class IntercompanySettlementModel(DtoMixin[IntercompanySettlement], TrackedBase):
    """How debts between entities ended."""

    __tablename__ = "intercompany_settlements"
    __table_args__ = (
        CheckConstraint("from_entity <> to_entity", name="two_entities"),
        Index(None, "from_entity", "to_entity", "settlement_date"),
        Index(None, "status"),
    )

    settlement_number: Mapped[S50] = mapped_column(unique=True)
    from_entity: Mapped[S100]
    to_entity: Mapped[S100]
    settlement_date: Mapped[date]
    period: Mapped[S20]
    settlement_type: Mapped[S50]
    amount: Mapped[Decimal]
    gross_payable: Mapped[Decimal]
    gross_receivable: Mapped[Decimal]
    currency: Mapped[S3]
    rate: Mapped[Decimal]
    fx_difference: Mapped[Decimal]
    payment_method: Mapped[S50 | None]
    bank_account_from: Mapped[S100 | None]
    bank_account_to: Mapped[S100 | None]
    settlement_reference: Mapped[S100 | None]
    lines: Mapped[Data]
    status: Mapped[S50]
    settled_by: Mapped[S200 | None]
    reversed_on: Mapped[date | None]
    reverse_reason: Mapped[S500 | None]
    journal_entry_id: Mapped[UUID | None] = fk("journal_entries", index=True)
    mirror_entry_id: Mapped[UUID | None] = fk("journal_entries", index=True)
