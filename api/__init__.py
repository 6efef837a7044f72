"""The doors of the service: complaints in, assessments out."""
