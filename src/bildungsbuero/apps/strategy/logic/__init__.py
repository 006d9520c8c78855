"""The logic of a measure: input, output, outcome, impact, with published figures where an indicator shows them."""
