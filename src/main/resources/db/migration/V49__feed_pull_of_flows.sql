-- A flow of the hub that reads a feed has no address: NULL.
ALTER TABLE feed_pull MODIFY address VARCHAR(64) NULL;
