"""Any string at all becomes well-formed XML, comes back as it was, and what XML cannot hold is shown."""

from __future__ import annotations

import io
import re

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from heritage.package import layout
from heritage.package.markup import LONGEST, comment, document, inside, leaf, shown, top

ANY = st.text(st.characters(min_codepoint=0, max_codepoint=0x10FFFF))  # lone surrogates and control characters too
HOLDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"))


def written(text: str, attribute: str) -> list[etree._Element]:
    """The value in every way that a document takes it: in a tree, in an open element; read back from the bytes."""
    out = io.BytesIO()
    with document(out, "root", "urn:x", {"b": attribute}) as root:
        root.write(leaf(top("tree"), "a", text, {"b": attribute}), top("a", {"b": attribute}))
        with inside(root, "a", {"b": attribute}):
            root.write(shown(text))
    found = etree.fromstring(out.getvalue(), etree.XMLParser(resolve_entities=False, no_network=True))
    assert {node.tag for node in found.iter()} == {"{urn:x}root", "{urn:x}a"}, (
        "whatever is inside is of the root's namespace"
    )
    return [found, *found]


@given(ANY, ANY)
def test_any_value_is_well_formed(text: str, attribute: str) -> None:
    root, tree, empty, opened = written(text, attribute)
    assert {node.get("b") for node in (root, tree, empty, opened)} == {shown(attribute)}
    assert (tree.text or "", opened.text or "") == (shown(text), shown(text))


@given(HOLDS, HOLDS)
def test_what_xml_holds_comes_back_unchanged(text: str, attribute: str) -> None:
    _, node, *_ = written(text, attribute)
    assert (node.text or "", node.get("b")) == (text, attribute)


@given(ANY)
def test_any_comment_is_well_formed(text: str) -> None:
    made = top("a")
    made.append(comment(text))
    etree.fromstring(etree.tostring(made))


def test_awkward_values_survive() -> None:
    for value in (
        "]]>",
        "<![CDATA[x]]>",
        "=cmd|'/c calc'!A1",
        "a\r\nb\tc",
        "&amp;&#0;",
        "<?xml?>",
        "\u0085\u2028",
        "--",
    ):
        _, node, _, opened = written(value, value)
        assert (node.text, opened.text, node.get("b"), opened.get("b")) == (value,) * 4


def test_control_characters_are_shown_not_dropped() -> None:
    assert shown("a\x00b\x07\ud800\ufffe") == "a⟦U+0000⟧b⟦U+0007⟧⟦U+D800⟧⟦U+FFFE⟧"


def test_a_huge_value_is_cut_and_says_so() -> None:
    _, node, *_ = written("x" * (LONGEST + 7), "")
    assert (node.text or "").endswith("x⟦cut: 7 more characters⟧")


@given(st.lists(ANY.filter(bool), min_size=3, max_size=3))
def test_an_identifier_keeps_its_three_parts_apart(parts: list[str]) -> None:
    made = layout.urn(*parts)
    assert made.count(":") == 4
    assert re.fullmatch(r"urn:heritage(:([A-Za-z0-9._~-]|%[0-9A-F]{2})+){3}", made)


@given(ANY.filter(lambda p: p and not set(p) & {"\0", "/"}))
def test_any_name_is_a_uri_and_comes_back(name: str) -> None:
    from heritage.package.checking import _inside

    encodable = name.encode("utf-8", "surrogatepass").decode("utf-8", "replace")  # as a file name can be
    if encodable in {".", ".."}:
        return
    path = f"data/{encodable}"
    assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", layout.uri(path))
    assert (
        _inside(layout.PurePosixPath("representations/original"), layout.uri(path))
        == f"representations/original/{path}"
    )
