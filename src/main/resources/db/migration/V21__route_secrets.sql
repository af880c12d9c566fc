-- Secrets that routes name as {{secret:<name>}}, sealed with the master key.
CREATE TABLE route_secret (
  name       VARCHAR(100) NOT NULL PRIMARY KEY,
  sealed     BLOB         NOT NULL,
  updated_at DATETIME(6)  NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;
