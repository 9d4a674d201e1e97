"""Finding the invoices that unapplied money is for (ar.md R5)."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session  # noqa: TC002 - the command line reads the hints

from finance_core.db.types import exact
from finance_core.engines.text_keys import normalised_text
from finance_core.errors import InvalidInput
from finance_core.kernel.models.posting import Saved
from finance_core.kernel.models.records import AuditAction
from finance_core.kernel.operation import operation, query
from finance_core.kernel.unit import Unit
from finance_core.modules.ar.computed import ApplyProposal, InvoiceFacts
from finance_core.modules.ar.models import ARAutoApplyRule, ARReceipt, ReceiptKind
from finance_core.modules.ar.orm import ARAutoApplyRuleModel, ARInvoiceModel, ARReceiptModel
from finance_core.modules.ar.requests import Application, ProposeApplications, SaveAutoApplyRule
from finance_core.modules.ar.rules.proposals import DEFAULT_FIELDS, propose
from finance_core.modules.ar.rules.settlement import DiscountDay, available_discount
from finance_core.modules.ar.service.ageing import without_lines
from finance_core.modules.ar.service.applications import Applications
from finance_core.modules.ar.service.base import ZERO
from finance_core.modules.ar.service.credit import OPEN_VALUES
from finance_core.money.currencies import minor_unit
from finance_core.money.ids import new_id


class Proposals(Applications):
    """Proposed applications and the rules behind them."""

    @query
    def propose_applications(
        self, session: Session, request: ProposeApplications
    ) -> tuple[ApplyProposal, ...]:
        """Return what unapplied money should settle, with the rule and fact that led there; saves nothing.

        Rules are tried by priority; one that finds two candidates gives no answer. Without stored rules the
        shipped order is used: references, amounts, sums, oldest due first.
        """
        return self._proposals(session, request)

    @operation
    def auto_apply(self, unit: Unit, request: ProposeApplications) -> Saved[tuple[ApplyProposal, ...]]:
        """Apply what `propose_applications` proposes; each application can be undone alone.

        Raises:
            RuleViolation: whatever the ledger refuses.
        """
        self._store_shipped(unit)
        proposals = self._proposals(unit.session, request)
        for proposal in proposals:
            row = self._receipt_row(unit.session, proposal.receipt_id)
            application = Application(
                invoice_id=proposal.invoice_id,
                amount=proposal.amount,
                take_discount=bool(proposal.discount),
                write_off_rest=bool(proposal.write_off),
            )
            self._apply_later(unit, row, application, (unit.today, "applications.0"), proposal.rule_id)
            unit.record(
                AuditAction.UPDATE,
                "ar_receipt",
                row.id,
                f"{proposal.receipt_number} applied to "
                f"{proposal.invoice_number} by rule {proposal.rule_name}: {proposal.why}",
            )
        return unit.saved(proposals)

    def _proposals(self, session: Session, request: ProposeApplications) -> tuple[ApplyProposal, ...]:
        table = ARReceiptModel
        statement = select(table).where(
            table.kind == ReceiptKind.RECEIPT.value, exact(table.unallocated_amount) > ZERO
        )
        if request.receipt_id is not None:
            statement = statement.where(table.id == request.receipt_id)
        if request.customer_id is not None:
            statement = statement.where(table.customer_id == request.customer_id)
        stored = self._rules(session)
        rules = stored or shipped_rules()
        open_to: dict[tuple[UUID, str], list[InvoiceFacts]] = {}
        found: list[ApplyProposal] = []
        for row in session.scalars(statement.order_by(table.receipt_date, table.id)):
            receipt = row.to_dto()
            key = (receipt.customer_id, receipt.currency)
            if key not in open_to:
                open_to[key] = self._facts(session, receipt)
            proposed = propose(receipt, open_to[key], rules)
            used = {proposal.invoice_id for proposal in proposed}
            open_to[key] = [invoice for invoice in open_to[key] if invoice.id not in used]
            found += proposed if stored else (replace(each, rule_id=None) for each in proposed)
        return tuple(found)

    def _facts(self, session: Session, receipt: ARReceipt) -> list[InvoiceFacts]:
        table = ARInvoiceModel
        rows = session.scalars(
            select(table)
            .where(
                table.customer_id == receipt.customer_id,
                table.currency == receipt.currency,
                table.status.in_(OPEN_VALUES),
            )
            .order_by(table.due_date, table.invoice_number)
        )
        day = DiscountDay(
            on=receipt.receipt_date,
            grace_days=int(self.kernel.settings.get("ar.discount_grace_days")),
            minor_unit=minor_unit(receipt.currency),
        )
        return [
            InvoiceFacts(
                id=row.id,
                number=row.invoice_number or "",
                invoice_date=row.invoice_date,
                due_date=row.due_date or row.invoice_date,
                open=row.balance_due,
                payment_reference=row.payment_reference,
                customer_reference=row.customer_reference,
                discount=available_discount(without_lines(row), day),
            )
            for row in rows
        ]

    def _rules(self, session: Session) -> tuple[ARAutoApplyRule, ...]:
        rows = session.scalars(select(ARAutoApplyRuleModel).order_by(ARAutoApplyRuleModel.priority))
        return tuple(row.to_dto() for row in rows)

    def _store_shipped(self, unit: Unit) -> None:
        """Store the shipped rules when there are none, so that each application can name its rule."""
        if not self._rules(unit.session):
            for rule in shipped_rules():
                unit.add(ARAutoApplyRuleModel.from_dto(rule, created_by_id=unit.actor_id))
            unit.session.flush()

    @operation
    def save_auto_apply_rule(self, unit: Unit, request: SaveAutoApplyRule) -> Saved[ARAutoApplyRule]:
        """Create or change a rule; the first one replaces the shipped order.

        Raises:
            InvalidInput: name or priority belongs to another rule.
            NotFound: the rule does not exist.
        """
        table = ARAutoApplyRuleModel
        row = unit.get(table, request.id, what="rule", field="id") if request.id else None
        rule = ARAutoApplyRule(
            id=row.id if row else new_id(), **request.model_dump(exclude={"request_id", "id"})
        )
        for other in unit.session.scalars(select(table).where(table.id != rule.id)):
            if normalised_text(other.name) == normalised_text(rule.name):
                raise InvalidInput("name", f"There is already a rule {other.name}. Choose another name.")
            if other.priority == rule.priority:
                raise InvalidInput(
                    "priority", f"Priority {rule.priority} belongs to {other.name}. Choose another."
                )
        if row is None:
            unit.add(table.from_dto(rule, created_by_id=unit.actor_id))
        else:
            row.apply(rule, changed_by_id=unit.actor_id)
        unit.session.flush()
        unit.record(
            AuditAction.UPDATE if row else AuditAction.CREATE,
            "ar_auto_apply_rule",
            rule.id,
            f"Rule {rule.name}",
        )
        return unit.saved(rule)

    @query
    def auto_apply_rules(self, session: Session) -> tuple[ARAutoApplyRule, ...]:
        """Return the rules in the order they are tried; the shipped ones while none is stored."""
        return self._rules(session) or shipped_rules()


def shipped_rules() -> tuple[ARAutoApplyRule, ...]:
    """Return the rules of a company that has none of its own yet."""
    return tuple(
        ARAutoApplyRule(
            id=new_id(),
            name=field.value.replace("_", " ").capitalize(),
            priority=priority,
            match_field=field,
        )
        for priority, field in enumerate(DEFAULT_FIELDS, 1)
    )
