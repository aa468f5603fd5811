"""Views: the content of the maps, tables, charts and sentences, with one package per theme."""
