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
    "scim_unsupported": "This part of SCIM is not supported here.",
    "external_taken": "This externalId is somebody’s already.",
    "too_many_directory_tokens": "The directory has as many tokens as it can have. Revoke one first.",
    "scim_group_name": "displayName is needed.",
    "scim_member": "One of these members is nobody here.",
    "scim_many_members": "One request names 1,000 members at most.",
    "scim_many_at_once": "A group is made with 80 members at most. Add the others afterwards.",
    "group_taken": "Another group has this name, or this externalId.",
    "group_full": "A group has 5,000 members at most, and 100 where it makes something of them.",
    "too_many_groups": "The directory has as many groups as it can have here.",
}
