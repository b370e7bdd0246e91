"""Accepted findings, reported updates, members by name, data returns in full, and what the history and boards need beside them"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

from db.migrations.registers import make_registers

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None

TEXT = sqlmodel.sql.sqltypes.AutoString()
OPTIONAL = {
    'member': [('person', TEXT), ('deputy', TEXT)],
    'participation': [('names', TEXT)],
    'data_return': [('collection', TEXT), ('resubmitted', sa.Date()), ('gap', TEXT), ('gap_note', TEXT)],
    'network': [('quorum', sa.Integer())],
    'plan': [('activity_word', TEXT)],
    'meeting': [('calendar_uid', TEXT)],
    'attachment': [('text', TEXT)],
}
"""Columns that may be empty."""

GIVEN = [
    ('network', 'elsewhere', sa.Boolean(), '0', 'false'),
    ('measure', 'answer', sa.Boolean(), '0', 'false'),
    ('board', 'steps', TEXT, "'[]'", "'[]'"),
]
"""Columns that are never empty, with what rows that are there get: on SQLite and on PostgreSQL."""


def upgrade() -> None:
    """Adds three tables and the new columns."""

    op.create_table('accepted_finding',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(length=36), nullable=False),
    sa.Column('plan', TEXT, nullable=False),
    sa.Column('code', TEXT, nullable=False),
    sa.Column('place', TEXT, nullable=False),
    sa.Column('said', TEXT, nullable=False),
    sa.Column('why', TEXT, nullable=False),
    sa.Column('accepted_by', TEXT, nullable=True),
    sa.Column('on', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['plan'], ['plan.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('accepted_finding', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_accepted_finding_plan'), ['plan'], unique=False)

    op.create_table('update_request',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(length=36), nullable=False),
    sa.Column('plan', TEXT, nullable=False),
    sa.Column('person', TEXT, nullable=False),
    sa.Column('board_on', sa.Date(), nullable=False),
    sa.Column('asked_on', sa.Date(), nullable=False),
    sa.Column('due', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['plan'], ['plan.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('plan', 'person', 'board_on')
    )
    with op.batch_alter_table('update_request', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_update_request_plan'), ['plan'], unique=False)

    op.create_table('reported_update',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(length=36), nullable=False),
    sa.Column('kpi', TEXT, nullable=False),
    sa.Column('part', sa.Integer(), nullable=True),
    sa.Column('person', TEXT, nullable=False),
    sa.Column('board_on', sa.Date(), nullable=False),
    sa.Column('entered', sa.DateTime(), nullable=False),
    sa.Column('received', sa.Date(), nullable=False),
    sa.Column('status', TEXT, nullable=True),
    sa.Column('narrative', TEXT, nullable=True),
    sa.Column('figure', sa.Float(), nullable=True),
    sa.Column('evidence', TEXT, nullable=True),
    sa.Column('cause', TEXT, nullable=True),
    sa.Column('remedy', TEXT, nullable=True),
    sa.Column('forecast', sa.Date(), nullable=True),
    sa.Column('unread', TEXT, nullable=True),
    sa.Column('state', TEXT, nullable=False),
    sa.ForeignKeyConstraint(['kpi'], ['kpi.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('reported_update', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_reported_update_kpi'), ['kpi'], unique=False)
        batch_op.create_index(batch_op.f('ix_reported_update_state'), ['state'], unique=False)

    for table, columns in OPTIONAL.items():
        for name, kind in columns:
            op.add_column(table, sa.Column(name, kind, nullable=True))

    is_sqlite = op.get_bind().dialect.name == 'sqlite'
    for table, name, kind, there, elsewhere in GIVEN:
        op.add_column(table, sa.Column(name, kind, nullable=True))
        op.execute(f'update {table} set {name} = {there if is_sqlite else elsewhere}')
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.alter_column(name, existing_type=kind, nullable=False)

    with op.batch_alter_table('journal', schema=None) as batch_op:
        batch_op.add_column(sa.Column('run', TEXT, nullable=True))
        batch_op.create_index(batch_op.f('ix_journal_run'), ['run'], unique=False)

    with op.batch_alter_table('organisation', schema=None) as batch_op:
        batch_op.add_column(sa.Column('predecessor', TEXT, nullable=True))
        batch_op.create_index(batch_op.f('ix_organisation_predecessor'), ['predecessor'], unique=False)
        batch_op.create_foreign_key('fk_organisation_predecessor', 'organisation', ['predecessor'], ['id'])

    make_registers()
