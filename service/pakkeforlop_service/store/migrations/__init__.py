"""The schema's history: each step brings a database one version on. Never edited once released."""
