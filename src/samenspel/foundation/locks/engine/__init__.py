"""Django's SQLite engine with the write gate before every BEGIN IMMEDIATE."""
