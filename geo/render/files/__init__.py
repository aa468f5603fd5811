"""Export of a view to CSV, Excel, GIS files and ZIP archives."""
