"""Attachments from and to disk; the kernel itself reads and writes no files but the company's."""

from __future__ import annotations

from base64 import b64decode, b64encode
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from finance_core.errors import InvalidInput
from finance_core.kernel.attachments import AddAttachment

if TYPE_CHECKING:
    from finance_core.kernel.attachments import AttachmentFile


def attachment_of(
    path: Path, subject_type: str, subject_id: UUID, *, note: str | None = None
) -> AddAttachment:
    """Return the request that hangs a file of this machine on a record.

    Raises:
        InvalidInput: the file cannot be read.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InvalidInput("path", f"{path} cannot be read: {error}.") from error
    return AddAttachment(subject_type=subject_type, subject_id=subject_id, file_name=path.name,
                         content=b64encode(content), note=note)


def write_attachment(file: AttachmentFile, folder: Path) -> Path:
    """Write an attachment into a folder under its own name; a file that is there gets a number beside it.

    Raises:
        InvalidInput: the folder cannot be written.
    """
    named = Path(file.file_name)
    content, number = b64decode(file.content), 1
    target = folder / named
    while True:
        try:
            with target.open("xb") as handle:
                handle.write(content)
        except FileExistsError:
            number += 1
            target = folder / f"{named.stem} ({number}){named.suffix}"
        except OSError as error:
            raise InvalidInput("folder", f"{target} cannot be written: {error}.") from error
        else:
            return target
