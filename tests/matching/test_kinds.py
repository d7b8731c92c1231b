"""Each kind of match on invented news, in several scripts."""

import pytest

from briefreader.matching.alignment import Alignment, Kind
from briefreader.matching.match import match_texts

BEFORE = "Rain is forecast for the coast until the weekend. "
AFTER = " Tickets for the regatta are sold at the town hall."
OTHER_BEFORE = "Voters in the hills go to the polls again in spring. "
OTHER_AFTER = " A bakery in Ostrel won the prize for rye bread."


def only(a: str, b: str) -> Alignment:
    found = match_texts(BEFORE + a + AFTER, OTHER_BEFORE + b + OTHER_AFTER)
    assert len(found) == 1, found
    return found[0]


def parts(a: str, b: str, m: Alignment) -> list[tuple[str, str]]:
    x, y = BEFORE + a + AFTER, OTHER_BEFORE + b + OTHER_AFTER
    return [(p.of(x), q.of(y)) for p, q in m.differs]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Velmora’s council voted to close the old lighthouse.",
            "Velmora's council voted to close the old lighthouse.",
        ),
        ("Kim Tae-ho opened the glass bridge at Sanmori.", "Kim Tae Ho opened the glass bridge at Sanmori."),
        ("The café’s ﬁnal owner sold its copper kettles.", "The cafe's final owner sold its copper kettles."),
        (
            "“We will rebuild the quay,” the harbour master vowed.",
            '"We will rebuild the quay," the harbour master vowed.',
        ),
        ("The THREE mills\u00a0stopped — grinding barley ceased.", "The three mills stopped - grinding barley ceased."),
        ("市政府星期五宣布，新的粮食市场将于下月开放。", "市政府星期五宣布,新的粮食市场将于下月开放。"),
        ("시장은 금요일에 새로운 곡물 시장을 열겠다고 밝혔다.", "시장은 금요일에 새로운 곡물 시장을 열겠다고 밝혔다."),
        ("Мэр объявил об открытии нового зернового рынка.", "Мэр объявил об открытии нового зернового рынка."),
        ("أعلنَ رئيسُ البلدية افتتاح سوق الحبوب الجديدة.", "أعلن رئيس البلدية افتتاح سوق الحبوب الجديدة."),
    ],
)
def test_words_that_are_equal_after_folding_are_verbatim(a: str, b: str) -> None:
    m = only(a, b)
    assert m.kind is Kind.VERBATIM
    assert m.score == 100
    assert m.differs == ()
    assert m.a.of(BEFORE + a + AFTER) == a
    assert m.b.of(OTHER_BEFORE + b + OTHER_AFTER) == b


def test_a_sentence_with_a_word_more_is_edited() -> None:
    a = "The harbour master opened the rebuilt stone quay to small fishing boats before dawn after long waits."
    b = "The harbour master opened the rebuilt stone quay to fishing boats before dawn after long waits."
    m = only(a, b)
    assert m.kind is Kind.EDITED
    assert parts(a, b, m) == [("small", "")]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Fishermen in Velmora blocked the quay to protest against the cuts to their diesel subsidies.",
            "Diesel subsidies were cut, and the fishermen of Velmora answered with a blockade of the quay.",
        ),
        (
            "The French foreign minister met his Turkish counterpart to talk about grain shipments.",
            "Grain shipments were what Ankara and Paris talked about when their foreign ministers met.",
        ),
        ("市长星期五宣布新的粮食市场将于下月开放。", "据报道，市长周五宣布，新的粮食市场下月开放。"),
        (
            "Мэр Вельморы объявил в пятницу об открытии нового зернового рынка в порту.",
            "Об открытии зернового рынка в порту объявил мэр Вельморы.",
        ),
        (
            "أعلن رئيس البلدية يوم الجمعة افتتاح سوق الحبوب الجديدة في الميناء.",
            "سوق الحبوب الجديدة في الميناء أعلن رئيس البلدية افتتاحها.",
        ),
        (
            "시장은 금요일에 항구에서 새로운 곡물 시장을 열겠다고 밝혔다.",
            "새로운 곡물 시장이 항구에서 열린다고 시장이 금요일 밝혔다.",
        ),
    ],
)
def test_the_same_thing_in_other_words_is_found(a: str, b: str) -> None:
    m = only(a, b)
    assert m.kind in {Kind.PARAPHRASE, Kind.NEAR}
    assert m.shared
    assert m.differs


@pytest.mark.parametrize(
    ("a", "b", "difference"),
    [
        (
            "The ferry from Ostrel carried 140 passengers when it struck the reef off Velmora on Monday.",
            "The ferry from Ostrel carried 190 passengers when it struck the reef off Velmora on Monday.",
            ("140", "190"),
        ),
        (
            "The ferry was steered by Captain Harun Belk when it struck the reef off the old harbour.",
            "The ferry was steered by Captain Mira Sandoz when it struck the reef off the old harbour.",
            ("Harun Belk", "Mira Sandoz"),
        ),
        (
            "The harbour office said the pilot had checked the charts before the ferry struck the reef.",
            "The harbour office said the pilot had not checked the charts before the ferry struck the reef.",
            ("", "not"),
        ),
    ],
)
def test_a_near_copy_marks_the_value_that_differs(a: str, b: str, difference: tuple[str, str]) -> None:
    m = only(a, b)
    assert m.kind is Kind.NEAR
    assert difference in parts(a, b, m)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Harbour Minister Selda Arkin spoke in Ostrel.",
            "Reporters waited for Harbour Minister Selda Arkin all night.",
        ),
        ("It was late, he said on Tuesday.", "The bridge is safe, an engineer said on Tuesday."),
        (
            "The mill will close, according to a person familiar with the matter.",
            "The count was wrong, according to a person familiar with the matter.",
        ),
    ],
)
def test_names_and_set_phrases_alone_are_no_match(a: str, b: str) -> None:
    assert match_texts(BEFORE + a + AFTER, OTHER_BEFORE + b + OTHER_AFTER) == []


def test_a_long_copy_is_one_passage_across_sentences() -> None:
    copied = (
        "The lighthouse of Velmora was built by smugglers two centuries ago. Its lamp burnt whale oil until a storm "
        "broke the glass. Since then the tower has served as a chapel, a granary and a prison. "
        "The council wants to sell it."
    )
    a, b = BEFORE + copied + AFTER, OTHER_BEFORE + copied.replace("a granary", "an old granary") + OTHER_AFTER
    (m,) = match_texts(a, b)
    assert m.kind is Kind.EDITED
    assert m.a.of(a) == copied
    assert [p.of(b) for _, p in m.differs] == ["an old"]


def test_a_passage_takes_its_quotation_marks_along() -> None:
    copied = (
        '"We have lived from this reef for longer than there has been a town, and we shall live from it when the town '
        'is gone and its towers are sand and its quays are grass"'
    )
    a = "It was drawn up in winter without a word to anybody who dives, fishes, mends nets or guards the lamp. "
    b = "Visitors to a hamlet that no road and no wire has ever reached are met by old women carrying bread and salt. "
    a = f"{a[:-2]}, and asked, the oldest man of the bay answered {copied} while sons and nephews nodded."
    b = f"{b[:-2]} who say to every one of them {copied} before tea is poured, dice are thrown and songs sung."
    (m,) = match_texts(a, b)
    assert m.a.of(a) == copied == m.b.of(b)


def test_a_clause_that_one_sentence_has_more_is_no_difference_that_counts() -> None:
    shared = "Ostrel remains the bay's largest trading partner."
    m = only(f"The Velmora council has said it aims to mend ties with Ostrel, noting that {shared}", shared)
    assert m.kind is Kind.VERBATIM
    assert m.b.of(OTHER_BEFORE + shared + OTHER_AFTER) == shared


def test_a_number_that_differs_within_a_shared_clause_makes_it_near_without_the_rest() -> None:
    clause = "he ferry from Ostrel carried {} passengers when it struck the reef off Velmora"
    rest = ", a harbour pilot who has steered boats there since he was a boy of twelve told the inquiry in its chapel."
    a, b = "On Monday, as the fog came in over the quay, t" + clause.format(140) + rest, f"T{clause.format(190)}."
    m = only(a, b)
    assert m.kind is Kind.NEAR
    assert parts(a, b, m) == [("140", "190")]


def test_a_match_takes_no_heading_or_date_from_across_a_blank_line() -> None:
    paragraph = "The council voted on Friday to close the old tower, although divers had asked for its lamp to be kept."
    for end in ("\n", "\r\n"):
        a = f"Velmora shuts its lighthouse for ever{end}{end}12 March 2031{end}{end}{paragraph}{end}"
        b = (
            "Voters go to the polls. The council voted to close the Velmora lighthouse for ever on Friday 12 March "
            "2031, although divers had asked for the lamp of the old tower to be kept. Rye bread won the prize."
        )
        for x, y, spans in ((a, b, [m.a for m in match_texts(a, b)]), (b, a, [m.b for m in match_texts(b, a)])):
            assert spans, (x, y)
            assert not [span.of(a) for span in spans if end in span.of(a)]


def test_a_sentence_with_another_number_inside_a_long_copy_is_shown_by_itself() -> None:
    copied = (
        "The lighthouse of Velmora was built by smugglers two centuries ago. Its lamp burnt whale oil until a storm "
        "broke the glass. The tower costs the town 40,000 crowns a year, the treasurer said in the chapel. "
        "Since then it has served as a granary and a prison. The council wants to sell it."
    )
    a, b = BEFORE + copied + AFTER, OTHER_BEFORE + copied.replace("40,000", "70,000") + OTHER_AFTER
    whole, sentence = match_texts(a, b)
    assert whole.kind is Kind.EDITED
    assert sentence.kind is Kind.NEAR
    assert sentence.a.of(a) == "The tower costs the town 40,000 crowns a year, the treasurer said in the chapel."
    assert [(x.of(a), y.of(b)) for x, y in sentence.differs] == [("40,000", "70,000")]
