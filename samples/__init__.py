"""Makes deliveries of drawn pages for trying and testing the worklines; the real door takes them like any other.

`small` for tests, `batch` for measuring speed, `make` for the three samples that `make run` shows.
"""

from samples.deliveries import batch, small
from samples.expected import Expected
from samples.faults import Fault
from samples.photo.deliveries import photographs_batch
from samples.showcase import Made, make

__all__ = ["Expected", "Fault", "Made", "batch", "make", "photographs_batch", "small"]
