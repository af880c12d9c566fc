-- How orders are read: what may have changed within the second it was read in is read again, and an order that shows no
-- lines is waited for, but not for ever.

ALTER TABLE customer_order
  -- Read so long after the shop's last change that no other change can share its second.
  ADD COLUMN remote_settled BOOLEAN NOT NULL DEFAULT TRUE AFTER remote_updated_at;

-- Orders a shop shows without lines, and since when the hub has known that.
CREATE TABLE order_without_lines (
  connection_id     BIGINT         NOT NULL,
  remote_id         VARCHAR(64)    NOT NULL,
  first_at          DATETIME(6)    NOT NULL,
  PRIMARY KEY (connection_id, remote_id),
  CONSTRAINT order_without_lines_of FOREIGN KEY (connection_id) REFERENCES connection (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;
