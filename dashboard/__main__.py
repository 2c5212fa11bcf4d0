"""`python -m dashboard` is `homecare`."""

from dashboard.cli import main

main()
