"""The offline pipeline from sources to published data; views, renderers and pages never import it."""
