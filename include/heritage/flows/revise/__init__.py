"""Revisions: a package is never changed, it gets a next version. Planned against what a site holds, approved where that is asked for,
sealed and deposited by the very code that made the first version, read back, registered."""
