"""What is wrong with *us* (never with an item: that is a Finding). Each error says two things:
the engineer's sentence (`str(error)`) and the coordinator's (`advice`)."""

from __future__ import annotations

from collections.abc import Sequence


class HeritageError(Exception):
    """Base of all. `message`: a text, or what is one as `str(message)`. `advice` is one plain sentence: what a coordinator should do."""

    advice = "Tell the engineers; the run can be started again when it is mended."

    def __init__(self, message: object, *, advice: str | None = None) -> None:
        super().__init__(message)
        if advice:
            self.advice = advice


class TransientError(HeritageError):
    """May be gone the next time; Airflow retries it."""

    advice = "It is tried again by itself, a few times. If it stays, start the run again: only what is undone is done."


class PermanentError(HeritageError):
    """Will not go away by itself; Airflow does not retry it."""


class DeliveryRefused(PermanentError):
    """The delivery as a whole cannot be taken in. `reasons` are all of them: `model.Ground`, an English sentence with what it is said
    from."""

    advice = "Mend the delivery (nothing in it was changed) and hand it in again."

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__("delivery refused: " + "; ".join(reasons))
        self.reasons = tuple(reasons)


class ConfigError(PermanentError):
    """A file in config/ is wrong: names the file, the key, wanted and found."""


class ToolMissing(PermanentError):
    """An outside program or library is not installed."""

    advice = "The machine lacks a program. Run `make install`, then start the run again."


class ToolFailed(TransientError):
    """An outside program ended badly: command, exit code and the end of stderr. A busy machine may be the cause, or the file: when
    it fails a second time with the same words, it is the file (`flows.workline.steps`)."""

    advice = (
        "It is tried again by itself. If it fails with the same words again, the file is the cause: look at it by hand."
    )


class ToolTimeout(ToolFailed):
    """An outside program took longer than it was given, and was killed with all its children."""


class WorkerCrashed(ToolFailed):
    """The process working on one file died (a crash inside a codec, or out of memory)."""


class SourceUnreadable(HeritageError):
    """A delivered file cannot be read by the tool that should: becomes `Measured.refused`, then a finding. Its `reason` is a phrase of
    ours (model.phrase, model.about), whose English is `str(error)`, or a text: what another's tool said."""

    @property
    def reason(self) -> object:
        return self.args[0]


class NotReadHere(SourceUnreadable):
    """Nothing shows that the file is damaged: it is locked, larger than the limits, or of a form that no tool here reads."""


class ProofFailed(PermanentError):
    """A copy that should be lossless is not; nothing was kept under the final name. The same bytes make the same copy again."""

    advice = (
        "Trying again does not help. The original is untouched and nothing of the copy was kept: tell the engineers which file it is, "
        "or have the item kept as it came (the policy's `master`)."
    )


class SourceChanged(PermanentError):
    """A file is no longer what it was when it was received."""

    advice = "Somebody or something changed the delivery after it was received. Hand it in again."


class SiteUnavailable(TransientError):
    """A site does not answer, or broke off."""


class SiteLocked(TransientError):
    """Another run works on the same thing at a site; names who. Waited for, for a while, before this is raised."""

    advice = "Another run works on the same package; this one is tried again by itself when that one may have ended."


class SiteRefused(PermanentError):
    """A site answers, and does not let us: rights, keys, a bucket that is not there, a host that is another one."""

    advice = "The site does not let this system in or do its work: ask the site's keeper, then start the run again."


class CatalogueRefused(PermanentError):
    """The catalogue's database answers, or its file is there, and it cannot be used: rights, a login, damage."""


class CatalogueDamaged(CatalogueRefused):
    """Its bytes or its tables are not what was written: it has to be made anew from the sites."""


class DiskFull(TransientError):
    """No room left, here or at a site; names the folder."""

    advice = "Make room on the disk that is named; the run then goes on where it stopped."


class CopyDamaged(TransientError):
    """What was read back from a site is not what was written."""


class ObjectConflict(PermanentError):
    """A site holds something else under this id and version."""


class Unbalanced(PermanentError):
    """Expected items do not add up with deposited + rejected + held + pending + failed."""


class OurMistake(PermanentError):
    """The program is wrong: an exception that nobody foresaw."""

    advice = "The program has a fault: trying again does not help. Tell the engineers; nothing was lost."


MISTAKES = (ArithmeticError, AssertionError, AttributeError, ImportError, LookupError, NameError, TypeError)
"""Python's own words for a fault in a program (NotImplementedError is not among them: fsspec says so of what a site cannot)."""
