"""The comments in a Word document that nobody has resolved."""

from __future__ import annotations

from matsheets.documents.record.document_parts import main_part, relations_of
from matsheets.documents.record.received_document import ReceivedDocument, open_document
from matsheets.storage.strict_xml import strict_parser
from matsheets.trace.pulled import OpenComment


def open_comments(document: bytes, *, name: str = "document.docx") -> tuple[OpenComment, ...]:
    """Return the comments that nobody has resolved, in order; answers to one that is resolved are left out with it.

    Raises:
        DocumentError: it is not a Word document, is damaged, or cannot be read.
    """
    with open_document(document, name=name) as opened:
        main, _ = main_part(opened)
        parts = {kind: part for _, kind, part in relations_of(opened, main)}
        if "comments" not in parts:
            return ()
        comments = _comments(opened, parts["comments"])
        resolved = _resolved(opened, parts["commentsExtended"]) if "commentsExtended" in parts else set()
        return tuple(comment for comment, paragraphs in comments if not paragraphs & resolved and comment.text)


def _comments(opened: ReceivedDocument, part: str) -> list[tuple[OpenComment, set[str]]]:
    """Return each comment with the ids of its paragraphs."""
    found: list[tuple[str, list[str], set[str]]] = []
    in_text = False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal in_text
        local = name.rpartition(" ")[2]
        named = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        if local == "comment":
            found.append((named.get("author", ""), [], set()))
        elif local == "p" and found:
            found[-1][1].append(" ")
            found[-1][2].add(named.get("paraId", ""))
        in_text = local == "t"

    def text(data: str) -> None:
        if in_text and found:
            found[-1][1].append(data)

    strict_parser(start, lambda _: None, text).Parse(opened.read(part), True)
    return [(OpenComment(author, " ".join("".join(texts).split())), ids - {""}) for author, texts, ids in found]


def _resolved(opened: ReceivedDocument, part: str) -> set[str]:
    """Return the ids of the paragraphs of comments that are resolved, and of the answers to them."""
    done: set[str] = set()
    answers: list[tuple[str, str]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(" ")[2] == "commentEx":
            named = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
            if named.get("done") in {"1", "true"}:
                done.add(named.get("paraId", ""))
            answers.append((named.get("paraId", ""), named.get("paraIdParent", "")))

    strict_parser(start).Parse(opened.read(part), True)
    return done | {own for own, parent in answers if parent in done}
