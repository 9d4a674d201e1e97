"""A service method is one user intention: one transaction, answered once.

`@operation` gives a method its unit of work, remembers the answer under the request's id and returns it again
when the same request comes twice. `@query` gives a reading session. Both keep the request's type visible for
the command line.
"""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy import insert, select
from sqlalchemy.orm import Session  # noqa: TC002 - the command line reads the hints

from finance_core.db.unit_of_work import Database
from finance_core.errors import InvalidInput
from finance_core.kernel.orm import ProcessedRequestModel
from finance_core.kernel.unit import Unit

P = ParamSpec("P")
R = TypeVar("R")


class Service(Protocol):
    """What both decorators need of a service: its name and the open file."""

    name: str
    database: Database[Unit]


S = TypeVar("S", bound=Service)


@dataclass(frozen=True, slots=True)
class MethodInfo:
    """A public method as the command line and the window see it."""

    name: str
    is_writing: bool
    request_type: Any
    summary: str


def operation(method: Callable[Concatenate[S, Unit, P], R]) -> Callable[Concatenate[S, P], R]:
    """Run a method in a unit of work; a request id seen before returns the stored answer."""

    @wraps(method)
    def run(self: S, *args: P.args, **kwargs: P.kwargs) -> R:
        with self.database.transaction() as unit:
            name = f"{self.name}.{method.__name__}"
            request_id = getattr(args[0], "request_id", None) if args else None
            if request_id is not None and (answer := _stored(unit, request_id, name)) is not None:
                return typing.cast("R", _adapter(_return_type(method)).validate_json(answer))
            with unit.within(name):
                result = method(self, unit, *args, **kwargs)
            if request_id is not None:
                _remember(unit, request_id, name, _adapter(_return_type(method)).dump_json(result).decode())
            return result

    run.__operation__ = "write"  # type: ignore[attr-defined]
    return typing.cast("Callable[Concatenate[S, P], R]", run)


def query(method: Callable[Concatenate[S, Session, P], R]) -> Callable[Concatenate[S, P], R]:
    """Run a method with a session that can only read."""

    @wraps(method)
    def run(self: S, *args: P.args, **kwargs: P.kwargs) -> R:
        with self.database.reading() as session:
            return method(self, session, *args, **kwargs)

    run.__operation__ = "read"  # type: ignore[attr-defined]
    return typing.cast("Callable[Concatenate[S, P], R]", run)


@cache
def methods_of(service: type[Service]) -> dict[str, MethodInfo]:
    """Return the public methods of a service class by name."""
    found = {}
    for name, member in inspect.getmembers(service, inspect.isfunction):
        mode = getattr(member, "__operation__", None)
        if mode is None or name.startswith("_"):
            continue
        hints = _hints(member)
        names = list(inspect.signature(inspect.unwrap(member)).parameters)[2:]
        summary = (inspect.getdoc(member) or "").split("\n")[0]
        found[name] = MethodInfo(
            name=f"{service.name}.{name}", is_writing=mode == "write",
            request_type=hints[names[0]] if names else None, summary=summary,
        )
    return found


def _hints(method: Any) -> dict[str, Any]:
    return typing.get_type_hints(inspect.unwrap(method))


@cache
def _return_type(method: Any) -> Any:
    return _hints(method)["return"]


@cache
def _adapter(hint: Any) -> TypeAdapter[Any]:
    return TypeAdapter(hint)


def _stored(unit: Unit, request_id: UUID, method: str) -> str | None:
    table = ProcessedRequestModel
    row = unit.session.execute(select(table.method,
                                      table.result).where(table.request_id == request_id)).first()
    if row is None:
        return None
    used_by, result = row
    if used_by != method:
        raise InvalidInput("request_id",
                           f"This request id was used by {used_by}. Send the request with a new one.")
    return result


def _remember(unit: Unit, request_id: UUID, method: str, result: str) -> None:
    unit.session.execute(insert(ProcessedRequestModel).values(
        request_id=request_id, method=method, result=result, at=unit.now
    ))
