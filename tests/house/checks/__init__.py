"""The house's own rules: each module here is a function from a root folder to what it finds wrong there."""
