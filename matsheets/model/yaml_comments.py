"""Comments in a text of YAML, which are no part of what it says."""

from __future__ import annotations


def first_comment(text: str) -> int:
    """Return the line of the first comment, from 1 on; 0 where there is none. The text is whole YAML."""
    import yaml

    end = 0
    for token in yaml.scan(text):
        between = text[end : token.start_mark.index]
        if "#" in between:
            return text.count("\n", 0, end + between.index("#")) + 1
        end = max(end, token.end_mark.index)
    return 0
