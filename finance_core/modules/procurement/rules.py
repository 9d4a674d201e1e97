"""Pure rules of procurement: state tables (procurement.md, States)."""

from __future__ import annotations

from finance_core.kernel.states import Moves
from finance_core.modules.procurement.models import LineStatus, ReceiptStatus, RequisitionStatus

REQUISITION_MOVES: Moves[RequisitionStatus] = {
    RequisitionStatus.DRAFT: frozenset({RequisitionStatus.SUBMITTED, RequisitionStatus.CANCELLED}),
    RequisitionStatus.SUBMITTED: frozenset(
        {RequisitionStatus.APPROVED, RequisitionStatus.REJECTED, RequisitionStatus.CANCELLED}
    ),
    RequisitionStatus.APPROVED: frozenset(
        {RequisitionStatus.PARTIALLY_CONVERTED, RequisitionStatus.CONVERTED, RequisitionStatus.SUBMITTED,
         RequisitionStatus.CANCELLED}
    ),
    RequisitionStatus.REJECTED: frozenset({RequisitionStatus.DRAFT}),
    RequisitionStatus.PARTIALLY_CONVERTED: frozenset({RequisitionStatus.CONVERTED}),
    RequisitionStatus.CONVERTED: frozenset({RequisitionStatus.CLOSED}),
    RequisitionStatus.CLOSED: frozenset({RequisitionStatus.CONVERTED}),
    RequisitionStatus.CANCELLED: frozenset(),
}
LINE_MOVES: Moves[LineStatus] = {
    LineStatus.OPEN: frozenset({LineStatus.ORDERED, LineStatus.CANCELLED}),
    LineStatus.ORDERED: frozenset(
        {LineStatus.PARTIALLY_RECEIVED, LineStatus.RECEIVED, LineStatus.CLOSED_SHORT, LineStatus.CANCELLED}
    ),
    LineStatus.PARTIALLY_RECEIVED: frozenset(
        {LineStatus.RECEIVED, LineStatus.CLOSED_SHORT, LineStatus.ORDERED}
    ),
    LineStatus.RECEIVED: frozenset({LineStatus.PARTIALLY_RECEIVED, LineStatus.ORDERED}),
    LineStatus.CLOSED_SHORT: frozenset({LineStatus.ORDERED, LineStatus.PARTIALLY_RECEIVED}),
    LineStatus.CANCELLED: frozenset(),
}
_INSPECTED = frozenset({ReceiptStatus.ACCEPTED, ReceiptStatus.PARTIALLY_ACCEPTED, ReceiptStatus.REJECTED})
RECEIPT_MOVES: Moves[ReceiptStatus] = {
    ReceiptStatus.PENDING: frozenset({ReceiptStatus.INSPECTING}) | _INSPECTED,
    ReceiptStatus.INSPECTING: _INSPECTED,
    ReceiptStatus.ACCEPTED: frozenset({ReceiptStatus.VOIDED}),
    ReceiptStatus.PARTIALLY_ACCEPTED: frozenset({ReceiptStatus.VOIDED}),
    ReceiptStatus.REJECTED: frozenset(),
    ReceiptStatus.VOIDED: frozenset(),
}
