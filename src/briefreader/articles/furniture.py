"""Which blocks are not the story.

The rules are careful in the body: dimming a sentence of the story is worse than showing a button. Each verdict has
the name of its rule.
"""

import re
from collections.abc import Iterator, Sequence

from briefreader.articles.datelines import (
    is_outlet_alone,
    is_person,
    is_section,
    read_author,
    read_breadcrumb,
    read_dateline,
    read_label,
)
from briefreader.articles.furniture_rules import RULES, Rule, Where, compile_rules
from briefreader.articles.wordlists import LONE_SHARE, REACTIONS, SHARE, STRONG_SHARE

# Nothing longer is looked at: buttons, bars and notes of a page are short.
_LONGEST = 700

# A block of the body: this many words, or fewer that end as a sentence does (code points where no spaces stand).
_BODY_WORDS, _SENTENCE_WORDS = 25, 10
_BODY_SIGNS, _SENTENCE_SIGNS = 60, 25
# Blocks after the first of the body that still count as its edge: a byline may follow the standfirst.
_EDGE = 3
# Lines of an edge that are looked at closely; more are no page but a list, and would take long.
_LONGEST_EDGE = 300
# A list of links within the body is no longer than this.
_LONGEST_LIST = 8
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]」』]*$")
_EAST_ASIAN = re.compile("[぀-ヿ一-鿿]")

_ANYWHERE = compile_rules(Where.ANYWHERE)
_AT_EDGE = compile_rules(Where.EDGE)
_COUNT = re.compile(r"\W*[\d.,]+\s*[kKmM]?\W*")
_CLOCK_LENGTH = re.compile(r"\d{1,2}:\d\d(?::\d\d)?")
_INITIALS = re.compile(r"[A-Z]{2,3}")
_TITLE_TAIL = re.compile(r"\s*[|–—•·-]\s*\S.{0,60}")


def find_furniture(lines: Sequence[str]) -> dict[int, str]:
    """The index of each block that is furniture, with the name of the rule that says so."""
    return _Page(lines).judge()


def is_body(line: str) -> bool:
    """Whether a block is long enough, or enough of a sentence, to be of the story's body."""
    if len(line) < 25 or line.startswith("#"):
        return False
    if is_east_asian(line):
        return len(line) >= _BODY_SIGNS or (
            len(line) >= _SENTENCE_SIGNS and _SENTENCE_END.search(line[-6:]) is not None
        )
    words = line.count(" ") + 1 if len(line) > 2_000 else len(line.split())
    return words >= _BODY_WORDS or (words >= _SENTENCE_WORDS and _SENTENCE_END.search(line[-6:]) is not None)


def is_east_asian(line: str) -> bool:
    """Whether the line begins in a script without spaces: Chinese or Japanese."""
    return not line.isascii() and _EAST_ASIAN.search(line, 0, 100) is not None


def is_note(line: str) -> bool:
    """Whether the line alone, by the table, belongs to the page and not to the story."""
    return _rule_for(line, is_edge=True) is not None


def _rule_for(line: str, is_edge: bool) -> Rule | None:
    """The row of the table that knows the line."""
    if len(line) > _LONGEST:
        return None
    match = _ANYWHERE.fullmatch(line) or (_AT_EDGE.fullmatch(line) if is_edge else None)
    return RULES[int(match.lastgroup[1:])] if match and match.lastgroup else None


def fold_line(line: str) -> str:
    """A line as it is compared with others: case, blanks, Markdown marks and kinds of quotes do not count."""
    folded = " ".join(line.casefold().lstrip("#").split())
    return folded.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"').strip("*_ ")


class _Page:
    """One article while its furniture is looked for: lines, where its body lies, and the verdicts so far."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._found: dict[int, str] = {}
        self._list_heads: set[int] = set()
        body = [index for index, line in enumerate(lines) if is_body(line) and not is_note(line)]
        self._first = body[0] if body else min(len(lines), 12)
        self._last = body[-1] if body else max(self._first - 1, len(lines) - 12)

    def judge(self) -> dict[int, str]:
        """All verdicts. The order matters: later steps look at what earlier ones found beside a line."""
        self._match_front_matter()
        self._match_table()
        self._match_datelines()
        self._match_repeats()
        self._match_buttons()
        self._match_names()
        self._match_counts()
        self._match_lists()
        return self._found

    def _is_edge(self, index: int) -> bool:
        return index <= self._first + _EDGE or index > self._last

    def _edges(self) -> Iterator[int]:
        """The open lines of both edges, as far as pages have any."""
        top = min(self._first + _EDGE + 1, len(self._lines))
        bottom = max(top, self._last + 1)
        for index in (*range(min(top, _LONGEST_EDGE)), *range(bottom, min(bottom + _LONGEST_EDGE, len(self._lines)))):
            if index not in self._found:
                yield index

    def _match_front_matter(self) -> None:
        """The header of a Markdown file between two lines of dashes."""
        if not self._lines or self._lines[0].strip() != "---":
            return
        end = next((i for i, line in enumerate(self._lines[1:40], 1) if line.strip() in ("---", "...")), None)
        if end and all(re.match(r"[\w-]+\s*:|- |\s", line) for line in self._lines[1:end]):
            self._found.update(dict.fromkeys(range(end + 1), "front matter"))

    def _match_table(self) -> None:
        for index, line in enumerate(self._lines):
            if index in self._found:
                continue
            rule = _rule_for(line, self._is_edge(index))
            if rule:
                self._found[index] = rule.name
                if rule.heads_list:
                    self._list_heads.add(index)

    def _match_datelines(self) -> None:
        for index in list(self._edges()):
            line = self._lines[index]
            if len(line) > _LONGEST:
                continue
            if read_dateline(line):
                self._found[index] = "dateline"
            elif index < self._first and (label := read_label(line)) and not label.title:
                self._found[index] = "label"
            elif self._is_above_body(index) and read_breadcrumb(line):
                self._found[index] = "breadcrumb"
            elif self._is_above_body(index) and is_section(line):
                self._found[index] = "section"
            elif read_author(line):
                self._found[index] = "byline"

    def _is_above_body(self, index: int) -> bool:
        return index < self._first

    def _match_repeats(self) -> None:
        """A headline again, alone or with the site's name behind it; a caption or a standfirst again."""
        places: dict[str, list[int]] = {}
        for index, line in enumerate(self._lines):
            if index not in self._found and len(line) <= _LONGEST:
                places.setdefault(fold_line(line), []).append(index)
        for folded, indices in places.items():
            if len(indices) < 2 or not self._is_worth_once(folded, indices):
                continue
            self._found.update(dict.fromkeys(indices[1:], "repeated"))
        titles = [index for index in range(min(self._first, 24)) if index not in self._found]
        for index in titles:
            title = fold_line(self._lines[index])
            for other in self._edges():
                folded = fold_line(self._lines[other][:_LONGEST])
                again = other != index and len(title) > 20 and folded.startswith(title)
                if again and _TITLE_TAIL.fullmatch(folded[len(title) :]):
                    self._found[other] = "repeated"

    def _is_worth_once(self, folded: str, indices: Sequence[int]) -> bool:
        """Whether a line that stands several times does so by a fault of the page.

        Not so short lines of the body (answers, speakers' names) and not refrains.
        """
        words = folded.count(" ") + 1
        if self._is_above_body(indices[0]):
            return words >= 3 or all(map(self._is_edge, indices))
        if _SENTENCE_END.search(folded) and not folded.endswith("?"):
            return words >= 12 and len(indices) <= 3
        return words >= 3 and len(indices) <= 3

    def _match_buttons(self) -> None:
        """Share bars and reactions, a word a line or several."""
        self._match_run(SHARE, STRONG_SHARE, 2, "share bar")
        self._match_run(REACTIONS, REACTIONS, 3, "reactions")

    def _match_run(self, words: frozenset[str], strong: frozenset[str], fewest: int, name: str) -> None:
        run: list[int] = []
        for index in range(len(self._lines) + 1):
            line = self._lines[index] if index < len(self._lines) else "."
            if len(line) <= 100 and _only_holds(line, words):
                run.append(index)
                continue
            if run:
                held = [word for i in run for word in _words(self._lines[i])]
                touches = any(self._found.get(i) for i in (run[0] - 1, run[-1] + 1))
                enough = len(held) >= fewest or (name == "share bar" and (touches or self._is_edge(run[0])))
                lone = name == "share bar" and self._is_edge(run[0]) and set(held) <= LONE_SHARE
                if enough and (touches or lone or any(word in strong for word in held)):
                    self._found.update({i: self._found.get(i, name) for i in run})
            run = []

    def _match_names(self) -> None:
        """A lone name is a byline above a date or a reading time; initials are, above the name they stand for."""
        first_story = next((i for i in range(len(self._lines)) if i not in self._found), 0)
        for index in range(len(self._lines) - 2, -1, -1):
            if index in self._found or not self._is_edge(index):
                continue
            line = self._lines[index]
            below = self._found.get(index + 1)
            above = self._found.get(index - 1)
            if len(line) <= 60 and is_person(line) and index > 0:
                by_alone = above == "dateline" and self._lines[index - 1].strip().lower() in ("by", "by:")
                between = above == "repeated" or below in ("dateline", "reading time")
                if by_alone or (between and index < self._first and first_story < index):
                    self._found[index] = "byline"
            elif 0 < index < self._first and is_outlet_alone(line) and (index == 1 or above or below):
                self._found[index] = "outlet"
            elif _INITIALS.fullmatch(line) and below in ("byline", "dateline"):
                words = self._lines[index + 1].removeprefix("By ").split()
                if len(words) > 1 and line[0] == words[0][:1] and line[-1] == words[min(len(line), len(words)) - 1][:1]:
                    self._found[index] = "byline"

    def _match_counts(self) -> None:
        """Bare numbers and lengths of films, beside other furniture."""
        for index, line in enumerate(self._lines):
            if index in self._found or len(line) > 20:
                continue
            beside = index - 1 in self._found or index + 1 in self._found
            if beside and (_COUNT.fullmatch(line) or _CLOCK_LENGTH.fullmatch(line)):
                self._found[index] = "counter"

    def _match_lists(self) -> None:
        """What stands under "Related articles", "Topics" or "Comments": titles of other articles."""
        for head in sorted(self._list_heads):
            end = head + 1
            while end < len(self._lines) and end - head <= _LONGEST_LIST and end not in self._found:
                if is_body(self._lines[end]):
                    break
                end += 1
            # Within the body, only a list that other furniture closes: else a heading of the story might go with it.
            if head < self._last and end in self._found:
                self._found.update(dict.fromkeys(range(head + 1, end), "list of links"))
            elif head > self._last:
                for index in range(head + 1, len(self._lines)):
                    self._found.setdefault(index, "list of links")
                return


def _words(line: str) -> list[str]:
    return re.findall(r"[a-z][a-z-]*", line.lower())


def _only_holds(line: str, words: frozenset[str]) -> bool:
    held = _words(line)
    return bool(held) and all(word in words for word in held)
