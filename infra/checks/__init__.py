"""What is asked of the deployment before anything is deployed: our own rules, a linter, and a scanner."""
