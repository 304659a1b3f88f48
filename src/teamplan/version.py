"""The version of the program, alone so that showing it costs nothing."""

__version__ = "0.1.0"
