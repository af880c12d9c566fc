-- The findings of a wholesale file are removed before its row, as the files of an upload are.
ALTER TABLE wholesale_file ADD COLUMN files_removed_at DATETIME(6) NULL;
