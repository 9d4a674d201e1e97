"""What the tests of a module's tables share: names of keys and indexes, and why a changed row is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import CheckConstraint, UniqueConstraint

from tests.modules.orm_samples import Model, refusal, sample

if TYPE_CHECKING:
    from types import ModuleType


def models_of(orm: ModuleType) -> dict[str, Model]:
    """Return the models a module of tables declares, by table."""
    own = (value for value in vars(orm).values() if getattr(value, "__module__", "") == orm.__name__)
    return {model.__tablename__: model for model in own if hasattr(model, "__tablename__")}


def names(model: Model) -> set[str]:
    """Return the names of a table's indexes, uniques and checks."""
    table = model.__table__
    kept = (one for one in table.constraints if isinstance(one, UniqueConstraint | CheckConstraint))
    return {str(one.name) for one in (*table.indexes, *kept)}


def refused_field(model: Model, **changed: Any) -> str | None:
    """Return the field for which a filled row with these changes is refused; None when it is taken."""
    refused = refusal(model, sample(model) | changed)
    return None if refused is None else refused.field
