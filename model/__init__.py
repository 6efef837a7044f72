"""Reads Indonesian complaints: text in, category, urgency and reasons out."""

from model.assessment import Assessment, Evidence
from model.classifier import Classifier
from model.records import LabeledComplaint
from model.taxonomy import Taxonomy, load_taxonomy

__all__ = [
    "Assessment",
    "Classifier",
    "Evidence",
    "LabeledComplaint",
    "Taxonomy",
    "load_taxonomy",
]
