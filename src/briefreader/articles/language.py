"""A cheap guess at a text's language, by its script and, for the Latin one, by its commonest words.

It only chooses how text is cut into sentences and words, so it may stay silent, and does where it is not sure.
"""

import re
from bisect import bisect_right
from collections import Counter

# What is looked at: enough for any article, little for a huge one.
_SAMPLE = 2_000

# First and last code point of each script, and the language that is likeliest in it.
_SCRIPTS = (
    (0x0041, 0x024F, "latin"),
    (0x0370, 0x03FF, "el"),
    (0x0400, 0x04FF, "ru"),
    (0x0531, 0x0587, "hy"),
    (0x05D0, 0x05EA, "he"),
    (0x0620, 0x077F, "ar"),
    (0x0900, 0x097F, "hi"),
    (0x0980, 0x09FF, "bn"),
    (0x0B80, 0x0BFF, "ta"),
    (0x0E00, 0x0E7F, "th"),
    (0x1000, 0x109F, "my"),
    (0x10A0, 0x10FF, "ka"),
    (0x1100, 0x11FF, "ko"),
    (0x1200, 0x137F, "am"),
    (0x1E00, 0x1EFF, "latin"),
    (0x3041, 0x30FF, "ja"),
    (0x3131, 0x318E, "ko"),
    (0x3400, 0x9FFF, "zh"),
    (0xAC00, 0xD7A3, "ko"),
    (0x20000, 0x3134F, "zh"),
)
_STARTS = [first for first, _, _ in _SCRIPTS]
_WORD = re.compile(r"[^\W\d_]+")

# Words of one language that the others of the list do not have, or hardly.
_COMMON = {
    "en": "the of and to that is was for it with as his her be by on not are from this have has they which said were",
    "de": "der die und das den dem ist nicht mit ein eine auch sich auf für von zu im wird wurde sind nach bei dass",
    "fr": "le les des et est dans une du que qui pour pas sur au avec sont cette ont plus par été aux mais ce",
    "es": "el los las y del que una por con para se su es al como más fue sus pero ha este también entre",
    "it": "il di che gli della è per non sono con una del alla dei nel anche più ha delle si dal come questo",
    "pt": "o os as do da que não em um uma para com dos das no na se por mais foi ao como são pelo",
    "nl": "de het een van en is dat op te zijn voor met niet die aan er ook naar bij heeft door maar wordt",
    "sv": "och att det som är en på för av med till den har inte ett om var från sig kommer vid",
    "pl": "w i na się nie z do że jest to o po jak za od przez ale oraz dla był został które",
    "tr": "ve bir bu için ile da de olarak olan çok daha ise gibi sonra kadar ancak değil var en",
    "id": "yang dan di untuk dengan pada dari ini itu tidak akan dalam adalah juga ke oleh telah",
    "vi": "và của là có được không cho trong một các những với đã người này khi đến tại cũng",
}
_COMMON_SETS = {language: frozenset(words.split()) for language, words in _COMMON.items()}
# So many of the words must be common ones of the language, and this many times as many as of the next language.
_FEWEST_COMMON, _COMMON_SHARE, _AHEAD = 2, 0.08, 1.3


def guess_language(text: str) -> str:
    """The BCP 47 tag of the language that most of the text is in, or "" if that is not clear."""
    sample = text[:_SAMPLE]
    scripts = _count_scripts(sample)
    letters = sum(scripts.values())
    if not letters:
        return ""
    # Kana stand thinly between Han signs, so a little of them already tells Japanese from Chinese.
    if scripts["ja"] >= 0.1 * letters:
        return "ja"
    script, count = scripts.most_common(1)[0]
    if count < 0.4 * letters or not script:
        return ""
    if script == "latin":
        return _latin_language([word.lower() for word in _WORD.findall(sample)])
    return _refined(script, sample)


def _count_scripts(sample: str) -> Counter[str]:
    """How many letters of each script there are; "" stands for all other scripts."""
    scripts: Counter[str] = Counter()
    for char, count in Counter(sample).items():
        if char.isalpha():
            place = bisect_right(_STARTS, ord(char)) - 1
            known = place >= 0 and ord(char) <= _SCRIPTS[place][1]
            scripts[_SCRIPTS[place][2] if known else ""] += count
    return scripts


def _refined(language: str, sample: str) -> str:
    if language == "ru" and re.search(r"[іїєґІЇЄҐ]", sample):
        return "uk"
    if language == "ar" and len(re.findall(r"[پچژگ]", sample)) > 3:
        return "ur" if re.search(r"[ٹڈڑے]", sample) else "fa"
    return language


def _latin_language(words: list[str]) -> str:
    tally = Counter(words)
    counts = sorted(
        ((sum(tally[word] for word in common), language) for language, common in _COMMON_SETS.items()), reverse=True
    )
    (most, language), (second, _) = counts[0], counts[1]
    if most >= _FEWEST_COMMON and most >= _COMMON_SHARE * len(words) and most >= _AHEAD * second:
        return language
    return ""
