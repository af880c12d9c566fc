-- Views for routes: what is due, whatever the tables behind it look like.
CREATE SQL SECURITY INVOKER VIEW v_due_deliveries AS
SELECT id, connection_id, source, received_at
FROM delivery
WHERE state IN ('received', 'loading');
