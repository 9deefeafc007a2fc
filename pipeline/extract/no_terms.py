"""Stands in until terms can be read."""
from __future__ import annotations

from pipeline.records import Terms


def terms_in(text, document, register, lead_in=None, after=None, cells=()):
    return Terms()
