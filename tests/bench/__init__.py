"""Speed against floors: what the product takes, over what bare code takes for the same result on the same machine."""
