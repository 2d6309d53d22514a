"""What readers get: packages are put on the public shelf as far as the gate lets them, and taken from it again. The archive's copies are only
read."""
