"""Links between documents, and the decisions recorded about them."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session  # noqa: TC002 - the command line reads the hints

from finance_core.db.unit_of_work import Database
from finance_core.errors import InvalidInput, NotFound, RuleViolation
from finance_core.kernel.errors import money_text
from finance_core.kernel.models.posting import Saved
from finance_core.kernel.models.records import Approval, AuditAction, Decision, DocumentLink, LinkKind
from finance_core.kernel.operation import operation, query
from finance_core.kernel.orm import ApprovalModel, DocumentLinkModel
from finance_core.kernel.request import Request
from finance_core.kernel.unit import Unit
from finance_core.money.ids import new_id

ZERO = Decimal(0)


class AddLink(Request):
    """Relate two documents. `applies_to` says how much of `from`, and how much `from` has to give."""

    from_type: str
    from_id: UUID
    to_type: str
    to_id: UUID
    kind: LinkKind = LinkKind.RELATED
    amount: Decimal | None = None
    source_amount: Decimal | None = None


class LinksOf(Request):
    """Ask for the links of a document, of all kinds or of one."""

    document_id: UUID
    kind: LinkKind | None = None


class RecordApproval(Request):
    """Record what was decided about a record at one step."""

    subject_type: str
    subject_id: UUID
    step: str
    decision: Decision
    on_behalf_of: str | None = None
    note: str | None = None
    amount: Decimal | None = None


class ApprovalsOf(Request):
    """Ask for the decisions about a record."""

    subject_type: str
    subject_id: UUID


class Links:
    """Keeps which document came from, corrects, replaces or pays which."""

    name = "links"

    def __init__(self, database: Database[Unit]) -> None:
        self.database = database

    @operation
    def add(self, unit: Unit, request: AddLink) -> Saved[DocumentLink]:
        """Relate two documents; amounts applied between the same two add up in one link.

        Raises:
            NotFound: one of them does not exist.
            InvalidInput: both are the same, or an amount applied is missing or not above zero.
            RuleViolation: more would be applied than the source has.
        """
        for side, kind, key in (("from", request.from_type, request.from_id),
                                ("to", request.to_type, request.to_id)):
            if not unit.knows(kind, key):
                raise NotFound(kind.replace("_", " "), key, field=f"{side}_id")
        if request.from_id == request.to_id:
            raise InvalidInput("to_id", "A document has no link to itself. Choose another.")
        if request.kind is LinkKind.APPLIES_TO:
            _check_amount(unit.session, request)
        table = DocumentLinkModel
        row = unit.session.scalar(select(table).where(
            table.from_id == request.from_id, table.to_id == request.to_id, table.kind == request.kind.value))
        if row is None:
            link = DocumentLink(id=new_id(), **request.model_dump(exclude={"request_id", "source_amount"}))
            row = table.from_dto(link, created_by_id=unit.actor_id)
            unit.add(row)
        elif request.amount is not None:
            row.amount = (row.amount or ZERO) + request.amount
        unit.session.flush()
        unit.record(AuditAction.UPDATE, request.from_type, request.from_id,
                    f"{request.kind.value.replace('_', ' ')} {unit.title_of(request.to_id)}",
                    {"link": row.to_dto()})
        return unit.saved(row.to_dto())

    @query
    def of(self, session: Session, request: LinksOf) -> tuple[DocumentLink, ...]:
        """Return the links of a document in both directions, oldest first."""
        table = DocumentLinkModel
        found = select(table).where(or_(table.from_id == request.document_id,
                                        table.to_id == request.document_id)).order_by(table.id)
        if request.kind is not None:
            found = found.where(table.kind == request.kind.value)
        return tuple(row.to_dto() for row in session.scalars(found))

    @query
    def used_amount(self, session: Session, document_id: UUID) -> Decimal:
        """Return how much of a document is applied to others, in its own currency."""
        return _used(session, document_id)


class Approvals:
    """Keeps decisions; a decision is never changed, a later one stands beside it."""

    name = "approvals"

    def __init__(self, database: Database[Unit]) -> None:
        self.database = database

    @operation
    def record(self, unit: Unit, request: RecordApproval) -> Saved[Approval]:
        """Record a decision about a record, by whoever is at the desk.

        Raises:
            NotFound: there is no such record.
            InvalidInput: it was rejected or returned without a word why.
        """
        if not unit.knows(request.subject_type, request.subject_id):
            raise NotFound(request.subject_type.replace("_", " "), request.subject_id, field="subject_id")
        if request.decision is not Decision.APPROVED and not request.note:
            raise InvalidInput("note", f"Say why it is {request.decision.value}.")
        approval = Approval(id=new_id(), actor_id=unit.actor_id, decided_at=unit.now,
                            **request.model_dump(exclude={"request_id"}))
        unit.add(ApprovalModel.from_dto(approval, created_by_id=unit.actor_id))
        unit.session.flush()
        unit.record(AuditAction.APPROVE, request.subject_type, request.subject_id,
                    f"{request.step.replace('_', ' ')}: {request.decision.value}",
                    {"note": request.note, "on_behalf_of": request.on_behalf_of, "amount": request.amount})
        return unit.saved(approval)

    @query
    def of(self, session: Session, request: ApprovalsOf) -> tuple[Approval, ...]:
        """Return the decisions about a record, oldest first."""
        table = ApprovalModel
        rows = session.scalars(select(table).where(
            table.subject_type == request.subject_type, table.subject_id == request.subject_id,
        ).order_by(table.decided_at, table.id))
        return tuple(row.to_dto() for row in rows)


def _used(session: Session, document_id: UUID) -> Decimal:
    table = DocumentLinkModel
    amounts = session.scalars(select(table.amount).where(
        table.from_id == document_id, table.kind == LinkKind.APPLIES_TO.value, table.amount.is_not(None)))
    return sum(filter(None, amounts), ZERO)


def _check_amount(session: Session, request: AddLink) -> None:
    if request.amount is None or request.amount <= 0:
        raise InvalidInput("amount", "The amount applied is above zero.")
    if request.source_amount is None:
        raise InvalidInput("source_amount", "Say how much the source has to give.")
    rest = request.source_amount - _used(session, request.from_id)
    if request.amount > rest:
        raise RuleViolation(f"{money_text(request.amount)} cannot be applied: of "
                            f"{money_text(request.source_amount)} only {money_text(max(rest, ZERO))} is "
                            "left. Apply at most that.", field="amount", rest=rest)
