"""Text, tables, XML and PDF: read distrustfully, written, validated, recognised."""
