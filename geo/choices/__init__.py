"""What the reader chose: filters, style and scene, and how they stand in an address."""
