"""One open company: its file, its lock, and every service built once.

Other modules reach each other only through what is handed to them here.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, Self

import sqlcipher3.dbapi2 as sqlite
from pydantic import TypeAdapter, ValidationError
from sqlalchemy import select

from finance_core.company.backup import back_up
from finance_core.company.banking import read_bank_file
from finance_core.company.export import export_table
from finance_core.company.schema import (
    check_header,
    create_company_tables,
    is_writable,
    remove_half_made,
    remove_leftovers,
    undo_cut_off_save,
)
from finance_core.company.seal import seal
from finance_core.company.upgrade import upgrade_if_due
from finance_core.company.wizard import NewCompany, fill
from finance_core.db.cipher import Key
from finance_core.db.file_lock import FileLock
from finance_core.db.unit_of_work import ChangeListener, Database
from finance_core.errors import InvalidInput, NotACompanyFile, NotFound, ReadOnlyFile, RuleViolation
from finance_core.kernel.kernel import KERNEL_SERIES, KERNEL_SERVICES, Kernel
from finance_core.kernel.models.posting import Preview
from finance_core.kernel.operation import MethodInfo, Service, methods_of
from finance_core.kernel.orm import ActorModel
from finance_core.kernel.unit import Unit
from finance_core.modules.ap.api import APService
from finance_core.modules.ap.module import AP
from finance_core.modules.ar.api import ARService
from finance_core.modules.ar.module import AR
from finance_core.modules.cash.api import CashService
from finance_core.modules.cash.module import CASH
from finance_core.modules.gl.api import GLService
from finance_core.modules.gl.module import GL
from finance_core.modules.reporting.api import ReportingService
from finance_core.modules.tax.api import TaxService
from finance_core.modules.tax.module import TAX
from finance_core.money.clock import Clock, SystemClock
from finance_core.services.opening import OpeningService

MODULES = (TAX, AP, AR, CASH, GL)
BULK = frozenset({"cash.import_bank_statement", "opening.enter_open_items", "opening.post"})
SERVICES: tuple[type[Service], ...] = (
    *KERNEL_SERVICES, TaxService, GLService, APService, ARService, CashService, ReportingService,
    OpeningService,
)


class Company:
    """An open company file."""

    def __init__(self, path: Path, clock: Clock, lock: FileLock | None, key: Key | None = None) -> None:
        self.path = path
        self.key = key
        self.read_only = lock is None
        self._lock = lock
        self.database: Database[Unit] = Database(path, clock, Unit, read_only=lock is None, key=key)
        self.kernel = Kernel.build(self.database, [spec for module in MODULES for spec in module.settings])
        for spec in (*KERNEL_SERIES, *(series for module in MODULES for series in module.series)):
            self.kernel.series.printed_in[spec.code] = spec.printed_in
        self.tax = TaxService(self.kernel)
        self.gl = GLService(self.kernel, self.tax)
        self.ap = APService(self.kernel, self.tax)
        self.ar = ARService(self.kernel, self.tax)
        self.cash = CashService(self.kernel, self.tax, self.ap, self.ar)
        self.ap.bank = self.ar.bank = self.cash
        self.ap.gl = self.ar.gl = self.gl
        self.cash.read_statement = read_bank_file
        self.reporting = ReportingService(self.kernel, self.ap, self.ar)
        self.reporting.exporter = lambda table, kind: export_table(
            table, kind, self.kernel.settings.get("company.paper")
        )
        self.opening = OpeningService(self.kernel, self.ap, self.ar)
        services: tuple[Service, ...] = (
            *self.kernel.services, self.tax, self.gl, self.ap, self.ar, self.cash, self.reporting,
            self.opening,
        )
        self._services = {service.name: service for service in services}
        self.before_bulk: Callable[[], object] | None = None
        self.is_backup_due = False
        self.subscribe(self._note_change)

    @classmethod
    def create(cls, path: Path, answers: NewCompany, clock: Clock | None = None, *,
               passphrase: str | None = None) -> Self:
        """Create a company file and open it; an existing file is never overwritten.

        With a passphrase the file is encrypted from its first byte.

        Raises:
            RuleViolation: the file exists.
            ReadOnlyFile: the folder cannot be written.
            InvalidInput: an answer is not usable; no file is left behind.
        """
        path = path.resolve()
        if path.exists():
            raise RuleViolation(f"{path} exists already. Choose another name, or open it.", field="path",
                                record=str(path))
        if not is_writable(path.parent):
            raise ReadOnlyFile(str(path))
        key = Key.new(passphrase) if passphrase is not None else None
        lock = FileLock(path).take()
        company = None
        try:
            company = cls(path, clock or SystemClock(), lock, key)
            company.database.execute_ddl(create_company_tables)
            fill(company.kernel, company.tax, answers, MODULES)
        except BaseException:
            if company is not None:
                company.database.close()
            lock.release()
            remove_leftovers(path)
            raise
        return company

    @classmethod
    def open(cls, path: Path, clock: Clock | None = None, *, read_only: bool = False,
             key: Key | None = None) -> Self:
        """Open a company file for writing, or read-only; `unlock` gives the key of an encrypted one.

        Raises:
            NotFound, NotACompanyFile, NewerFile: the file is not what it should be; it is left untouched.
            PassphraseNeeded, WrongPassphrase: it is encrypted, and the key is missing or of another file.
            FileLocked: another program has it open for writing.
        """
        path = path.resolve()
        check_header(path, key)
        lock = None
        if not read_only:
            if not os.access(path, os.W_OK) or not is_writable(path.parent):
                raise ReadOnlyFile(str(path))
            lock = FileLock(path).take()
        company = None
        try:
            if not read_only:
                undo_cut_off_save(path, key)
                remove_half_made(path)
                upgrade_if_due(path, key)
            company = cls(path, clock or SystemClock(), lock, key)
            with company.database.reading() as session:
                actor = session.scalar(
                    select(ActorModel.id).where(ActorModel.is_active).order_by(ActorModel.id).limit(1)
                )
                if actor is None:
                    raise NotACompanyFile(str(path), "making it was cut off, so delete it and make it again")
                company.database.actor_id = actor
        except BaseException:
            if company is not None:
                company.database.close()
            if lock is not None:
                lock.release()
            raise
        return company

    def close(self) -> None:
        """Close the file, sealed against damage unless it is encrypted, and give the lock back."""
        is_here = self.database.file.is_here()
        self.database.close()
        if self._lock is not None:
            if is_here and self.key is None:
                with suppress(OSError, sqlite.DatabaseError):  # whole without a seal too
                    seal(self.path)
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def name(self) -> str:
        """Return the company's name."""
        return str(self.kernel.settings.get("company.name"))

    @property
    def base_currency(self) -> str:
        """Return the currency of the books."""
        return self.kernel.base_currency

    def back_up(self, target: Path) -> Path:
        """Write a verified copy of the open company.

        Raises:
            StorageError: the copy could not be written or did not verify; the target is left as it was.
        """
        with closing(self.database.raw()) as source:
            return back_up(source.driver_connection, self.path, target, self.key)

    def recovery_sheet(self) -> bytes:
        """Return the sheet with the recovery code of an encrypted company, as PDF.

        Raises:
            RuleViolation: the company is not encrypted.
        """
        from finance_core.documents.recovery import RecoverySheet, recovery_pdf

        if self.key is None:
            raise RuleViolation(f"{self.path} is not encrypted; it needs no recovery code.",
                                record=str(self.path))
        sheet = RecoverySheet(company=self.name, file=self.path.name, code=self.key.recovery_code,
                              made_on=self.database.clock.today())
        return recovery_pdf(sheet, self.kernel.settings.get("company.paper"))

    def subscribe(self, listener: ChangeListener) -> Callable[[], None]:
        """Call a function with the names of changed tables after each save; returns how to stop that."""
        self.database.listeners.append(listener)
        return lambda: self.database.listeners.remove(listener)

    def methods(self, module: str | None = None) -> dict[str, MethodInfo]:
        """Return the public methods, of one service or of all, by full name.

        Raises:
            NotFound: there is no such service.
        """
        return all_methods(module)

    def method_info(self, name: str) -> MethodInfo:
        """Return what is known of one method.

        Raises:
            NotFound: there is no such method.
        """
        module, _, method = name.partition(".")
        info = methods_of(type(self._services[module])).get(method) if module in self._services else None
        if info is None:
            raise NotFound("method", name)
        return info

    def call(self, name: str, request: Any = None) -> Any:
        """Call a service method by name; a dictionary is read as its request.

        Before one that brings in much at once, what changed since the last backup is backed up.

        Raises:
            NotFound: there is no such method.
            InvalidInput: the request does not fit.
            CountinghouseError: whatever the method refuses.
        """
        info = self.method_info(name)
        if self.read_only and info.is_writing:
            raise ReadOnlyFile(str(self.path))
        if name in BULK and self.is_backup_due and self.before_bulk is not None:
            self.before_bulk()
        return self._run(info, request)

    def preview(self, name: str, request: Any = None) -> Preview:
        """Run a method, return the entries it would post, and undo everything.

        Raises:
            CountinghouseError: whatever the method refuses.
        """
        with self.database.rehearse() as unit:
            posted, warned = len(unit.posted), len(unit.warnings)
            result = self._run(self.method_info(name), request)
            return Preview(entries=tuple(unit.posted[posted:]), result=result,
                           warnings=tuple(unit.warnings[warned:]))

    def _run(self, info: MethodInfo, request: Any) -> Any:
        module, _, method = info.name.partition(".")
        function = getattr(self._services[module], method)
        return function() if info.request_type is None else function(read_request(info, request))

    def _note_change(self, tables: frozenset[str]) -> None:
        """Note that a backup is due; drafts are worth none."""
        self.is_backup_due = self.is_backup_due or bool(tables - {"drafts"})


def all_methods(module: str | None = None) -> dict[str, MethodInfo]:
    """Return the public methods of one service or of all, by full name; no company need be open.

    Raises:
        NotFound: there is no such service.
    """
    chosen = [service for service in SERVICES if module in {None, service.name}]
    if not chosen:
        raise NotFound("module", module)
    return {info.name: info for service in chosen for info in methods_of(service).values()}


def read_request(info: MethodInfo, request: Any) -> Any:
    """Return the request of a method from plain data or JSON in bytes; a ready request passes unchanged.

    Raises:
        InvalidInput: a field is missing, unknown or of the wrong kind; the message names it.
    """
    try:
        if isinstance(request, bytes):
            return TypeAdapter(info.request_type).validate_json(request)
        return TypeAdapter(info.request_type).validate_python(request if request is not None else {})
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise InvalidInput(field or "request", f"{field or 'The request'}: {_plain(first)}.") from error


def _plain(problem: Any) -> str:
    if problem["type"] == "missing":
        return "this is required"
    if problem["type"] == "extra_forbidden":
        return "there is no such field"
    text = str(problem["msg"]).rstrip(".")
    return text[0].lower() + text[1:]
