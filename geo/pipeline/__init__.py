"""Offline: sources to published data. Views, renderers and pages never import it."""
