"""The profile of one powiat: what the page and the PDF show."""
