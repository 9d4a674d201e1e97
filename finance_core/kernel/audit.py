"""The history of one record, read from the audit chain."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session  # noqa: TC002 - the command line reads the hints

from finance_core.db.unit_of_work import Database
from finance_core.kernel.models.records import AuditAction
from finance_core.kernel.operation import query
from finance_core.kernel.orm import ActorModel, AuditEventModel
from finance_core.kernel.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field of a record before and after; values as the audit chain writes them."""

    field: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEvent:
    """What was done to a record: when, by whom, and which fields changed."""

    seq: int
    occurred_at: datetime
    actor: str
    action: AuditAction
    method: str
    summary: str
    changes: tuple[FieldChange, ...]


class Audit:
    """Reads the audit chain."""

    name = "audit"

    def __init__(self, database: Database[Unit]) -> None:
        self.database = database

    @query
    def history(self, session: Session, entity_id: UUID) -> tuple[HistoryEvent, ...]:
        """Return everything recorded about a record, oldest first, with old → new by field."""
        event = AuditEventModel
        rows = session.execute(
            select(event, ActorModel.name).join(ActorModel, ActorModel.id == event.actor_id)
            .where(event.entity_id == entity_id).order_by(event.seq)
        )
        return tuple(
            HistoryEvent(seq=row.seq, occurred_at=row.occurred_at, actor=actor,
                         action=AuditAction(row.action), method=row.method, summary=row.summary,
                         changes=_changes(json.loads(row.payload)))
            for row, actor in rows
        )


def changes_of(session: Session, entity_id: UUID) -> tuple[FieldChange, ...]:
    """Return every change of a record's fields, oldest first."""
    event = AuditEventModel
    payloads = session.scalars(select(event.payload).where(event.entity_id == entity_id).order_by(event.seq))
    return tuple(change for payload in payloads for change in _changes(json.loads(payload)))


def _changes(payload: Any) -> tuple[FieldChange, ...]:
    """Read what an event says of fields: as the unit of work noted it, or a record before and after."""
    if not isinstance(payload, dict):
        return ()
    before, after = payload.get("before"), payload.get("after")
    if isinstance(before, dict) and isinstance(after, dict):
        pairs = {name: (before.get(name), new) for name, new in after.items() if before.get(name) != new}
    else:
        pairs = payload.get("changes", {})
    return tuple(FieldChange(field=name, old=old, new=new) for name, (old, new) in sorted(pairs.items()))
