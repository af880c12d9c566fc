-- A run that is asked for while it is under way may have passed over what it was asked for: the next one answers.
ALTER TABLE run ADD COLUMN asked_again BOOLEAN NOT NULL DEFAULT FALSE AFTER cancel_asked;

ALTER TABLE customer_order
  -- The merchant's own note.
  ADD COLUMN note TEXT NULL AFTER comment,
  -- JSON: what the customer chose at the checkout (kind, method, pick-up point, window, wished days) and the shop's own words.
  ADD COLUMN delivery LONGTEXT NULL CHECK (JSON_VALID(delivery)) AFTER note,
  -- Names of the shop's fields whose text was longer than the hub keeps, one a line.
  ADD COLUMN cut_fields TEXT NULL AFTER delivery,
  -- When it was paid, as far as the shop says; else when the hub saw it paid first.
  ADD COLUMN paid_at DATETIME(6) NULL AFTER ordered_at,
  -- Sentences of the lines that match no product. What goods are missing is worked out when it is read.
  ADD COLUMN hold_lines TEXT NULL AFTER hold_reason;

UPDATE customer_order SET paid_at = created_at WHERE payment_status = 'paid';
UPDATE customer_order SET hold_lines = hold_reason WHERE hold_cause = 'lines';

-- Who waits for goods, the earliest first: the moment an order was paid; the end of time while it is not.
ALTER TABLE reservation
  ADD COLUMN turn DATETIME(6) NOT NULL DEFAULT '9999-12-31 00:00:00' AFTER expires_at,
  ADD KEY reservation_turn (product_id, warehouse_id, state, turn, id);
UPDATE reservation SET turn = created_at WHERE expires_at IS NULL;

-- kind: goods, discount, gift, shipping. Only goods hold an order.
-- refunded, returned: as the shop shows them. came_back: pieces that a return booked in the hub has brought back.
-- cancelled: pieces that were let go before they were sent. removed: the shop shows the line no more.
ALTER TABLE order_line
  ADD COLUMN kind VARCHAR(16) NOT NULL DEFAULT 'goods' AFTER product_id,
  ADD COLUMN returned BIGINT NOT NULL DEFAULT 0 AFTER refunded,
  ADD COLUMN came_back BIGINT NOT NULL DEFAULT 0 AFTER returned,
  ADD COLUMN cancelled BIGINT NOT NULL DEFAULT 0 AFTER came_back,
  ADD COLUMN removed BOOLEAN NOT NULL DEFAULT FALSE AFTER cancelled;

UPDATE order_line SET cancelled = GREATEST(0, LEAST(refunded, ordered - shipped));

-- Pieces still to be sent: OrderLine.left().
ALTER TABLE order_line ADD COLUMN left_to_send BIGINT AS (
  IF(removed OR kind <> 'goods', 0, GREATEST(0, ordered - cancelled - GREATEST(shipped, returned)))) VIRTUAL;

-- Returned goods, booked by one call.
CREATE TABLE order_return (
  id                BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  order_id          BIGINT       NOT NULL,
  warehouse_id      BIGINT       NULL,
  restock           BOOLEAN      NOT NULL,
  note              VARCHAR(1000) NULL,
  who               VARCHAR(255) NOT NULL,
  created_at        DATETIME(6)  NOT NULL,
  KEY order_return_order (order_id, id),
  CONSTRAINT order_return_of FOREIGN KEY (order_id) REFERENCES customer_order (id) ON DELETE CASCADE,
  CONSTRAINT order_return_at FOREIGN KEY (warehouse_id) REFERENCES warehouse (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE order_return_line (
  return_id         BIGINT       NOT NULL,
  order_line_id     BIGINT       NOT NULL,
  quantity          BIGINT       NOT NULL,
  PRIMARY KEY (return_id, order_line_id),
  CONSTRAINT order_return_line_of FOREIGN KEY (return_id) REFERENCES order_return (id) ON DELETE CASCADE,
  CONSTRAINT order_return_line_line FOREIGN KEY (order_line_id) REFERENCES order_line (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- Since when the orders of a shop are the hub's: an order that was placed later is taken in whatever its shipment says.
CREATE TABLE order_sync (
  connection_id     BIGINT       NOT NULL PRIMARY KEY,
  first_on          DATETIME(6)  NOT NULL,
  CONSTRAINT order_sync_of FOREIGN KEY (connection_id) REFERENCES connection (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- Shops that were read before this version: from now on, for what they sold before is in nobody's count.
INSERT INTO order_sync (connection_id, first_on)
  SELECT connection_id, UTC_TIMESTAMP(6) FROM order_coverage GROUP BY connection_id;
