"""The further views of the page of package sizes: each a screen that answers one question."""

from dashboard.sizing import large, short_visits, teams
