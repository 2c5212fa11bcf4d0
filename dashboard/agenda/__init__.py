"""What the meeting goes through: where to look first, what came and went, what providers did. Rows and words."""

from dashboard.agenda.flows import FLOW_COLUMNS, came_and_went, flow_bars, in_hospital, in_words, merged_flows, title_of
from dashboard.agenda.looking import LOOK_COLUMNS, entries, heading, how_ranked, leaving, say, say_to_ten
from dashboard.agenda.providers import NEWS_COLUMNS, news_of, status_rows
