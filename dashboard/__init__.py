"""Home-care capacity planning: the dashboard, the command line and the pipeline behind both."""
