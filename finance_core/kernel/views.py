"""Saved views: filters, columns and order of a list, or the options of a report, under a name."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from pydantic import Field
from sqlalchemy import select
from sqlalchemy.orm import Session  # noqa: TC002 - the command line reads the hints

from finance_core.db.unit_of_work import Database
from finance_core.errors import InvalidInput
from finance_core.kernel.models.posting import Saved
from finance_core.kernel.models.records import AuditAction, SavedView, ViewKind
from finance_core.kernel.operation import operation, query
from finance_core.kernel.orm import SavedViewModel
from finance_core.kernel.request import Request
from finance_core.kernel.unit import Unit
from finance_core.money.ids import new_id


class SaveView(Request):
    """Keep a view under a name, or change one when `id` is given; the body is the screen's own."""

    id: UUID | None = None
    kind: ViewKind = ViewKind.LIST
    screen: str = Field(min_length=1)
    name: str
    body: dict[str, Any]
    is_favourite: bool = False
    sort: int = 0


class RenameView(Request):
    """Give a view another name."""

    id: UUID
    name: str


class ViewsOf(Request):
    """Ask for saved views: of a screen, of a kind, or all."""

    screen: str | None = None
    kind: ViewKind | None = None
    favourites: bool = False


class Views:
    """Keeps saved views; they stand outside the ledger."""

    name = "views"

    def __init__(self, database: Database[Unit]) -> None:
        self.database = database

    @operation
    def save(self, unit: Unit, request: SaveView) -> Saved[SavedView]:
        """Keep a view; its name is taken once for each kind and screen.

        Raises:
            InvalidInput: no name, or another view of the screen has it.
            NotFound: the view to change is gone.
        """
        row = unit.get(SavedViewModel, request.id, what="view", field="id") if request.id else None
        view = SavedView(id=row.id if row else new_id(), **request.model_dump(exclude={"id", "request_id"}))
        _check_name(unit, view)
        if row is None:
            unit.add(SavedViewModel.from_dto(view, created_by_id=unit.actor_id))
        else:
            row.apply(view, changed_by_id=unit.actor_id)
        unit.session.flush()
        unit.record(AuditAction.UPDATE if row else AuditAction.CREATE, "saved_view", view.id,
                    f"{view.screen}: {view.name}")
        return unit.saved(view)

    @operation
    def rename(self, unit: Unit, request: RenameView) -> Saved[SavedView]:
        """Give a view another name.

        Raises:
            InvalidInput: no name, or another view of the screen has it.
            NotFound: there is no such view.
        """
        row = unit.get(SavedViewModel, request.id, what="view", field="id")
        before, row.name = row.name, request.name
        _check_name(unit, row.to_dto())
        unit.session.flush()
        unit.record(AuditAction.UPDATE, "saved_view", row.id, f"{row.screen}: {before} → {row.name}")
        return unit.saved(row.to_dto())

    @operation
    def delete(self, unit: Unit, view_id: UUID) -> None:
        """Forget a view; one that is gone already is no error."""
        row = unit.session.get(SavedViewModel, view_id)
        if row is not None:
            unit.session.delete(row)
            unit.record(AuditAction.DELETE, "saved_view", row.id, f"{row.screen}: {row.name}", row.to_dto())

    @query
    def list(self, session: Session, request: ViewsOf) -> tuple[SavedView, ...]:
        """Return saved views, favourites first, then in their order and by name."""
        table = SavedViewModel
        found = select(table).order_by(table.is_favourite.desc(), table.sort, table.name)
        if request.screen is not None:
            found = found.where(table.screen == request.screen)
        if request.kind is not None:
            found = found.where(table.kind == request.kind.value)
        if request.favourites:
            found = found.where(table.is_favourite)
        return tuple(row.to_dto() for row in session.scalars(found))


def _check_name(unit: Unit, view: SavedView) -> None:
    if not view.name:
        raise InvalidInput("name", "A view needs a name.")
    table = SavedViewModel
    with unit.session.no_autoflush:
        taken = unit.session.scalar(select(table.id).where(
            table.kind == view.kind.value, table.screen == view.screen, table.name == view.name,
            table.id != view.id,
        ))
    if taken is not None:
        raise InvalidInput("name", f"There is a view {view.name} here already. Choose another name.")
