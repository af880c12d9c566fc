-- Sales of tills that are copies of orders of web shops, or that a setting leaves alone.
-- reference: the number that another system gave the sale; NULL for none. left_alone: why the sale moves no stock.
ALTER TABLE till_sale
  ADD COLUMN reference  VARCHAR(128) NULL,
  ADD COLUMN left_alone VARCHAR(500) NULL,
  ADD KEY till_sale_reference (connection_id, reference);
