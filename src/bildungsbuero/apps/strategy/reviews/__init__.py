"""Interim reviews (Zwischenbilanzen): gathered from what stands on a day, frozen, compared, printed, released."""
