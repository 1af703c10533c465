"""What people and the company's directory are told about provisioning."""

TEXTS: dict[str, str] = {
    "scim_filter": "This filter cannot be read: up to 1,000 characters, 20 comparisons and 8 brackets deep.",
    "scim_too_many": "Only id, userName, emails or externalId with eq find people here, alone or with more.",
    "scim_many_people": "Too many people for pages by number. Send a cursor, empty for the first page.",
    "scim_path": "This path cannot be read, or leads to something that has no such parts.",
    "scim_no_target": "Nothing stands where this change applies.",
    "scim_mutability": "Nobody changes this.",
    "scim_syntax": "This is no change in the form of RFC 7644, section 3.5.2, or more than 100 of them.",
    "scim_value": "This value does not fit its attribute.",
    "scim_user_name": "userName is needed, and is the address that the person signs in with.",
    "scim_two_addresses": "A person has one address here: userName and the e-mail at work must be the same.",
    "external_taken": "This externalId is somebody’s already.",
    "too_many_directory_tokens": "The directory has as many tokens as it can have. Revoke one first.",
}
