"""Pure rules of the intercompany module: state tables (intercompany.md, States)."""

from __future__ import annotations

from finance_core.kernel.states import Moves
from finance_core.modules.intercompany.models import (
    AgreementStatus,
    CounterStatus,
    SettlementStatus,
    TransactionStatus,
)

AGREEMENT_MOVES: Moves[AgreementStatus] = {
    AgreementStatus.DRAFT: frozenset({AgreementStatus.ACTIVE}),
    AgreementStatus.ACTIVE: frozenset({AgreementStatus.SUSPENDED, AgreementStatus.ENDED}),
    AgreementStatus.SUSPENDED: frozenset({AgreementStatus.ACTIVE, AgreementStatus.ENDED}),
    AgreementStatus.ENDED: frozenset(),
}
TRANSACTION_MOVES: Moves[TransactionStatus] = {
    TransactionStatus.DRAFT: frozenset({TransactionStatus.POSTED}),
    TransactionStatus.POSTED: frozenset(
        {TransactionStatus.PARTIALLY_SETTLED, TransactionStatus.SETTLED, TransactionStatus.REVERSED}
    ),
    TransactionStatus.PARTIALLY_SETTLED: frozenset({TransactionStatus.SETTLED, TransactionStatus.POSTED}),
    TransactionStatus.SETTLED: frozenset({TransactionStatus.PARTIALLY_SETTLED, TransactionStatus.POSTED}),
    TransactionStatus.REVERSED: frozenset(),
}
COUNTER_MOVES: Moves[CounterStatus] = {
    CounterStatus.SAME_FILE: frozenset(),
    CounterStatus.TO_SEND: frozenset({CounterStatus.SENT}),
    CounterStatus.SENT: frozenset({CounterStatus.CONFIRMED, CounterStatus.DISPUTED}),
    CounterStatus.CONFIRMED: frozenset(),
    CounterStatus.DISPUTED: frozenset(),
}
SETTLEMENT_MOVES: Moves[SettlementStatus] = {
    SettlementStatus.DRAFT: frozenset({SettlementStatus.POSTED}),
    SettlementStatus.POSTED: frozenset({SettlementStatus.REVERSED}),
    SettlementStatus.REVERSED: frozenset(),
}
