"""Names on a map: which are shown from which zoom on, and where they stand without touching one another.

A name keeps its place while the reader zooms in. Places are found in pixels of Web Mercator; the boxes of
names hold their own anchor, so that names that are apart at one zoom are apart at every nearer one.
"""
