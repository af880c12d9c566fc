-- Lists by date, and listings with the name of the shop's product.
ALTER TABLE customer_order
  ADD KEY customer_order_updated (updated_at, id),
  ADD KEY customer_order_ordered (ordered_at, id),
  ADD KEY customer_order_ships (ships_on, id);

ALTER TABLE listing
  ADD COLUMN product_title VARCHAR(512) NOT NULL DEFAULT '' AFTER title;
