"""Reports as documents of Word."""
