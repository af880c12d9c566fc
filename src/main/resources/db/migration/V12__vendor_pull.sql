-- When a vendor's file was changed last: of one SKU in two files of a pull, the newer file's row counts.
ALTER TABLE upload ADD COLUMN modified_at DATETIME(6) NULL AFTER filename;

-- What a vendor was last told of its files, so that no report goes out twice.
-- state: sending (claimed; after a kill it is not known whether it left), sent, failed (to be sent again).
CREATE TABLE vendor_report (
  connection_id BIGINT        NOT NULL,
  address       VARCHAR(254)  NOT NULL,
  delivery_id   BIGINT        NOT NULL,
  digest        CHAR(64)      NOT NULL,
  findings      BIGINT        NOT NULL,
  state         VARCHAR(16)   NOT NULL,
  updated_at    DATETIME(6)   NOT NULL,
  PRIMARY KEY (connection_id, address),
  CONSTRAINT vendor_report_of FOREIGN KEY (connection_id) REFERENCES connection (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;
