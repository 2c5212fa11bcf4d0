"""The rows of a feed as its loads leave them, the days they cover, and what a load changes."""
