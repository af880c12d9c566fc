-- Sales of tills: orders that have left when they come in.

CREATE TABLE till_sale (
  order_id       BIGINT       NOT NULL PRIMARY KEY,
  connection_id  BIGINT       NOT NULL,
  shop_id        VARCHAR(64)  NOT NULL,
  -- Its shop had no warehouse when it came in: nothing of it ever moves stock.
  outside        BOOLEAN      NOT NULL,
  -- Made before the orders of its connection were the hub's: what it sold had left the counted stock.
  older          BOOLEAN      NOT NULL,
  -- Goods of it match no product yet; they move stock once they do.
  waits          BOOLEAN      NOT NULL,
  KEY till_sale_waits (connection_id, waits, order_id),
  CONSTRAINT till_sale_of FOREIGN KEY (order_id) REFERENCES customer_order (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- parent_remote_id: the line of an earlier sale that this line gives back. gives_back: how many pieces of it.
CREATE TABLE till_sale_line (
  order_line_id    BIGINT       NOT NULL PRIMARY KEY,
  connection_id    BIGINT       NOT NULL,
  remote_id        VARCHAR(64)  NOT NULL,
  parent_remote_id VARCHAR(64)  NULL,
  gives_back       BIGINT       NOT NULL DEFAULT 0,
  KEY till_sale_line_remote (connection_id, remote_id),
  KEY till_sale_line_parent (connection_id, parent_remote_id),
  CONSTRAINT till_sale_line_of FOREIGN KEY (order_line_id) REFERENCES order_line (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- What a line of a sale took out of each warehouse, less what it brought back; below 0: it brought goods in. bookings: how
-- often that changed; it makes the reference of each movement a new one.
CREATE TABLE sale_stock (
  order_line_id  BIGINT       NOT NULL,
  product_id     BIGINT       NOT NULL,
  warehouse_id   BIGINT       NOT NULL,
  pieces         BIGINT       NOT NULL,
  bookings       BIGINT       NOT NULL,
  PRIMARY KEY (order_line_id, product_id, warehouse_id),
  CONSTRAINT sale_stock_of FOREIGN KEY (order_line_id) REFERENCES order_line (id) ON DELETE CASCADE,
  CONSTRAINT sale_stock_at FOREIGN KEY (warehouse_id) REFERENCES warehouse (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- Shops and accounts whose orders are read, or whose web hooks are still to be removed.
CREATE OR REPLACE SQL SECURITY INVOKER VIEW v_due_order_poll AS
SELECT id
FROM connection
WHERE enabled
  AND kind IN ('cseries', 'rseries')
  AND (JSON_EXTRACT(settings, '$.orderSync') = TRUE
    OR id IN (SELECT connection_id FROM connection_secret WHERE name = 'hub.webhook-token'));
