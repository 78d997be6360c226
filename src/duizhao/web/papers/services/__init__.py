"""What is done with papers: taken out as files, brought back as signed scans, written by own templates."""
