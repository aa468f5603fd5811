"""The library behind Atlas Powiatów: data, joins, views and drawings, without Streamlit."""
