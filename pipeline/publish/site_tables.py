"""A filled database -> the same with the counts, examples and the follow-up list that the site opens with.

The rule it keeps: what is a count over everything is counted when the base is built, once, and not for a reader. Needs
the tables of schema.sql filled, `meta.built` among them; nothing else of the site's is decided here.
"""
from __future__ import annotations

from importlib.resources import files

import sqlite_utils


def add_site_tables(database: sqlite_utils.Database) -> None:
    """Add follow_up, site_counts and site_examples. To be run once, after the tables that they are read from."""
    database.executescript(files("pipeline.publish").joinpath("site_tables.sql").read_text(encoding="utf-8"))
