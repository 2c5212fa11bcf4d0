"""The views of the page of brokerage: how packages are placed, the rounds they would make, who waits longest."""

from dashboard.brokering import placing, rounds, waits
