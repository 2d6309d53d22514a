"""The pages on which a person says how a package is to be described otherwise."""
