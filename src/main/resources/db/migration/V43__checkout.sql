-- The public address of a shop's checkout options. token: every customer of the shop can read it on its pages.
-- host: of the shop's own address, as the shop last told it; NULL: not read yet.
CREATE TABLE checkout_shop (
  connection_id BIGINT NOT NULL PRIMARY KEY,
  token VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  made_at DATETIME(6) NOT NULL,
  host VARCHAR(255) NULL,
  host_read_at DATETIME(6) NULL,
  UNIQUE KEY checkout_shop_token (token),
  CONSTRAINT checkout_shop_connection FOREIGN KEY (connection_id) REFERENCES connection (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- What the company itself offers to the customers of a shop: a whole document.
CREATE TABLE delivery_table (
  connection_id BIGINT NOT NULL PRIMARY KEY,
  body LONGTEXT NOT NULL,
  version BIGINT NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  CONSTRAINT delivery_table_connection FOREIGN KEY (connection_id) REFERENCES connection (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;
