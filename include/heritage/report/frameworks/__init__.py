"""Three frameworks that auditors ask by (NDSA levels, CoreTrustSeal, ISO 16363): what each requires, as data; and what the figures of
a dossier answer, as rules. Pure: reads no archive, asks nobody, asserts nothing that no figure says.

    requirements   the data: ndsa.yaml, coretrustseal.yaml, iso16363.yaml
    rules          what a rule is; copies, care, taken_in, running: the rules
    attesting      what a person states of what no figure knows
    assessing      requirement by requirement: met, partly, not, outside; the NDSA level of each area
    showing        the same for readers: a section of the page, and JSON
"""

from heritage.report.frameworks.assessing import Assessed, Assessment, assess, level
from heritage.report.frameworks.attesting import Attestation, Attested
from heritage.report.frameworks.requirements import Framework, Requirement, Verdict, frameworks
from heritage.report.frameworks.rules import RULES

__all__ = [
    "RULES",
    "Assessed",
    "Assessment",
    "Attestation",
    "Attested",
    "Framework",
    "Requirement",
    "Verdict",
    "assess",
    "frameworks",
    "level",
]
