"""A view as rows, workbook, layers and archive."""
