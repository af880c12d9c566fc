-- What a load changed, or what loading a checked file would change: sums for each chunk and upload while it is under way.
-- back: products that were hidden or discontinued and are live again; changed: those of which no price (msrp) changed.
ALTER TABLE delivery_price_change
  ADD COLUMN upload_id BIGINT NULL AFTER delivery_id,
  ADD COLUMN price_up BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN price_down BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN back BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN changed BIGINT NOT NULL DEFAULT 0;

-- changes: the sums of an upload that came to its end. check_*: of a checked upload, what a load would have come to:
-- outcome loaded, refused or unchanged; live products it lacks; the same for a pull that offers this file alone.
ALTER TABLE upload
  ADD COLUMN changes TEXT NULL,
  ADD COLUMN check_outcome VARCHAR(16) NULL,
  ADD COLUMN check_missing BIGINT NULL,
  ADD COLUMN check_pull VARCHAR(16) NULL,
  ADD COLUMN check_pull_reason TEXT NULL,
  ADD COLUMN check_policy VARCHAR(16) NULL;

-- One row for each changed product, at most 10,000 for each upload and kind: added, price-up, price-down, changed, gone,
-- back. upload_id 0: products that the whole delivery lacks. fields: names of the API, joined with commas.
CREATE TABLE upload_change (
  id          BIGINT         NOT NULL AUTO_INCREMENT PRIMARY KEY,
  delivery_id BIGINT         NOT NULL,
  upload_id   BIGINT         NOT NULL,
  kind        VARCHAR(16)    NOT NULL,
  vendor_sku  VARCHAR(255)   NOT NULL,
  name        VARCHAR(255)   NOT NULL,
  price_from  DECIMAL(16, 4) NULL,
  price_to    DECIMAL(16, 4) NULL,
  cost_from   DECIMAL(16, 4) NULL,
  cost_to     DECIMAL(16, 4) NULL,
  fields      VARCHAR(512)   NOT NULL DEFAULT '',
  KEY upload_change_of (delivery_id, upload_id, id),
  KEY upload_change_kind (delivery_id, upload_id, kind, id),
  CONSTRAINT upload_change_delivery FOREIGN KEY (delivery_id) REFERENCES delivery (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- A product matched or unmatched by hand, so that the last decision about a listing can be undone.
CREATE TABLE listing_undo (
  listing_id      BIGINT       NOT NULL PRIMARY KEY,
  product_id      BIGINT       NULL,
  decided_by      VARCHAR(16)  NULL,
  state           VARCHAR(16)  NOT NULL,
  match_gtin      CHAR(14)     CHARACTER SET ascii NULL,
  match_sku       VARCHAR(255) NULL,
  code_difference TEXT         NULL,
  explanation     TEXT         NOT NULL,
  decided_product BIGINT       NULL,
  at              DATETIME(6)  NOT NULL,
  CONSTRAINT listing_undo_of FOREIGN KEY (listing_id) REFERENCES listing (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;
