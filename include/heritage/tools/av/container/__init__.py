"""Containers of film by their own bytes: what they promise, and whether it is there. Nothing is decoded."""
