"""PostgreSQL by asyncpg: the pool, and the migrations by yoyo."""

from parley.kit.db.database import Connection, Contended, Database, DatabaseGone, Record, refuses_duplicate

__all__ = ["Connection", "Contended", "Database", "DatabaseGone", "Record", "refuses_duplicate"]
