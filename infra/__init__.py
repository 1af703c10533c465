"""The deployment as CloudFormation, one file per concern."""
