"""Small numbers as one sign each."""

from __future__ import annotations

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
"""The sign of a number below 36."""
