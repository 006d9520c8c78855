"""Theme portals: made from templates, shown with the offers of their theme and territory, edited without code."""
