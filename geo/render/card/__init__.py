"""The profile of a powiat: small maps and PDF."""
