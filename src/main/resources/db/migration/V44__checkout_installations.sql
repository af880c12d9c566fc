-- What the hub put into the checkout of a shop. kind: script, methods. remote_id, address: as the hub made it; NULL: nothing
-- is there. version, looked_at: for which version of the connection the shop was asked last, and when. fault: why the shop
-- is not as the settings want it; NULL: it is.
CREATE TABLE checkout_installation (
  connection_id BIGINT        NOT NULL,
  kind          VARCHAR(16)   NOT NULL,
  remote_id     VARCHAR(64)   NULL,
  address       VARCHAR(2000) NULL,
  version       BIGINT        NOT NULL,
  looked_at     DATETIME(6)   NOT NULL,
  fault         TEXT          NULL,
  PRIMARY KEY (connection_id, kind),
  CONSTRAINT checkout_installation_of FOREIGN KEY (connection_id) REFERENCES connection (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- Shops whose script or methods are to be looked at: they were changed since, or it was an hour ago.
CREATE SQL SECURITY INVOKER VIEW v_due_checkout_sync AS
SELECT c.id
FROM connection c
WHERE c.enabled
  AND c.kind = 'cseries'
  AND ((JSON_EXTRACT(c.settings, '$.checkoutScript') = TRUE
      AND NOT EXISTS (SELECT 1 FROM checkout_installation i WHERE i.connection_id = c.id AND i.kind = 'script'))
    OR (JSON_EXTRACT(c.settings, '$.checkoutMethods') = TRUE
      AND NOT EXISTS (SELECT 1 FROM checkout_installation i WHERE i.connection_id = c.id AND i.kind = 'methods'))
    OR EXISTS (SELECT 1 FROM checkout_installation i
      WHERE i.connection_id = c.id
        AND (i.version <> c.version OR i.looked_at <= UTC_TIMESTAMP(6) - INTERVAL 1 HOUR)));

-- Shops that are switched off and still have a script or methods of ours.
CREATE SQL SECURITY INVOKER VIEW v_due_checkout_removal AS
SELECT DISTINCT c.id
FROM connection c
JOIN checkout_installation i ON i.connection_id = c.id
WHERE NOT c.enabled;
