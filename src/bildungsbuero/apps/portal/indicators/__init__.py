"""What the public pages of indicators show: the list, one indicator, all districts, downloads."""
