"""What comes again, or besides, for a package that is archived becomes its next version: the item is put together as it will be, measured
where it is new, judged whole, and sealed under the package's own id."""
