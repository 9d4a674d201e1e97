"""Pure rules of inventory: state tables (inventory.md, States)."""

from __future__ import annotations

from finance_core.kernel.states import Moves
from finance_core.modules.inventory.models import (
    AdjustmentStatus,
    CountStatus,
    IssueStatus,
    ReceiptStatus,
    TransferStatus,
)

RECEIPT_MOVES: Moves[ReceiptStatus] = {
    ReceiptStatus.PENDING: frozenset({ReceiptStatus.ACCEPTED, ReceiptStatus.REJECTED}),
    ReceiptStatus.ACCEPTED: frozenset({ReceiptStatus.VOIDED}),
    ReceiptStatus.REJECTED: frozenset(),
    ReceiptStatus.VOIDED: frozenset(),
}
ISSUE_MOVES: Moves[IssueStatus] = {
    IssueStatus.REQUESTED: frozenset({IssueStatus.PICKED, IssueStatus.ISSUED, IssueStatus.CANCELLED}),
    IssueStatus.PICKED: frozenset({IssueStatus.ISSUED, IssueStatus.CANCELLED}),
    IssueStatus.ISSUED: frozenset({IssueStatus.DELIVERED, IssueStatus.VOIDED}),
    IssueStatus.DELIVERED: frozenset({IssueStatus.VOIDED}),
    IssueStatus.CANCELLED: frozenset(),
    IssueStatus.VOIDED: frozenset(),
}
ADJUSTMENT_MOVES: Moves[AdjustmentStatus] = {
    AdjustmentStatus.DRAFT: frozenset({AdjustmentStatus.POSTED}),
    AdjustmentStatus.POSTED: frozenset({AdjustmentStatus.VOIDED}),
    AdjustmentStatus.VOIDED: frozenset(),
}
TRANSFER_MOVES: Moves[TransferStatus] = {
    TransferStatus.REQUESTED: frozenset({TransferStatus.IN_TRANSIT, TransferStatus.CANCELLED}),
    TransferStatus.IN_TRANSIT: frozenset({TransferStatus.RECEIVED, TransferStatus.VOIDED}),
    TransferStatus.RECEIVED: frozenset({TransferStatus.VOIDED}),
    TransferStatus.CANCELLED: frozenset(),
    TransferStatus.VOIDED: frozenset(),
}
COUNT_MOVES: Moves[CountStatus] = {
    CountStatus.PLANNED: frozenset({CountStatus.COUNTED, CountStatus.CANCELLED}),
    CountStatus.COUNTED: frozenset({CountStatus.APPROVED, CountStatus.PLANNED, CountStatus.CANCELLED}),
    CountStatus.APPROVED: frozenset({CountStatus.POSTED, CountStatus.CANCELLED}),
    CountStatus.POSTED: frozenset(),
    CountStatus.CANCELLED: frozenset(),
}
