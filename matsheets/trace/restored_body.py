"""A changed document with what only changes its looks undone: tables that were split, headings in another style."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from matsheets.trace.marked_tables import MarkedTable, header_ref, row_label
from matsheets.trace.statements import Body, plain_text
from matsheets.trace.word_blocks import Block, Chart, Table


def join_split_tables(body: Body, tables: Sequence[MarkedTable]) -> Body:
    """Return a body in which a priority's table that was split in two, with nothing between, is one again."""
    labels = {row_label(row) for table in tables if table.is_card for row in table.texts[1:]}
    blocks: list[Block | Table | Chart] = []
    blank: list[Block | Table | Chart] = []
    for block in body.blocks:
        upper = blocks[-1] if blocks else None
        if isinstance(block, Table) and isinstance(upper, Table) and _is_rest_of(block, upper, labels):
            blocks[-1] = Table([*upper.rows, *block.rows])
            blank = []
        elif isinstance(block, Block) and isinstance(upper, Table) and not plain_text(block.text):
            blank.append(block)
        else:
            blocks += [*blank, block]
            blank = []
    return body._replace(blocks=[*blocks, *blank])


def _is_rest_of(table: Table, upper: Table, labels: Collection[str]) -> bool:
    """Tell whether a table holds only rows that a priority's table above it has lost."""
    own, others = ([row_label(row) for row in each.rows] for each in (table, upper))
    return bool(own and header_ref(upper.rows)) and set(own) <= set(labels) - set(others)


def with_headings(edited: Body, built: Body) -> Body:
    """Return a changed document in which headings that were set in the style of other paragraphs are headings again."""

    def levels_in(body: Body) -> dict[str, int]:
        blocks = (block for block in body.blocks if isinstance(block, Block) and body.levels.get(block.style, 0) > 0)
        return {plain_text(block.text): body.levels[block.style] for block in blocks}

    lost = levels_in(built)
    for text in levels_in(edited):
        lost.pop(text, None)
    blocks = [
        Block(f"heading {level}", block.pieces)
        if isinstance(block, Block)
        and not edited.levels.get(block.style)
        and (level := lost.get(plain_text(block.text)))
        else block
        for block in edited.blocks
    ]
    return Body(blocks, edited.levels | {f"heading {level}": level for level in lost.values()})
