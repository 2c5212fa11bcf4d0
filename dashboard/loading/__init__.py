"""Between the files and the version: arrivals, feeds as they stand, and the making of a version."""
