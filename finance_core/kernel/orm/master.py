"""Tables of master data."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from finance_core.db.base import (
    S2,
    S3,
    S5,
    S10,
    S20,
    S30,
    S50,
    S60,
    S100,
    S200,
    S255,
    Base,
    LongText,
    TrackedBase,
    fk,
)
from finance_core.db.codec import DtoMixin
from finance_core.kernel.models.master import (
    Actor,
    Currency,
    Dimension,
    DimensionValue,
    ExchangeRate,
    NumberCounter,
    NumberSeries,
    Party,
    PartyContact,
    PaymentTerm,
    TaxCode,
    TaxCodeComponent,
)


class ActorModel(DtoMixin[Actor], TrackedBase):
    """Who did it."""

    __tablename__ = "actors"

    name: Mapped[S100] = mapped_column(unique=True)
    initials: Mapped[S10]
    is_active: Mapped[bool]


class PartyModel(DtoMixin[Party], TrackedBase):
    """Parties in all their roles."""

    __tablename__ = "parties"

    code: Mapped[S30] = mapped_column(unique=True)
    name: Mapped[S255] = mapped_column(index=True)
    legal_name: Mapped[S255 | None]
    is_customer: Mapped[bool]
    is_vendor: Mapped[bool]
    is_employee: Mapped[bool]
    is_bank: Mapped[bool]
    is_authority: Mapped[bool]
    is_shareholder: Mapped[bool]
    is_entity: Mapped[bool]
    status: Mapped[S50]
    merged_into_id: Mapped[UUID | None] = fk("parties")
    tax_id: Mapped[S50 | None]
    vat_id: Mapped[S50 | None]
    registration_no: Mapped[S50 | None]
    country: Mapped[S2 | None]
    language: Mapped[S5 | None]
    default_currency: Mapped[S3 | None]
    payment_term_id: Mapped[UUID | None] = fk("payment_terms")
    website: Mapped[S255 | None]
    note: Mapped[LongText | None]


class PartyContactModel(DtoMixin[PartyContact], TrackedBase):
    """Addresses and persons of parties."""

    __tablename__ = "party_contacts"

    party_id: Mapped[UUID] = fk("parties", index=True)
    kind: Mapped[S50]
    name: Mapped[S255 | None]
    street1: Mapped[S255 | None]
    street2: Mapped[S255 | None]
    postal_code: Mapped[S20 | None]
    city: Mapped[S100 | None]
    region: Mapped[S100 | None]
    country: Mapped[S2 | None]
    email: Mapped[S255 | None]
    phone: Mapped[S50 | None]
    is_default: Mapped[bool]
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]


class PaymentTermModel(DtoMixin[PaymentTerm], TrackedBase):
    """Payment terms."""

    __tablename__ = "payment_terms"

    code: Mapped[S20] = mapped_column(unique=True)
    name: Mapped[S100]
    due_rule: Mapped[S50]
    days: Mapped[int]
    months: Mapped[int]
    day: Mapped[int | None]
    discount_percent: Mapped[Decimal | None]
    discount_days: Mapped[int | None]
    next_business_day: Mapped[bool]


class CurrencyModel(DtoMixin[Currency], TrackedBase):
    """Currencies in use."""

    __tablename__ = "currencies"

    code: Mapped[S3] = mapped_column(unique=True)
    name: Mapped[S100]
    symbol: Mapped[S10]
    minor_unit: Mapped[int]
    cash_step: Mapped[Decimal | None]
    is_active: Mapped[bool]


class ExchangeRateModel(DtoMixin[ExchangeRate], TrackedBase):
    """Exchange rates by day and type."""

    __tablename__ = "exchange_rates"
    __table_args__ = (UniqueConstraint("from_currency", "to_currency", "rate_date", "rate_type"),)

    from_currency: Mapped[S3]
    to_currency: Mapped[S3]
    rate_date: Mapped[date]
    rate_type: Mapped[S50]
    rate: Mapped[Decimal]
    per: Mapped[int]
    source: Mapped[S50]


class DimensionModel(DtoMixin[Dimension], TrackedBase):
    """Dimensions."""

    __tablename__ = "dimensions"

    code: Mapped[S50] = mapped_column(unique=True)
    name: Mapped[S100]
    is_required_for: Mapped[S50]
    is_active: Mapped[bool]
    sort: Mapped[int]


class DimensionValueModel(DtoMixin[DimensionValue], TrackedBase):
    """Values of dimensions."""

    __tablename__ = "dimension_values"
    __table_args__ = (UniqueConstraint("dimension_id", "code"),)

    dimension_id: Mapped[UUID] = fk("dimensions")
    code: Mapped[S50]
    name: Mapped[S200]
    parent_id: Mapped[UUID | None] = fk("dimension_values", index=True)
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    is_active: Mapped[bool]
    external_ref: Mapped[S100 | None]


class NumberSeriesModel(DtoMixin[NumberSeries], TrackedBase):
    """Number series."""

    __tablename__ = "number_series"

    code: Mapped[S30] = mapped_column(unique=True)
    pattern: Mapped[S60]
    reset: Mapped[S50]
    gapless: Mapped[bool]
    start: Mapped[int]


class NumberCounterModel(DtoMixin[NumberCounter], Base):
    """Last number given, one row for each series and scope."""

    __tablename__ = "number_counters"

    series_id: Mapped[UUID] = fk("number_series", primary_key=True)
    scope_key: Mapped[S50] = mapped_column(primary_key=True)
    last_number: Mapped[int]


class TaxCodeComponentModel(DtoMixin[TaxCodeComponent], TrackedBase):
    """Taxes inside tax codes."""

    __tablename__ = "tax_code_components"
    __table_args__ = (UniqueConstraint("tax_code_id", "sequence"),)

    tax_code_id: Mapped[UUID] = fk("tax_codes")
    sequence: Mapped[int]
    jurisdiction_code: Mapped[S50]
    tax_category: Mapped[S50]
    is_compound: Mapped[bool]


class TaxCodeModel(DtoMixin[TaxCode], TrackedBase):
    """Tax codes."""

    __tablename__ = "tax_codes"

    code: Mapped[S20] = mapped_column(unique=True)
    name: Mapped[S200]
    kind: Mapped[S50]
    treatment: Mapped[S50]
    prices_include_tax: Mapped[bool]
    recoverable_percent: Mapped[Decimal]
    discount_changes_tax: Mapped[bool]
    basis: Mapped[S50]
    output_account_id: Mapped[UUID | None] = fk("accounts")
    input_account_id: Mapped[UUID | None] = fk("accounts")
    sale_base_boxes: Mapped[S100 | None]
    sale_tax_boxes: Mapped[S100 | None]
    purchase_base_boxes: Mapped[S100 | None]
    purchase_tax_boxes: Mapped[S100 | None]
    en16931_category: Mapped[S2 | None]
    invoice_text: Mapped[S200 | None]
    country: Mapped[S2 | None]
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    is_active: Mapped[bool]
    components: Mapped[list[TaxCodeComponentModel]] = relationship(
        order_by=TaxCodeComponentModel.sequence, cascade="all, delete-orphan", lazy="raise"
    )
