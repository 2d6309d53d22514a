"""The enrichers by name, for forms: naming them loads no model."""

from heritage.enrich.table import NAMES as ENRICHERS

__all__ = ["ENRICHERS"]
