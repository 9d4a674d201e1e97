"""Pure rules of work in process: state tables (wip.md, States)."""

from __future__ import annotations

from finance_core.kernel.states import Moves
from finance_core.modules.wip.models import OperationStatus, OrderStatus, RecordStatus

ORDER_MOVES: Moves[OrderStatus] = {
    OrderStatus.PLANNED: frozenset({OrderStatus.RELEASED, OrderStatus.CANCELLED}),
    OrderStatus.RELEASED: frozenset({OrderStatus.IN_PROGRESS, OrderStatus.CANCELLED}),
    OrderStatus.IN_PROGRESS: frozenset({OrderStatus.COMPLETED, OrderStatus.CLOSED}),
    OrderStatus.COMPLETED: frozenset({OrderStatus.IN_PROGRESS, OrderStatus.CLOSED}),
    OrderStatus.CLOSED: frozenset({OrderStatus.COMPLETED}),
    OrderStatus.CANCELLED: frozenset(),
}
OPERATION_MOVES: Moves[OperationStatus] = {
    OperationStatus.NOT_STARTED: frozenset({OperationStatus.IN_PROGRESS, OperationStatus.SKIPPED}),
    OperationStatus.IN_PROGRESS: frozenset({OperationStatus.COMPLETED}),
    OperationStatus.COMPLETED: frozenset({OperationStatus.IN_PROGRESS}),
    OperationStatus.SKIPPED: frozenset({OperationStatus.NOT_STARTED}),
}
RECORD_MOVES: Moves[RecordStatus] = {
    RecordStatus.POSTED: frozenset({RecordStatus.REVERSED}),
    RecordStatus.REVERSED: frozenset(),
}
