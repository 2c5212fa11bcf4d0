"""Texts of cells become values, or faults that say why not."""
