"""The dossier: what a meeting left behind is put into one package that proves itself; what is missing, what is withheld."""
