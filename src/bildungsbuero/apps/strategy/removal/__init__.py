"""Deleting what stands alone in the plan; what something else hangs on is given up instead, and stays readable."""
