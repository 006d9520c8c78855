"""The plan: mission, fields of action, goals and measures with their milestones; how far they are follows from them."""
