"""Run by Alembic: applies revisions on the connection that ledger/migrating.py hands over."""

from alembic import context

from ledger.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite changes a table by copying it
)
context.run_migrations()
