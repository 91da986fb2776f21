"""What Alembic runs to bring a collection up to date, on a connection whose transaction the caller begins and ends."""

from alembic import context

from ita_desktop.collection.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    version_table=context.config.attributes["version_table"],
)
context.run_migrations()
