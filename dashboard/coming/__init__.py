"""What the page Demand forecast is made of: the forecast it shows, its tiles and its panels."""

from dashboard.coming import panels, tiles
from dashboard.coming.shown import Shown, shown
