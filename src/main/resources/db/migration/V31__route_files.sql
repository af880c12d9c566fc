-- Every version of each route file that was changed by the API; text is NULL where the file was deleted.
CREATE TABLE route_file_version (
  id        BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  file      VARCHAR(255) NOT NULL,
  version   BIGINT       NOT NULL,
  at        DATETIME(6)  NOT NULL,
  who       VARCHAR(64)  NOT NULL,
  who_name  VARCHAR(255) NOT NULL,
  action    VARCHAR(16)  NOT NULL,
  note      VARCHAR(1000) NULL,
  hash      CHAR(32)     NULL,
  text      MEDIUMTEXT   NULL,
  UNIQUE KEY route_file_version_of (file, version)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;
