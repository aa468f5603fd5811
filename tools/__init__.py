"""Pictures of the product and the script that takes them."""
