"""Attachments: files hung on records, their contents stored once in the company file."""

from __future__ import annotations

import re
import unicodedata
import zlib
from base64 import b64encode
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from mimetypes import MimeTypes
from typing import Any
from uuid import UUID

from pydantic import Base64Bytes, Field
from sqlalchemy import Select, delete, exists, or_, select
from sqlalchemy.orm import Session  # noqa: TC002 - the command line reads the hints

from finance_core.db.unit_of_work import Database
from finance_core.errors import InvalidInput, NotFound
from finance_core.kernel.models.posting import Saved
from finance_core.kernel.models.records import Attachment, AuditAction
from finance_core.kernel.operation import operation, query
from finance_core.kernel.orm import (
    ActorModel,
    AttachmentBlobModel,
    AttachmentModel,
    JournalEntryModel,
)
from finance_core.kernel.request import Request
from finance_core.kernel.settings import Settings
from finance_core.kernel.unit import Unit
from finance_core.money.ids import new_id

_LONGEST_NAME = 255
_MEGABYTE = 1024 * 1024
_TYPES = MimeTypes()  # without the tables of this machine: the same file is of the same type everywhere
_NOT_IN_NAMES = re.compile(r'[<>:"|?*]')
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


class AddAttachment(Request):
    """Hang a file on a record; `content` is the file in base64."""

    subject_type: str = Field(description="What the record is, as search names it: ap_invoice, party.")
    subject_id: UUID
    file_name: str
    content: Base64Bytes = Field(description="The file in base64.", repr=False)
    note: str | None = None


class AttachmentsOf(Request):
    """Ask for the attachments of a record."""

    subject_type: str
    subject_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentInfo:
    """An attachment as a list shows it; `size` is in bytes of the file itself."""

    id: UUID
    subject_type: str
    subject_id: UUID
    file_name: str
    mime: str
    size: int
    sha256: str
    note: str | None
    added_at: datetime
    added_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentFile:
    """An attachment with its content in base64."""

    file_name: str
    mime: str
    content: str


class Attachments:
    """Keeps files with the records they prove."""

    name = "attachments"

    def __init__(self, database: Database[Unit], settings: Settings) -> None:
        self.database = database
        self._settings = settings

    @operation
    def add(self, unit: Unit, request: AddAttachment) -> Saved[Attachment]:
        """Hang a file on a record; a content the company holds already is not stored again.

        Raises:
            NotFound: there is no such record.
            InvalidInput: an empty file, one above the setting attachments.max_mb, or a name without a letter.
        """
        subject = (request.subject_type, request.subject_id)
        if not unit.knows(*subject):
            raise NotFound(request.subject_type.replace("_", " "), request.subject_id, field="subject_id")
        name = clean_file_name(request.file_name)
        self._check_size(name, request.content)
        digest = sha256(request.content).hexdigest()
        there = unit.session.scalar(_shown(*subject).where(AttachmentModel.sha256 == digest))
        if there is not None:
            unit.warn(f"{there.file_name} is attached already.")
            return unit.saved(there.to_dto())
        if unit.session.get(AttachmentBlobModel, digest) is None:
            unit.session.add(AttachmentBlobModel(sha256=digest, size=len(request.content),
                                                 content=zlib.compress(request.content)))
            unit.session.flush()
        attachment = Attachment(
            id=new_id(), subject_type=request.subject_type, subject_id=request.subject_id, file_name=name,
            mime=_TYPES.guess_type(name)[0] or "application/octet-stream", sha256=digest, note=request.note,
        )
        unit.add(AttachmentModel.from_dto(attachment, created_by_id=unit.actor_id))
        unit.session.flush()
        unit.record(AuditAction.CREATE, *subject, f"{name} attached", {"file": name, "sha256": digest})
        unit.find_later(subject, name, body=unit.title_of(request.subject_id), row_of=attachment.id)
        return unit.saved(attachment)

    @operation
    def remove(self, unit: Unit, attachment_id: UUID) -> None:
        """Hide an attachment; its content stays while a posted document refers to it.

        Raises:
            NotFound: there is no such attachment, or it was removed before.
        """
        row = _require(unit.session, attachment_id)
        subject = (row.subject_type, row.subject_id)
        unit.record(AuditAction.DELETE, *subject, f"{row.file_name} removed",
                    {"file": row.file_name, "sha256": row.sha256})
        row.removed_at = unit.now
        unit.session.flush()
        unit.find_no_more(attachment_id)
        _drop_unused(unit, row.sha256)

    @query
    def list(self, session: Session, request: AttachmentsOf) -> tuple[AttachmentInfo, ...]:
        """Return the attachments of a record, in the order they were added."""
        table = AttachmentModel
        return _infos(session, table.subject_type == request.subject_type,
                      table.subject_id == request.subject_id)

    @query
    def find_by_hash(self, session: Session, digest: str) -> tuple[AttachmentInfo, ...]:
        """Return every attachment with a content, by its SHA-256 in hexadecimal."""
        return _infos(session, AttachmentModel.sha256 == digest.lower())

    @query
    def open(self, session: Session, attachment_id: UUID) -> AttachmentFile:
        """Return an attachment with its content in base64.

        Raises:
            NotFound: there is no such attachment, or it was removed.
        """
        row = _require(session, attachment_id)
        blob = session.get_one(AttachmentBlobModel, row.sha256)
        return AttachmentFile(file_name=row.file_name, mime=row.mime,
                              content=b64encode(zlib.decompress(blob.content)).decode())

    def _check_size(self, name: str, content: bytes) -> None:
        if not content:
            raise InvalidInput("content", f"{name} is empty. Choose a file with something in it.")
        most = int(self._settings.get("attachments.max_mb"))
        if len(content) > most * _MEGABYTE:
            raise InvalidInput("content", f"{name} has {len(content) / _MEGABYTE:.1f} MB; at most {most} MB "
                               "are kept. Make it smaller, or raise attachments.max_mb in the settings.")


def clean_file_name(name: str) -> str:
    """Return a file name that every system can write: no folders, no control or reserved characters.

    Raises:
        InvalidInput: nothing is left of it.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    visible = "".join(c for c in last if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Zl", "Zp"})
    clean = _NOT_IN_NAMES.sub("_", visible).strip().rstrip(". ")
    if not clean.strip("._ "):
        raise InvalidInput("file_name", f"“{name}” is no name of a file. Give it one, such as bill.pdf.")
    if _DEVICES.match(clean):
        clean = f"_{clean}"
    stem, dot, ending = clean.rpartition(".")
    if len(clean) > _LONGEST_NAME and dot and len(ending) < _LONGEST_NAME // 2:
        return f"{stem[:_LONGEST_NAME - len(ending) - 1]}.{ending}"
    return clean[:_LONGEST_NAME]


def _shown(subject_type: str, subject_id: UUID) -> Select[AttachmentModel]:
    table = AttachmentModel
    return select(table).where(table.subject_type == subject_type, table.subject_id == subject_id,
                               table.removed_at.is_(None))


def _require(session: Session, attachment_id: UUID) -> AttachmentModel:
    row = session.get(AttachmentModel, attachment_id)
    if row is None or row.removed_at is not None:
        raise NotFound("attachment", attachment_id)
    return row


def _infos(session: Session, *conditions: Any) -> tuple[AttachmentInfo, ...]:
    table = AttachmentModel
    rows = session.execute(
        select(table.id, table.subject_type, table.subject_id, table.file_name, table.mime,
               AttachmentBlobModel.size, table.sha256, table.note, table.created_at, ActorModel.name)
        .join(AttachmentBlobModel, AttachmentBlobModel.sha256 == table.sha256)
        .join(ActorModel, ActorModel.id == table.created_by_id)
        .where(table.removed_at.is_(None), *conditions).order_by(table.id)
    )
    return tuple(
        AttachmentInfo(id=row[0], subject_type=row[1], subject_id=row[2], file_name=row[3], mime=row[4],
                       size=row[5], sha256=row[6], note=row[7], added_at=row[8], added_by=row[9])
        for row in rows
    )


def _drop_unused(unit: Unit, digest: str) -> None:
    """Delete a content that no attachment shows and no posted document ever had."""
    table, entry = AttachmentModel, JournalEntryModel
    is_posted = exists().where(or_(entry.source_id == table.subject_id, entry.id == table.subject_id))
    holds = select(table.id).where(table.sha256 == digest, or_(table.removed_at.is_(None), is_posted))
    if unit.session.scalar(holds.limit(1)) is not None:
        return
    unit.session.execute(delete(table).where(table.sha256 == digest))
    unit.session.execute(delete(AttachmentBlobModel).where(AttachmentBlobModel.sha256 == digest))
