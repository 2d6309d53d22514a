"""The DAG `evidence`: an auditor's dossier.

`gathering` writes it; `kept`, `done`, `proved`, `house` and `answering` make the figures (`making` says how), `answering` puts them to the
frameworks, `placing` says where dossiers lie, `manifest` signs and verifies."""
