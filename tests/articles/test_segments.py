"""Blocks and sentences: what can never happen to their spans, then how news is cut."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.articles.language import guess_language
from briefreader.articles.segments import find_blocks, find_sentences
from briefreader.articles.span import Role

_WORDS = (
    "a The harbour U.S. pro-U.S. Gen. 1.4 Share this| “ ” \" ' ) ( 。 ！ 」 「 港 항구 . .. ! ? … \n \r \r\n \t \u00a0 "
    "\u2028 # - 1. • | #a http://x.y \x00 \u200b \U0001f469 By May 3, 2031 Topics like sad love e\u0301 ---"
)
_PIECES = st.sampled_from(_WORDS.split(" "))
_TEXTS = st.one_of(st.text(), st.lists(_PIECES).map(" ".join), st.lists(_PIECES).map("".join))


@given(_TEXTS, st.sampled_from(["", "en", "zh", "ja", "ko", "de", "xx-Unknown"]))
def test_segments_are_ordered_disjoint_and_cover_every_character_that_is_not_blank(text: str, language: str) -> None:
    blocks = find_blocks(text)
    sentences = find_sentences(text, blocks, language)
    for segments in (blocks, sentences):
        last = 0
        covered: set[int] = set()
        for segment in segments:
            assert last <= segment.start < segment.end <= len(text)
            words = text[segment.start : segment.end]
            assert words == words.strip()
            covered.update(range(segment.start, segment.end))
            last = segment.end
        assert all(char.isspace() or index in covered for index, char in enumerate(text))
    assert [block.block for block in blocks] == list(range(len(blocks)))
    for sentence in sentences:
        block = blocks[sentence.block]
        assert block.start <= sentence.start
        assert sentence.end <= block.end
        assert sentence.role is Role.SENTENCE


@given(st.lists(st.sampled_from(["The wall fell.", "Share this", "Nobody came, he said.", "A Second Look", "- one"])))
def test_line_ends_of_every_kind_give_the_same_words(lines: list[str]) -> None:
    def sentences(text: str) -> list[str]:
        return [text[s.start : s.end] for s in find_sentences(text, find_blocks(text), "en")]

    assert sentences("\n".join(lines)) == sentences("\r\n".join(lines)) == sentences("\r".join(lines))


def cut(text: str, language: str = "en") -> list[str]:
    """The sentences of a text."""
    return [text[s.start : s.end] for s in find_sentences(text, find_blocks(text), language)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The pro-U.S. tilt hardened.", "He left."],
        ["Gen. J. R. Ames met Lt. Col. Orr vs. nobody.", "No. 5 won 1.4 percent."],
        ["Item no.", "The rest."],
        ["He lives in the U.S.", "He met U.S. President Orr at 3 p.m. Monday."],
        ["It ended at 3 p.m.", "Police left."],
        ["They waited... and waited.", "Then it rained…", "Nobody came."],
        ["“We talk,” he said.", "“We go.”", "She left."],
        ['He said "We go."', "She left."],
        ["It was over (so he said.)", "Nobody came."],
        ["“What now?” she asked.", "Nobody knew!"],
        ["The sun.", "Police came."],
    ],
)
def test_news_is_cut_where_sentences_end(sentences: list[str]) -> None:
    assert cut(" ".join(sentences)) == sentences


def test_text_without_spaces_is_cut_at_its_own_stops() -> None:
    assert cut("他说：“走吧。”然后走了。真的吗？！是的。3.5亿。", "zh") == [
        "他说：“走吧。”", "然后走了。", "真的吗？！", "是的。", "3.5亿。",
    ]  # fmt: skip
    assert cut("「行こう。」と彼は言った。そして去った。本当？", "ja") == [
        "「行こう。」と彼は言った。", "そして去った。", "本当？",
    ]  # fmt: skip
    assert cut("그는 말했다. 3.5퍼센트 올랐다. 정말?", "ko") == ["그는 말했다.", "3.5퍼센트 올랐다.", "정말?"]


def test_lines_broken_at_a_column_are_one_paragraph() -> None:
    text = (
        "The rain began at noon and the talks in the old harbour hall went on\n"
        "until late; the ministers of both countries left without a word to the\n"
        "waiting reporters. A statement was promised for the next morning, said\n"
        "one aide.\n\n"
        "- a first point that is long enough to be broken over two lines of the\n"
        "  message\n"
        "- a second point\n\n"
        "Nobody came.\n"
    )
    blocks = find_blocks(text)
    assert [text[b.start : b.end].split()[0] for b in blocks] == ["The", "-", "-", "Nobody"]
    assert cut(text)[1] == "A statement was promised for the next morning, said\none aide."


def test_paragraphs_on_lines_of_their_own_stay_apart() -> None:
    lines = [
        "The council agreed on Monday that the harbour wall would be rebuilt before the winter, at last.",
        "Its chair said that the money had been found.",
        "Work begins in May, if the weather holds and the ships with the stone arrive in time from the north.",
        "Nobody objected.",
    ]
    assert len(find_blocks("\n".join(lines))) == 4


def test_headings_bullets_and_paragraphs_have_their_roles() -> None:
    text = (
        "Harbour Wall to Be Rebuilt\n\n"
        "The council agreed on Monday that the harbour wall would be rebuilt before the winter.\n\n"
        "What it costs\n"
        "The work takes two years and nine million crowns, half of it from the harbour's own fund.\n"
        "• Stone comes from the north by ship.\n"
        "1. Work begins in May.\n"
        "## Who pays\n"
        "The harbour pays.\n\n"
        "“It is high time that somebody did.”\n\n"
        "Council Chair Ada Orr\n\n"
        "Why It Matters Now\n"
        "Every winter the sea comes over the old wall and into the cellars of the lower town.\n"
    )
    roles = [(b.role, text[b.start : b.end].split()[0]) for b in find_blocks(text)]
    assert roles == [
        (Role.HEADING, "Harbour"), (Role.PARAGRAPH, "The"), (Role.HEADING, "What"), (Role.PARAGRAPH, "The"),
        (Role.BULLET, "•"), (Role.BULLET, "1."), (Role.HEADING, "##"), (Role.PARAGRAPH, "The"),
        (Role.PARAGRAPH, "“It"), (Role.PARAGRAPH, "Council"), (Role.HEADING, "Why"), (Role.PARAGRAPH, "Every"),
    ]  # fmt: skip


def test_a_long_text_without_any_stop_is_still_cut_into_pieces_of_bounded_length() -> None:
    for text in ("word " * 40_000, "“a. b " * 30_000, "x" * 200_000):
        sentences = find_sentences(text, find_blocks(text), "en")
        assert all(s.end - s.start <= 200_000 for s in sentences)
        assert "".join(text[s.start : s.end] for s in sentences).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The wall of the harbour was rebuilt and it is to be opened by the mayor.", "en"),
        ("Die Mauer am Hafen wird nicht mit Beton, sondern auch von Hand und für immer gebaut.", "de"),
        ("港口的墙将在冬天之前重建。", "zh"),
        ("港の壁は冬の前に再建される。", "ja"),
        ("항구의 벽은 겨울 전에 재건된다.", "ko"),
        ("Стену гавани восстановят до зимы.", "ru"),
        ("Стіну гавані відновлять до зими, її відкриє мер.", "uk"),
        ("سيعاد بناء جدار الميناء قبل الشتاء.", "ar"),
        ("Zyx qwv 12 34", ""),
        ("", ""),
    ],
)
def test_the_language_is_guessed_from_script_and_common_words_or_left_open(text: str, language: str) -> None:
    assert guess_language(text) == language


def test_a_block_never_begins_or_ends_inside_a_line_of_another() -> None:
    text = "One line here\r\nAnother one\rA third one\n\n\nA fourth"
    for block in find_blocks(text):
        assert not re.search(r"[\r\n]$", text[block.start : block.end])
