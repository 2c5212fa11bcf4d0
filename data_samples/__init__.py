"""A fictional council and its seeded generator. Everything in it is synthetic."""

from data_samples.council import AS_AT
from data_samples.extracts import generate, write

__all__ = ["AS_AT", "generate", "write"]
