"""Staff pages about jobs, reports of errors, mails and the log."""
