"""Tags that lead from other pages to needs and signals."""
