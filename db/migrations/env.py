"""How Alembic runs the migrations: on the store's own engine, with foreign keys off while tables are rebuilt."""

from alembic import context

from db import tables


def run() -> None:
    """Runs the pending migrations in one transaction."""
    engine = context.config.attributes["engine"].execution_options(write=True)
    with engine.connect() as connection:
        sqlite = connection.dialect.name == "sqlite"
        if sqlite:
            # Outside a transaction, or SQLite would pass over it without a word.
            connection.connection.driver_connection.execute("pragma foreign_keys=off")
        context.configure(
            connection=connection,
            target_metadata=tables.metadata,
            render_as_batch=sqlite,
            transactional_ddl=True,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


run()
