"""What a sweep found, for people and for programs: a page, JSON, a table and a chart."""
