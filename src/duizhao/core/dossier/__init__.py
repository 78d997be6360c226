"""The dossier (卷宗): one package of everything a meeting left behind, which proves itself without the server."""
