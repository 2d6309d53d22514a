"""The Library of Congress's vocabulary of preservation events: the only types that an event of ours can have.

Source: http://id.loc.gov/vocabulary/preservation/eventType, state of 2018-09-24: 50 terms, label and three-letter code. It knows
no "quality assurance review", "quality control", "digitisation" or "OCR". So: scanning is a creation (its `capture` is of the web
and of disks); a machine's judgement by a policy, and a validator's answer, is a validation; a person's word about a flagged item is
an appraisal; text and access copies are a creation, masters a normalization; a hold, an approval and a new key are policy assignments;
a signature under the event log is a digital signature generation.
"""

from __future__ import annotations

from enum import StrEnum

from heritage.model.words import Role

VOCABULARY = "http://id.loc.gov/vocabulary/preservation/eventType"
"""PREMIS's authorityURI; a term's URI is this, a slash and the code."""


class EventType(StrEnum):
    """A term: its value is the label. Closed: whatever is no term is a ValueError."""

    code: str

    def __new__(cls, label: str, code: str = "") -> EventType:
        term = str.__new__(cls, label)
        term._value_, term.code = label, code
        return term

    @property
    def uri(self) -> str:
        """PREMIS's valueURI."""
        return f"{VOCABULARY}/{self.code}"

    ACCESSION = "accession", "acc"
    APPRAISAL = "appraisal", "app"
    CAPTURE = "capture", "cap"
    COMPILING = "compiling", "cop"
    COMPRESSION = "compression", "com"
    CREATION = "creation", "cre"
    DEACCESSION = "deaccession", "dea"
    DECOMPRESSION = "decompression", "dec"
    DECRYPTION = "decryption", "der"
    DELETION = "deletion", "del"
    DIGITAL_SIGNATURE_GENERATION = "digital signature generation", "dsg"
    DIGITAL_SIGNATURE_VALIDATION = "digital signature validation", "dig"
    DISPLAYING = "displaying", "dsp"
    DISSEMINATION = "dissemination", "dis"
    ENCRYPTION = "encryption", "enc"
    EXECUTION = "execution", "exe"
    EXPORTING = "exporting", "exp"
    EXTRACTION = "extraction", "ext"
    FILENAME_CHANGE = "filename change", "fil"
    FIXITY_CHECK = "fixity check", "fix"
    FORENSIC_FEATURE_ANALYSIS = "forensic feature analysis", "ffa"
    FORMAT_IDENTIFICATION = "format identification", "for"
    IMAGING = "imaging", "ima"
    INFORMATION_PACKAGE_CREATION = "information package creation", "ipc"
    INFORMATION_PACKAGE_MERGING = "information package merging", "ipm"
    INFORMATION_PACKAGE_SPLITTING = "information package splitting", "ips"
    INGESTION = "ingestion", "ing"
    INGESTION_END = "ingestion end", "ine"
    INGESTION_START = "ingestion start", "ins"
    INTERPRETING = "interpreting", "int"
    MESSAGE_DIGEST_CALCULATION = "message digest calculation", "mes"
    METADATA_EXTRACTION = "metadata extraction", "mee"
    METADATA_MODIFICATION = "metadata modification", "mem"
    MIGRATION = "migration", "mig"
    MODIFICATION = "modification", "mod"
    NORMALIZATION = "normalization", "nor"
    PACKING = "packing", "pac"
    POLICY_ASSIGNMENT = "policy assignment", "poa"
    PRINTING = "printing", "prt"
    QUARANTINE = "quarantine", "qua"
    RECOVERY = "recovery", "rec"
    REDACTION = "redaction", "red"
    REFRESHMENT = "refreshment", "ref"
    RENDERING = "rendering", "ren"
    REPLICATION = "replication", "rep"
    TRANSFER = "transfer", "tra"
    UNPACKING = "unpacking", "unp"
    UNQUARANTINE = "unquarantine", "unq"
    VALIDATION = "validation", "val"
    VIRUS_CHECK = "virus check", "vir"


def making(role: Role) -> EventType:
    """What making a copy of that role is: a master is a normalization, whatever else is made of an item is a creation."""
    return EventType.NORMALIZATION if role is Role.MASTER else EventType.CREATION


_REVIEW = "quality assurance review"
"""What releases up to 0.3 called both a machine's judgement and a person's."""


def as_term(kind: str, agent_kind: str) -> str:
    """The term for what a sheet, a line of the log or a row of the catalogue calls an event, by what kind of agent it was."""
    if kind == _REVIEW:
        return EventType.APPRAISAL if agent_kind == "person" else EventType.VALIDATION
    return kind
