"""Where a company file lies, and what that means: a network drive, a folder that a service synchronises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStorageInfo

if TYPE_CHECKING:
    from pathlib import Path

_NETWORK = ("nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afpfs", "webdav", "davfs", "fuse.davfs",
            "fuse.sshfs", "fuse.rclone", "ncpfs", "9p")
_SYNCHRONISED = {
    "dropbox": "Dropbox", "onedrive": "OneDrive", "google drive": "Google Drive",
    "googledrive": "Google Drive", "my drive": "Google Drive", "icloud drive": "iCloud",
    "iclouddrive": "iCloud", "mobile documents": "iCloud", "nextcloud": "Nextcloud", "owncloud": "ownCloud",
    "pcloud drive": "pCloud", "syncthing": "Syncthing", "seafile": "Seafile",
}


def place_warning(path: Path) -> str:
    """Return what to mind where a file lies, or an empty text."""
    system = bytes(QStorageInfo(str(path.parent)).fileSystemType().data()).decode(errors="replace").lower()
    if system in _NETWORK:
        return (f"{path.name} is on a network drive. Only one computer may have it open; a save fails when "
                "the connection does, and says so. Backups stay on this computer.")
    for part in path.parent.parts:
        name = part.casefold()
        service = next((title for folder, title in _SYNCHRONISED.items()
                        if name == folder or name.startswith(f"{folder} -")), None)
        if service is not None:
            return (f"{path.parent.name} is synchronised by {service}. Close the company and wait until it "
                    "is copied before another computer opens it.")
    return ""
