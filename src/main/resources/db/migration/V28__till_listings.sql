-- Listings of tills: which products an account is offered, what each shop of it shows, and its prices and costs.

-- Why a listing is gone: missing (the account does not show it) or archived (it shows it as archived). NULL: not gone.
ALTER TABLE listing ADD COLUMN gone_cause VARCHAR(16) NULL;
UPDATE listing SET gone_cause = 'missing' WHERE state = 'gone';

-- What one walk has seen beside listing_walk: items that are archived, stock per shop, amounts of money.
CREATE TABLE listing_walk_archived (
  connection_id  BIGINT      NOT NULL,
  remote_id      VARCHAR(64) NOT NULL,
  PRIMARY KEY (connection_id, remote_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE listing_walk_shop (
  connection_id  BIGINT      NOT NULL,
  remote_id      VARCHAR(64) NOT NULL,
  shop_id        VARCHAR(64) NOT NULL,
  stock          BIGINT      NOT NULL,
  PRIMARY KEY (connection_id, remote_id, shop_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE listing_walk_price (
  connection_id  BIGINT         NOT NULL,
  remote_id      VARCHAR(64)    NOT NULL,
  level          VARCHAR(16)    NOT NULL,
  amount         DECIMAL(16, 4) NOT NULL,
  PRIMARY KEY (connection_id, remote_id, level)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- An amount of a listing: level default (the selling price), msrp or cost. The other columns mean what those of listing
-- mean for stock. A row comes with the first amount that was read or sent.
CREATE TABLE listing_price (
  listing_id  BIGINT         NOT NULL,
  level       VARCHAR(16)    NOT NULL,
  told        DECIMAL(16, 4) NULL,
  told_at     DATETIME(6)    NULL,
  known       DECIMAL(16, 4) NULL,
  known_at    DATETIME(6)    NULL,
  sent        DECIMAL(16, 4) NULL,
  sent_at     DATETIME(6)    NULL,
  send_fault  TEXT           NULL,
  refused     DECIMAL(16, 4) NULL,
  PRIMARY KEY (listing_id, level),
  CONSTRAINT listing_price_of FOREIGN KEY (listing_id) REFERENCES listing (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- The products that somebody or the hub has enabled or disabled for an account.
-- created_by: hand, auto (the setting autoEnableNewProducts).
-- create_state: NULL (nothing was asked), asked (a call to create the item was begun and its end is not known), created,
-- refused. retry_at: no other call is made before, unless the product changes.
CREATE TABLE till_product (
  connection_id  BIGINT       NOT NULL,
  product_id     BIGINT       NOT NULL,
  enabled        BOOLEAN      NOT NULL,
  created_by     VARCHAR(16)  NOT NULL,
  create_state   VARCHAR(16)  NULL,
  create_fault   TEXT         NULL,
  remote_id      VARCHAR(64)  NULL,
  asked_at       DATETIME(6)  NULL,
  retry_at       DATETIME(6)  NULL,
  created_at     DATETIME(6)  NOT NULL,
  updated_at     DATETIME(6)  NOT NULL,
  PRIMARY KEY (connection_id, product_id),
  KEY till_product_product (product_id),
  CONSTRAINT till_product_of FOREIGN KEY (connection_id) REFERENCES connection (id) ON DELETE CASCADE,
  CONSTRAINT till_product_is FOREIGN KEY (product_id) REFERENCES product (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- Shops and tills whose products are read.
CREATE OR REPLACE SQL SECURITY INVOKER VIEW v_due_product_sync AS
SELECT id
FROM connection
WHERE enabled
  AND kind IN ('cseries', 'rseries')
  AND JSON_EXTRACT(settings, '$.productSync') = TRUE;

-- Tills that are sent prices or costs, or get the items they lack.
CREATE SQL SECURITY INVOKER VIEW v_due_price_push AS
SELECT id
FROM connection
WHERE enabled
  AND kind = 'rseries'
  AND (JSON_EXTRACT(settings, '$.priceSync') = TRUE
    OR JSON_EXTRACT(settings, '$.costSync') = TRUE
    OR JSON_EXTRACT(settings, '$.autoCreateProducts') = TRUE);
