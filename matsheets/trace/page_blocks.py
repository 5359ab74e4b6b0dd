"""A page for a browser as paragraphs and tables, as a Word document's body is read: what it says is compared in the same way."""

from __future__ import annotations

from matsheets.documents.record.page_text import PageBlock, read_page
from matsheets.trace.word_blocks import Block, Chart, Table

#: The level of each heading, by the name of its element.
LEVELS = {f"h{level}": level for level in range(1, 7)} | {"summary": 3}


def page_blocks(content: bytes) -> list[Block | Table | Chart]:
    """Return a page's paragraphs and tables, in order; the level of its headings is that of ``LEVELS``."""
    return [
        Block(block.tag, [block.text]) if isinstance(block, PageBlock) else Table(block.rows)
        for block in read_page(content).blocks
    ]
