-- What goes wrong now, one row for each cause: what alerts are about. since (a text)
-- and times are of the cause itself.
CREATE SQL SECURITY INVOKER VIEW v_alert_problem AS
SELECT CONCAT('connection:', c.id) AS cause,
       'connection-failing' AS kind,
       c.id AS connection_id,
       c.name AS connection_name,
       (SELECT LEFT(GROUP_CONCAT(DISTINCT r.job ORDER BY r.job SEPARATOR ', '), 255) FROM run r
        WHERE r.connection_id = c.id AND r.state = 'failed' AND r.finished_at >= c.failing_since) AS job,
       c.state_detail AS detail,
       CAST(COALESCE(c.failing_since, c.updated_at) AS CHAR) AS since,
       (SELECT COUNT(*) FROM run r
        WHERE r.connection_id = c.id AND r.state = 'failed' AND r.finished_at >= c.failing_since) AS times
FROM connection c
WHERE c.enabled
  AND c.state = 'failing'
UNION ALL
SELECT CONCAT('job:', r.job, ':', COALESCE(r.connection_id, 'hub')),
       'job-failed',
       r.connection_id,
       c.name,
       r.job,
       r.error,
       CAST(r.finished_at AS CHAR),
       1
FROM run r
LEFT JOIN connection c ON c.id = r.connection_id
WHERE r.state = 'failed'
  AND NOT r.dry_run
  AND r.replays IS NULL
  AND COALESCE(c.enabled, r.connection_id IS NULL)
  AND NOT EXISTS (SELECT 1 FROM run later
                  WHERE later.connection_id <=> r.connection_id AND later.job = r.job AND later.id > r.id
                    AND later.state IN ('succeeded', 'failed') AND NOT later.dry_run AND later.replays IS NULL)
UNION ALL
SELECT CONCAT('failure:', COALESCE(f.connection_id, 'hub'), ':', f.route_id, ':', f.kind),
       'failure-kept',
       f.connection_id,
       c.name,
       NULL,
       CONCAT(f.route_id, ': ', MAX(f.message)),
       CAST(MIN(f.first_at) AS CHAR),
       COUNT(*)
FROM failure f
LEFT JOIN connection c ON c.id = f.connection_id
WHERE f.state = 'kept'
GROUP BY f.connection_id, f.route_id, f.kind, c.name;

-- One row for each time that a cause lasted. open_cause is the cause while it lasts, NULL afterwards: its unique key
-- keeps a cause from being opened twice. gone_since: not seen since then; it counts as recovered some minutes later.
-- told_at: when receivers were notified last, NULL: not yet. recovered_told_at: when they were notified of its end.
CREATE TABLE alert (
  id                BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  cause             VARCHAR(255) NOT NULL,
  open_cause        VARCHAR(255) NULL,
  kind              VARCHAR(32)  NOT NULL,
  connection_id     BIGINT       NULL,
  connection_name   VARCHAR(255) NULL,
  job               VARCHAR(255) NULL,
  detail            TEXT         NULL,
  times             BIGINT       NOT NULL,
  since             DATETIME(6)  NOT NULL,
  opened_at         DATETIME(6)  NOT NULL,
  seen_at           DATETIME(6)  NOT NULL,
  gone_since        DATETIME(6)  NULL,
  told_at           DATETIME(6)  NULL,
  recovered_at      DATETIME(6)  NULL,
  recovered_told_at DATETIME(6)  NULL,
  UNIQUE KEY alert_open (open_cause),
  KEY alert_recovered (recovered_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- Messages to receivers, written in the transaction that marks their alerts as told.
-- state: waiting → sending (claimed until next_at; after a kill it is sent again under the same message_id) → sent,
-- or failed when the receiver was away for too long.
CREATE TABLE alert_message (
  id          BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
  channel     VARCHAR(16)   NOT NULL,
  target      VARCHAR(254)  NOT NULL,
  message_id  VARCHAR(255)  NOT NULL,
  subject     VARCHAR(255)  NOT NULL,
  content     MEDIUMTEXT    NOT NULL,
  state       VARCHAR(16)   NOT NULL DEFAULT 'waiting',
  attempts    INT           NOT NULL DEFAULT 0,
  next_at     DATETIME(6)   NOT NULL,
  created_at  DATETIME(6)   NOT NULL,
  ended_at    DATETIME(6)   NULL,
  error       TEXT          NULL,
  KEY alert_message_due (state, next_at),
  KEY alert_message_order (channel, target, state, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- One row, which a check of the problems locks: of several nodes one checks at a time.
-- sealed: the secret of the web hook, NULL for none; it belongs to the address url and goes to no other.
CREATE TABLE alert_hook (
  id         TINYINT       NOT NULL PRIMARY KEY,
  url        VARCHAR(2048) NULL,
  sealed     BLOB          NULL,
  updated_at DATETIME(6)   NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

INSERT INTO alert_hook (id, updated_at) VALUES (1, UTC_TIMESTAMP(6));
