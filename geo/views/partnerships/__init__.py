"""The partnerships of powiaty."""
