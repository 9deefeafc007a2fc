"""A filled database -> the same with what search needs: indexes of text, and the words that find other words."""
from __future__ import annotations

import sqlite_utils

_TOKENS = "unicode61 remove_diacritics 0"  # 1 and 2 would make "får" and "far" one word


def index(database: sqlite_utils.Database, register=None) -> None:
    """Add the search tables to a database whose other tables are filled. To be run once, last."""
    database.execute(f"""create virtual table requirements_fts using fts5(
        lead_in, text, content="requirements", content_rowid="rowid", tokenize='{_TOKENS}')""")
    database.execute("insert into requirements_fts(requirements_fts) values ('rebuild')")
