"""What every site must do. A new kind of site is added to KINDS (conftest.py), and passes all of this or is no site."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator

import pytest

from heritage.contracts import Site
from heritage.errors import ObjectConflict


def content(site: Site, path: str) -> bytes:
    return b"".join(site.read(path))


def paths(site: Site, prefix: str = "") -> list[str]:
    return [entry.path for entry in site.list(prefix)]


class Interrupted(Exception):
    """Something that is not the site's fault."""


def broken_off() -> Iterator[bytes]:
    yield b"half"
    raise Interrupted


def test_what_is_written_is_read(site: Site) -> None:
    site.write("a/b/file.bin", [b"one", b"", b"two"])
    assert content(site, "a/b/file.bin") == b"onetwo"
    assert site.size("a/b/file.bin") == 6


def test_an_empty_file_is_a_file(site: Site) -> None:
    site.write("a/empty", [])
    assert site.size("a/empty") == 0
    assert content(site, "a/empty") == b""
    assert paths(site) == ["a/empty"]


def test_a_large_file_comes_back_in_chunks_of_at_most_one_mebibyte(site: Site) -> None:
    block = bytes(range(256)) * 4096
    site.write("large", (block for _ in range(35)))
    blocks = list(site.read("large"))
    assert max(map(len, blocks)) <= 1 << 20
    assert b"".join(blocks) == block * 35


def test_a_write_replaces(site: Site) -> None:
    site.write("a/x", [b"a longer text"])
    site.write("a/x", [b"new"])
    assert content(site, "a/x") == b"new"
    assert paths(site, "a") == ["a/x"]


@pytest.mark.parametrize("before", [b"", b"\0" * (20 << 20)])
def test_a_write_that_breaks_off_leaves_nothing_and_its_error_comes_through(site: Site, before: bytes) -> None:
    def blocks() -> Iterator[bytes]:
        yield before
        yield from broken_off()

    with pytest.raises(Interrupted):
        site.write("a/x", blocks())
    assert site.size("a/x") is None
    assert paths(site) == []


def test_a_replacing_write_that_breaks_off_keeps_what_was_there(site: Site) -> None:
    site.write("a/x", [b"old"])
    with pytest.raises(Interrupted):
        site.write("a/x", broken_off())
    assert content(site, "a/x") == b"old"
    assert paths(site) == ["a/x"]


def test_while_it_is_written_nobody_sees_it(site: Site) -> None:
    seen: list[int | None] = []

    def watched() -> Iterator[bytes]:
        yield b"x" * (17 << 20)
        seen.append(site.size("a/x"))
        yield b"end"

    site.write("a/x", watched())
    assert seen == [None]


def test_what_was_listed_before_hides_nothing_that_others_wrote_since(site: Site, opened: Callable[[], Site]) -> None:
    """As an audit in the page server's process does, when a task of another process has deposited."""
    if site.name == "memory":
        pytest.skip("memory is this process's own")
    site.write("a/one", [b"1"])
    assert paths(site, "a") == ["a/one"]
    other = multiprocessing.get_context("fork").Process(target=lambda: opened().write("a/two", [b"22"]))
    other.start()
    other.join()
    assert (content(site, "a/two"), site.size("a/two"), paths(site, "a")) == (b"22", 2, ["a/one", "a/two"])


def test_what_is_not_there(site: Site) -> None:
    assert site.size("no/such") is None
    assert paths(site, "no") == []
    with pytest.raises(FileNotFoundError):
        content(site, "no/such")
    site.remove("no/such")


def test_a_folder_is_no_file(site: Site) -> None:
    site.write("a/b", [b"1"])
    assert site.size("a") is None


def test_entries_are_sorted_by_path_and_stay_below_the_prefix(site: Site) -> None:
    names = ["p/a.txt", "p/a/z", "p/a-b", "p/é", "p/0=x y", "p%3a/1", "pq", "p/a/b/c", "p/#?&+"]
    for name in names:
        site.write(name, [name.encode()])
    assert paths(site) == sorted(names)
    assert paths(site, "p") == sorted(n for n in names if n.startswith("p/"))
    assert [e.size for e in site.list("p/a")] == [7, 5]
    assert paths(site, "p/a.txt") == []


@pytest.mark.parametrize("path", ["../x", "a/../x", "/x", "", "a//b", "a/./b", "a\0b"])
def test_no_path_leads_out(site: Site, path: str) -> None:
    with pytest.raises(ValueError, match="is not a path below"):
        site.write(path, [b"1"])
    with pytest.raises(ValueError, match="is not a path below"):
        content(site, path)


def test_publishing_moves_all_of_it(site: Site) -> None:
    for name in ("inventory.json", "v1/content/a", "v1/content/b/c"):
        site.write(f"stage/k/{name}", [name.encode()])
    site.sync("stage/k")
    site.publish("stage/k", "abc/def/object")
    site.sync("abc/def/object")
    assert paths(site) == [f"abc/def/object/{n}" for n in ("inventory.json", "v1/content/a", "v1/content/b/c")]
    assert content(site, "abc/def/object/v1/content/b/c") == b"v1/content/b/c"


def test_publishing_never_overwrites(site: Site) -> None:
    site.write("stage/x", [b"new"])
    site.write("final/x", [b"old"])
    with pytest.raises(ObjectConflict):
        site.publish("stage", "final")
    assert content(site, "final/x") == b"old"
    assert content(site, "stage/x") == b"new"


def test_publishing_nothing_is_an_error(site: Site) -> None:
    with pytest.raises(FileNotFoundError):
        site.publish("stage", "final")


def test_removing_takes_a_file_or_all_below_a_folder_and_nothing_else(site: Site) -> None:
    for name in ("a/1", "a/b/2", "ab/3", "c"):
        site.write(name, [b"x"])
    site.remove("a")
    assert paths(site) == ["ab/3", "c"]
    site.remove("c")
    assert paths(site) == ["ab/3"]


def test_room_and_address(site: Site) -> None:
    free = site.free()
    assert free is None or free > 0
    assert site.address("a/b").endswith("/a/b")
    with site.lock("locks/a"):
        site.write("x", [b"1"])
    assert paths(site) == ["x"]
