"""What people are told about files and folders."""

TEXTS: dict[str, str] = {
    "wrong_file_name": (
        "A name holds no slash, backslash, colon, asterisk, question mark, quotation mark, angle bracket or "
        "bar, and neither begins nor ends with a full stop."
    ),
    "type_and_name_differ": "The name and the type say two different things about this file.",
    "unknown_folder": "There is no such folder here.",
    "folder_in_itself": "A folder cannot stand in itself.",
    "folders_too_deep": "Folders stand in one another {most} times at most.",
    "too_many_folders": "This community has as many folders as it can.",
    "folder_not_empty": "Something is still in this folder. Move it or delete it first.",
    "file_too_large": "A file may have {most} MB at most.",
    "quota": "There is no room left for this file. A steward sees what takes it.",
    "too_many_versions": "This file has as many versions as it can.",
    "not_in_parts": "This file comes whole, by its form.",
    "unknown_part": "This file has {most} parts.",
    "file_incomplete": "The file has not arrived yet, or not all of it.",
    "file_size_differs": "What arrived is not as large as was announced.",
    "file_type_differs": "What arrived is not what its name says that it is.",
    "file_checksum_differs": "What arrived is not what was announced: its checksum differs.",
    "file_scanning": "This file is being scanned. Try again in a moment.",
    "file_blocked": "Malware was found in this file: it is not handed out.",
    "unknown_file": "There is no such file in this community, or you may not read it.",
    "hangs_too_often": "This file hangs on {most} posts and comments already.",
}
