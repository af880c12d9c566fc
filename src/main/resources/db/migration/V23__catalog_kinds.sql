-- Vendors whose files are fetched, whatever the kind of their server.
CREATE OR REPLACE SQL SECURITY INVOKER VIEW v_due_catalog_pull AS
SELECT id
FROM connection
WHERE enabled
  AND kind IN ('sftp-catalog', 'ftp-catalog', 'https-catalog');

-- The version of each file of a web server that was kept last, so that the server is asked for changes only. It goes
-- with the delivery the file came in: without that everything is fetched again.
-- address: SHA-256 of the file's address and of all that decides what is asked for and how it is read.
CREATE TABLE remote_version (
  connection_id BIGINT        NOT NULL,
  address       BINARY(32)    NOT NULL,
  delivery_id   BIGINT        NOT NULL,
  etag          VARCHAR(1000) NOT NULL,
  last_modified VARCHAR(1000) NOT NULL,
  PRIMARY KEY (connection_id, address),
  KEY remote_version_delivery (delivery_id),
  CONSTRAINT remote_version_of FOREIGN KEY (delivery_id) REFERENCES delivery (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;
