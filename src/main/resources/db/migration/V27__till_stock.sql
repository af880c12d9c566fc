-- Stock of tills: how far what an account shows was read, and counts that carry many numbers at once.

-- Up to when the changes of an account's stock were read. No row: never, so that all of it is read.
CREATE TABLE till_stock_read (
  connection_id  BIGINT      NOT NULL PRIMARY KEY,
  read_to        DATETIME(6) NOT NULL,
  CONSTRAINT till_stock_read_of FOREIGN KEY (connection_id) REFERENCES connection (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- Inventory counts that the hub makes in a shop of an account.
-- state: begun (the account was asked for it), filling (remote_id is known, numbers are added), reconciling (the account
-- was asked to set the numbers; whether it did is not known yet), done, left (never reconciled, and never will be).
CREATE TABLE till_count (
  id             BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  connection_id  BIGINT       NOT NULL,
  shop_id        VARCHAR(64)  NOT NULL,
  remote_id      VARCHAR(64)  NULL,
  state          VARCHAR(16)  NOT NULL,
  begun_at       DATETIME(6)  NOT NULL,
  ended_at       DATETIME(6)  NULL,
  KEY till_count_open (connection_id, state),
  CONSTRAINT till_count_of FOREIGN KEY (connection_id) REFERENCES connection (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- Shops and tills whose stock is sent without reading orders; the others' poll sends it.
CREATE OR REPLACE SQL SECURITY INVOKER VIEW v_due_inventory_push AS
SELECT id
FROM connection
WHERE enabled
  AND kind IN ('cseries', 'rseries')
  AND JSON_EXTRACT(settings, '$.stockSync') = TRUE
  AND (JSON_EXTRACT(settings, '$.orderSync') = TRUE) IS NOT TRUE;
