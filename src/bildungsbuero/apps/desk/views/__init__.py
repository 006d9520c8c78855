"""Pages of the desk: “Heute” and the set-up assistant."""
