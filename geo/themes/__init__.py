"""One module per theme: what its view holds and says."""
