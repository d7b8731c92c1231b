"""How far annotators agree, as rows for programs and as tables for people."""

from collections.abc import Iterator, Sequence

from briefreader.exports.listing import table
from briefreader.review.agreement import Coefficient
from briefreader.review.differences import Pair, Shared


def agreement_rows(
    pairs: Sequence[Pair], alpha: Coefficient, annotators: Sequence[str], shared: Sequence[Shared]
) -> Iterator[dict[str, object]]:
    """One row for each pair, one for all together, one for each stretch of words that several tagged."""
    for pair in pairs:
        yield {
            "pair": [pair.a, pair.b],
            "both": pair.both,
            "same_words": pair.same_words,
            "same_tags": pair.same_tags,
            "only": [pair.only_a, pair.only_b],
            **_stated("kappa", pair.kappa),
            **_stated("overlap", pair.overlap),
        }
    yield {"annotators": list(annotators), **_stated("alpha", alpha)}
    for words in shared:
        yield {
            "article": words.article,
            "start": words.span.start,
            "end": words.span.end,
            "difference": words.is_difference,
            "opinions": [_opinion(words, at) for at in range(len(words.opinions))],
        }


def agreement_table(
    pairs: Sequence[Pair], alpha: Coefficient, annotators: Sequence[str], shared: Sequence[Shared]
) -> str:
    """The pairs, all together, and what they differ on."""
    heads = ("a", "b", "both", "same words", "same tags", "only a", "only b", "kappa", "overlap")
    rows = [(p.a, p.b, p.both, p.same_words, p.same_tags, p.only_a, p.only_b, _short(p.kappa), _short(p.overlap))
            for p in pairs]  # fmt: skip
    parts = [table(heads, rows)]
    parts += [f"kappa of {p.a} and {p.b} is undefined: {p.kappa.why}." for p in pairs if p.kappa.why]
    said = _short(alpha) if alpha.value is not None else f"undefined: {alpha.why}"
    parts.append(f"\nKrippendorff's alpha of {', '.join(annotators)}: {said}")
    differing = [s for s in shared if s.is_difference]
    if differing:
        lines = [
            (s.article, o.annotator, ", ".join(o.tags) or "no tag", o.claim.claim.selector.quote)
            for s in differing
            for o in s.opinions
        ]
        parts += ["", table(("article", "annotator", "tags", "words"), lines)]
    return "\n".join(parts)


def _opinion(words: Shared, at: int) -> dict[str, object]:
    opinion = words.opinions[at]
    claim = opinion.claim.claim
    return {
        "annotator": opinion.annotator,
        "claim": claim.id,
        "tags": list(opinion.tags),
        "start": opinion.span.start,
        "end": opinion.span.end,
        "note": claim.note,
    }


def _stated(name: str, coefficient: Coefficient) -> dict[str, object]:
    value = None if coefficient.value is None else round(coefficient.value, 4)
    return {name: value, **({f"{name}_undefined": coefficient.why} if coefficient.why else {})}


def _short(coefficient: Coefficient) -> str:
    return "undefined" if coefficient.value is None else f"{coefficient.value:.2f}"
