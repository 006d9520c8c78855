"""What becomes of goals (“Was wird aus …”), the mission statement and released interim reviews, for everybody."""
