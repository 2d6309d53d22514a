"""What a process that strangers talk to may have of its parent's environment: nothing that opens another door."""

from __future__ import annotations

import re
from collections.abc import Mapping

_HOUSES = re.compile(
    r"AIRFLOW|HERITAGE_(?:CATALOGUE|DERIVED|CLAMD)|^AWS_|^S3_|^PG|SECRET|PASSWORD|PASSWD|TOKEN|CREDENTIAL|_KEY$|_CONN$|_DSN$|DATABASE|JWT|FERNET",
    re.IGNORECASE,
)


def without_secrets(environment: Mapping[str, str]) -> dict[str, str]:
    """The rest: where programs and the home are, the language, the marks of the launcher's family."""
    return {name: value for name, value in environment.items() if not _HOUSES.search(name)}
