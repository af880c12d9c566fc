-- Tills: accounts with several shops. Ids of shops, registers, employees and items are the remote system's.

CREATE TABLE till_shop (
  connection_id  BIGINT       NOT NULL,
  remote_id      VARCHAR(64)  NOT NULL,
  name           VARCHAR(255) NOT NULL,
  time_zone      VARCHAR(64)  NULL,
  price_level    VARCHAR(64)  NULL,
  archived       BOOLEAN      NOT NULL DEFAULT FALSE,
  -- When the hub last read it; one that a whole list no longer shows is archived.
  read_at        DATETIME(6)  NOT NULL,
  PRIMARY KEY (connection_id, remote_id),
  CONSTRAINT till_shop_of FOREIGN KEY (connection_id) REFERENCES connection (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE till_register (
  connection_id  BIGINT       NOT NULL,
  remote_id      VARCHAR(64)  NOT NULL,
  shop_id        VARCHAR(64)  NOT NULL,
  name           VARCHAR(255) NOT NULL,
  archived       BOOLEAN      NOT NULL DEFAULT FALSE,
  read_at        DATETIME(6)  NOT NULL,
  PRIMARY KEY (connection_id, remote_id),
  CONSTRAINT till_register_of FOREIGN KEY (connection_id) REFERENCES connection (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE till_employee (
  connection_id  BIGINT       NOT NULL,
  remote_id      VARCHAR(64)  NOT NULL,
  name           VARCHAR(255) NOT NULL,
  archived       BOOLEAN      NOT NULL DEFAULT FALSE,
  read_at        DATETIME(6)  NOT NULL,
  PRIMARY KEY (connection_id, remote_id),
  CONSTRAINT till_employee_of FOREIGN KEY (connection_id) REFERENCES connection (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- A listing's stock as one shop shows it; the columns mean what those of listing mean. A row comes with the first number
-- that was read or sent.
CREATE TABLE listing_shop_stock (
  listing_id      BIGINT       NOT NULL,
  shop_id         VARCHAR(64)  NOT NULL,
  told_stock      BIGINT       NULL,
  told_at         DATETIME(6)  NULL,
  known_stock     BIGINT       NULL,
  known_at        DATETIME(6)  NULL,
  orders_from     DATETIME(6)  NULL,
  orders_to       DATETIME(6)  NULL,
  shop_changed_at DATETIME(6)  NULL,
  sent_stock      BIGINT       NULL,
  sent_at         DATETIME(6)  NULL,
  send_fault      TEXT         NULL,
  refused_stock   BIGINT       NULL,
  PRIMARY KEY (listing_id, shop_id),
  CONSTRAINT listing_shop_stock_of FOREIGN KEY (listing_id) REFERENCES listing (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;
