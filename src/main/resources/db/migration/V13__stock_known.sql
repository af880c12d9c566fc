-- What a shop shows of its stock as far as the hub knows, and goods that are on their way to a warehouse.

ALTER TABLE listing
  -- What the shop shows now: the last number it confirmed or showed, less the pieces it sold since. NULL: in doubt.
  ADD COLUMN known_stock     BIGINT      NULL AFTER told_at,
  -- When the hub learned it or changed it, by the hub's clock.
  ADD COLUMN known_at        DATETIME(6) NULL AFTER known_stock,
  -- By the shop's clock: orders placed after orders_to are not in the number. Of those placed from orders_from to
  -- orders_to nobody can say it.
  ADD COLUMN orders_from     DATETIME(6) NULL AFTER known_at,
  ADD COLUMN orders_to       DATETIME(6) NULL AFTER orders_from,
  -- When the shop was seen with another number than the hub expected; NULL once a number is confirmed.
  ADD COLUMN shop_changed_at DATETIME(6) NULL AFTER orders_to;

UPDATE listing SET
  known_stock = IF(sent_at IS NULL OR told_at > sent_at, told_stock, sent_stock),
  known_at = IF(sent_at IS NULL OR told_at > sent_at, told_at, sent_at),
  orders_from = IF(sent_at IS NULL OR told_at > sent_at, told_at, sent_at) - INTERVAL 1 HOUR,
  orders_to = IF(sent_at IS NULL OR told_at > sent_at, told_at, sent_at) + INTERVAL 2 MINUTE;

ALTER TABLE listing_walk
  ADD COLUMN remote_updated_at DATETIME(6) NULL AFTER read_at,
  ADD COLUMN length            VARCHAR(32) NULL AFTER weight,
  ADD COLUMN width             VARCHAR(32) NULL AFTER length,
  ADD COLUMN height            VARCHAR(32) NULL AFTER width,
  ADD COLUMN hs_code           VARCHAR(64) NULL AFTER height;

ALTER TABLE product
  ADD COLUMN hs_code VARCHAR(64) NULL AFTER shipping_weight;

-- Goods a supplier is to deliver. state: expected, received, cancelled.
CREATE TABLE incoming_goods (
  id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  warehouse_id  BIGINT       NOT NULL,
  product_id    BIGINT       NOT NULL,
  quantity      BIGINT       NOT NULL,
  received      BIGINT       NOT NULL DEFAULT 0,
  expected_on   DATE         NOT NULL,
  reference     VARCHAR(190) NOT NULL,
  note          VARCHAR(255) NULL,
  state         VARCHAR(16)  NOT NULL,
  version       BIGINT       NOT NULL DEFAULT 1,
  created_at    DATETIME(6)  NOT NULL,
  updated_at    DATETIME(6)  NOT NULL,
  ended_at      DATETIME(6)  NULL,
  UNIQUE KEY incoming_goods_reference (reference),
  KEY incoming_goods_product (product_id, warehouse_id, state),
  KEY incoming_goods_state (state, expected_on, id),
  CONSTRAINT incoming_goods_at FOREIGN KEY (warehouse_id) REFERENCES warehouse (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;
