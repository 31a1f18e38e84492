"""The role that owns nothing: under it row security is in force."""

import psycopg

from parley.kit.db.database import TENANT_ROLE


def make_tenant_role(url: str) -> None:
    """Make the role where it is missing and let it use every table; safe to repeat after each migration."""
    with psycopg.connect(url, autocommit=True, connect_timeout=10) as connection:
        known = connection.execute("select 1 from pg_roles where rolname = %s", (TENANT_ROLE,)).fetchone()
        if known is None:
            connection.execute(f"create role {TENANT_ROLE} nologin")
        for grant in (
            f"grant {TENANT_ROLE} to current_user",
            f"grant usage on schema public to {TENANT_ROLE}",
            f"grant select, insert, update, delete on all tables in schema public to {TENANT_ROLE}",
            f"grant usage on all sequences in schema public to {TENANT_ROLE}",
        ):
            connection.execute(grant)
