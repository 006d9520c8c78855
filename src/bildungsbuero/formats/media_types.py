"""What files that people take along are called on the way, by the ending of their name."""

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PARQUET = "application/vnd.apache.parquet"
JSON = "application/json"

# The files in which figures are offered.
OF_FIGURES = {"csv": CSV, "xlsx": XLSX, "parquet": PARQUET, "json": JSON}
