"""The card: all data on one powiat."""
