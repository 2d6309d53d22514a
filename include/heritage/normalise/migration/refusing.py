"""What keeps a file from getting another form."""

from __future__ import annotations

from collections.abc import Sequence

from heritage.errors import PermanentError


class NotMigrated(PermanentError):
    """The file stays as it is: it cannot be converted, or not without a loss."""

    advice = "Nothing was changed. The report says what cannot be carried; a campaign that allows it says it in the package instead."


def nothing_lost(name: str, lost: Sequence[str], allowed: bool) -> None:
    """Raises NotMigrated for losses that the campaign does not allow."""
    if lost and not allowed:
        raise NotMigrated(f"{name}: not carried: {'; '.join(lost[:10])}")
