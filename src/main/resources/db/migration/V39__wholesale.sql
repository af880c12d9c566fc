-- What retailers pay. A row is the price of a product from a quantity on; those of 1 carry pack size and minimum.
CREATE TABLE price_list (
  id            BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name          VARCHAR(64)   NOT NULL,
  version       BIGINT        NOT NULL DEFAULT 1,
  created_at    DATETIME(6)   NOT NULL,
  updated_at    DATETIME(6)   NOT NULL,
  UNIQUE KEY price_list_name (name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE price_list_row (
  price_list_id BIGINT         NOT NULL,
  product_id    BIGINT         NOT NULL,
  from_quantity BIGINT         NOT NULL DEFAULT 1,
  price         DECIMAL(16, 4) NOT NULL,
  pack_size     BIGINT         NULL,
  minimum       BIGINT         NULL,
  PRIMARY KEY (price_list_id, product_id, from_quantity),
  KEY price_list_row_product (product_id),
  CONSTRAINT price_list_row_of FOREIGN KEY (price_list_id) REFERENCES price_list (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- The company's own conditions for a retailer. note is for the company alone.
ALTER TABLE retailer
  ADD COLUMN price_list    VARCHAR(64)    NULL,
  ADD COLUMN minimum_order DECIMAL(16, 4) NULL,
  ADD COLUMN note          TEXT           NULL,
  ADD KEY retailer_price_list (price_list),
  ADD CONSTRAINT retailer_price_list FOREIGN KEY (price_list) REFERENCES price_list (name);

-- terms_*: what the retailer had accepted when it submitted the order. deliver_to: a JSON object of texts.
CREATE TABLE wholesale_order (
  id            BIGINT         NOT NULL AUTO_INCREMENT PRIMARY KEY,
  retailer_id   BIGINT         NOT NULL,
  reference     VARCHAR(150)   NULL,
  state         VARCHAR(16)    NOT NULL,
  currency      CHAR(3)        NULL,
  total         DECIMAL(20, 4) NULL,
  price_list    VARCHAR(64)    NULL,
  note          TEXT           NULL,
  deliver_to    TEXT           NULL,
  reason        TEXT           NULL,
  terms_url     VARCHAR(2048)  NULL,
  terms_version BIGINT         NULL,
  terms_at      DATETIME(6)    NULL,
  version       BIGINT         NOT NULL DEFAULT 1,
  created_by    VARCHAR(255)   NOT NULL,
  created_at    DATETIME(6)    NOT NULL,
  updated_at    DATETIME(6)    NOT NULL,
  submitted_at  DATETIME(6)    NULL,
  decided_at    DATETIME(6)    NULL,
  decided_by    VARCHAR(255)   NULL,
  UNIQUE KEY wholesale_order_reference (retailer_id, reference),
  KEY wholesale_order_state (state, id),
  KEY wholesale_order_retailer (retailer_id, id),
  KEY wholesale_order_created (created_at, id),
  KEY wholesale_order_updated (updated_at, id),
  CONSTRAINT wholesale_order_retailer FOREIGN KEY (retailer_id) REFERENCES retailer (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- asked: what the retailer ordered; quantity: what it gets. sku, name and price are those of the moment of submission.
CREATE TABLE wholesale_line (
  id            BIGINT         NOT NULL AUTO_INCREMENT PRIMARY KEY,
  order_id      BIGINT         NOT NULL,
  product_id    BIGINT         NOT NULL,
  asked         BIGINT         NOT NULL,
  quantity      BIGINT         NOT NULL,
  shipped       BIGINT         NOT NULL DEFAULT 0,
  price         DECIMAL(16, 4) NULL,
  sku           VARCHAR(255)   NOT NULL,
  gtin          CHAR(14)       CHARACTER SET ascii NULL,
  name          VARCHAR(255)   NOT NULL,
  UNIQUE KEY wholesale_line_product (order_id, product_id),
  KEY wholesale_line_of_product (product_id),
  CONSTRAINT wholesale_line_of FOREIGN KEY (order_id) REFERENCES wholesale_order (id) ON DELETE CASCADE,
  CONSTRAINT wholesale_line_sum CHECK (shipped >= 0 AND shipped <= quantity)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE wholesale_history (
  id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  order_id      BIGINT       NOT NULL,
  at            DATETIME(6)  NOT NULL,
  what          VARCHAR(16)  NOT NULL,
  state         VARCHAR(16)  NOT NULL,
  who           VARCHAR(255) NOT NULL,
  detail        TEXT         NULL,
  KEY wholesale_history_of (order_id, id),
  CONSTRAINT wholesale_history_order FOREIGN KEY (order_id) REFERENCES wholesale_order (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE wholesale_shipment (
  id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  order_id      BIGINT       NOT NULL,
  tracking_code VARCHAR(255) NULL,
  carrier       VARCHAR(255) NULL,
  who           VARCHAR(255) NOT NULL,
  created_at    DATETIME(6)  NOT NULL,
  KEY wholesale_shipment_order (order_id, id),
  CONSTRAINT wholesale_shipment_of FOREIGN KEY (order_id) REFERENCES wholesale_order (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE wholesale_shipment_line (
  shipment_id   BIGINT NOT NULL,
  line_id       BIGINT NOT NULL,
  quantity      BIGINT NOT NULL,
  PRIMARY KEY (shipment_id, line_id),
  CONSTRAINT wholesale_shipment_line_of FOREIGN KEY (shipment_id) REFERENCES wholesale_shipment (id) ON DELETE CASCADE,
  CONSTRAINT wholesale_shipment_line_line FOREIGN KEY (line_id) REFERENCES wholesale_line (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- Order files as they were checked. kind: order, or prices (of the company, without retailer).
CREATE TABLE wholesale_file (
  id            BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind          VARCHAR(16)   NOT NULL,
  retailer_id   BIGINT        NULL,
  filename      VARCHAR(1024) NOT NULL,
  state         VARCHAR(16)   NOT NULL,
  order_id      BIGINT        NULL,
  row_count     BIGINT        NOT NULL,
  good          BIGINT        NOT NULL,
  findings      BIGINT        NOT NULL,
  error_file    LONGTEXT      NOT NULL,
  who           VARCHAR(255)  NOT NULL,
  created_at    DATETIME(6)   NOT NULL,
  KEY wholesale_file_retailer (retailer_id, id),
  KEY wholesale_file_created (created_at),
  CONSTRAINT wholesale_file_retailer FOREIGN KEY (retailer_id) REFERENCES retailer (id),
  CONSTRAINT wholesale_file_order FOREIGN KEY (order_id) REFERENCES wholesale_order (id) ON DELETE SET NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;
