"""The table of what is measured. A row for another workline or job: its input, its sides (the first is bare), what is wanted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeAlias

from bench import av, custody, objects, paper, photographs, revise
from bench.cost import Cost

Side: TypeAlias = Callable[[Path, Path], Cost]
"""Does the job on an input, in an empty folder that it may fill, and says what it cost."""


@dataclass(frozen=True, slots=True)
class Row:
    """`make(folder)` makes the input below the folder and answers its path; the same call later finds it there.
    `sides`: name → side; all others are compared with the first. `rounds`: how often each side runs, by turns; the best
    (least wall seconds, least CPU) counts. `most`, `least`: figure (see `table.figures`) → what is wanted of it."""

    name: str
    about: str
    make: Callable[[Path], Path]
    sides: Mapping[str, Side]
    rounds: int = 2
    most: Mapping[str, float] = field(default_factory=dict)
    least: Mapping[str, float] = field(default_factory=dict)


def _paper(pages: int, rounds: int) -> Row:
    return Row(
        name=f"paper-{pages}",
        about=f"a book of {pages} A4 pages at 300 ppi, from the delivery to two verified copies",
        make=partial(paper.delivery, pages=pages),
        sides={"bare": paper.bare, "flow": paper.flow, "airflow": paper.airflow},
        rounds=rounds,
        most={
            "wall airflow/bare": 1.10,
            "read flow": 6.5,
            "written flow": 3.6,
            **(
                {"KB of METS and PREMIS a page": 17.0} if pages >= 50 else {}
            ),  # what comes once per book is shared by few
        },
        least={"MB/s sealed and deposited": 120.0},
    )


def _photographs(count: int, rounds: int) -> Row:
    return Row(
        name=f"photographs-{count}",
        about=f"{count} photographs of 25 megapixels, 16-bit RGB, from the delivery to two verified copies",
        make=partial(photographs.delivery, count=count),
        sides={"bare": photographs.bare, "flow": photographs.flow, "htj2k": photographs.high_throughput},
        rounds=rounds,
        most={"wall flow/bare": 1.05, "wall htj2k/bare": 0.35},
    )


AUDIOVISUAL = (
    Row(
        name="sound-10min",
        about="ten minutes of 96 kHz, 24-bit stereo, from the delivery to two verified copies",
        make=partial(av.sound, minutes=10),
        sides={"bare": av.bare, "flow": av.flow},
        most={"wall flow/bare": 1.05},
    ),
    Row(
        name="film-1min",
        about="a minute of SD video, 10 bits, 4:2:2, from the delivery to two verified copies",
        make=partial(av.film, seconds=60),
        sides={"bare": av.bare, "flow": av.flow},
        rounds=1,
        most={"wall flow/bare": 1.05},
    ),
)

CUSTODY = (
    Row(
        name="audit",
        about="an audit of every byte of a site, against sha512sum over the same files",
        make=partial(custody.archived, packages=8, pages=12),
        sides={"bare": custody.sha512sum, "bare, two at once": custody.sha512sum_twice, "audit": custody.audit},
        rounds=3,
        most={"wall audit/bare": 1.15, "CPU audit/bare": 1.15, "read audit": 1.15},
    ),
    Row(
        name="revise",
        about="a change of metadata of 1,000 packages at two sites, against writing and flushing the same files",
        make=revise.archived,
        sides={"bare": revise.written, "revise": revise.revise},
        rounds=2,
        most={"CPU ms a package": 60.0},
    ),
)

OBJECTS = (
    Row(
        name="mesh-1m",
        about="a textured mesh of a million faces, from the delivery to two verified copies",
        make=objects.delivery,
        sides={"bare": objects.bare, "flow": objects.flow},
        most={"wall flow/bare": 1.25},
    ),
)

PAPER = (_paper(12, 1), _paper(50, 2), _paper(500, 1))
PHOTOGRAPHS = (_photographs(4, 1), _photographs(20, 1), _photographs(200, 1))

ROWS = {row.name: row for row in (*AUDIOVISUAL, *OBJECTS, *CUSTODY, *PHOTOGRAPHS, *PAPER)}

USUAL = ("sound-10min", "film-1min", "mesh-1m", "audit", "revise", "photographs-20", "paper-50", "paper-500")
"""What `make bench` runs. `paper-12` and `photographs-4` are for those who change something and want to know within minutes;
`photographs-200` is 30 GB, wants 130 GB of free disk, and takes an hour for each side."""
