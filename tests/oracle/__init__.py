"""What the indicators say, worked out with loops over plain records: nothing here reads the product's code."""
