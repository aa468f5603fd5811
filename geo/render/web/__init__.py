"""The interactive map: state per run, and the files that the browser fetches once."""
