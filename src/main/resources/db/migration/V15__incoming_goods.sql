-- Goods that are expected: each row a product at a warehouse. received = the sum of the receipts, each a stock_movement with the
-- reference incoming:<id>:<received afterwards> or incoming:<id>/<reference of the delivery>.
-- state: open → received | cancelled; raising the quantity of a received row opens it again.
-- expected_on: the last day of the calendar while nobody knows the day.
CREATE TABLE incoming_goods (
  id            BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
  product_id    BIGINT        NOT NULL,
  warehouse_id  BIGINT        NOT NULL,
  quantity      BIGINT        NOT NULL,
  received      BIGINT        NOT NULL DEFAULT 0,
  expected_on   DATE          NOT NULL DEFAULT '9999-12-31',
  reference     VARCHAR(150)  NULL,
  note          VARCHAR(1000) NULL,
  state         VARCHAR(16)   NOT NULL DEFAULT 'open',
  version       BIGINT        NOT NULL DEFAULT 1,
  created_at    DATETIME(6)   NOT NULL,
  updated_at    DATETIME(6)   NOT NULL,
  UNIQUE KEY incoming_goods_reference (reference, product_id, warehouse_id),
  KEY incoming_goods_place (product_id, warehouse_id, state, expected_on),
  KEY incoming_goods_state (state, expected_on, id),
  KEY incoming_goods_created (created_at, id),
  KEY incoming_goods_updated (updated_at, id),
  CONSTRAINT incoming_goods_at FOREIGN KEY (warehouse_id) REFERENCES warehouse (id),
  CONSTRAINT incoming_goods_sum CHECK (received >= 0 AND received <= quantity)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- When what is expected at the place changed last; updated_at stays that of the goods themselves.
ALTER TABLE stock_level ADD COLUMN incoming_at DATETIME(6) NULL AFTER updated_at;

-- Lists since an instant, and lists by time: without these they read their whole table.
ALTER TABLE product ADD KEY product_updated (updated_at, id);
ALTER TABLE listing
  ADD KEY listing_created (created_at, id),
  ADD KEY listing_updated (updated_at, id);
ALTER TABLE customer_order ADD KEY customer_order_created (created_at, id);
ALTER TABLE stock_movement ADD KEY stock_movement_time (at, id);
