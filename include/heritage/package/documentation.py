"""What a reader finds in documentation/: what this package is, in plain words, and the policy it was judged by."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Final

from heritage.model import Agent, Base, Delivery, File, Item, Outcome, Policy, Rule
from heritage.package.markup import shown

_ABOUT: Final = (
    "This folder is an archival information package: E-ARK CSIP 2.2, METS 1.12, PREMIS 3, MIX 2.0,",
    "audioMD and videoMD 2.0, Dublin Core.",
    "METS.xml lists every file with its size and sha512; each representations/*/METS.xml lists the files beside it,",
    "and its logical structMap says how the item is built up: parts, pages, their order and labels.",
    "  representations/original      as delivered, never changed",
    "  representations/preservation  lossless masters and OCR text; the proof is in its metadata/other/renditions.jsonl",
    "  representations/access        copies for readers",
    "  metadata/descriptive/dc.xml   what it is",
    "  metadata/preservation/        what happened to it and who did it (premis.xml), and the rights (rights.xml)",
    "  metadata/other/dossier/       the working record: one JSON value a line, the first line says which sheet it is",
    "  metadata/other/delivery/      what came with it",
    "  schemas/                      XML schemas of all this (NOTICE.txt: whose they are, how to use them)",
)


def readme(
    identifier: str,
    item: Item,
    delivery: Delivery,
    policy: Policy,
    judgement: str,
    took_part: Iterable[Agent],
    left_out: Sequence[File],
) -> str:
    """Plain text, for a person who has this folder and nothing else."""
    agents = [f"  {a.kind}: {a.name} {a.version}".rstrip() for a in took_part]
    lines = [
        f"{identifier}",
        "",
        f"Item {item.id} of {delivery.institution}, batch {delivery.batch}, captured {delivery.captured.isoformat()}",
        f"on station {delivery.station.id} ({delivery.station.device or 'device not named'}).",
        "",
        *_ABOUT,
        "",
        f"Judged by the quality policy {policy.spelled} (sha256 {policy.digest}): policy.json.",
        f"Outcome: {judgement}.",
        "Made by:",
        *agents,
        "",
        "A character that XML cannot hold is written ⟦U+0007⟧ in the XML files; the dossier has the exact value.",
        *_left_out(left_out),
    ]
    return shown("\n".join(lines)) + "\n"


def _left_out(files: Sequence[File]) -> list[str]:
    said = [f"  {file.path}, {file.size} bytes, sha512 {file.sha512}" for file in files]
    reason = "These files of the delivery are about the whole batch and too large to be kept with every item:"
    return ["", reason, *said] if said else []


def policy_json(policy: Policy) -> str:
    """The policy's rules and settings, as they were applied."""
    content = {
        "name": policy.name,
        "version": policy.version,
        "digest": policy.digest,
        "based_on": [asdict(base) for base in policy.based_on],
        "settings": dict(policy.settings),
        "checks": {
            name: {"level": Outcome(rule.level).value, "limits": dict(rule.limits), "source": rule.source}
            for name, rule in sorted(policy.rules.items())
        },
    }
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def policy_of(content: bytes) -> Policy:
    """The policy as `policy_json` wrote it. Raises ValueError, KeyError or TypeError for what is none."""
    told = json.loads(content)
    rules = {
        name: Rule(name, Outcome(rule["level"]), rule["limits"], rule["source"])
        for name, rule in told["checks"].items()
    }
    based_on = tuple(Base(**base) for base in told.get("based_on", ()))
    return Policy(told["name"], told["version"], told["digest"], rules, told["settings"], based_on)
