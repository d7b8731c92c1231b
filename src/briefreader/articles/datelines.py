"""The lines that say who wrote an article, for whom, and when: bylines, datelines, breadcrumbs, labels.

A line is one of these only as a whole; each reader returns None for anything that might be a sentence or a heading.
"""

import re
from dataclasses import dataclass

from briefreader.articles.dates import FoundDate, find_dates, without_times
from briefreader.articles.wordlists import BARE_OUTLET, SECTIONS

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Dateline:
    """What one such line states; "" for what it does not."""

    date: str = ""
    author: str = ""
    outlet: str = ""
    title: str = ""
    url: str = ""
    language: str = ""


_OUTLET = re.compile(
    r"\b(?:News|Newspapers?|Times|Post|Herald|Tribune|Journal|Gazette|Press|Daily|Weekly|Today|Telegraph|Guardian|"
    r"Observer|Chronicle|Globe|Mail|Star|Sun|Standard|Express|Mirror|Independent|Review|Register|Courier|Bulletin|"
    r"Dispatch|Examiner|Inquirer|Broadcasting|Radio|TV|Television|Network|Wire|Newswire|News Agency|Media|Magazine|"
    r"Reuters|AFP|AP|BBC|CNN|NPR|PBS|CBS|NBC|ABC|CNBC|MSNBC|Bloomberg|Xinhua|TASS|Yonhap|Kyodo|dpa|ANSA|EFE|PTI|UPI|"
    r"ANI|Al Jazeera)\b|^[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|news|info|tv|co|[a-z]{2})$"
)
_AGENCY_BEHIND_NAME = re.compile(
    r"(?P<name>.+?)\s+(?P<agency>(?:The )?(?:Associated Press|Reuters|AFP|AP|Agence France-Presse|Bloomberg(?: News)?))"
)
_ROLE_WORDS = (
    r"(?:Senior|Chief|Deputy|Associate|Assistant|Contributing|Political|Diplomatic|Foreign|Business|Economics?|"
    r"Security|Science|Health|Sports?|World|National|Asia|Europe|Africa|Staff|Guest|Special|Freelance|Managing)"
)
_ROLE = (
    rf"(?:{_ROLE_WORDS}\s+)*(?:Editor(?:ial)?(?: Board| Team| Staff| Desk)?|Staff(?: Writer| Reporter)?|Writer|"
    r"Reporter|Correspondent|Journalist|Columnist|Contributor|Analyst|Newsroom|News Desk|Web Desk|Desk|Team|Bureau)"
)
_ROLE_ONLY = re.compile(rf"(?:The\s+)?{_ROLE}", re.IGNORECASE)
_ENDS_IN_ROLE = re.compile(rf"^(?P<before>.*?)\s*\b{_ROLE}$")
_GENERIC_AUTHOR = re.compile(
    rf"admin(?:istrator)?|(?:our|a)\s+correspondent|(?:the\s+)?{_ROLE}|staff reports?|wire reports?|"
    r"(?:from\s+)?(?:news|wire) services?|agenc(?:y|ies)|web\s?desk",
    re.IGNORECASE,
)
_WORD_OF_NAME = r"(?:[^\W\d_a-z][\w’'.-]*|(?:Mc|Mac|O[’'])[^\W\d_a-z][\w’'-]*)"
_PARTICLE = r"(?:van|von|der|den|de|del|della|da|di|du|dos|la|le|al|bin|ibn|el|ter|ten|zu|y)"
_NAME = re.compile(rf"{_WORD_OF_NAME}(?:\s+(?:{_PARTICLE}\s+)*{_WORD_OF_NAME}){{1,3}}")
# Capitalised words that begin no person's name.
_NO_NAME = re.compile(
    r"\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|June|July|August|"
    r"September|October|November|December|The|An?|And|All|Any|Or|For|How|Why|What|When|Where|Who|Popular|Numbers|"
    r"Contrast|Design|Law|Land|Sea|Air|Key|Full|Live|More|New|No|Not|Top|Video|Watch|Read|Photo|Image)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?:(?:written|reported|posted|published|edited|story|words|analysis|text|authored|compiled|review(?:ed)?)\s+)?"
    r"by\b:?\s*(?P<rest>.*)",
    re.IGNORECASE,
)
_ANY_BY = re.compile(r"\bby\b", re.IGNORECASE)
_PIECES = re.compile(r"\s*(?:[|•·»]|\s[-–—/]\s|[-–—/]\s{2,}|\s{2,}|,(?=\s|$))\s*")
_AND = re.compile(r"\s+(?:and|&|und|et|y)\s+")
_GLUE = re.compile(r"(?<=[a-zß-ÿ])(?=[A-Z])")
_SURNAME_PREFIX = re.compile(r"\b(?:Mc|Mac|De|Le|La|Di|Du|Van|Von|Fitz|O)$")

# Words around a date that say nothing more.
_DATE_WORDS = re.compile(
    r"\b(?:(?:first|last|originally)\s+)?(?:published|updated|posted|modified|created|released|issued|date|as of|"
    r"on|at|am|pm|edt|est|gmt|utc|ist|bst|cet|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|local time)\b:?"
    r"|\b\d+\s+(?:mins?|minutes?|hours?|days?)\s+ago\b|\bemail the author\b|\bfollow\s+@\w+",
    re.IGNORECASE,
)
_MONTH_AND_DAY = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}(?:st|nd|rd|th)?\b(?!\d)"
)
_EMPTY = re.compile(r"[\s|•·,;:()\[\]*_/–—-]*")

_NAV_PARTS = re.compile(r"\s*(?:[|>›»→/\\]|::)\s*")
_LABEL = re.compile(
    r"(?P<label>title|headline|source|publisher|publication|outlet|site|website|url|link|original|date|published|author|"
    r"language|lang)\s*:\s*(?P<value>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_URL = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_LABEL_MEANS = {
    "title": "title", "headline": "title", "source": "outlet", "publisher": "outlet", "publication": "outlet",
    "outlet": "outlet", "site": "outlet", "website": "outlet", "url": "url", "link": "url", "original": "url",
    "date": "date", "published": "date", "author": "author", "language": "language", "lang": "language",
}  # fmt: skip


def read_dateline(line: str) -> Dateline | None:
    """A line that holds only a date, a byline, or both, with the outlet or the section beside them."""
    if len(line) > _LONGEST or line.endswith(("!", "?", "…", ":")):
        return None
    line = line.strip(" \t*_#()[]").replace("\u00a0", " ").replace("\u202f", " ")
    dates = find_dates(line)
    if not dates and not _ANY_BY.search(line):
        return None
    rest, glued = _without_dates(line, dates)
    date = _main_date(line, dates)
    if dates and _EMPTY.fullmatch(rest):
        return Dateline(date=date)
    by = _BY.fullmatch(rest.strip(" |•·,–—-"))
    if by:
        return _read_byline(by["rest"], date)
    pieces = [piece for piece in _PIECES.split(rest) if not _EMPTY.fullmatch(piece)]
    if not dates and not any(_BY.fullmatch(piece) for piece in pieces[1:]):
        return None
    if glued and len(pieces) == 1 and len(pieces[0].split()) <= 3 and pieces[0][:1].isupper():
        return Dateline(date=date)
    author = outlet = ""
    is_listing = re.search(r"\b(?:19|20)\d\d-\d\d-\d\d\b", line) is not None
    for piece in pieces:
        by = _BY.fullmatch(piece)
        if is_section(piece):
            continue
        if by and (named := _read_byline(by["rest"], date)):
            author = author or named.author
            continue
        if is_outlet(piece) or (is_listing and len(pieces) == 1 and _is_title_case(piece) and len(piece.split()) <= 5):
            outlet = outlet or _without_role(piece)
        elif is_person(piece) and not author:
            author = piece
        else:
            return None
    return Dateline(date=date, author=author, outlet=outlet)


def read_author(line: str) -> Dateline | None:
    """A line that only names an author by a generic word, or with an outlet or a role ("Ada Orr, Daily Bugle")."""
    line = line.strip(" \t*_").replace("\u00a0", " ")
    if len(line) > 80 or "\n" in line:
        return None
    if _GENERIC_AUTHOR.fullmatch(line):
        return Dateline(author=line)
    pieces = [piece.strip() for piece in _PIECES.split(line) if piece.strip()]
    if len(pieces) > 1 and _is_affiliation(pieces[-1]) and all(map(is_person, _names(pieces[:-1]))):
        return Dateline(author=", ".join(_names(pieces[:-1])), outlet=_without_role(pieces[-1]))
    return _read_glued(line)


def _read_glued(line: str) -> Dateline | None:
    """A name to which a role or an outlet's desk was glued when the page lost its layout."""
    if not _ENDS_IN_ROLE.match(line) or len(line.split()) > 8:
        return None
    for junction in _GLUE.finditer(line):
        left, right = line[: junction.start()], line[junction.start() :]
        if _SURNAME_PREFIX.search(left) or not is_person(left):
            continue
        return Dateline(author=left, outlet="" if _ROLE_ONLY.fullmatch(right) else _without_role(right))
    return None


def read_breadcrumb(line: str) -> Dateline | None:
    """A trail of links from a site's front page; the outlet is the part that names one."""
    parts = [part.strip() for part in _NAV_PARTS.split(line.strip(" |>›»→/"))]
    if len(line) > 120 or not 2 <= len(parts) <= 7 or not all(parts) or any(len(part.split()) > 6 for part in parts):
        return None
    if not any(re.search(r"\bHome(?:page)?$|^Home\b", part) or is_section(part) for part in parts):
        return None
    if not all(part[:1].isupper() or not part[:1].isalpha() for part in parts):
        return None
    named = [part for part in parts if is_outlet(part) and not is_section(part)]
    homes = [found[1] for part in parts if (found := re.fullmatch(r"(.+?)\s+Home(?:page)?", part))]
    return Dateline(outlet=(named or homes or [""])[0])


def read_label(line: str) -> Dateline | None:
    """A line such as "Source: Daily Bugle" or "URL: https://…" above an article."""
    found = _LABEL.fullmatch(line.strip(" \t*_"))
    if not found or len(line) > 500:
        return None
    value, meaning = found["value"].strip(" \t*_"), _LABEL_MEANS[found["label"].lower()]
    address = _URL.fullmatch(value)
    if address:
        return Dateline(url=value)
    if meaning == "date":
        dates = find_dates(value)
        return Dateline(date=dates[0].iso) if dates else None
    if meaning == "url" or (meaning != "title" and len(value.split()) > 8):
        return None
    if meaning == "language" and not re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", value):
        return None
    return Dateline(**{meaning: value})


def is_section(words: str) -> bool:
    """Whether the words only name a section of a site, be they glued ("WorldAnalysis")."""
    parts = _GLUE.sub(" ", words).replace("/", " ").replace(",", " ").split()
    return 0 < len(parts) <= 6 and all(part.lower() in SECTIONS for part in parts) and words[:1].isupper()


def is_person(words: str) -> bool:
    """Whether the words have the shape of a person's name: two to four capitalised words."""
    return _NAME.fullmatch(words) is not None and not _NO_NAME.search(words) and not is_outlet(words)


def is_outlet(words: str) -> bool:
    """Whether the words name a newspaper, station, agency or site, by a word that such names hold."""
    if len(words) > 60 or len(words.split()) > 6 or words in BARE_OUTLET or not _is_title_case(words):
        return False
    return _OUTLET.search(words) is not None or (words.isupper() and _OUTLET.search(words.title()) is not None)


def is_outlet_alone(line: str) -> bool:
    """Whether a whole line is no more than an outlet's name."""
    return is_outlet(line) and not is_section(line) and not re.search(r"[()'’:]|^(?:By|From)\b", line)


def _is_title_case(words: str) -> bool:
    return all(
        word[:1].isupper() or len(word) <= 3 or "." in word or word[:1].isdigit()
        for word in words.replace("(", "").split()
    )


def _is_affiliation(words: str) -> bool:
    return is_outlet(words) or _ENDS_IN_ROLE.match(words) is not None


def _without_role(words: str) -> str:
    """The outlet's name without the desk or role behind it; "" if only that is left."""
    found = _ENDS_IN_ROLE.match(words)
    named = found["before"].strip() if found else words
    return (
        "" if _ROLE_ONLY.fullmatch(named) else re.sub(r"\s+(?:Diplomatic|Political|Foreign|Senior|Chief)$", "", named)
    )


def _names(pieces: list[str]) -> list[str]:
    return [name.strip() for piece in pieces for name in _AND.split(piece) if name.strip()]


def _read_byline(words: str, date: str) -> Dateline | None:
    """What stands behind "by"."""
    words = _MONTH_AND_DAY.sub(" ", words).strip(" ,|–—-")
    if not words:
        return Dateline(date=date)
    if (words.endswith(".") and len(words.split()) > 4) or len(words.split()) > 20:
        return None
    pieces = [piece.strip() for piece in _PIECES.split(words) if piece.strip()]
    authors: list[str] = []
    outlet = ""
    for name in _names(pieces):
        behind = _AGENCY_BEHIND_NAME.fullmatch(name)
        if behind and is_person(behind["name"]):
            authors.append(behind["name"])
            outlet = outlet or behind["agency"]
            continue
        bare = re.split(r"\s+(?:in|for|of)\s+", name)[0]
        if not outlet and (is_person(bare) or _GENERIC_AUTHOR.fullmatch(bare)):
            authors.append(bare)
        elif is_outlet(name) or _ENDS_IN_ROLE.match(name):
            outlet = outlet or (_without_role(name) if authors else "")
            authors = authors or [name]
        elif not authors:
            if len(words.split()) > 1 or not words[:1].isupper() or _NO_NAME.fullmatch(words):
                return None
            authors.append(name)
    return Dateline(date=date, author=", ".join(authors), outlet=outlet) if authors else None


def _without_dates(line: str, dates: list[FoundDate]) -> tuple[str, bool]:
    """The line without its dates and the words around them; whether one was glued to the word before it."""
    rest, glued, last = "", False, 0
    for found in dates:
        glued = glued or (found.start > 0 and line[found.start - 1].isalpha())
        rest += line[last : found.start] + " | "
        last = found.end
    rest += line[last:]
    rest = re.sub(r"(?<=\|) ?T ?(?=\|)", "", rest)
    return _DATE_WORDS.sub(" ", without_times(rest)).strip(), glued


def _main_date(line: str, dates: list[FoundDate]) -> str:
    """The date of publishing if one is labelled so, else the first."""
    if not dates:
        return ""
    for found in dates[1:]:
        if re.search(r"(?:published|posted)\b[^|]{0,20}$", line[: found.start], re.IGNORECASE):
            return found.iso
    return dates[0].iso
