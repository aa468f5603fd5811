"""What surrounds Streamlit's server: headers, transport, garbage collection."""
