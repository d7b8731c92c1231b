"""TOML as text that is edited in place: where tables begin, where keys and their values stand, how values are written.

tomllib reads values but forgets where they stood; to change one line and copy the rest, the places are needed.
Promise: the pieces of a text, joined, are the text; only the asked key's line changes.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_STRING = r'"(?!"")[^"\\\r\n]*+(?:\\.[^"\\\r\n]*+)*+"'
_PLAIN_VALUE = rf"(?:{_STRING}|\d++|\[(?:{_STRING}(?:,[ \t]*+{_STRING})*+)?+\])"
# Blank lines and lines of one simple key: nearly all of a file, passed over in one step.
_PLAIN_LINES = re.compile(rf"(?:(?:[A-Za-z0-9_-]++[ \t]*+=[ \t]*+{_PLAIN_VALUE})?+[ \t]*+\r?\n)++")
_TOKEN = re.compile(r'"""|\'\'\'|"(?:[^"\\\n]++|\\[^\n])*+"?|\'[^\'\n]*+\'?|\[|\]|#[^\n]*+|\n')
_REST_OF_MULTILINE = {
    '"""': re.compile(r'(?:[^"\\]++|\\.|"(?!""))*+"{3,5}', re.DOTALL),
    "'''": re.compile(r"(?:[^']++|'(?!''))*+'{3,5}"),
}
_HEADER = re.compile(r"[ \t]*\[")
_COMMENT = re.compile(r"[ \t]*#")
_BLANK = re.compile(r"[ \t]*\r?\n")
_PLAIN_PAIR = re.compile(rf"([A-Za-z0-9_-]++)[ \t]*+=[ \t]*+({_PLAIN_VALUE})[ \t]*+\r?\n")
_PLAIN_ITEM = re.compile(_STRING)
# What only tomllib judges: control characters, and escapes that are not among the few of every day.
_NOT_PLAIN = re.compile(r'[\x00-\x08\x0b-\x1f\x7f]|\\[^"\\nrt]')
_KEY = re.compile(r"""[ \t]*(?:([A-Za-z0-9_-]+)|"([^"\\\n]*)"|'([^'\n]*)')[ \t]*=[ \t]*""")

# Characters that a basic string may hold as they are, but that would act on the terminal or viewer of the file:
# C1 controls, bidi controls, line and paragraph separators.
_ACTING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
_QUOTES = re.compile('"+')
_ESCAPED = re.compile(r"\\(.)")
_EVERYDAY_ESCAPES = {'"': '"', "\\": "\\", "n": "\n", "r": "\r", "t": "\t"}
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class KeyLine:
    """Where a key stands in a block's text: its whole line (or lines), and its value without the comment behind."""

    start: int
    end: int
    value_start: int
    value_end: int


def split_at_headers(text: str) -> list[str]:
    """The text cut before each table header that stands outside strings and lists; joined, it is the text again.

    Comment lines directly above a header go with it. The first piece is what stands above all headers, be it "".
    """
    cuts = [0]
    at, lead = 0, -1
    while at < len(text):
        plain = _PLAIN_LINES.match(text, at)
        if plain:
            at, lead = plain.end(), -1
        elif _HEADER.match(text, at):
            cuts.append(at if lead < 0 else lead)
            at, lead = _next_line(text, at), -1
        elif _COMMENT.match(text, at):
            lead = at if lead < 0 else lead
            at = _next_line(text, at)
        else:
            at, lead = _scan_line(text, at)[0], -1
    return [text[a:b] for a, b in zip(cuts, [*cuts[1:], len(text)], strict=True)]


def header_of(block: str) -> tuple[int, int]:
    """Start and end of the header's line in a block that split_at_headers made; both 0 if it has none."""
    at = 0
    while _COMMENT.match(block, at) or _BLANK.match(block, at):
        at = _next_line(block, at)
    return (at, _next_line(block, at)) if _HEADER.match(block, at) else (0, 0)


def key_lines(block: str) -> dict[str, KeyLine]:
    """The undotted keys of a well-formed block, in their order."""
    found: dict[str, KeyLine] = {}
    at = header_of(block)[1]
    while at < len(block):
        key = _KEY.match(block, at)
        end, value_end = _scan_line(block, key.end() if key else at)
        if key and not _COMMENT.match(block, at):
            name = next(group for group in key.groups() if group is not None)
            found[name] = KeyLine(at, end, key.end(), value_end)
        at = end
    return found


def plain_keys(block: str) -> dict[str, object] | None:
    """The keys of a block whose lines are all plain, read several times faster than tomllib can; None if one is not.

    What it reads, it reads as tomllib does: ten thousand claims must open in a second.
    """
    start, end = header_of(block)
    lines = _PLAIN_LINES.match(block, end)
    is_whole = (lines.end() if lines else end) == len(block)
    if not start == 0 < end or not is_whole or _NOT_PLAIN.search(block.replace("\r\n", "\n")):
        return None
    pairs = _PLAIN_PAIR.findall(block, end)
    keys = {key: _plain_value(value) for key, value in pairs}
    return keys if len(keys) == len(pairs) and None not in keys.values() else None


def _plain_value(value: str) -> object:
    if value[0] == '"':
        return _unescaped(value[1:-1])
    if value[0] == "[":
        return [_unescaped(item[1:-1]) for item in _PLAIN_ITEM.findall(value)]
    return int(value) if len(value) < 16 and (value[0] != "0" or value == "0") else None


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda m: _EVERYDAY_ESCAPES[m[1]], text) if "\\" in text else text


def with_key(block: str, key: str, value: str | None, order: tuple[str, ...], newline: str) -> str:
    """The block with the key set to a value (TOML text), or without it (None); the comment behind it stays.

    A new key goes behind the last of those that stand before it in `order`, else to the top.
    """
    lines = key_lines(block)
    if key in lines:
        line = lines[key]
        if value is not None:
            return block[: line.value_start] + value + block[line.value_end :]
        comment = block[line.value_end : line.end].lstrip(" \t")
        return block[: line.start] + (comment if comment.startswith("#") else "") + block[line.end :]
    if value is None:
        return block
    before = order[: order.index(key)]
    at = max((line.end for name, line in lines.items() if name in before), default=header_of(block)[1])
    above = block[:at] if block[:at].endswith("\n") or not at else block[:at] + newline
    return f"{above}{key} = {value}{newline}{block[at:]}"


def comments_of(block: str) -> str:
    """The comment lines of a block, those behind values included: what stays when the table goes."""
    kept, at = [], 0
    while at < len(block):
        end, value_end = _scan_line(block, at)
        comment = block[value_end:end].lstrip(" \t")
        if comment.startswith("#"):
            kept.append(comment)
        at = end
    return "".join(kept)


def quoted(value: str) -> str:
    """A string on one line. Half surrogates, which no UTF-8 file can hold, become U+FFFD."""
    import tomli_w  # only a save needs it, and a check must start fast

    text: str = tomli_w.dumps({"k": _LONE_SURROGATE.sub("\ufffd", value)})[len("k = ") : -1]
    return _ACTING.sub(_escaped, text)


def quoted_lines(value: str, newline: str) -> str:
    """A string of several lines as a multi-line string, every character of it kept (tomli-w would lose a CR)."""
    if "\n" not in value:
        return quoted(value)
    text = _ESCAPED.sub(lambda m: {"n": newline, '"': '"'}.get(m[1], m[0]), quoted(value)[1:-1])
    # Three quotes would end the string, and so would one at its very end.
    text = _QUOTES.sub(lambda m: '\\"' * len(m[0]) if len(m[0]) > 2 or m.end() == len(text) else m[0], text)
    return f'"""{newline}{text}"""'


def bare_or_quoted(key: str) -> str:
    """A step of a table's name as it must be written."""
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else quoted(key)


def listed(values: Iterable[str]) -> str:
    """A list of strings on one line."""
    return f"[{', '.join(map(quoted, values))}]"


def newline_of(text: str) -> str:
    """The line end that the text uses first; "\\n" if it has none."""
    at = text.find("\n")
    return "\r\n" if at > 0 and text[at - 1] == "\r" else "\n"


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def _next_line(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def _scan_line(text: str, at: int) -> tuple[int, int]:
    """End of the line at `at` (of the last, where strings or lists go on), and of what stands before its comment."""
    depth, comment = 0, -1
    while token := _TOKEN.search(text, at):
        at, sign = token.end(), token[0]
        if sign == "\n":
            if depth == 0:
                return at, _stripped(text, token.start() if comment < 0 else comment)
        elif sign in _REST_OF_MULTILINE:
            rest = _REST_OF_MULTILINE[sign].match(text, at)
            at = rest.end() if rest else len(text)
        elif sign == "[":
            depth += 1
        elif sign == "]":
            depth = max(0, depth - 1)
        elif sign[0] == "#" and depth == 0:
            comment = token.start()
    return len(text), _stripped(text, len(text) if comment < 0 else comment)


def _stripped(text: str, end: int) -> int:
    """`end` moved back over blanks."""
    while end and text[end - 1] in " \t\r":
        end -= 1
    return end
