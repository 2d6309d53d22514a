"""The probe of sound and film, and what it asks of streams, pictures, frames and containers."""
