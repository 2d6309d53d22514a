"""Heritage: from the capture station to the verified archive. Plain Python; nothing here knows Airflow.

In the order of the flow:

    ingest      take in a delivery: count it, check it, open dossiers      → Item
    measure     ask the tools what is in each file                         → Measured
    qc          judge the measurements                                     → Report
    normalise   make the copy that can be kept, and prove it               → Renditions
    describe    say what it is; every statement names its source           → Description
    package     seal it: E-ARK/METS, PREMIS                                → Package
    archive     deposit in OCFL at each site, read back, rebuild           → Receipt
    access      what readers get: one gate, the public shelf, IIIF         → HERITAGE_HOME/public, the public door
    report      tell people what happened to a batch                       → report.json, report.html
    catalogue   the index over dossiers and sites; rebuildable, never the only truth

    messages    what people read, in four languages: pages, findings, reasons to refuse

    model, contracts, errors, files, dossier, settings    what they all stand on
    formats, measurements    the two registries: every format, and every measurement, written once
    tools       one module per outside program
    lines       the worklines, a page each            flows    the work of each DAG, without Airflow
"""

from pathlib import Path

__version__ = "0.4.0"

PROJECT = Path(__file__).resolve().parents[2]
"""The checkout: config/ and node_modules/ lie in it."""
