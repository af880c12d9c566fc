-- What the clocks of routes/schedule start a job for: each view has the column id, a connection. A view runs with the
-- rights of whoever reads it, so that it does not depend on the account that made it.

-- Vendors whose files are fetched.
CREATE SQL SECURITY INVOKER VIEW v_due_catalog_pull AS
SELECT id
FROM connection
WHERE enabled
  AND kind = 'sftp-catalog';

-- Shops whose orders are read, or whose web hooks are still to be removed.
CREATE SQL SECURITY INVOKER VIEW v_due_order_poll AS
SELECT id
FROM connection
WHERE enabled
  AND kind = 'cseries'
  AND (JSON_EXTRACT(settings, '$.orderSync') = TRUE
    OR id IN (SELECT connection_id FROM connection_secret WHERE name = 'hub.webhook-token'));

-- Shops whose stock is sent without reading orders; the others' poll sends it.
CREATE SQL SECURITY INVOKER VIEW v_due_inventory_push AS
SELECT id
FROM connection
WHERE enabled
  AND kind = 'cseries'
  AND JSON_EXTRACT(settings, '$.stockSync') = TRUE
  AND (JSON_EXTRACT(settings, '$.orderSync') = TRUE) IS NOT TRUE;

-- Shops with shipments they do not know of.
CREATE SQL SECURITY INVOKER VIEW v_due_shipment_push AS
SELECT DISTINCT o.connection_id AS id
FROM shipment s
JOIN customer_order o ON o.id = s.order_id
JOIN connection c ON c.id = o.connection_id
WHERE s.state = 'stored'
  AND c.enabled
  AND c.kind = 'cseries';

-- Shops whose products are read.
CREATE SQL SECURITY INVOKER VIEW v_due_product_sync AS
SELECT id
FROM connection
WHERE enabled
  AND kind = 'cseries'
  AND JSON_EXTRACT(settings, '$.productSync') = TRUE;

-- Shops with web hooks that are no longer wanted.
CREATE SQL SECURITY INVOKER VIEW v_due_webhook_removal AS
SELECT id
FROM connection
WHERE kind = 'cseries'
  AND id IN (SELECT connection_id FROM connection_secret WHERE name = 'hub.webhook-token')
  AND NOT (enabled
    AND JSON_EXTRACT(settings, '$.orderSync') = TRUE
    AND JSON_EXTRACT(settings, '$.webhooks') = TRUE);

-- Vendors with received files that no run is loading.
CREATE SQL SECURITY INVOKER VIEW v_due_catalog_load AS
SELECT DISTINCT d.connection_id AS id
FROM delivery d
LEFT JOIN run r ON r.lock_key = CONCAT('catalog:', d.connection_id)
WHERE d.state IN ('received', 'loading')
  AND r.id IS NULL;
