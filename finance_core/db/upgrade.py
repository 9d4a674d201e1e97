"""Running migrations in one transaction on a connection; alembic is loaded only when one is due.

A file says its schema by `user_version`; alembic's own table exists only while migrations run.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlalchemy import Connection, MetaData

LOCATION = Path(__file__).parent / "migrations"


def migrate(connection: Connection, metadata: MetaData, start: str, target: str = "head") -> None:
    """Bring a schema from one revision to another inside the transaction at hand.

    `start` is `base` for an empty file. An error leaves the transaction to be rolled back by the caller.
    """
    from alembic import command

    settings = _configuration(connection, metadata)
    command.stamp(settings, start)
    command.upgrade(settings, target)
    connection.exec_driver_sql("DROP TABLE alembic_version")


def _configuration(connection: Connection, metadata: MetaData) -> Any:
    from alembic.config import Config

    settings = Config()
    settings.set_main_option("script_location", str(LOCATION))
    settings.attributes["connection"] = connection
    settings.attributes["metadata"] = metadata
    return settings
