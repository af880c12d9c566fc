-- who: the person or key that asked for it; NULL: the shop, a job, or it is from before this column.
ALTER TABLE order_history ADD COLUMN who VARCHAR(255) NULL;

-- customer: what a search for a customer reads. It follows person, also when a person is forgotten.
-- ships_sort: the day by which lists sort; orders without a day come last.
ALTER TABLE customer_order
  ADD COLUMN customer VARCHAR(700) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci AS (LEFT(CONCAT_WS(' ',
    JSON_VALUE(person, '$.email'), JSON_VALUE(person, '$.firstname'), JSON_VALUE(person, '$.middlename'),
    JSON_VALUE(person, '$.lastname'), JSON_VALUE(person, '$.name'), JSON_VALUE(person, '$.company'),
    JSON_VALUE(person, '$.shipping.name'), JSON_VALUE(person, '$.billing.name')), 700)) VIRTUAL,
  ADD COLUMN ships_sort DATE AS (COALESCE(ships_on, DATE '9999-12-31')) VIRTUAL,
  ADD KEY customer_order_customer (customer),
  ADD KEY customer_order_ships_sort (ships_sort, id),
  ADD KEY customer_order_state_ships (state, ships_sort, id),
  ADD KEY customer_order_state_ordered (state, ordered_at, id),
  ADD KEY customer_order_connection_id (connection_id, id),
  ADD KEY customer_order_connection_ordered (connection_id, ordered_at, id),
  ADD KEY customer_order_hold (hold_cause, id);
