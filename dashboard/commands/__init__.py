"""What `homecare` can be told to do; one file a family of commands."""
