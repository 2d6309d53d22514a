"""Composes what ffmpeg is told, with ffmpeg-python: files that are opened, streams of them, filters between, files that are written.
Options stand with the file they are for, whatever their order. Nothing is started here: `ffmpeg.run` does that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

Options = Mapping[str, Any]
"""Name without its minus → value; None for a flag, a list for what is said several times."""

Opening = Any
"""A file that is opened; `opening["v:0"]` is a stream of it, and `.filter(…)` a filter behind one."""

Writing = Any
"""A file that is written, or a pipe."""

AS_IT_IS: Options = {"fps_mode": "passthrough", "autoscale": 0}
"""No frame is dropped, doubled or scaled on its way."""

_AGAIN = (
    "\0"  # between the values of what is said several times: ffmpeg-python knows one value, and no word can hold this
)


def opened(name: str | Path, options: Options) -> Opening:
    """A file, or what a demuxer takes for one."""
    import ffmpeg

    return ffmpeg.input(name, **_said(options))


def written(streams: Sequence[Any], name: str | Path, options: Options) -> Writing:
    """What becomes of the streams, in this order."""
    import ffmpeg

    return ffmpeg.output(*streams, filename=name, **_said(options))


def words(*writings: Writing, files: Iterable[str | Path] = ()) -> list[str | Path]:
    """ffmpeg's arguments. Names of files come as the objects they were given as (`demuxers.Opened`, Path): by those the sandbox knows
    what it shows. `files`: those that are an option's value."""
    import ffmpeg

    said = ffmpeg.compile(writings[0] if len(writings) == 1 else ffmpeg.merge_outputs(*writings), cmd=[])
    named = {str(file): file for file in files}
    return [named.get(word, word) for word in _repeated(said)]


def _said(options: Options) -> dict[str, Any]:
    return {name: _AGAIN.join(map(str, value)) if isinstance(value, list) else value for name, value in options.items()}


def _repeated(said: Sequence[Any]) -> Iterator[Any]:
    for before, word in zip(["", *said], said, strict=False):
        if isinstance(word, str) and _AGAIN in word:
            first, *others = word.split(_AGAIN)
            yield first
            yield from (each for other in others for each in (before, other))
        else:
            yield word
