"""What the dossier shows and holds; one file a subject."""
