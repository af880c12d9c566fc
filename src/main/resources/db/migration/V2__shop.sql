-- Shops: warehouses and their stock, listings, orders, shipments.
-- "order" is a word of SQL: the table is customer_order. Remote ids are text, for not every shop counts.

CREATE TABLE warehouse (
  id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name          VARCHAR(255) NOT NULL,
  version       BIGINT       NOT NULL DEFAULT 1,
  created_at    DATETIME(6)  NOT NULL,
  updated_at    DATETIME(6)  NOT NULL,
  UNIQUE KEY warehouse_name (name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- on_hand = sum of stock_movement.delta. reserved = sum of the quantities of held reservations, covered = the part of
-- them for which goods are there. available (signed) = on_hand - reserved.
CREATE TABLE stock_level (
  warehouse_id  BIGINT       NOT NULL,
  product_id    BIGINT       NOT NULL,
  on_hand       BIGINT       NOT NULL DEFAULT 0,
  reserved      BIGINT       NOT NULL DEFAULT 0,
  covered       BIGINT       NOT NULL DEFAULT 0,
  updated_at    DATETIME(6)  NOT NULL,
  PRIMARY KEY (product_id, warehouse_id),
  KEY stock_level_warehouse (warehouse_id, product_id),
  CONSTRAINT stock_level_at FOREIGN KEY (warehouse_id) REFERENCES warehouse (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- Append only. reference is unique: the same event told twice moves the goods once.
CREATE TABLE stock_movement (
  id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  warehouse_id  BIGINT       NOT NULL,
  product_id    BIGINT       NOT NULL,
  delta         BIGINT       NOT NULL,
  on_hand_after BIGINT       NOT NULL,
  reason        VARCHAR(32)  NOT NULL,
  reference     VARCHAR(190) NOT NULL,
  at            DATETIME(6)  NOT NULL,
  UNIQUE KEY stock_movement_reference (reference),
  KEY stock_movement_product (product_id, warehouse_id, id),
  CONSTRAINT stock_movement_at FOREIGN KEY (warehouse_id) REFERENCES warehouse (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- state: held → released | taken. covered <= quantity: the part for which goods are there.
CREATE TABLE reservation (
  id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  owner         VARCHAR(128) NOT NULL,
  warehouse_id  BIGINT       NOT NULL,
  product_id    BIGINT       NOT NULL,
  quantity      BIGINT       NOT NULL,
  covered       BIGINT       NOT NULL,
  taken         BIGINT       NOT NULL DEFAULT 0,
  state         VARCHAR(16)  NOT NULL,
  expires_at    DATETIME(6)  NULL,
  created_at    DATETIME(6)  NOT NULL,
  ended_at      DATETIME(6)  NULL,
  UNIQUE KEY reservation_owner (owner, warehouse_id, product_id),
  KEY reservation_product (product_id, warehouse_id, state, id),
  KEY reservation_expiry (state, expires_at),
  CONSTRAINT reservation_at FOREIGN KEY (warehouse_id) REFERENCES warehouse (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- Products whose stock has changed and of which no push has heard yet.
CREATE TABLE stock_change (
  product_id    BIGINT       NOT NULL PRIMARY KEY,
  at            DATETIME(6)  NOT NULL,
  KEY stock_change_at (at)
) ENGINE=InnoDB;

-- ean, article_code, sku: as the shop shows them now; gtin: the canonical 14 digits of ean when it is one.
-- match_gtin, match_sku: the codes it had when it was linked; code_difference tells what differs since.
-- state: matched, unmatched, ambiguous, conflict, gone. decided_by: rule, hand, created.
-- sent_stock: the last number the shop confirmed. told_stock: what the shop showed at the last walk.
-- refused_stock: the number the shop refused; it is not sent again before the next walk.
CREATE TABLE listing (
  id                BIGINT         NOT NULL AUTO_INCREMENT PRIMARY KEY,
  connection_id     BIGINT         NOT NULL,
  remote_id         VARCHAR(64)    NOT NULL,
  remote_product_id VARCHAR(64)    NULL,
  title             VARCHAR(512)   NOT NULL,
  ean               VARCHAR(255)   NOT NULL,
  article_code      VARCHAR(255)   NOT NULL,
  sku               VARCHAR(255)   NOT NULL,
  match_gtin        CHAR(14)       CHARACTER SET ascii NULL,
  match_sku         VARCHAR(255)   NULL,
  code_difference   TEXT           NULL,
  price             DECIMAL(16, 4) NULL,
  stock_tracking    VARCHAR(16)    NOT NULL,
  told_stock        BIGINT         NULL,
  told_at           DATETIME(6)    NULL,
  state             VARCHAR(16)    NOT NULL,
  product_id        BIGINT         NULL,
  decided_by        VARCHAR(16)    NULL,
  explanation       TEXT           NOT NULL,
  sent_stock        BIGINT         NULL,
  sent_at           DATETIME(6)    NULL,
  send_fault        TEXT           NULL,
  refused_stock     BIGINT         NULL,
  version           BIGINT         NOT NULL DEFAULT 1,
  created_at        DATETIME(6)    NOT NULL,
  updated_at        DATETIME(6)    NOT NULL,
  UNIQUE KEY listing_remote (connection_id, remote_id),
  KEY listing_state (connection_id, state, id),
  KEY listing_product (product_id, connection_id),
  CONSTRAINT listing_of FOREIGN KEY (connection_id) REFERENCES connection (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- What one walk over a shop has seen so far; nothing is decided before the walk is whole.
CREATE TABLE listing_walk (
  connection_id     BIGINT         NOT NULL,
  remote_id         VARCHAR(64)    NOT NULL,
  remote_product_id VARCHAR(64)    NULL,
  title             VARCHAR(512)   NOT NULL,
  ean               VARCHAR(255)   NOT NULL,
  gtin              CHAR(14)       CHARACTER SET ascii NULL,
  article_code      VARCHAR(255)   NOT NULL,
  sku               VARCHAR(255)   NOT NULL,
  price             DECIMAL(16, 4) NULL,
  cost              DECIMAL(16, 4) NULL,
  stock_tracking    VARCHAR(16)    NOT NULL,
  stock             BIGINT         NULL,
  weight            VARCHAR(32)    NULL,
  read_at           DATETIME(6)    NOT NULL,
  PRIMARY KEY (connection_id, remote_id),
  KEY listing_walk_gtin (connection_id, gtin),
  KEY listing_walk_product (connection_id, remote_product_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE listing_walk_product (
  connection_id     BIGINT         NOT NULL,
  remote_product_id VARCHAR(64)    NOT NULL,
  title             VARCHAR(512)   NOT NULL,
  full_title        VARCHAR(512)   NOT NULL,
  description       MEDIUMTEXT     NOT NULL,
  content           MEDIUMTEXT     NOT NULL,
  brand             VARCHAR(255)   NOT NULL,
  image             TEXT           NOT NULL,
  visible           BOOLEAN        NOT NULL,
  PRIMARY KEY (connection_id, remote_product_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- state: accepted, shipped, returned, awaiting-payment, on-hold, cancelled.
-- hold_cause, for state on-hold: lines (no product), stock (goods are missing), shop (it does not let the order go).
-- cancelled_by_hand: what the shop says later does not bring it back.
-- person: JSON with names and addresses, as the shop gave them.
CREATE TABLE customer_order (
  id                BIGINT         NOT NULL AUTO_INCREMENT PRIMARY KEY,
  connection_id     BIGINT         NOT NULL,
  remote_id         VARCHAR(64)    NOT NULL,
  number            VARCHAR(255)   NOT NULL,
  state             VARCHAR(24)    NOT NULL,
  hold_cause        VARCHAR(16)    NULL,
  hold_reason       TEXT           NULL,
  released_by_hand  BOOLEAN        NOT NULL DEFAULT FALSE,
  cancelled_by_hand BOOLEAN        NOT NULL DEFAULT FALSE,
  remote_status     VARCHAR(64)    NOT NULL,
  payment_status    VARCHAR(64)    NOT NULL,
  shipment_status   VARCHAR(64)    NOT NULL,
  pickup            BOOLEAN        NOT NULL DEFAULT FALSE,
  total             DECIMAL(16, 4) NULL,
  person            LONGTEXT       NOT NULL CHECK (JSON_VALID(person)),
  comment           TEXT           NULL,
  ships_on          DATE           NULL,
  ordered_at        DATETIME(6)    NOT NULL,
  remote_updated_at DATETIME(6)    NOT NULL,
  version           BIGINT         NOT NULL DEFAULT 1,
  created_at        DATETIME(6)    NOT NULL,
  updated_at        DATETIME(6)    NOT NULL,
  UNIQUE KEY customer_order_remote (connection_id, remote_id),
  KEY customer_order_state (state, id),
  KEY customer_order_connection (connection_id, state, id),
  KEY customer_order_number (number)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE order_line (
  id                BIGINT         NOT NULL AUTO_INCREMENT PRIMARY KEY,
  order_id          BIGINT         NOT NULL,
  remote_id         VARCHAR(64)    NOT NULL,
  listing_remote_id VARCHAR(64)    NULL,
  product_id        BIGINT         NULL,
  title             VARCHAR(512)   NOT NULL,
  ean               VARCHAR(255)   NOT NULL,
  article_code      VARCHAR(255)   NOT NULL,
  sku               VARCHAR(255)   NOT NULL,
  ordered           BIGINT         NOT NULL,
  refunded          BIGINT         NOT NULL DEFAULT 0,
  shipped           BIGINT         NOT NULL DEFAULT 0,
  unit_price        DECIMAL(16, 4) NULL,
  total             DECIMAL(16, 4) NULL,
  UNIQUE KEY order_line_remote (order_id, remote_id),
  KEY order_line_product (product_id),
  KEY order_line_listing (listing_remote_id),
  CONSTRAINT order_line_of FOREIGN KEY (order_id) REFERENCES customer_order (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE order_history (
  id                BIGINT         NOT NULL AUTO_INCREMENT PRIMARY KEY,
  order_id          BIGINT         NOT NULL,
  at                DATETIME(6)    NOT NULL,
  what              VARCHAR(32)    NOT NULL,
  detail            TEXT           NOT NULL,
  KEY order_history_order (order_id, id),
  CONSTRAINT order_history_of FOREIGN KEY (order_id) REFERENCES customer_order (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- state: stored → told | refused. The shop's own shipment documents stand in remote_shipment.
CREATE TABLE shipment (
  id                BIGINT         NOT NULL AUTO_INCREMENT PRIMARY KEY,
  order_id          BIGINT         NOT NULL,
  tracking_code     VARCHAR(255)   NOT NULL,
  carrier           VARCHAR(255)   NULL,
  notify_customer   BOOLEAN        NOT NULL,
  state             VARCHAR(16)    NOT NULL,
  detail            TEXT           NULL,
  created_at        DATETIME(6)    NOT NULL,
  told_at           DATETIME(6)    NULL,
  KEY shipment_order (order_id, id),
  KEY shipment_state (state, id),
  CONSTRAINT shipment_of FOREIGN KEY (order_id) REFERENCES customer_order (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE shipment_line (
  shipment_id       BIGINT         NOT NULL,
  order_line_id     BIGINT         NOT NULL,
  quantity          BIGINT         NOT NULL,
  PRIMARY KEY (shipment_id, order_line_id),
  CONSTRAINT shipment_line_of FOREIGN KEY (shipment_id) REFERENCES shipment (id) ON DELETE CASCADE,
  CONSTRAINT shipment_line_line FOREIGN KEY (order_line_id) REFERENCES order_line (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE remote_shipment (
  order_id          BIGINT         NOT NULL,
  remote_id         VARCHAR(64)    NOT NULL,
  status            VARCHAR(64)    NOT NULL,
  tracking_code     VARCHAR(255)   NOT NULL,
  PRIMARY KEY (order_id, remote_id),
  CONSTRAINT remote_shipment_of FOREIGN KEY (order_id) REFERENCES customer_order (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- The coverage ledger: all orders that changed from from_at (included) to to_at (excluded) were read and stored.
-- The watermark of a connection is the largest to_at.
CREATE TABLE order_coverage (
  id                BIGINT         NOT NULL AUTO_INCREMENT PRIMARY KEY,
  connection_id     BIGINT         NOT NULL,
  from_at           DATETIME(6)    NOT NULL,
  to_at             DATETIME(6)    NOT NULL,
  run_id            BIGINT         NULL,
  seen              BIGINT         NOT NULL,
  stored            BIGINT         NOT NULL,
  at                DATETIME(6)    NOT NULL,
  KEY order_coverage_connection (connection_id, to_at),
  CONSTRAINT order_coverage_of FOREIGN KEY (connection_id) REFERENCES connection (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- Webhooks that came, once each; what they say is read again from the shop.
CREATE TABLE webhook_call (
  connection_id     BIGINT         NOT NULL,
  digest            BINARY(32)     NOT NULL,
  event             VARCHAR(64)    NOT NULL,
  remote_id         VARCHAR(64)    NULL,
  at                DATETIME(6)    NOT NULL,
  PRIMARY KEY (connection_id, digest),
  KEY webhook_call_age (at),
  CONSTRAINT webhook_call_of FOREIGN KEY (connection_id) REFERENCES connection (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;
