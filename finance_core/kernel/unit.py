"""The kernel's unit of work: what was posted, what happened (audit chain) and what search must find."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypedDict, Unpack
from uuid import UUID

from sqlalchemy import func, insert, inspect, select, text
from typing_extensions import override

from finance_core.db.base import TRACKED_COLUMNS, TrackedBase, table_of
from finance_core.db.prepared import Prepared
from finance_core.db.types import ledger_units
from finance_core.db.unit_of_work import UnitOfWork
from finance_core.kernel.hashing import (
    FIRST_PREVIOUS_HASH,
    HashedEvent,
    canonical_json,
    event_hash,
    text_hash,
)
from finance_core.kernel.models.posting import EntryRef, PostedEntry, Saved
from finance_core.kernel.models.records import AuditAction
from finance_core.kernel.orm import AuditEventModel
from finance_core.money.clock import Clock

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_EVENTS = table_of(AuditEventModel)
_LAST_EVENT = Prepared(
    select(_EVENTS.c.seq, _EVENTS.c.hash).where(
        _EVENTS.c.seq == select(func.max(_EVENTS.c.seq)).scalar_subquery()
    )
)
_NEW_EVENTS = Prepared(insert(_EVENTS))
_TITLE = text("SELECT subject_type, title FROM search_index WHERE rowid = :row")
_LOSE = text("DELETE FROM search_index WHERE rowid = :row")
_FIND = (
    "INSERT OR REPLACE INTO search_index (rowid, subject_type, subject_id, title, body, party, amount, date) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)


@dataclass(frozen=True, slots=True)
class _Event:
    action: AuditAction
    entity_type: str
    entity_id: UUID
    summary: str
    payload: Any


class SearchFacts(TypedDict, total=False):
    """By what else search finds a record; `row_of` is a part of it that search finds on its own."""

    body: str
    party: str
    amount: Decimal | None
    on: date | None
    row_of: UUID


class Unit(UnitOfWork):
    """A save in progress."""

    def __init__(self, session: Session, actor_id: UUID, clock: Clock) -> None:
        super().__init__(session, actor_id, clock)
        self.method = "kernel"
        self.posted: list[PostedEntry] = []
        self._starts: list[int] = []
        self._events: list[_Event] = []
        self._search: list[dict[str, Any]] = []
        self._fields: list[tuple[UUID, str, Any, Any]] = []

    @contextmanager
    def within(self, method: str) -> Iterator[None]:
        """Run one service method; its answer names the entries posted since it began."""
        if not self._starts:
            self.method = method
        self._starts.append(len(self.posted))
        try:
            yield
        finally:
            self._starts.pop()

    def record(
        self, action: AuditAction, entity_type: str, entity_id: UUID, summary: str, payload: Any = None
    ) -> None:
        """Add an event to the audit chain; it is hashed and written right before the commit.

        The first event of a stored record takes with it what changed: `changes`, old and new by field.
        """
        self._events.append(_Event(action, entity_type, entity_id, summary[:500],
                                   payload if payload is not None else {}))

    def find_later(self, subject: tuple[str, UUID], title: str, **facts: Unpack[SearchFacts]) -> None:
        """Let search find a record by its words, party, amount and date."""
        amount, on = facts.get("amount"), facts.get("on")
        self._search.append({
            "row": _search_row(facts.get("row_of", subject[1])),
            "subject_type": subject[0], "subject_id": str(subject[1]), "title": title,
            "body": facts.get("body", ""), "party": facts.get("party", ""),
            "amount": "" if amount is None else str(ledger_units(abs(amount))),
            "date": on.isoformat() if on else "",
        })

    def find_no_more(self, key: UUID) -> None:
        """Take a record, or a part with a row of its own, out of search."""
        self._search = [found for found in self._search if found["row"] != _search_row(key)]
        self.session.execute(_LOSE, {"row": _search_row(key)})

    def title_of(self, key: UUID) -> str:
        """Return what search calls a record; empty when it does not know it."""
        row = self._found(key)
        return row[1] if row else ""

    def knows(self, entity_type: str, key: UUID) -> bool:
        """Tell whether a record exists: each left an event when it was made, or search finds it."""
        if any(event.entity_id == key and event.entity_type == entity_type for event in self._events):
            return True
        found, events = self._found(key), AuditEventModel
        if found is not None and found[0] == entity_type:
            return True
        made = select(events.seq).where(events.entity_type == entity_type, events.entity_id == key).limit(1)
        return self.session.scalar(made) is not None

    def saved(self, value: Any) -> Saved[Any]:
        """Return the answer of a saving method: the value, the entries it posted and its warnings."""
        start = self._starts[-1] if self._starts else 0
        refs = tuple(EntryRef(id=e.id, entry_no=e.entry_no, entry_date=e.entry_date)
                     for e in self.posted[start:])
        return Saved(value=value, entries=refs, warnings=tuple(self.warnings))

    @override
    def finish(self) -> None:
        self.session.flush()
        self._write_search()
        self._write_events()

    @override
    def _marks(self) -> Any:
        return (super()._marks(), len(self.posted), len(self._events), len(self._search),
                len(self._fields))

    @override
    def _restore(self, marks: Any) -> None:
        warnings, posted, events, search, fields = marks
        super()._restore(warnings)
        del self.posted[posted:], self._events[events:], self._search[search:], self._fields[fields:]

    @override
    def _note(self, row: TrackedBase) -> None:
        state = inspect(row)
        touched = state.committed_state.keys() - TRACKED_COLUMNS
        for name in sorted(touched.intersection(state.mapper.column_attrs.keys())):
            history = state.attrs[name].history
            if history.added and history.deleted:
                self._fields.append((row.id, name, history.deleted[0], history.added[0]))

    def _changes(self) -> dict[UUID, dict[str, list[Any]]]:
        """Return old and new by field of every row this unit changed."""
        found: dict[UUID, dict[str, list[Any]]] = {}
        for key, name, old, new in self._fields:
            fields = found.setdefault(key, {})
            fields[name] = [fields[name][0] if name in fields else old, new]
        return found

    def _found(self, key: UUID) -> tuple[str, str] | None:
        row = _search_row(key)
        for found in self._search:
            if found["row"] == row:
                return found["subject_type"], found["title"]
        stored = self.session.execute(_TITLE, {"row": row}).first()
        return (stored[0], stored[1]) if stored else None

    def _write_search(self) -> None:
        if self._search:
            self.connection.exec_driver_sql(_FIND, [tuple(found.values()) for found in self._search])

    def _write_events(self) -> None:
        if not self._events:
            return
        last = _LAST_EVENT.run(self.connection).first()
        seq, previous = (last[0], last[1]) if last else (0, FIRST_PREVIOUS_HASH)
        now = self.now.replace(microsecond=0)
        rows, changes = [], self._changes()
        for event in self._events:
            seq += 1
            payload = event.payload
            if isinstance(payload, dict) and event.entity_id in changes:
                payload = {"changes": changes.pop(event.entity_id), **payload}
            written = canonical_json(payload)
            digest = text_hash(written)
            hashed = event_hash(HashedEvent(
                seq=seq, occurred_at=now, actor_id=self.actor_id, action=event.action.value,
                entity_type=event.entity_type, entity_id=event.entity_id, payload_hash=digest,
                prev_hash=previous,
            ))
            rows.append({
                "seq": seq, "occurred_at": now, "actor_id": self.actor_id, "action": event.action.value,
                "method": self.method, "entity_type": event.entity_type, "entity_id": event.entity_id,
                "summary": event.summary, "payload": written, "payload_hash": digest,
                "prev_hash": previous, "hash": hashed,
            })
            previous = hashed
        _NEW_EVENTS.run(self.connection, *rows)
        self.changed.add("audit_events")


def _search_row(key: UUID) -> int:
    """Return the row of a record in the search table: 40 bits of its time, 23 random ones.

    The table finds rows by this number only; a record replaces its row, new ones come in rising order.
    """
    return (key.int >> 80 & (1 << 40) - 1) << 23 | key.int & (1 << 23) - 1
