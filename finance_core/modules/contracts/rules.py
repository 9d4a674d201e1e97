"""Pure rules of contracts: state tables (contracts.md, States); the contract itself is the kernel's row."""

from __future__ import annotations

from finance_core.kernel.models.records import ContractStatus
from finance_core.kernel.states import Moves
from finance_core.modules.contracts.models import (
    BillingStatus,
    DeliverableStatus,
    FundingStatus,
    MilestoneStatus,
)

CONTRACT_MOVES: Moves[ContractStatus] = {
    ContractStatus.DRAFT: frozenset({ContractStatus.ACTIVE}),
    ContractStatus.ACTIVE: frozenset({ContractStatus.SUSPENDED, ContractStatus.COMPLETED,
                                      ContractStatus.TERMINATED}),
    ContractStatus.SUSPENDED: frozenset({ContractStatus.ACTIVE, ContractStatus.TERMINATED}),
    ContractStatus.COMPLETED: frozenset({ContractStatus.CLOSED}),
    ContractStatus.CLOSED: frozenset(),
    ContractStatus.TERMINATED: frozenset(),
}
DELIVERABLE_MOVES: Moves[DeliverableStatus] = {
    DeliverableStatus.PENDING: frozenset({DeliverableStatus.IN_PROGRESS, DeliverableStatus.WAIVED}),
    DeliverableStatus.IN_PROGRESS: frozenset({DeliverableStatus.SUBMITTED, DeliverableStatus.WAIVED}),
    DeliverableStatus.SUBMITTED: frozenset({DeliverableStatus.ACCEPTED, DeliverableStatus.REJECTED}),
    DeliverableStatus.ACCEPTED: frozenset({DeliverableStatus.SUBMITTED}),
    DeliverableStatus.REJECTED: frozenset({DeliverableStatus.SUBMITTED, DeliverableStatus.WAIVED}),
    DeliverableStatus.WAIVED: frozenset(),
}
MILESTONE_MOVES: Moves[MilestoneStatus] = {
    MilestoneStatus.PLANNED: frozenset({MilestoneStatus.IN_PROGRESS, MilestoneStatus.ACHIEVED,
                                        MilestoneStatus.CANCELLED}),
    MilestoneStatus.IN_PROGRESS: frozenset({MilestoneStatus.PLANNED, MilestoneStatus.ACHIEVED,
                                            MilestoneStatus.CANCELLED}),
    MilestoneStatus.ACHIEVED: frozenset({MilestoneStatus.PLANNED, MilestoneStatus.IN_PROGRESS,
                                         MilestoneStatus.PARTLY_BILLED, MilestoneStatus.BILLED}),
    MilestoneStatus.PARTLY_BILLED: frozenset({MilestoneStatus.ACHIEVED, MilestoneStatus.BILLED}),
    MilestoneStatus.BILLED: frozenset({MilestoneStatus.ACHIEVED, MilestoneStatus.PARTLY_BILLED}),
    MilestoneStatus.CANCELLED: frozenset(),
}
BILLING_MOVES: Moves[BillingStatus] = {
    BillingStatus.DRAFT: frozenset({BillingStatus.SUBMITTED}),
    BillingStatus.SUBMITTED: frozenset({BillingStatus.CERTIFIED, BillingStatus.REJECTED,
                                        BillingStatus.INVOICED, BillingStatus.VOID}),
    BillingStatus.CERTIFIED: frozenset({BillingStatus.INVOICED, BillingStatus.VOID}),
    BillingStatus.REJECTED: frozenset({BillingStatus.DRAFT}),
    BillingStatus.INVOICED: frozenset({BillingStatus.CERTIFIED, BillingStatus.PARTLY_PAID,
                                       BillingStatus.PAID, BillingStatus.VOID}),
    BillingStatus.PARTLY_PAID: frozenset({BillingStatus.INVOICED, BillingStatus.PAID}),
    BillingStatus.PAID: frozenset({BillingStatus.INVOICED, BillingStatus.PARTLY_PAID}),
    BillingStatus.VOID: frozenset(),
}
FUNDING_MOVES: Moves[FundingStatus] = {
    FundingStatus.POSTED: frozenset({FundingStatus.REVERSED}),
    FundingStatus.REVERSED: frozenset(),
}
