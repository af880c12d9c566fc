-- hold_cause, for state on-hold: lines (no product), stock (goods are missing), shop (it does not let the order go).
-- cancelled_by_hand: what the shop says later does not bring it back.
ALTER TABLE customer_order
  ADD COLUMN hold_cause VARCHAR(16) NULL AFTER state,
  ADD COLUMN cancelled_by_hand BOOLEAN NOT NULL DEFAULT FALSE AFTER released_by_hand;
