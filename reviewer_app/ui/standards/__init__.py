"""The page of the standard: its versions, proposals to change it, and drafts of the next one."""
