"""Evidence is kept only as addresses that can be followed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.desk.addresses import address_text, read_addresses, why_no_address


@pytest.mark.parametrize(
    "words",
    ["https://example.org/readout", "http://example.org:8080/a?b=c#d", "https://例え.jp/文", "doi:10.1234/abc.d(1)"],
)
def test_an_address_that_can_be_followed_is_kept(words: str) -> None:
    assert why_no_address(words) == ""


@pytest.mark.parametrize(
    "words",
    [
        "example.org",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://",
        "https:///path",
        "http://exa mple.org",
        "http://example.org:port/",
        "http://[::1",
        "https://example.org/\x1b[2J",
        "doi:11.1234/abc",
        "ftp://example.org/a",
    ],
)
def test_what_is_no_address_gets_a_reason(words: str) -> None:
    assert why_no_address(words)


def test_addresses_are_kept_once_and_in_their_order() -> None:
    text = "https://b.example/1\n\n  https://a.example/2  \nhttps://b.example/1\n"
    assert read_addresses(text) == (("https://b.example/1", "https://a.example/2"), "")


def test_the_first_line_that_is_none_is_named() -> None:
    _, trouble = read_addresses("https://a.example/\n\nsee page 4\nalso here")
    assert trouble.startswith("Line 3: ")


@given(st.text())
def test_any_text_is_read_without_trouble_or_says_which_line(text: str) -> None:
    kept, trouble = read_addresses(text)
    assert not trouble or trouble.startswith("Line ")
    assert read_addresses(address_text(kept)) == (kept, "")
