"""Asks PDFBox preflight whether PDF files are valid PDF/A-1b. One start of Java for as many files as are given."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from lxml import etree

from heritage.errors import ToolFailed, ToolMissing
from heritage.tools import find, run

_JARS = Path("/usr/share/java")
_NEEDED = (
    "preflight",
    "pdfbox2",
    "xmpbox",
    "fontbox2",
    "commons-logging",
    "pdfbox2-tools",
    "javax.activation",
    "jaxb-api",
    "bcprov",
    "bcmail",
    "bcpkix",
)
_JAVA = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Djava.awt.headless=true")
"""A start takes 0.3 CPU-seconds so; with Java's usual compilers and collectors it keeps a second core busy."""

_SECONDS_PER_GIGABYTE = 600
_BATCH_ENDS = (0, 1, 255)  # not all files valid is an answer, not a failure


@lru_cache(maxsize=1)
def version() -> str:
    """ "PDFBox preflight 2.0.27". Raises ToolMissing."""
    _classpath()
    numbered = sorted(jar.stem.removeprefix("preflight-") for jar in _JARS.glob("preflight-[0-9]*.jar"))
    return " ".join(["PDFBox preflight", *numbered[-1:]])


def faults(files: Sequence[Path]) -> list[tuple[str, ...]]:
    """Per file, in order, what keeps it from being PDF/A-1b ("1.2.1: Body Syntax error, …"); empty for a valid one.
    Raises ToolMissing, ToolFailed, ToolTimeout."""
    if any("\n" in str(file) for file in files):
        raise ValueError("a path with a line break cannot be handed to preflight")
    with tempfile.TemporaryDirectory(prefix="preflight-") as folder:
        listed = Path(folder) / "list"
        listed.write_text("".join(f"{file.resolve()}\n" for file in files), encoding="utf-8")
        said = _validate(listed, files)
        answer = listed.with_name("list.preflight.xml")
        if not answer.is_file():
            raise ToolFailed(f"preflight gave no answer: {said.strip()[-1000:]}")
        return _answers(answer, len(files))


def _validate(listed: Path, files: Sequence[Path]) -> str:
    """Runs preflight over a list of files. It holds one file's streams in memory: 1.3 times the file's size, measured."""
    sizes = [file.stat().st_size for file in files]
    megabytes = 256 + 2 * max(sizes, default=0) // 1_000_000
    java = ["java", *_JAVA, f"-Xmx{megabytes}m", "-cp", ":".join(_classpath())]
    words: list[str | Path] = [*java, "org.apache.pdfbox.preflight.Validator_A1b", "xml", "group", listed]
    seconds = 120 + _SECONDS_PER_GIGABYTE * sum(sizes) / 1e9
    reads = [_JARS, *(file.resolve() for file in files)]
    ran = run(
        words,
        seconds=seconds,
        reads=reads,
        writes=[listed.parent],
        environment={"LC_ALL": "C.UTF-8"},
        accept=_BATCH_ENDS,
    )
    return ran.stderr


def _classpath() -> tuple[str, ...]:
    find("java")
    jars = tuple(_JARS / f"{name}.jar" for name in _NEEDED)
    missing = [jar.name for jar in jars if not jar.is_file()]
    if missing:
        raise ToolMissing(
            f"PDFBox preflight needs {', '.join(missing)} in {_JARS} (Debian: libpdfbox2-java and its kin)"
        )
    return tuple(str(jar) for jar in jars)


def _answers(answer: Path, expected: int) -> list[tuple[str, ...]]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)
    found = [_faults(one) for one in etree.parse(str(answer), parser).iterfind("preflight")]
    if len(found) != expected:
        raise ToolFailed(f"preflight answered for {len(found)} of {expected} files")
    return found


def _faults(one: etree._Element) -> tuple[str, ...]:
    if one.findtext("isValid") == "true":
        return ()
    said = [f"{e.findtext('code', '?')}: {e.findtext('details', '')}" for e in one.iterfind("errors/error")]
    return tuple(said) or ("not valid, and preflight does not say why",)
