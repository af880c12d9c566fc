-- Events that a reader has passed and still has to hand to its route: their route failed, an earlier event of the same
-- subject is here, or a person replays a kept failure. The first one of each subject is tried at next_try_at; the others
-- follow it.
-- tries: those that failed. failure_id: the kept failure that is replayed; NULL: none.
CREATE TABLE event_deferral (
  reader      VARCHAR(190) NOT NULL,
  number      BIGINT       NOT NULL,
  subject     VARCHAR(64)  NOT NULL,
  failure_id  BIGINT       NULL,
  tries       INT          NOT NULL DEFAULT 0,
  next_try_at DATETIME(6)  NOT NULL,
  deferred_at DATETIME(6)  NOT NULL DEFAULT UTC_TIMESTAMP(6),
  PRIMARY KEY (reader, number),
  CONSTRAINT event_deferral_of FOREIGN KEY (reader) REFERENCES event_reader (name) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- The event that a kept message came from, and the reader whose route gets it again at a replay; NULL: a job's message.
ALTER TABLE failure
  ADD COLUMN event_reader VARCHAR(190) NULL,
  ADD COLUMN event_number BIGINT NULL;

-- The view of V24, with routes that have failed to process events for a quarter of an hour.
CREATE OR REPLACE SQL SECURITY INVOKER VIEW v_alert_problem AS
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
GROUP BY f.connection_id, f.route_id, f.kind, c.name
UNION ALL
SELECT CONCAT('events:', d.reader),
       'events-deferred',
       NULL,
       NULL,
       d.reader,
       'The log has the failures of its tries.',
       CAST(MIN(d.deferred_at) AS CHAR),
       COUNT(*)
FROM event_deferral d
GROUP BY d.reader
HAVING MIN(d.deferred_at) < UTC_TIMESTAMP(6) - INTERVAL 15 MINUTE;
