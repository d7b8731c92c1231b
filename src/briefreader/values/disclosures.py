"""What a text says of its own making: that a machine wrote it, that somebody paid for it, that an agency supplied it.

Only the text's own words count, and only where they speak of the text itself: an article about AI-generated pictures
or about a sponsor discloses nothing. Better to miss one than to accuse a source.
"""

import re
from dataclasses import dataclass
from enum import Enum

from briefreader.articles.article import Article
from briefreader.articles.furniture import is_body
from briefreader.articles.span import Role, Span


class DisclosureKind(Enum):
    """What is disclosed."""

    AI_GENERATED = "ai-generated"
    SPONSORED = "sponsored"
    AGENCY = "agency"


@dataclass(frozen=True, slots=True)
class Disclosure:
    """A sentence of an article that says how the article came about."""

    span: Span
    kind: DisclosureKind


class _Place(Enum):
    ANYWHERE = "anywhere"
    EDGE = "edge"  # furniture, or beside the first and last paragraph of the story
    TOP = "top"


_PAGE = r"(?:article|story|post|page|content|text|report|piece|summary|analysis|item|publication|translation)"
_AI = r"(?:AI|A\.I\.|artificial intelligence|generative AI|(?:an? )?(?:large )?language models?|ChatGPT|GPT-\w+)"
_MADE = r"(?:generated|written|produced|created|translated|summari[sz]ed|drafted|compiled|composed|prepared|assisted)"
_BY_AI = rf"(?:by|with|using|through|via)\b(?: [\w’'-]+){{0,6}}? {_AI}\b"
_MADE_BY_AI = rf"(?:AI[- ]{_MADE}|{_MADE}\b(?:,? [\w’'-]+){{0,5}}? {_BY_AI}|auto(?:matically)?[- ]generated)"
_IS = r"(?:is|was|were|has been|have been|may have been|may be|contains?|may contain)"
_AGENCY = (
    r"(?:The )?(?:Associated Press|Agence France-Presse|Press Trust of India|Reuters|AFP|AP|dpa|EFE|UPI|PTI|ANI|TASS|"
    r"Xinhua|Kyodo(?: News)?|Yonhap|ANSA|Bloomberg(?: News)?)"
)
_AGENCIES = rf"{_AGENCY}(?:(?:,|/| and|, and) ?{_AGENCY})*"

_RULES: tuple[tuple[DisclosureKind, _Place, re.Pattern[str]], ...] = tuple(
    (kind, place, re.compile(pattern))
    for kind, place, pattern in (
        (DisclosureKind.AI_GENERATED, _Place.ANYWHERE,
         rf"(?i:\W*(?:\w+:\s*)?(?:parts? of |portions of )?this {_PAGE}\b[^.]{{0,60}}?\b{_IS}\b"
         rf"[^.]{{0,40}}?\b{_MADE_BY_AI})"),
        (DisclosureKind.AI_GENERATED, _Place.EDGE,
         rf"(?i:\W*(?:\w+:\s*)?the {_PAGE} (?:above |below )?{_IS}\b[^.]{{0,30}}?\b{_MADE_BY_AI})"),
        (DisclosureKind.AI_GENERATED, _Place.EDGE,
         rf"(?i:\W*{_MADE_BY_AI}(?: (?:content|{_PAGE}|tools?|technology|assistance|based))*"
         r"(?:[ ,]+(?:and )?(?:reviewed|edited|checked)\b[^.]{0,60})?\W*$)"),
        (DisclosureKind.AI_GENERATED, _Place.ANYWHERE,
         rf"(?i:.{{0,60}}\b{_AI}(?: tools?| technology)? (?:was|were|has been|is) used (?:to|in|for)\b[^.]{{0,60}}?"
         rf"\bthis {_PAGE}\b)"),
        (DisclosureKind.AI_GENERATED, _Place.ANYWHERE,
         rf"(?i:(?:we|our (?:newsroom|editors|team|journalists)) used?\b[^.]{{0,40}}?\b{_AI}\b"
         rf"[^.]{{0,60}}?\bthis {_PAGE}\b)"),
        (DisclosureKind.AI_GENERATED, _Place.ANYWHERE,
         r"本(?:文|稿|报道|報道|记事|記事).{0,8}(?:AI|人工智能|人工智慧).{0,12}(?:生成|撰写|撰寫|翻译|翻譯|创作)"
         r"|(?:この|本)記事は.{0,16}(?:AI|人工知能).{0,16}(?:生成|作成|執筆|翻訳)"
         r"|이 (?:기사|글)[은는].{0,16}(?:AI|인공지능).{0,16}(?:작성|생성|번역)"),
        (DisclosureKind.SPONSORED, _Place.TOP,
         r"(?i:\W*(?:sponsored(?: (?:content|post|article|story|by\b.{2,60}))?|paid (?:post|content|partnership|"
         r"for (?:and presented )?by\b.{2,60})|advertorial|partner content|promoted (?:content|post)|"
         r"brand(?:ed)? content|advertise?ment feature|presented by\b.{2,60}|in partnership with\b.{2,60})\W*$)"),
        (DisclosureKind.SPONSORED, _Place.ANYWHERE,
         rf"(?i:\W*(?:\w+:\s*)?this (?:is an? (?:sponsored|paid|promoted|advertising) {_PAGE}\b|"
         rf"{_PAGE} (?:is|was|has been) (?:sponsored|paid for|commissioned|brought to you|"
         r"produced (?:and paid for )?(?:in partnership|in association))\b))"),
        (DisclosureKind.AGENCY, _Place.EDGE,
         rf"(?:[A-ZÀ-Þ][\w .,/’'()-]{{0,70}}?\s)?\(?\({_AGENCIES}\)\s*[-–—]"),
        (DisclosureKind.AGENCY, _Place.EDGE,
         rf"(?:[a-z]{{2,5}}(?:/[a-z]{{2,5}})+ )?\((?:(?:[Ww]ith|[Ff]rom) (?:inputs?|files) from )?{_AGENCIES}\)\W*$"),
        (DisclosureKind.AGENCY, _Place.EDGE,
         r"\(?(?:Additional |With (?:additional )?)?[Rr]eporting by [A-ZÀ-Þ].{3,}"),
        (DisclosureKind.AGENCY, _Place.EDGE,
         rf"(?:(?:[Bb]y:?|BY|Source:|Agency:|From) )?{_AGENCIES}\W*$"),
        (DisclosureKind.AGENCY, _Place.ANYWHERE,
         rf"(?:.{{0,120}}\b)?{_AGENCY}(?: (?:writers?|reporters?|correspondents?)\b.{{0,160}})? "
         r"contributed to this \w+"),
        (DisclosureKind.AGENCY, _Place.ANYWHERE,
         rf"(?i:this {_PAGE} (?:is|was|has been) (?:originally |first )?(?:published|provided|supplied|written|"
         rf"produced|syndicated) (?:by|from) )(?:the )?{_AGENCY}"),
    )
)  # fmt: skip

# Longer sentences are the story's: disclosures are short, and the patterns must not search for ever.
_LONGEST = 500
# Somebody else's words, or the contrary of a disclosure.
_REPORTED = re.compile(
    r"[\"“”«»]|\b(?:said|says|told|according to|alleged|alleges|claimed|claims|not|never|no|without)\b"
)
_EDGE_BLOCKS = 2


def find_disclosures(article: Article) -> tuple[Disclosure, ...]:
    """The sentences by which the article says how it came about, in order; at most one of each kind a sentence."""
    first, last = _body(article)
    found = []
    for sentence in article.sentences:
        if sentence.end - sentence.start > _LONGEST:
            continue
        words = " ".join(article.text[sentence.start : sentence.end].split())
        kinds = set()
        for kind, place, pattern in _RULES:
            if kind in kinds or not _is_at(place, article, sentence.block, first, last) or not pattern.match(words):
                continue
            if kind is DisclosureKind.AGENCY or not _REPORTED.search(words):
                kinds.add(kind)
                found.append(Disclosure(sentence.span, kind))
    return tuple(found)


def _body(article: Article) -> tuple[int, int]:
    """The first and last block of the story's body; those of the whole article if it has none."""
    body = [
        block.block
        for block in article.blocks
        if block.role in (Role.PARAGRAPH, Role.BULLET) and is_body(article.text[block.start : block.end])
    ]
    return (body[0], body[-1]) if body else (len(article.blocks) - 1, 0)


def _is_at(place: _Place, article: Article, block: int, first: int, last: int) -> bool:
    if place is _Place.ANYWHERE:
        return True
    if place is _Place.TOP:
        return block < first
    is_furniture = article.blocks[block].role is Role.FURNITURE
    return is_furniture or block < first + _EDGE_BLOCKS or block > last - _EDGE_BLOCKS
