"""The week by week life of the sample council's care; kinds of extract are read off it."""
