"""A cheap guess at a text's language, by its script and, for the Latin one, by its commonest words.

It only chooses how text is cut into sentences and words, so it may stay silent, and does where it is not sure.
"""

import re
from collections import Counter

# What is looked at: enough for any article, little for a huge one.
_SAMPLE = 2_000

_SCRIPTS = (
    ("ja", re.compile(r"[\u3041-\u30ff\u31f0-\u31ff]")),
    ("ko", re.compile(r"[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]")),
    ("zh", re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003134f]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff\u0750-\u077f]")),
    ("he", re.compile(r"[\u05d0-\u05ea]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("bn", re.compile(r"[\u0980-\u09ff]")),
    ("ta", re.compile(r"[\u0b80-\u0bff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("am", re.compile(r"[\u1200-\u137f]")),
    ("my", re.compile(r"[\u1000-\u109f]")),
)
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[a-zA-ZÀ-ɏ]")
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
    letters = len(_LETTER.findall(sample))
    if not letters:
        return ""
    if len(_LATIN.findall(sample)) >= 0.7 * letters:
        return _latin_language([word.lower() for word in _WORD.findall(sample)])
    for language, script in _SCRIPTS:
        # Kana stand thinly between Han signs, so a little of them already tells Japanese from Chinese.
        share = 0.1 if language == "ja" else 0.4
        if len(script.findall(sample)) >= share * letters:
            return _refined(language, sample)
    return ""


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
