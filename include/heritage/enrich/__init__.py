"""Suggestions about what is archived: what language it is in, when it was made, which authority a name is of. Each names its enricher, the
version, what it was made from and how sure it is; a person (or a policy that says so) decides. Opens no file, no site, no catalogue."""
