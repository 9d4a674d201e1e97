"""Running migrations in one transaction on a connection; alembic is loaded only when one is due.

A file says its schema by `user_version`; alembic's own table exists only while migrations run.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import literal, select
from sqlalchemy import table as named

from finance_core.errors import StorageError

if TYPE_CHECKING:
    from sqlalchemy import Connection, MetaData

LOCATION = Path(__file__).parent / "migrations"


def migrate(connection: Connection, metadata: MetaData, start: str, target: str = "head") -> None:
    """Bring a schema from one revision to another inside the transaction at hand.

    `start` is `base` for an empty file. An error leaves the transaction to be rolled back by the caller.
    """
    from alembic import command

    settings = settings_for(connection, metadata)
    command.stamp(settings, start)
    command.upgrade(settings, target)
    connection.exec_driver_sql("DROP TABLE alembic_version")


def check_empty(connection: Connection, *tables: str) -> None:
    """Refuse to go back to an older schema when that would lose rows.

    Raises:
        StorageError: one of the tables holds something.
    """
    for table in tables:
        if connection.execute(select(literal(1)).select_from(named(table)).limit(1)).first() is not None:
            raise StorageError(f"{table} holds records that the older schema has no place for. Nothing was "
                               "changed; open the backup made before the upgrade instead.", record=table)


def settings_for(connection: Connection, metadata: MetaData) -> Any:
    """Return alembic's settings for the migrations of the package, run on a connection that is open."""
    from alembic.config import Config

    settings = Config()
    settings.set_main_option("script_location", str(LOCATION))
    settings.attributes["connection"] = connection
    settings.attributes["metadata"] = metadata
    return settings
