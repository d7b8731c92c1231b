"""The words of a text, folded for comparison, with the place of each in code points.

Two words fold to the same spelling when a reader would call them the same word: case, curly and straight
apostrophes, a possessive 's, ligatures and other compatibility forms, Latin and Arabic diacritics, soft hyphens and
width do not count. Punctuation, dashes and blanks stand between words and never count, so "Min-seo" and "Min Seo"
are the same two words. Scripts that write without spaces give one word a character (a run of katakana stays whole).
"""

import re
import unicodedata
from array import array
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from threading import Lock

import Stemmer

from briefreader.matching.alike import find_stand_ins
from briefreader.matching.commonness import rarity

# Combining signs and joiners are not \w in Python: without them a word of Hindi or Persian falls into pieces.
_SIGNS = (
    "\u00ad\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u07a6-\u07b0\u0816-\u082d\u0859-\u085b"
    "\u08d3-\u08ff\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc-\u09d7\u0a01-\u0a51"
    "\u0a70-\u0a75\u0a81-\u0acd\u0b01-\u0b57\u0b82-\u0bd7\u0c00-\u0c56\u0c81-\u0cd6\u0d00-\u0d57\u0d81-\u0ddf"
    "\u135d-\u135f\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\u2060\u20d0-\u20f0\ufe00-\ufe0f\ufe20-\ufe2f"
)
# One character a word, with the signs above and below it: Han, kana, Thai, Lao, Myanmar, Khmer.
_SPACELESS = (
    "\u3040-\u309f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
)
_SPACELESS_SIGNS = (
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u1056-\u109d"
    "\u17b4-\u17d3\u3099\u309a"
)
_LETTER = rf"(?:[^\W\d_{_SPACELESS}\u30a0-\u30ff][{_SIGNS}]*)"
_ENDS = rf"(?![\w{_SIGNS}'’])"  # an ASCII word ends here, unless letters of another kind or an apostrophe go on
# The commonest words come first, and possessive quantifiers never look back: finding words is half the run time.
_WORD = re.compile(
    rf"([A-Za-z](?:[A-Za-z]++(?:['’][A-Za-z]++)*+{_ENDS}|(?:\.[A-Za-z])+(?![A-Za-z])\.?|(?:['’][A-Za-z]++)*+{_ENDS})"
    rf"|\d++(?:[.,:]\d++)*+"
    rf"|[\u30a0-\u30ff\uff66-\uff9f]++"
    rf"|[{_SPACELESS}][{_SPACELESS_SIGNS}]*+"
    rf"|{_LETTER}++(?:['’ʼ]{_LETTER}++)*+)"
)
# The same where all is ASCII, in one group: a split by it yields what lies between words and the words in turn.
_ASCII_WORD = re.compile(
    r"([A-Za-z](?:[A-Za-z]++(?:'[A-Za-z]+)*+|(?:\.[A-Za-z])+(?![A-Za-z])\.?|(?:'[A-Za-z]+)*+)"
    r"|[0-9]++(?:[.,:][0-9]++)*+)"
)
_SPACELESS_WORD = re.compile(rf"[{_SPACELESS}\u30a0-\u30ff\uff66-\uff9f]")
_STATES = frozenset({"US", "U.S.", "U.S", "USA", "U.S.A."})  # told from "us" before case is folded
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_DROPPED = re.compile("[\u00ad\u200c\u200d\u2060\u0640\ufe00-\ufe0f]")
_POSSESSIVE = re.compile(r"['’ʼ][sS]?$")
_HANGUL_PARTICLE = re.compile(
    r"(?<=[가-힣]{2})(?:에서|에게|으로|부터|까지|이라|라고|은|는|이|가|을|를|의|에|로|와|과|도|만)$"
)


def fold(word: str) -> str:
    """The spelling under which two words are the same word."""
    if word.isascii():
        if word in _STATES:
            return "usa"
        if "." in word and word[0].isalpha():
            return word.replace(".", "").lower()
        if "," in word:
            return word.replace(",", "") if _THOUSANDS.fullmatch(word) else word
        folded = word.lower()
        return folded[:-2] if folded.endswith("'s") else folded
    text = unicodedata.normalize("NFKC", _DROPPED.sub("", _POSSESSIVE.sub("", word))).casefold().replace("’", "'")
    if any("\u0400" <= c <= "\u052f" for c in text):
        return text.replace("ё", "е")
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare) or word


TITLES = ("mr", "mrs", "ms", "dr")
DAYS = (
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    *("yesterday", "today", "tonight"),
)
# Stems of who said it and when: words that any two reports share, so that they tell nothing.
_ATTRIBUTION = frozenset(
    (
        *TITLES,
        *DAYS,
        "said",
        "say",
        "told",
        "tell",
        "accord",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "offici",
        "sourc",
        "person",
        "peopl",
        "familiar",
        "matter",
        "condit",
        "anonym",
    )
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text: `starts` and `ends` in code points, `folded` and `stems` as ids of a vocabulary.

    `grams[k]` is a 64-bit number for the NGRAM stems from word k on, or NO_GRAM where none may be looked for.
    """

    starts: "array[int]"
    ends: "array[int]"
    folded: list[int]
    stems: list[int]
    grams: "array[int]"

    def __len__(self) -> int:
        return len(self.folded)


class Vocabulary:
    """Numbers words, so that they are compared and counted as integers.

    `spellings[id]` is a folded word or a stem, `stem_of[id]` the id of its stem, `rarities[id]` how rare the stem is
    in its language, `beginnings[id]` a number for its first letters (0: it is too short to tell). It only ever grows;
    threads may share it. `numbers` are the ids that begin with a digit, `routine` those of words of attribution.
    """

    def __init__(self) -> None:
        self.spellings: list[str] = []
        self.stem_of: list[int] = []
        self.rarities: list[float] = []
        self.beginnings: list[int] = []
        self.numbers: set[int] = set()
        self.routine: set[int] = set()
        self._ids: dict[str, int] = {}
        self._beginnings: dict[str, int] = {}
        self._known: dict[str, int] = {}
        self._lock = Lock()

    def read(self, text: str) -> Words:
        """The words of a text, numbered."""
        parts = (_ASCII_WORD if text.isascii() else _WORD).split(text)
        edges = list(accumulate(map(len, parts)))
        starts, ends = array("I", edges[:-1:2]), array("I", edges[1::2])
        raw = parts[1::2]
        known = self._known
        new = set(raw).difference(known)
        if new:
            with self._lock:
                for word in sorted(new):  # a set has an order of its own in each process
                    known[word] = self._number(fold(word))
        folded = list(map(known.__getitem__, raw))
        stems = list(map(self.stem_of.__getitem__, folded))
        if not text.isascii() and _SPACELESS_WORD.search(text):
            self._join_characters(raw, starts, ends, folded, stems)
        # A list first: an array that is fed one by one grows step by step.
        grams = array("q", list(map(hash, zip(stems, stems[1:], stems[2:], stems[3:], strict=False))))
        return Words(starts, ends, folded, stems, grams)

    def _join_characters(
        self, raw: list[str], starts: "array[int]", ends: "array[int]", folded: list[int], stems: list[int]
    ) -> None:
        """Give each character of a script without spaces the stem of itself and the next: alone it says little."""
        with self._lock:
            for k in range(len(raw) - 1):
                if ends[k] == starts[k + 1] and _SPACELESS_WORD.match(raw[k]):
                    joined = self.spellings[folded[k]] + self.spellings[folded[k + 1]]
                    stems[k] = self._ids[joined] if joined in self._ids else self._intern(joined)

    def _number(self, folded: str) -> int:
        number = self._ids.get(folded)
        if number is None:
            number = self._intern(folded)
            stem = _stem(folded)
            if stem != folded:
                self.stem_of[number] = self._ids[stem] if stem in self._ids else self._intern(stem)
        return number

    def _beginning(self, spelling: str) -> int:
        if len(spelling) < BEGINNING or not spelling[0].isalpha():
            return 0
        return self._beginnings.setdefault(spelling[:BEGINNING], len(self._beginnings) + 1)

    def _intern(self, spelling: str) -> int:
        number = len(self.spellings)
        self.spellings.append(spelling)
        self.stem_of.append(number)
        self.rarities.append(rarity(spelling))
        self.beginnings.append(self._beginning(spelling))
        self._ids[spelling] = number
        if spelling[0].isdigit():
            self.numbers.add(number)
        elif spelling in _ATTRIBUTION:
            self.routine.add(number)
        return number


NGRAM = 4  # words; shorter runs are set phrases, longer ones lose edited copies
NO_GRAM = 0
BEGINNING = 4  # letters that two stems share if they may be forms of one word: "Iraq" and "Iraqi"
_MOST_WORDS = 400_000  # of a shared vocabulary, some 60 MB; then a new one begins
_shared: list[Vocabulary] = []


def shared_vocabulary() -> Vocabulary:
    """The vocabulary of this process: texts that are compared one after the other mostly hold the same words."""
    if not _shared or len(_shared[0].spellings) > _MOST_WORDS:
        _shared[:] = [Vocabulary()]
    return _shared[0]


def _stem(word: str) -> str:
    stem = _snowball_stem(word)
    return _stand_ins().get(stem, stem)


@cache
def _stand_ins() -> dict[str, str]:
    return find_stand_ins(_snowball_stem)


@cache
def listed_stems() -> frozenset[str]:
    """The stems that stand for others: states with their adjectives and capitals, months, small numbers."""
    return frozenset(_stand_ins().values())


def _snowball_stem(word: str) -> str:
    if len(word) < 4 or word[0].isdigit():
        return word
    first = word[0]
    if "\uac00" <= first <= "\ud7a3":
        return _HANGUL_PARTICLE.sub("", word)
    for start, end, language in _STEMMED_SCRIPTS:
        if start <= first <= end:
            return str(_stemmer(language).stemWord(word))
    return word


@cache
def _stemmer(language: str) -> Stemmer.Stemmer:
    # Its own cache makes PyStemmer four times slower on new words, and a vocabulary asks for each word once.
    return Stemmer.Stemmer(language, 0)


_STEMMED_SCRIPTS = (
    ("a", "\u036f", "english"),
    ("\u0370", "\u03ff", "greek"),
    ("\u0400", "\u052f", "russian"),
    ("\u0600", "\u06ff", "arabic"),
)
