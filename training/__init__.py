"""The data staff's workbench: labelled complaints in, verified artifacts out."""
