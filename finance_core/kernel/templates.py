"""Templates: layouts, checklists, tables and texts the user may edit, every version kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from finance_core.db.unit_of_work import Database, stored
from finance_core.errors import InvalidInput, NotFound
from finance_core.kernel.listing import ListQuery, ListSpec, Page, run_list
from finance_core.kernel.models.posting import Saved
from finance_core.kernel.models.records import AuditAction, Template
from finance_core.kernel.operation import operation, query
from finance_core.kernel.orm import TemplateModel
from finance_core.kernel.request import Request
from finance_core.kernel.unit import Unit
from finance_core.money.ids import new_id


class TemplateValues(BaseModel):
    """What a template is besides its version; also the file in which it travels between companies."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    kind: str = Field(min_length=1)
    code: str = Field(min_length=1)
    name: str = Field(min_length=1)
    body: dict[str, Any]
    jurisdiction: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    sort: int = 0
    source_text: str | None = None


class SaveTemplate(Request, TemplateValues):
    """Keep a template: the first version of a new code, else the next version of it."""


class TemplateKey(Request):
    """Name a template by kind and code."""

    kind: str
    code: str


class RestoreTemplate(TemplateKey):
    """Make an earlier version the current one again."""

    version: int


class ImportTemplate(Request):
    """Read a template from the text another company exported."""

    text: str


class Templates:
    """Keeps templates. `kinds` holds the pydantic model of each kind's body; modules register theirs."""

    name = "templates"

    def __init__(self, database: Database[Unit]) -> None:
        self.database = database
        self.kinds: dict[str, type[BaseModel]] = {}

    @operation
    def save(self, unit: Unit, request: SaveTemplate) -> Saved[Template]:
        """Keep a template as the next version of its code; a shipped version stays beside it.

        Raises:
            InvalidInput: the body does not fit the kind, or the kind is unknown.
        """
        return unit.saved(self.put(unit, request))

    @operation
    def restore(self, unit: Unit, request: RestoreTemplate) -> Saved[Template]:
        """Make an earlier version current: it is kept again as the newest.

        Raises:
            NotFound: there is no such version.
            InvalidInput: its body no longer fits the kind.
        """
        earlier = next((one for one in _versions(unit.session, request.kind, request.code)
                        if one.version == request.version), None)
        if earlier is None:
            raise NotFound("template version", f"{request.code} {request.version}", field="version")
        return unit.saved(self.put(unit, _values_of(earlier)))

    @operation
    def import_text(self, unit: Unit, request: ImportTemplate) -> Saved[Template]:
        """Keep a template that was exported, as the next version of its code.

        Raises:
            InvalidInput: the text is no template, or its body does not fit the kind.
        """
        try:
            values = TemplateValues.model_validate_json(request.text)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"])) or "text"
            raise InvalidInput("text", f"This is no exported template: {where}: {first['msg']}.") from error
        return unit.saved(self.put(unit, values))

    @operation
    def deactivate(self, unit: Unit, request: TemplateKey) -> None:
        """Offer a template no more; its versions stay, and saving it again brings it back.

        Raises:
            NotFound: there is no such template.
        """
        current = _current(unit.session, request.kind, request.code)
        _retire(unit, request.kind, request.code)
        unit.record(AuditAction.UPDATE, "template", current.id, f"{current.kind} {current.code} inactive")

    @query
    def current(self, session: Session, request: TemplateKey) -> Template:
        """Return the version of a template in use.

        Raises:
            NotFound: there is none.
        """
        return _current(session, request.kind, request.code)

    @query
    def versions(self, session: Session, request: TemplateKey) -> tuple[Template, ...]:
        """Return all versions of a template, newest first."""
        return tuple(_versions(session, request.kind, request.code))

    @query
    def of_kind(self, session: Session, kind: str) -> tuple[Template, ...]:
        """Return the templates of a kind in use, in their order."""
        return self.active(session, kind)

    @query
    def export(self, session: Session, request: TemplateKey) -> str:
        """Return the version in use as text that another company can import.

        Raises:
            NotFound: there is no such template.
        """
        return _values_of(_current(session, request.kind, request.code)).model_dump_json(indent=2)

    @query
    def template(self, session: Session, template_id: UUID) -> Template:
        """Return one version of a template.

        Raises:
            NotFound: no version has this id.
        """
        return stored(session, TemplateModel, template_id, "template").to_dto()

    @query
    def list_templates(self, session: Session, request: ListQuery) -> Page:
        """Return the newest version of each template."""
        table, later = TemplateModel, aliased(TemplateModel)
        newest = select(func.max(later.version)).where(
            later.kind == table.kind, later.code == table.code).scalar_subquery()
        spec = ListSpec(
            columns={"id": table.id, "kind": table.kind, "code": table.code, "name": table.name,
                     "version": table.version, "jurisdiction": table.jurisdiction,
                     "valid_from": table.valid_from, "is_shipped": table.is_shipped,
                     "is_active": table.is_active, "updated_at": table.updated_at},
            source=select().select_from(table).where(table.version == newest),
            search=(table.kind, table.code, table.name),
            filters={"kind": lambda kind: table.kind == kind,
                     "active": lambda active: table.is_active.is_(bool(active))},
            sort="code",
        )
        return run_list(session, spec, request)

    def active(self, session: Session, kind: str) -> tuple[Template, ...]:
        """Return the templates of a kind in use, for a service that reads them itself."""
        table = TemplateModel
        rows = session.scalars(select(table).where(table.kind == kind, table.is_active)
                               .order_by(table.sort, table.code))
        return tuple(row.to_dto() for row in rows)

    def put(self, unit: Unit, values: TemplateValues) -> Template:
        """Keep the next version inside a unit of work; one that equals the current is not kept twice."""
        return _add(unit, self._checked(values), is_shipped=False)

    def ship(self, unit: Unit, templates: Iterable[TemplateValues]) -> None:
        """Put the program's own templates into a company; what the user edited stays in use."""
        for values in templates:
            if not _versions(unit.session, values.kind, values.code):
                _add(unit, self._checked(values), is_shipped=True)

    def _checked(self, values: TemplateValues) -> TemplateValues:
        kind = values.kind
        if kind not in self.kinds:
            known = ", ".join(sorted(self.kinds)) or "none yet"
            raise InvalidInput("kind", f"There are no templates of kind {kind}. There are: {known}.")
        try:
            body = self.kinds[kind].model_validate(values.body)
        except ValidationError as error:
            first = error.errors()[0]
            path = ".".join(("body", *map(str, first["loc"])))
            raise InvalidInput(path, f"{path} does not fit a {kind} template: {first['msg']}.") from error
        return TemplateValues.model_validate(
            values.model_dump(include=set(TemplateValues.model_fields) - {"body"})
            | {"body": body.model_dump(mode="json")}
        )


def _add(unit: Unit, values: TemplateValues, *, is_shipped: bool) -> Template:
    earlier = _versions(unit.session, values.kind, values.code)
    current = next((one for one in earlier if one.is_active), None)
    if current is not None and _values_of(current) == values:
        unit.warn(f"{values.name} is unchanged: version {current.version} stays in use.")
        return current
    _retire(unit, values.kind, values.code)
    template = Template(id=new_id(), version=earlier[0].version + 1 if earlier else 1, is_shipped=is_shipped,
                        **values.model_dump(include=set(TemplateValues.model_fields)))
    unit.add(TemplateModel.from_dto(template, created_by_id=unit.actor_id))
    unit.session.flush()
    unit.record(AuditAction.UPDATE if earlier else AuditAction.CREATE, "template", template.id,
                f"{template.kind} {template.code} version {template.version}")
    return template


def _retire(unit: Unit, kind: str, code: str) -> None:
    table = TemplateModel
    for row in unit.session.scalars(select(table).where(table.kind == kind, table.code == code,
                                                        table.is_active)):
        row.is_active = False


def _versions(session: Session, kind: str, code: str) -> list[Template]:
    table = TemplateModel
    rows = session.scalars(select(table).where(table.kind == kind, table.code == code)
                           .order_by(table.version.desc()))
    return [row.to_dto() for row in rows]


def _current(session: Session, kind: str, code: str) -> Template:
    found = next((one for one in _versions(session, kind, code) if one.is_active), None)
    if found is None:
        raise NotFound("template", f"{kind} {code}", field="code")
    return found


def _values_of(template: Template) -> TemplateValues:
    kept = {name: getattr(template, name) for name in TemplateValues.model_fields}
    return TemplateValues.model_validate(kept)
