-- A feed may say nothing about the cost of a product, which is not a cost of 0.
ALTER TABLE product MODIFY default_cost DECIMAL(16, 4) NULL;
