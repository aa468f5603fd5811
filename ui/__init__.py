"""The Streamlit room: loaders, sidebar, map pages and downloads. All logic about data lives in geo."""
