"""Tables around the ledger."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ForeignKey, Index, Integer, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from finance_core.db.base import (
    S3,
    S20,
    S30,
    S50,
    S60,
    S64,
    S100,
    S200,
    S255,
    S500,
    Base,
    Data,
    LongText,
    TrackedBase,
    fk,
)
from finance_core.db.codec import DtoMixin
from finance_core.db.types import Words
from finance_core.kernel.models.records import (
    Approval,
    Attachment,
    AttachmentBlob,
    AuditEvent,
    CatalogEntry,
    CompanySetting,
    Contract,
    ContractLineItem,
    CostLot,
    CostLotUse,
    DocumentLink,
    Draft,
    Holiday,
    ImportBatch,
    ProcessedRequest,
    SavedView,
    Template,
)


class AuditEventModel(DtoMixin[AuditEvent], Base):
    """The audit chain; triggers refuse any change."""

    __tablename__ = "audit_events"
    __table_args__ = (Index(None, "entity_type", "entity_id"),)

    seq: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    occurred_at: Mapped[datetime]
    actor_id: Mapped[UUID] = fk("actors")
    action: Mapped[S50]
    method: Mapped[S100]
    entity_type: Mapped[S50]
    entity_id: Mapped[UUID]
    summary: Mapped[S500]
    payload: Mapped[LongText]
    payload_hash: Mapped[S64]
    prev_hash: Mapped[S64]
    hash: Mapped[S64]


class AttachmentModel(DtoMixin[Attachment], TrackedBase):
    """Files hung on records."""

    __tablename__ = "attachments"
    __table_args__ = (Index(None, "subject_type", "subject_id"),)

    subject_type: Mapped[S50]
    subject_id: Mapped[UUID]
    file_name: Mapped[S255]
    mime: Mapped[S100]
    sha256: Mapped[str] = mapped_column(Words(64), ForeignKey("attachment_blobs.sha256"), index=True)
    note: Mapped[S500 | None]
    removed_at: Mapped[datetime | None]


class AttachmentBlobModel(DtoMixin[AttachmentBlob], Base):
    """Contents by digest."""

    __tablename__ = "attachment_blobs"

    sha256: Mapped[S64] = mapped_column(primary_key=True)
    size: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary)


class ApprovalModel(DtoMixin[Approval], TrackedBase):
    """Recorded decisions."""

    __tablename__ = "approvals"
    __table_args__ = (Index(None, "subject_type", "subject_id"),)

    subject_type: Mapped[S50]
    subject_id: Mapped[UUID]
    step: Mapped[S50]
    decision: Mapped[S50]
    actor_id: Mapped[UUID] = fk("actors")
    on_behalf_of: Mapped[S100 | None]
    decided_at: Mapped[datetime]
    note: Mapped[LongText | None]
    amount: Mapped[Decimal | None]


class DocumentLinkModel(DtoMixin[DocumentLink], TrackedBase):
    """Relations between documents."""

    __tablename__ = "document_links"
    __table_args__ = (UniqueConstraint("from_id", "to_id", "kind"), Index(None, "to_id"))

    from_type: Mapped[S50]
    from_id: Mapped[UUID]
    to_type: Mapped[S50]
    to_id: Mapped[UUID]
    kind: Mapped[S50]
    amount: Mapped[Decimal | None]


class TemplateModel(DtoMixin[Template], TrackedBase):
    """Versioned definitions."""

    __tablename__ = "templates"
    __table_args__ = (UniqueConstraint("kind", "code", "version"),)

    kind: Mapped[S50]
    code: Mapped[S60]
    name: Mapped[S200]
    version: Mapped[int]
    jurisdiction: Mapped[S50 | None]
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    sort: Mapped[int]
    is_active: Mapped[bool]
    is_shipped: Mapped[bool]
    source_text: Mapped[S255 | None]
    body: Mapped[Data]


class SavedViewModel(DtoMixin[SavedView], TrackedBase):
    """Saved lists and reports."""

    __tablename__ = "saved_views"
    __table_args__ = (Index(None, "screen"),)

    kind: Mapped[S50]
    screen: Mapped[S60]
    name: Mapped[S100]
    body: Mapped[Data]
    is_favourite: Mapped[bool]
    sort: Mapped[int]


class DraftModel(DtoMixin[Draft], Base):
    """Forms not yet saved."""

    __tablename__ = "drafts"
    __table_args__ = (Index(None, "kind"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[S60]
    title: Mapped[S255]
    body: Mapped[Data]
    updated_at: Mapped[datetime]
    actor_id: Mapped[UUID] = fk("actors")


class CompanySettingModel(DtoMixin[CompanySetting], TrackedBase):
    """Settings that differ from their default."""

    __tablename__ = "company_settings"

    key: Mapped[S100] = mapped_column(unique=True)
    value: Mapped[Data]
    module: Mapped[S30]


class ContractLineItemModel(DtoMixin[ContractLineItem], TrackedBase):
    """Funded lines of contracts."""

    __tablename__ = "contract_line_items"
    __table_args__ = (UniqueConstraint("contract_id", "line_number"),)

    contract_id: Mapped[UUID] = fk("contracts")
    line_number: Mapped[int]
    description: Mapped[S500]
    type: Mapped[S50]
    funded_amount: Mapped[Decimal]
    ceiling_amount: Mapped[Decimal | None]
    hourly_rate: Mapped[Decimal | None]
    estimated_hours: Mapped[Decimal | None]


class ContractModel(DtoMixin[Contract], TrackedBase):
    """Contracts."""

    __tablename__ = "contracts"

    contract_number: Mapped[S50] = mapped_column(unique=True)
    contract_name: Mapped[S255]
    contract_type: Mapped[S50]
    status: Mapped[S50]
    customer_party_id: Mapped[UUID | None] = fk("parties", index=True)
    currency: Mapped[S3]
    funded_amount: Mapped[Decimal]
    ceiling_amount: Mapped[Decimal | None]
    fee_rate: Mapped[Decimal | None]
    ceiling_fee: Mapped[Decimal | None]
    start_date: Mapped[date | None]
    end_date: Mapped[date | None]
    prime_contract_number: Mapped[S100 | None]
    external_ref: Mapped[S100 | None]
    line_items: Mapped[list[ContractLineItemModel]] = relationship(
        order_by=ContractLineItemModel.line_number, cascade="all, delete-orphan", lazy="raise"
    )


class CostLotModel(DtoMixin[CostLot], TrackedBase):
    """Costing layers."""

    __tablename__ = "cost_lots"
    __table_args__ = (Index(None, "item_code", "location_code", "lot_date"),)

    item_code: Mapped[S100]
    location_code: Mapped[S100 | None]
    lot_date: Mapped[date]
    lot_number: Mapped[S60 | None]
    original_quantity: Mapped[Decimal]
    remaining_quantity: Mapped[Decimal]
    unit_cost: Mapped[Decimal]
    original_cost: Mapped[Decimal]
    remaining_cost: Mapped[Decimal]
    currency: Mapped[S3]
    source_module: Mapped[S30]
    source_id: Mapped[UUID]


class CostLotUseModel(DtoMixin[CostLotUse], TrackedBase):
    """Withdrawals from costing layers."""

    __tablename__ = "cost_lot_uses"
    __table_args__ = (Index(None, "source_id"),)

    cost_lot_id: Mapped[UUID] = fk("cost_lots", index=True)
    quantity: Mapped[Decimal]
    cost: Mapped[Decimal]
    used_on: Mapped[date]
    source_module: Mapped[S30]
    source_id: Mapped[UUID]
    reversed_by_id: Mapped[UUID | None] = fk("cost_lot_uses")


class HolidayModel(DtoMixin[Holiday], TrackedBase):
    """Days off by calendar."""

    __tablename__ = "holidays"
    __table_args__ = (UniqueConstraint("calendar", "date"),)

    calendar: Mapped[S20]
    date: Mapped[date]
    name: Mapped[S100]


class ImportBatchModel(DtoMixin[ImportBatch], TrackedBase):
    """Imported files."""

    __tablename__ = "import_batches"
    __table_args__ = (Index(None, "sha256"),)

    kind: Mapped[S50]
    file_name: Mapped[S255]
    sha256: Mapped[S64]
    mapping: Mapped[S60 | None]
    rows: Mapped[int]
    created: Mapped[int]
    failed: Mapped[int]
    status: Mapped[S50]


class ProcessedRequestModel(DtoMixin[ProcessedRequest], Base):
    """Requests already answered."""

    __tablename__ = "processed_requests"

    request_id: Mapped[UUID] = mapped_column(primary_key=True)
    method: Mapped[S100]
    result: Mapped[LongText]
    at: Mapped[datetime]


class CatalogEntryModel(DtoMixin[CatalogEntry], TrackedBase):
    """Cache of the external catalogue."""

    __tablename__ = "catalog_entries"
    __table_args__ = (
        UniqueConstraint("kind", "code", "sub_code"),
        Index(None, "kind", "is_active", "search_text"),
        Index(None, "kind", "parent_code"),
    )

    kind: Mapped[S50]
    code: Mapped[S100]
    sub_code: Mapped[S100]
    name: Mapped[S255]
    parent_code: Mapped[S100 | None]
    attributes: Mapped[Data]
    search_text: Mapped[str] = mapped_column(Words(1000))
    source_code: Mapped[S60]
    locked_fields: Mapped[S500 | None]
    row_hash: Mapped[S64]
    alias_of: Mapped[S100 | None]
    is_active: Mapped[bool]
    last_seen_at: Mapped[datetime | None]
