-- Feeds link to the page of a product in its shop. page: what stands between the shop's address and .html; NULL: not
-- known, or the shop has no pages.
ALTER TABLE listing_walk_product ADD COLUMN page VARCHAR(255) NULL AFTER image;
ALTER TABLE listing ADD COLUMN page VARCHAR(255) NULL AFTER product_title;
