"""The plan of a year: measures, milestones, projects, reports and decisions on one page, and as a calendar."""
