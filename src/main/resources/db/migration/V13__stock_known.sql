-- What a shop shows of its stock as far as the hub knows; measures and tariff codes that follow a shop.

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
