"""Reports: what the atlas says of a powiat or a voivodeship, as sections of text, maps and tables."""
