-- When a vendor's file was changed last: of one SKU in two files of a pull, the newer file's row counts.
ALTER TABLE upload ADD COLUMN modified_at DATETIME(6) NULL AFTER filename;
