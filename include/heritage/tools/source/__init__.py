"""The catalogues of institutions, asked for single records; none of them is trusted."""
