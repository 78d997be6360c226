"""Reports on copied passages: JSON, a page with both texts side by side, a workbook, and their words."""
