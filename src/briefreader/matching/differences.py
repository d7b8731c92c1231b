"""What two passages share and what stands against each other, as spans on both sides."""

from rapidfuzz.distance import Opcodes

from briefreader.articles.span import Span
from briefreader.matching.words import Words

Pair = tuple[Span, Span]


def explain(left: Words, right: Words, edges: tuple[int, int, int, int]) -> tuple[tuple[Pair, ...], tuple[Pair, ...]]:
    """The shared and the differing spans of two passages, given their words' ranges (first, last on each side)."""
    from rapidfuzz.distance import Indel

    a0, a1, b0, b1 = edges
    opcodes: Opcodes = Indel.opcodes(left.folded[a0:a1], right.folded[b0:b1])
    shared: list[Pair] = []
    differs: list[Pair] = []
    pending: list[int] | None = None
    for op in opcodes:
        if op.tag == "equal":
            if pending:
                differs.append(_spans(left, right, pending))
                pending = None
            shared.append(
                _spans(left, right, [a0 + op.src_start, a0 + op.src_end, b0 + op.dest_start, b0 + op.dest_end])
            )
            continue
        if pending is None:
            pending = [a0 + op.src_start, a0 + op.src_end, b0 + op.dest_start, b0 + op.dest_end]
        else:
            pending[1], pending[3] = a0 + op.src_end, b0 + op.dest_end
    if pending:
        differs.append(_spans(left, right, pending))
    return tuple(shared), tuple(differs)


def _spans(left: Words, right: Words, edges: list[int]) -> Pair:
    a0, a1, b0, b1 = edges
    return _span(left, a0, a1), _span(right, b0, b1)


def _span(words: Words, first: int, last: int) -> Span:
    if first == last:  # nothing stands here: the place between two words
        at = words.ends[first - 1] if first else words.starts[first]
        return Span(at, at)
    return Span(words.starts[first], words.ends[last - 1])
