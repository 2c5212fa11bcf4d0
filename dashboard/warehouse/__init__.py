"""The store and its DuckDB versions: the only code that opens a connection or reads sql/."""
