"""The worklines by name. A workline is one page here: a table of probes, checks, normalisers and enrichers."""

from collections.abc import Mapping

from heritage.contracts import Line
from heritage.lines.audiovisual import AUDIOVISUAL
from heritage.lines.objects import OBJECTS
from heritage.lines.paper import PAPER
from heritage.lines.photographs import PHOTOGRAPHS

LINES: Mapping[str, Line] = {line.name: line for line in (PAPER, PHOTOGRAPHS, OBJECTS, AUDIOVISUAL)}
