"""Selections: edges move by words and sentences, and never off the article."""

from hypothesis import given
from hypothesis import strategies as st

from briefreader.articles.article import Article, Details
from briefreader.articles.segments import find_blocks
from briefreader.articles.sentences import find_sentences
from briefreader.articles.shown import make_shown
from briefreader.desk.places import begin_selection, moved_by_sentence, moved_by_word, words

TEXT = "The mayor spoke for 90 minutes. Nobody left the hall.\n\nRain fell on the well-known square."


def article_of(text: str) -> Article:
    blocks = find_blocks(text)
    sentences = find_sentences(text, blocks, "en")
    return Article("a", text, make_shown(text), "0" * 16, "seeds/a.txt", None, Details(), blocks, sentences)


def test_a_selection_begins_with_the_first_word_of_the_sentence() -> None:
    chosen = begin_selection(article_of(TEXT), 1)
    assert chosen.span.of(TEXT) == "Nobody"


def test_words_are_added_at_the_end_and_taken_away_again() -> None:
    article = article_of(TEXT)
    chosen = begin_selection(article, 0)
    for _ in range(3):
        chosen = moved_by_word(article, chosen, 1)
    assert chosen.span.of(TEXT) == "The mayor spoke for"
    assert moved_by_word(article, chosen, -1).span.of(TEXT) == "The mayor spoke"


def test_the_other_edge_moves_by_the_starts_of_words() -> None:
    article = article_of(TEXT)
    chosen = begin_selection(article, 0)
    for _ in range(5):
        chosen = moved_by_word(article, chosen, 1)
    turned = chosen.turned
    for _ in range(4):
        turned = moved_by_word(article, turned, 1)
    assert turned.span.of(TEXT) == "90 minutes"


def test_a_hyphenated_word_is_one_step() -> None:
    assert [w.of(TEXT) for w in words(TEXT, TEXT.index("the well"), len(TEXT))] == ["the", "well-known", "square"]


def test_ideographs_are_steps_of_their_own() -> None:
    text = "会談は90分"
    assert [w.of(text) for w in words(text, 0, len(text))] == ["会", "談", "は", "90", "分"]


def test_a_sentence_step_reaches_the_end_of_the_sentence_then_of_the_next() -> None:
    article = article_of(TEXT)
    chosen = moved_by_sentence(article, begin_selection(article, 0), 1)
    assert chosen.span.of(TEXT) == "The mayor spoke for 90 minutes."
    assert moved_by_sentence(article, chosen, 1).span.of(TEXT).endswith("left the hall.")


@given(
    st.text(alphabet="ab 'é会-.\n\u00a0", min_size=1).filter(str.strip), st.lists(st.sampled_from("wb()o"), max_size=30)
)
def test_no_key_moves_a_selection_off_the_text_or_empties_it(text: str, keys: str) -> None:
    article = article_of(text)
    chosen = begin_selection(article, 0)
    for key in keys:
        match key:
            case "w" | "b":
                chosen = moved_by_word(article, chosen, 1 if key == "w" else -1)
            case "(" | ")":
                chosen = moved_by_sentence(article, chosen, 1 if key == ")" else -1)
            case _:
                chosen = chosen.turned
        assert 0 <= chosen.span.start < chosen.span.end <= len(text)
