"""The questions behind an auditor's figures, in SQL that the dossier shows beside its answers. Whoever repeats one gets the figure.

`query` puts one behind the wall; `holdings`: of what is kept; `acts`: of what was done, decided, refused and left open; `assessed`: of
what only the frameworks ask for."""
