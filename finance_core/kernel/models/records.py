"""What the kernel keeps around the ledger: audit events, attachments, approvals, links, drafts, contracts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

Day = date  # inside a class with a field `date` that name is the field


class AuditAction(StrEnum):
    """What an audit event records."""

    CREATE = "create"
    UPDATE = "update"
    DELETE = "delete"
    POST = "post"
    REVERSE = "reverse"
    APPROVE = "approve"
    CLOSE = "close"
    REOPEN = "reopen"
    SETTING = "setting"
    IMPORT = "import"
    EXPORT = "export"
    UNDO = "undo"
    LOGIN = "login"


class Decision(StrEnum):
    """Outcome of an approval step."""

    APPROVED = "approved"
    REJECTED = "rejected"
    RETURNED = "returned"


class LinkKind(StrEnum):
    """How two documents relate."""

    CREATED_FROM = "created_from"
    CORRECTS = "corrects"
    REPLACES = "replaces"
    APPLIES_TO = "applies_to"
    MIRRORS = "mirrors"
    RELATED = "related"


class ViewKind(StrEnum):
    """What a saved view belongs to."""

    LIST = "list"
    REPORT = "report"
    DASHBOARD_TILE = "dashboard_tile"
    PACK = "pack"


class ImportStatus(StrEnum):
    """State of an import batch."""

    PREVIEWED = "previewed"
    IMPORTED = "imported"
    UNDONE = "undone"


class ContractType(StrEnum):
    """How a contract pays."""

    FFP = "ffp"
    CPFF = "cpff"
    CPIF = "cpif"
    T_AND_M = "t_and_m"
    LABOR_HOUR = "labor_hour"
    IDIQ = "idiq"
    SUBSCRIPTION = "subscription"
    OTHER = "other"


class ContractStatus(StrEnum):
    """State of a contract."""

    DRAFT = "draft"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    COMPLETED = "completed"
    CLOSED = "closed"
    TERMINATED = "terminated"


class CatalogKind(StrEnum):
    """What a cached catalogue row describes."""

    ITEM = "item"
    LOCATION = "location"
    PURCHASE_ORDER = "purchase_order"
    COMPANY = "company"
    STOCK_LEVEL = "stock_level"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEvent:
    """One link of the audit chain."""

    seq: int
    occurred_at: datetime
    actor_id: UUID
    action: AuditAction
    method: str
    entity_type: str
    entity_id: UUID
    summary: str
    payload: str
    payload_hash: str
    prev_hash: str
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file hung on a record; the content is stored once under its digest."""

    id: UUID
    subject_type: str
    subject_id: UUID
    file_name: str
    mime: str
    sha256: str
    note: str | None = None
    removed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentBlob:
    """Content of an attachment, compressed."""

    sha256: str
    size: int
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """A recorded decision about a record."""

    id: UUID
    subject_type: str
    subject_id: UUID
    step: str
    decision: Decision
    actor_id: UUID
    decided_at: datetime
    on_behalf_of: str | None = None
    note: str | None = None
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLink:
    """A relation between two documents."""

    id: UUID
    from_type: str
    from_id: UUID
    to_type: str
    to_id: UUID
    kind: LinkKind
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A versioned definition the user may edit: layouts, mappings, texts, tables."""

    id: UUID
    kind: str
    code: str
    name: str
    version: int
    body: Any
    jurisdiction: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    sort: int = 0
    is_active: bool = True
    is_shipped: bool = False
    source_text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView:
    """Filters, columns and order of a list or report under a name."""

    id: UUID
    kind: ViewKind
    screen: str
    name: str
    body: Any
    is_favourite: bool = False
    sort: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A form not yet saved; outside the ledger and every report."""

    id: UUID
    kind: str
    title: str
    body: Any
    updated_at: datetime
    actor_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanySetting:
    """A value that differs from the default of its key."""

    id: UUID
    key: str
    value: Any
    module: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractLineItem:
    """A funded line of a contract."""

    id: UUID
    contract_id: UUID
    line_number: int
    description: str
    type: str
    funded_amount: Decimal
    ceiling_amount: Decimal | None = None
    hourly_rate: Decimal | None = None
    estimated_hours: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """A contract with a customer."""

    id: UUID
    contract_number: str
    contract_name: str
    contract_type: ContractType
    status: ContractStatus
    currency: str
    funded_amount: Decimal
    customer_party_id: UUID | None = None
    ceiling_amount: Decimal | None = None
    fee_rate: Decimal | None = None
    ceiling_fee: Decimal | None = None
    start_date: date | None = None
    end_date: date | None = None
    prime_contract_number: str | None = None
    external_ref: str | None = None
    line_items: tuple[ContractLineItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CostLot:
    """A costing layer of stock."""

    id: UUID
    item_code: str
    lot_date: date
    original_quantity: Decimal
    remaining_quantity: Decimal
    unit_cost: Decimal
    original_cost: Decimal
    remaining_cost: Decimal
    currency: str
    source_module: str
    source_id: UUID
    location_code: str | None = None
    lot_number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CostLotUse:
    """A withdrawal from a costing layer."""

    id: UUID
    cost_lot_id: UUID
    quantity: Decimal
    cost: Decimal
    used_on: date
    source_module: str
    source_id: UUID
    reversed_by_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """A day on which a calendar does not work."""

    id: UUID
    calendar: str
    date: Day
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportBatch:
    """One imported file."""

    id: UUID
    kind: str
    file_name: str
    sha256: str
    rows: int
    created: int
    failed: int
    status: ImportStatus
    mapping: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessedRequest:
    """A request that was saved, with its answer: a repeat returns it."""

    request_id: UUID
    method: str
    result: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogEntry:
    """A code of something another system owns, cached for pick lists."""

    id: UUID
    kind: CatalogKind
    code: str
    sub_code: str
    name: str
    attributes: Any
    search_text: str
    source_code: str
    row_hash: str
    parent_code: str | None = None
    locked_fields: str | None = None
    alias_of: str | None = None
    is_active: bool = True
    last_seen_at: datetime | None = None
