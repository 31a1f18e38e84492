"""PostgreSQL by asyncpg: the pool, and the migrations by yoyo."""

from parley.kit.db.database import Connection, Database, DatabaseGone, Record, refuses_duplicate

__all__ = ["Connection", "Database", "DatabaseGone", "Record", "refuses_duplicate"]
