"""Names that have to agree in the whole report: of the agency, its place, its posts, and the report itself."""
