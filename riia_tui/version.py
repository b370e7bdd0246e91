"""The program's version, where the packaging and the command line both find it."""

VERSION = "0.1.0"
