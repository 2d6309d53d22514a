"""report.json as DELIVERY contracts it, in JSON Schema; unknown keys are mistakes."""

from __future__ import annotations

from typing import Any

_TEXT: dict[str, Any] = {"type": "string"}
_SAID: dict[str, Any] = {"type": "string", "minLength": 1}
_NUMBER: dict[str, Any] = {"type": "integer", "minimum": 0}
_SHA256 = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_SHA512 = {"type": "string", "pattern": "^[0-9a-f]{128}$"}
_MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"}
_CHECK = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}


def _list(of: dict[str, Any], least: int = 0) -> dict[str, Any]:
    return {"type": "array", "items": of, "minItems": least}


def _object(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": list(required),
        "additionalProperties": False,
    }


_FILE = _object({"path": _SAID, "puid": _TEXT, "sha512": _SHA512, "bytes": _NUMBER})
_FINDING = _object(
    {
        "check": _CHECK,
        "subject": _SAID,
        "outcome": {"enum": ["pass", "warn", "fail"]},
        "wanted": _SAID,
        "found": _SAID,
        "source": _SAID,
    },
    {"advice": _SAID},
)
_RENDITION = _object(
    {
        "source": _TEXT,
        "path": _SAID,
        "role": {"enum": ["original", "master", "text", "access", "evidence"]},
        "tool": _SAID,
        "proof": _object({"method": _SAID, "digest": _TEXT}),
    },
    {"puid": _TEXT, "sha512": _SHA512, "bytes": _NUMBER, "facts": {"type": "object"}},
)
_RECEIPT = _object({"site": _SAID, "place": _SAID, "verified_at": _MOMENT})
_OTHER = _object(
    {
        "batch": _SAID,
        "item": _SAID,
        "state": {"enum": ["passed", "flagged", "accepted", "deposited", "rejected", "held", "pending", "failed"]},
        "how": {"enum": ["named", "order", "confirmed", "perhaps"]},
    },
    {"package": _SAID},
)
_ITEM = _object(
    {
        "id": _SAID,
        "state": {"enum": ["deposited", "rejected", "held", "pending", "failed"]},
        "files": _list(_FILE, 1),
        "findings": _list(_FINDING),
        "renditions": _list(_RENDITION),
        "receipts": _list(_RECEIPT),
    },
    {
        "package": {"type": "string", "pattern": "^urn:heritage:[^:]+:[^:]+:[^:]+$"},
        "version": {"type": "integer", "minimum": 1},
        "decision": _SAID,
        "troubles": _list(_SAID, 1),
        "replaces": _list(_OTHER, 1),
        "replaced_by": _list(_OTHER, 1),
    },
)
_COUNTS = _object(dict.fromkeys(("expected", "deposited", "rejected", "held", "pending", "failed"), _NUMBER))
_HEAD = {
    "institution": _TEXT,
    "workline": _SAID,
    "batch": _SAID,
    "run": _SAID,
    "policy": _SAID,
    "policy_version": _SAID,
    "policy_digest": _SHA256,
    "policy_based_on": _list(_object({"name": _SAID, "version": _SAID, "digest": _SHA256})),
    "delivery": _SAID,
    "closed": _MOMENT,
    "virus_scan": _SAID,
    "sandbox": _SAID,
}

CLOSED = _object({**_HEAD, "counts": _COUNTS, "items": _list(_ITEM, 1)}, {"notes": _list(_SAID, 1), "order": _SAID})
"""A batch that was taken in."""

REFUSED = _object(
    {
        **_HEAD,
        **dict.fromkeys(("policy", "policy_version", "policy_digest", "virus_scan", "sandbox"), _TEXT),
        "refused": _list(_SAID, 1),
        "items": {"type": "array", "maxItems": 0},
    }
)
"""A delivery that was refused: reasons, and no items."""
