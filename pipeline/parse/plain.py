"""A text or Markdown file -> blocks. Rule: the file says by itself whether its lines are paragraphs or were broken."""

from __future__ import annotations

from pipeline.parse.headings_loose import loosely_headed
from pipeline.parse.markdown import marked_blocks
from pipeline.parse.plain_cut_cells import with_whole_cells
from pipeline.parse.plain_decode import decoded
from pipeline.parse.plain_dissolved import with_rows
from pipeline.parse.plain_furniture import furniture_lines
from pipeline.parse.plain_html import html_tables
from pipeline.parse.plain_notes import with_notes
from pipeline.parse.plain_numbered import with_numbered_chapters
from pipeline.parse.plain_spaced import with_tabs
from pipeline.parse.plain_stacked import with_stacked
from pipeline.parse.plain_wrapped import is_wrapped, wrapped_blocks
from pipeline.records import Page, Parsed


def read_plain(data: bytes) -> Parsed:
    """The blocks of a text file, numbered, headings with the source's own levels. One page; places carry the line.

    Raises Unreadable (empty_file, too_large, wrong_type)."""
    text, issues = decoded(data)
    lines = with_rows(with_whole_cells(with_tabs(text.split("\n"))))
    lines = with_stacked(lines, furniture_lines(lines))
    furniture = furniture_lines(lines)
    lines = with_notes(with_numbered_chapters(lines, furniture), furniture)
    if is_wrapped(lines):
        blocks = wrapped_blocks(lines, furniture)
    else:
        rest, tables = html_tables([line.replace("\f", "") for line in lines])
        blocks = loosely_headed(marked_blocks(rest, furniture, tables))
    return Parsed(blocks, pages=(Page(1, letters=sum(map(str.isalnum, text))),), issues=issues)
