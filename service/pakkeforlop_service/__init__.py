"""The doors: store, HTTP interface, pages, command line and demo cohort."""
