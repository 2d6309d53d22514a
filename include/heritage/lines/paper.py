"""Paper: books, archives, newspapers, maps."""

from heritage.contracts import Line

PAPER = Line(
    name="paper",
    title="Paper",
    default_policy="iso19264-B",
    policies=("iso19264-B", "legacy"),
    unit_bytes=4 << 30,
    unit_items=200,
    probes=(),
    batch_probes=(),
    target_probes=(),
    checks=(),
    normalisers=(),
    item_normalisers=(),
    enrichers=(),
    is_content=lambda f: True,
)
